//! Every kind of notice: its stable code and how much it asks for. Its sentence is in [`super::sentences`].

/// Declares each kind once. A code may have several kinds, each with a sentence of its own.
macro_rules! kinds {
    ($($variant:ident = $name:literal, $severity:literal;)+) => {
        /// A kind of notice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::import) enum Kind {
            $($variant,)+
        }

        impl Kind {
            /// All of them.
            pub(in crate::import) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// `info` is worth knowing, `warning` worth checking, and `ask` a question to a person.
            pub(super) const fn severity(self) -> &'static str {
                match self { $(Self::$variant => $severity),+ }
            }
        }
    };
}

kinds! {
    AccountAdded = "account.added", "info";
    AccountChanged = "account.changed", "info";
    AccountConflict = "account.conflict", "warning";
    AccountNotMentioned = "account.notMentioned", "info";
    AccountOnlyInReport = "account.onlyInReport", "ask";
    AllocationAssumed = "allocation.assumed", "info";
    AllocationHeld = "allocation.held", "warning";
    AllocationPast = "allocation.past", "warning";
    AllocationUnpaired = "allocation.unpaired", "info";
    AmountRounded = "amount.rounded", "warning";
    AmountUnreadable = "amount.unreadable", "warning";
    BalanceMissing = "balance.missing", "warning";
    BalanceNegative = "balance.negative", "warning";
    BillingUnknown = "billing.unknown", "info";
    CashNotValid = "cash.notValid", "warning";
    CashValid = "cash.valid", "info";
    CenterChanged = "businessCenter.changed", "info";
    CentersSeveral = "businessCenter.several", "warning";
    CreditAdded = "credit.added", "info";
    CreditAllocated = "credit.allocated", "info";
    CreditAttribution = "credit.attribution", "ask";
    CreditAttributionInAccount = "credit.attribution", "ask";
    CreditChanged = "credit.changed", "info";
    CreditEarlier = "credit.earlier", "info";
    CreditNoTransactions = "credit.noTransactions", "ask";
    CreditRemoved = "credit.removed", "info";
    CurrencyNeeded = "currency.needed", "ask";
    CurrencyOfAccount = "currency.other", "warning";
    CurrencyOfCenter = "currency.other", "warning";
    CurrencyOfTransaction = "currency.other", "warning";
    CurrencyUnknown = "currency.needed", "ask";
    DateUnreadable = "date.unreadable", "warning";
    EndAssumed = "end.assumed", "info";
    EventPast = "event.past", "warning";
    ExpiryNeeded = "expiry.needed", "ask";
    ExpiryNeededInAccount = "expiry.needed", "ask";
    GrantDifferenceLess = "grant.difference", "ask";
    GrantDifferenceLessInAccount = "grant.difference", "warning";
    GrantDifferenceMore = "grant.difference", "ask";
    GrantDifferenceMoreInAccount = "grant.difference", "info";
    GrantFrozen = "grant.frozen", "warning";
    GrantMovable = "grant.movable", "warning";
    GrantReconciled = "grant.reconciled", "info";
    GrantUnchecked = "grant.unchecked", "ask";
    IdRounded = "id.rounded", "warning";
    IdUnreadable = "id.unreadable", "warning";
    MinimumDiffers = "minimum.differs", "ask";
    MinimumTaken = "minimum.taken", "info";
    NoticesMore = "notices.more", "info";
    PagesMissing = "pages.missing", "warning";
    PortfolioBalance = "portfolio.balance", "info";
    PortfolioPool = "portfolio.pool", "warning";
    RelationNeeded = "relation.needed", "ask";
    RelationNotBound = "relation.notBound", "warning";
    ReportConflict = "report.conflict", "warning";
    ReportNoAccount = "report.noAccount", "warning";
    ReportNoDay = "report.noDay", "warning";
    ReportNoSpend = "report.noSpend", "warning";
    ReportOtherCurrency = "report.otherCurrency", "warning";
    ReportSettled = "report.settled", "info";
    ResponseEmpty = "response.empty", "warning";
    ResponseEmptyList = "response.empty", "info";
    ResponseError = "response.error", "warning";
    ResponseNone = "response.none", "warning";
    ResponseUnknown = "response.unknown", "warning";
    RoleMay = "role.own", "info";
    RoleMayNot = "role.own", "info";
    RowsBudgets = "rows.notUsed", "info";
    RowsCosts = "rows.notUsed", "info";
    RowsPortfolios = "rows.notUsed", "info";
    RowsUnknown = "rows.unknown", "warning";
    SpendEstimated = "spend.estimated", "info";
    SpendEstimatedFewDays = "spend.estimated", "info";
    SpendNeeded = "spend.needed", "ask";
    SpendStopped = "spend.stopped", "ask";
    StartNeeded = "start.needed", "ask";
    StartTaken = "start.taken", "info";
    StatusConflict = "status.conflict", "warning";
    StatusNeeded = "status.needed", "ask";
    StatusOther = "status.other", "warning";
    TooManyAccounts = "adAccounts.tooMany", "warning";
    TooManyCredits = "adCredits.tooMany", "warning";
    TooManyIssues = "adCredits.tooMany", "warning";
    TransactionUnclear = "transaction.unclear", "warning";
    TransactionsConsumption = "transactions.consumption", "info";
    TransferCreditLine = "transfer.creditLine", "info";
    TransferNoAmount = "transfer.noAmount", "info";
}

//! Every kind of notice: its stable code and how much it asks for. Its sentence is in the catalogue of notices.

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

            /// The key of its sentence.
            pub(super) const fn key(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

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

impl Kind {
    /// Where a notice stands among others: what is asked or to be checked about money is first.
    pub(super) fn rank(self) -> i64 {
        let is_money = [
            "actuals",
            "amount",
            "balance",
            "cash",
            "grant",
            "credit",
            "allocation",
            "portfolio",
            "expiry",
            "adCredits",
        ]
        .iter()
        .any(|word| {
            self.name().starts_with(word)
                || self.name().strip_prefix("sheet.").is_some_and(|it| it.starts_with(word))
        });
        let is_money = is_money || self.name().ends_with("otherCurrency") || self.name() == "currency.other";
        match (self.severity(), is_money) {
            ("ask", true) => 0,
            ("warning", true) => 1,
            ("ask", false) => 2,
            ("warning", false) => 3,
            _ => 4,
        }
    }
}

kinds! {
    AccountAdded = "account.added", "info";
    AccountChanged = "account.changed", "info";
    AccountConflict = "account.conflict", "warning";
    AccountNotMentioned = "account.notMentioned", "info";
    AccountOnlyInReport = "account.onlyInReport", "ask";
    ActualsLeft = "actuals.left", "warning";
    ActualsPast = "actuals.past", "warning";
    ActualsTaken = "actuals.taken", "info";
    AllocationAssumed = "allocation.assumed", "info";
    AllocationHeld = "allocation.held", "warning";
    AllocationPast = "allocation.past", "warning";
    AllocationUnpaired = "allocation.unpaired", "info";
    AmountRounded = "amount.rounded", "warning";
    AmountUnreadable = "amount.unreadable", "warning";
    BalanceMissing = "balance.missing", "warning";
    BalanceNegative = "balance.negative", "warning";
    BalanceStale = "balance.stale", "ask";
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
    ExpiryUnknown = "expiry.needed", "ask";
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
    PortfolioBalance = "portfolio.balance", "ask";
    PortfolioPool = "portfolio.pool", "warning";
    PortfoliosSummed = "portfolio.balance", "ask";
    RelationNeeded = "relation.needed", "ask";
    RelationNotBound = "relation.notBound", "warning";
    ReportConflict = "report.conflict", "warning";
    ReportNoAccount = "report.noAccount", "warning";
    ReportNoDay = "report.noDay", "warning";
    ReportNoSpend = "report.noSpend", "warning";
    ReportOtherCurrency = "report.otherCurrency", "warning";
    ReportSettled = "report.settled", "info";
    ResponseDamaged = "response.damaged", "warning";
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
    SheetAccountSeveral = "sheet.accountSeveral", "ask";
    SheetAccountTwice = "sheet.accountTwice", "ask";
    SheetAccountUnknown = "sheet.accountUnknown", "ask";
    SheetAllocationMade = "sheet.allocationMade", "warning";
    SheetAllocationNone = "sheet.allocationOpen", "ask";
    SheetAllocationOpen = "sheet.allocationOpen", "ask";
    SheetAmountNegative = "sheet.amountNegative", "ask";
    SheetAmountRounded = "sheet.amountRounded", "warning";
    SheetAmountUnreadable = "sheet.amountUnreadable", "warning";
    SheetBalanceAgrees = "sheet.balanceAgrees", "info";
    SheetBalanceKept = "sheet.balanceKept", "ask";
    SheetBalanceLess = "sheet.balanceLess", "ask";
    SheetBalanceMore = "sheet.balanceMore", "warning";
    SheetBalanceOpen = "sheet.balanceOpen", "ask";
    SheetCashLater = "sheet.cashLater", "warning";
    SheetCreditNoAmount = "sheet.creditNoAmount", "ask";
    SheetCurrencyNeeded = "currency.needed", "ask";
    SheetCut = "sheet.cut", "warning";
    SheetDaysLeft = "sheet.amountsLater", "warning";
    SheetDamaged = "sheet.damaged", "warning";
    SheetDayUnreadable = "sheet.dayUnreadable", "warning";
    SheetDaysOutside = "sheet.daysOutside", "info";
    SheetDoneUnknown = "sheet.doneUnknown", "ask";
    SheetEmpty = "sheet.empty", "warning";
    SheetGuessed = "sheet.guessed", "warning";
    SheetIdDamaged = "sheet.idDamaged", "ask";
    SheetMarkContradictory = "sheet.amountAmbiguous", "ask";
    SheetMarkUnclear = "sheet.amountAmbiguous", "ask";
    SheetOrderContradictory = "sheet.dayAmbiguous", "ask";
    SheetOrderUnclear = "sheet.dayAmbiguous", "ask";
    SheetOtherCurrency = "sheet.otherCurrency", "ask";
    SheetRowNameless = "sheet.rowNameless", "ask";
    SheetRowsNoSpend = "sheet.rowsNoSpend", "warning";
    SheetSpendPeriod = "sheet.spendPeriod", "ask";
    SheetStartNeeded = "start.needed", "ask";
    SheetStatusEvent = "sheet.statusEvent", "warning";
    SheetStatusFirst = "sheet.statusLeft", "ask";
    SheetStatusLeft = "sheet.statusLeft", "ask";
    SheetStatusUnknown = "sheet.statusUnknown", "ask";
    SheetTooManyAllocations = "allocations.tooMany", "warning";
    SheetTooManyCredits = "adCredits.tooMany", "warning";
    SheetTotals = "sheet.totals", "info";
    SheetUnknown = "sheet.unknown", "ask";
    SheetWindows1252 = "sheet.windows1252", "info";
    SheetWorkbook = "sheet.workbook", "warning";
    SpendEstimated = "spend.estimated", "info";
    SpendEstimatedFewDays = "spend.estimated", "info";
    SpendFrom = "sheet.spendFrom", "info";
    SpendKept = "sheet.spendKept", "info";
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

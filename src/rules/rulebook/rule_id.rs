//! The names by which rules are cited.

use crate::named::named;
use crate::plan::AssumptionKey;

named! {
    /// Which rule, in the order of the rule numbers.
    #[derive(PartialOrd, Ord, Hash)]
    #[expect(missing_docs, reason = "each is what its name says")]
    pub enum RuleId {
        ThreeKinds = "threeKinds",
        Locked = "locked",
        CashMoves = "cashMoves",
        CashWaits = "cashWaits",
        Transferable = "transferable",
        Status = "status",
        CashStatus = "cashStatus",
        PaymentManagement = "paymentManagement",
        Owned = "owned",
        BillingSharing = "billingSharing",
        PaymentPortfolio = "paymentPortfolio",
        AutomaticAllocation = "automaticAllocation",
        CreditLine = "creditLine",
        Billing = "billing",
        BillingOneWay = "billingOneWay",
        Rebate = "rebate",
        AccountTransfer = "accountTransfer",
        BalanceAlert = "balanceAlert",
        FinanceRoles = "financeRoles",
        Role = "role",
        StricterRole = "stricterRole",
        AnalystViews = "analystViews",
        AdminsWithoutFinanceRoles = "adminsWithoutFinanceRoles",
        Issue = "issue",
        CreditKinds = "creditKinds",
        NotPerCampaign = "notPerCampaign",
        UnassignedExpires = "unassignedExpires",
        CreditBeforeCash = "creditBeforeCash",
        AccountFundsFirst = "accountFundsFirst",
        NeverRetroactive = "neverRetroactive",
        SpendGoesOn = "spendGoesOn",
        DrawOrder = "drawOrder",
        Expired = "expired",
        NoRollover = "noRollover",
        ExpiryWindows = "expiryWindows",
        NotIssued = "notIssued",
        ClockOnAllocation = "clockOnAllocation",
        QualifyingSpend = "qualifyingSpend",
        Tax = "tax",
        OneCurrency = "oneCurrency",
        RejectedAds = "rejectedAds",
        NonTransferable = "nonTransferable",
        NoReinstatementAfterExpiry = "noReinstatementAfterExpiry",
        ManualOnly = "manualOnly",
        OneByOne = "oneByOne",
        Allocate = "allocate",
        Insufficient = "insufficient",
        Minimum = "minimum",
        IncentiveCenter = "incentiveCenter",
        BalanceIdentities = "balanceIdentities",
        SuspensionStopsSpend = "suspensionStopsSpend",
        SuspensionForfeits = "suspensionForfeits",
        ClosureForfeits = "closureForfeits",
        Reinstatement = "reinstatement",
        SuspendedReceivesNothing = "suspendedReceivesNothing",
        ClosureCash = "closureCash",
        SuspendedCash = "suspendedCash",
        ClosureBlockers = "closureBlockers",
        Violation = "violation",
        FakeCode = "fakeCode",
        Revocation = "revocation",
        ClawBack = "clawBack",
        Monitoring = "monitoring",
        AccidentalSharing = "accidentalSharing",
        AccountStates = "accountStates",
    }
}

impl RuleId {
    /// The one rule that this assumption sets.
    #[must_use]
    pub const fn of_assumption(key: AssumptionKey) -> Self {
        match key {
            AssumptionKey::DrawOrder => Self::DrawOrder,
            AssumptionKey::Suspension => Self::SuspensionForfeits,
            AssumptionKey::CreditBeforeCash => Self::CreditBeforeCash,
            AssumptionKey::WhoMayAllocate => Self::Role,
            AssumptionKey::MinimumAllocation => Self::Minimum,
            AssumptionKey::SharedAccountsMayReceive => Self::Owned,
            AssumptionKey::ClawBackUsed => Self::ClawBack,
        }
    }
}

//! What a row is, by its fields. Endpoints and people name lists differently (`transaction_list`,
//! `transaction`, `list`; C15), rows they do not.

use super::row::Row;

/// What one object of a response tells about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Shape {
    /// Balances of the Business Center: `/bc/balance/get/`.
    CenterBalance,
    /// Balances of an ad account: `/advertiser/balance/get/`.
    AccountBalance,
    /// Ownership of an ad account: `/bc/asset/get/`.
    Asset,
    /// Name, status and company of an ad account: `/advertiser/info/`.
    AccountInfo,
    /// A row of `/bc/account/transaction/get/`.
    Transaction,
    /// A row of `/advertiser/transaction/get/`.
    OlderAccountTransaction,
    /// A row of `/bc/transaction/get/`.
    OlderCenterTransaction,
    /// One movement of the answer of `/bc/transfer/`.
    Transfer,
    /// A row of `/bc/account/cost/get/`.
    Cost,
    /// A row of `/payment_portfolio/get/`.
    Portfolio,
    /// A row of `/report/integrated/get/`.
    Report,
    /// A Business Center with the reader's role: `/bc/get/`.
    Center,
    /// A person of the Business Center: `/bc/member/get/`.
    Member,
    /// A row of `/bc/account/budget/changelog/get/`.
    BudgetChange,
}

/// The fields by which a balance is known.
pub(in crate::import) const BALANCES: [&str; 6] = [
    "valid_cash_balance",
    "valid_grant_balance",
    "valid_account_balance",
    "cash_balance",
    "grant_balance",
    "balance_info",
];

impl Shape {
    /// How many there are.
    pub(in crate::import) const COUNT: usize = Self::BudgetChange as usize + 1;

    /// What `row` is; `None` where nothing we know has such fields.
    pub(in crate::import) fn of(row: &Row<'_>) -> Option<Self> {
        Self::of_ledger(row).or_else(|| Self::of_holder(row))
    }

    /// Rows of something that happened.
    fn of_ledger(row: &Row<'_>) -> Option<Self> {
        let any = |keys: &[&str]| row.has_any(keys);
        if row.has_all(&["dimensions", "metrics"]) {
            Some(Self::Report)
        } else if any(&["stat_time_day", "stat_time_hour"]) && any(&["spend", "cash_spend", "voucher_spend"])
        {
            // Flat, as connectors and scripts write it.
            Some(Self::Report)
        } else if any(&["payee_account", "remitter_account"]) {
            Some(Self::Transfer)
        } else if any(&["transaction_type"]) && any(&["billing_type", "amount_type", "account_id"]) {
            Some(Self::Transaction)
        } else if any(&["advertiser_id"]) && any(&["transfer_type", "funds_type"]) {
            Some(Self::OlderAccountTransaction)
        } else if row.has_all(&["funds_type", "date"]) {
            Some(Self::OlderCenterTransaction)
        } else if any(&["activity_type"]) {
            Some(Self::BudgetChange)
        } else {
            None
        }
    }

    /// Rows of something that is.
    fn of_holder(row: &Row<'_>) -> Option<Self> {
        let any = |keys: &[&str]| row.has_any(keys);
        if any(&["advertiser_id"]) && any(&BALANCES) {
            Some(Self::AccountBalance)
        } else if row.has_all(&["bc_id"]) && any(&BALANCES) {
            Some(Self::CenterBalance)
        } else if any(&["advertiser_id"]) && any(&["cash_amount", "grant_amount"]) {
            Some(Self::Cost)
        } else if any(&["asset_id"]) {
            Some(Self::Asset)
        } else if any(&["bc_info"]) || row.has_all(&["bc_id", "bc_name"]) {
            Some(Self::Center)
        } else if any(&["user_id"]) && any(&["user_role", "ext_user_role"]) {
            Some(Self::Member)
        } else if any(&["payment_portfolio_id"]) && any(&["payment_portfolio_name", "cash_balance_list"]) {
            Some(Self::Portfolio)
        } else if any(&["advertiser_id"]) && any(&["advertiser_status", "advertiser_name", "status", "name"])
        {
            Some(Self::AccountInfo)
        } else {
            None
        }
    }
}

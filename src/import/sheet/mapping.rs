//! How a sheet is to be read: what a person, or a preview, says of it.

use super::days::DayOrder;
use super::kinds::SheetKind;
use super::role::Role;
use crate::import::tiktok::expected::ExpectedSpend;
use crate::money::DecimalMark;
use serde::{Deserialize, Serialize};

/// How a sheet is to be read. What is left open is found in the sheet; what can't be found is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct SheetMapping {
    /// What the sheet is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "SheetKind"))]
    pub kind: Option<SheetKind>,
    /// What separates cells: one character.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub delimiter: Option<char>,
    /// Number of the line that is the header, from 1; 0 where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub header_row: Option<usize>,
    /// What each column is, from the first on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "js", tsify(optional, type = "ColumnMapping[]"))]
    pub columns: Vec<ColumnMapping>,
    /// ISO 4217 code of the amounts, where no plan and no cell says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub currency: Option<String>,
    /// The day of the sheet, `YYYY-MM-DD`: of its balances, and of allocations without a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub on: Option<String>,
    /// Id of the ad credit that allocations are of, where no row names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub ad_credit: Option<String>,
    /// What becomes of expected spend that the plan has, where the sheet has spend by day: it stays unless this says
    /// otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "ExpectedSpend"))]
    pub expected_spend: Option<ExpectedSpend>,
    /// Which ad accounts of the plan the sheet means, where neither id nor name tells.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "js", tsify(optional, type = "AccountMapping[]"))]
    pub accounts: Vec<AccountMapping>,
}

/// How one column is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct ColumnMapping {
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "ColumnRole"))]
    pub role: Option<Role>,
    /// The sign before the fraction of its amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "\".\" | \",\""))]
    pub decimal_mark: Option<DecimalMark>,
    /// Which of day and month its days write first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "\"dayMonth\" | \"monthDay\""))]
    pub day_order: Option<DayOrder>,
}

/// Which ad account of the plan a row means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct AccountMapping {
    /// The id or name in the sheet.
    pub written: String,
    /// Id of the plan's ad account; absent for one that is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub ad_account: Option<String>,
}

//! How a sheet is to be read: what a person, or a preview, says of it.

use super::days::DayOrder;
use super::kinds::SheetKind;
use super::role::Role;
use crate::day::Day;
use crate::import::tiktok::expected::ExpectedSpend;
use crate::messages::Value;
use crate::money::{Currency, DecimalMark};
use crate::plan::document::PlanDocument;
use crate::plan::{Problem, codes};
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
    /// What separates cells: one punctuation mark of ASCII, a tab or a space.
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
    /// ISO 4217 code of the amounts, in capital letters, where no plan and no cell says it.
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

impl SheetMapping {
    /// What is wrong with what it says of a sheet for `plan`: days, codes and ids that are none. Without a plan, none of
    /// its ids is looked up. Paths begin with `path`.
    #[must_use]
    pub fn problems(&self, plan: Option<&PlanDocument>, path: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut wrong = |place: &str, code, name, found: &str| {
            problems.push(Problem::new(code, [path, place].concat()).with(name, found));
        };
        let is_mark = |sign: char| sign == '\t' || sign == ' ' || sign.is_ascii_punctuation() && sign != '"';
        if let Some(sign) = self.delimiter.filter(|sign| !is_mark(*sign)) {
            wrong("/delimiter", codes::WORD_UNKNOWN, "found", sign.encode_utf8(&mut [0; 4]));
        }
        if let Some(code) = self.currency.as_deref().filter(|code| Currency::from_code(code).is_none()) {
            wrong("/currency", codes::CURRENCY_UNKNOWN, "found", code);
        }
        if let Some(day) = self.on.as_deref().filter(|day| Day::parse(day).is_none()) {
            wrong("/on", codes::DATE_INVALID, "found", day);
        }
        if let Some(plan) = plan {
            let has_credit = |id: &&str| plan.ad_credits.iter().any(|it| it.id == **id);
            if let Some(id) = self.ad_credit.as_deref().filter(|id| !has_credit(id)) {
                wrong("/adCredit", codes::REFERENCE_UNKNOWN, "id", id);
            }
            let has_account = |id: &&str| plan.ad_accounts.iter().any(|it| it.id == **id);
            for (at, answer) in self.accounts.iter().enumerate() {
                if let Some(id) = answer.ad_account.as_deref().filter(|id| !has_account(id)) {
                    let place = ["/accounts/", &at.to_string(), "/adAccount"].concat();
                    wrong(&place, codes::REFERENCE_UNKNOWN, "id", id);
                }
            }
        }
        // What there is to choose from.
        problems
            .into_iter()
            .map(|problem| match problem.path.strip_prefix(path) {
                Some("/delimiter") => problem.with("allowed", Value::texts([",", ";", "|"])),
                Some("/adCredit") => problem.with("list", "adCredits"),
                Some(place) if place.ends_with("/adAccount") => problem.with("list", "adAccounts"),
                _ => problem,
            })
            .collect()
    }
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

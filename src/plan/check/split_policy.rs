//! Reading the split policy, and what of the plan itself lies outside the bounds.

use super::field::{Field, field};
use super::notes::Notes;
use super::totals::Readable;
use crate::messages::Value;
use crate::money::{Decimal, Minor};
use crate::plan::codes;
use crate::plan::credit::Allocation;
use crate::plan::document::SplitPolicyDocument;
use crate::plan::problem::Problem;
use crate::plan::split_policy::SplitPolicy;

pub(super) fn read(policy: Field<'_, SplitPolicyDocument>) -> Option<SplitPolicy> {
    let it = policy.object()?;
    let prefer = field!(it, prefer).or(None, |prefer| prefer.word().map(Some));
    let round_to = field!(it, round_to).or(None, |step| step.amount().map(Some));
    let max_share = field!(it, max_share).or(None, |share| part(share).map(Some));
    // Rounding to multiples of nothing is no rounding.
    let round_to = round_to.map(|step| step.filter(|step| step.is_positive()));
    Some(SplitPolicy { prefer: prefer?, round_to: round_to?, max_share: max_share? })
}

/// A factor from 0 to 1.
fn part(share: Field<'_, String>) -> Option<Decimal> {
    let part = share.factor()?;
    if part > Decimal::ONE {
        share.place.note(share.place.problem(codes::SHARE_TOO_LARGE).with("found", share.text()?));
        return None;
    }
    Some(part)
}

/// Notes which bounds the plan's own allocations don't keep to.
pub(super) fn remark(parts: &Readable<'_>, max_share: Option<Decimal>, notes: &Notes<'_>) {
    let Some(currency) = notes.currency else { return };
    let money = |amount: Minor| Value::Amount(amount, Some(currency));
    let name = |name: &String| Value::Name(name.clone());
    let allocations = || parts.allocations.iter().flatten();
    // What can't be read of them may be what is missing.
    let is_all = parts.allocations.iter().all(Option::is_some);
    let by_account = Allocation::by_account(parts.ad_accounts.len(), allocations());
    for (position, (account, planned)) in parts.ad_accounts.iter().zip(by_account).enumerate() {
        let Some(account) = account else { continue };
        let note = |field, code, limit| {
            let problem = Problem::new(code, format!("/adAccounts/{position}/{field}"));
            let problem = problem.with("account", name(&account.name));
            notes.note(problem.with("planned", money(planned)).with("limit", money(limit)));
        };
        if let Some(least) = account.at_least.filter(|least| is_all && planned < *least) {
            note("atLeast", codes::PLANNED_BELOW_BOUND, least);
        }
        if let Some(most) = account.at_most.filter(|most| planned > *most) {
            note("atMost", codes::PLANNED_ABOVE_BOUND, most);
        }
    }
    let Some(max_share) = max_share else { return };
    for ((credit, account), planned) in Allocation::by_pair(allocations()) {
        let credit = parts.ad_credits.get(credit.position()).and_then(Option::as_ref);
        let account = parts.ad_accounts.get(account.position()).and_then(Option::as_ref);
        let (Some(credit), Some(account)) = (credit, account) else { continue };
        let limit = credit.amount.part(max_share);
        if planned > limit {
            let problem = Problem::new(codes::PLANNED_ABOVE_SHARE, "/splitPolicy/maxShare");
            let problem = problem.with("credit", name(&credit.name)).with("account", name(&account.name));
            notes.note(problem.with("planned", money(planned)).with("limit", money(limit)));
        }
    }
}

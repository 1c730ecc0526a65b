//! What `Fit to spend` offers for a plan as it is: which split, what for, and at what price.

use super::draft::postponed;
use crate::money::{Currency, Minor};
use crate::plan::Preference;
use crate::plan::document::{AdCreditDocument, AllocationDocument, PlanDocument};
use crate::results::advice::{AdviceDocument, AdviceOptions, advise};
use crate::results::projection::Figures;
use std::collections::BTreeMap;

/// What taking a split is good for. Amounts are more than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gain {
    /// So much more is spent.
    Spends(Minor),
    /// As much is spent, and so much less is lost.
    Loses(Minor),
    /// As much is spent and lost, and so much less is stranded: it expires in the Business Center instead.
    Strands(Minor),
    /// As much is spent; it is the split that the plan asks for, by what it prefers or by its bounds.
    AsAsked,
    /// So much less is spent: the plan is outside its own bounds or not rounded as it asks, and this split is not.
    AsAskedFor(Minor),
    /// The plan is as good as the split.
    Nothing,
}

impl Gain {
    /// Whether it saves something that is lost, or has more spent.
    #[must_use]
    pub const fn is_saving(self) -> bool {
        matches!(self, Self::Spends(_) | Self::Loses(_) | Self::Strands(_))
    }
}

/// A split that may take the place of what is planned.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The split.
    pub advice: AdviceDocument,
    /// What for.
    pub gain: Gain,
    /// Whether all is split anew, in proportion, because the split that the plan prefers loses more.
    pub is_anew: bool,
}

/// What is offered for `plan` from the day `from` on, or for one ad account of it. `now` is what the plan comes to
/// without what can't be carried out any more. Nothing while the plan has errors.
#[must_use]
pub fn offer(plan: &PlanDocument, now: &Figures, ad_account: Option<&str>, from: &str) -> Option<Offer> {
    let currency = Currency::from_code(&plan.currency)?;
    let plan = &*postponed(plan, ad_account, from);
    let options = AdviceOptions {
        ad_account: ad_account.map(str::to_owned),
        from: Some(from.to_owned()),
        ..Default::default()
    };
    let (advice, is_anew) = split(plan, &options)?;
    let gain = gain(plan, ad_account, &advice, now, currency);
    Some(Offer { advice, gain, is_anew })
}

/// The split that `plan` prefers, or one that spends as much and loses less: all of it split anew, in proportion, which
/// the second value says. The nearest split may keep ad credit that outlasts the plan where an earlier one expires.
/// Nothing while the plan has errors.
#[must_use]
pub fn split(plan: &PlanDocument, options: &AdviceOptions) -> Option<(AdviceDocument, bool)> {
    let advice = advise(plan, options).ok()?;
    let outlasts = |it: &AdCreditDocument| it.expires.as_ref().is_none_or(|expires| *expires > plan.end);
    if advice.choice.prefer == Preference::Proportional.name() || !plan.ad_credits.iter().any(outlasts) {
        return Some((advice, false));
    }
    let mut anew = plan.clone();
    anew.split_policy.prefer = Some(Preference::Proportional.name().to_owned());
    let currency = Currency::from_code(&plan.currency)?;
    let worth = |it: &AdviceDocument| (minor(&it.spent, currency), minor(&it.still_live, currency));
    let other = advise(&anew, options).ok().filter(|other| worth(other) > worth(&advice));
    Some(other.map_or((advice, false), |other| (other, true)))
}

/// Past so many pairs of an ad account and an ad credit no other split is looked for.
const PAIRS: usize = 20_000;

/// Whether another split than `advice`, which is of `plan` from the day `from` on, is known to spend as much.
#[must_use]
pub fn is_one_of_many(plan: &PlanDocument, advice: &AdviceDocument, from: &str) -> bool {
    let Some(currency) = Currency::from_code(&plan.currency) else { return false };
    if plan.ad_accounts.len().saturating_mul(plan.ad_credits.len()) > PAIRS {
        return false;
    }
    let options = AdviceOptions { from: Some(from.to_owned()), ..Default::default() };
    let plan = postponed(plan, None, from);
    let mut others = [Preference::Proportional, Preference::FewestSteps].into_iter();
    others.any(|prefer| {
        let mut other = plan.clone().into_owned();
        other.split_policy.prefer = Some(prefer.name().to_owned());
        advise(&other, &options).is_ok_and(|other| {
            let amounts = |of: &AdviceDocument| sums(of.allocations.iter(), currency);
            other.spent == advice.spent && amounts(&other) != amounts(advice)
        })
    })
}

fn minor(text: &str, currency: Currency) -> Minor {
    Minor::parse(text, currency).unwrap_or(Minor::ZERO)
}

/// What a plan comes to, as far as it is compared.
#[derive(Clone, Copy)]
struct Outcome {
    spent: Minor,
    stranded: Minor,
    /// What has not expired when the plan ends.
    live: Minor,
}

impl Outcome {
    fn of_figures(figures: &Figures, currency: Currency) -> Self {
        let read = |text: &str| minor(text, currency);
        let live = read(&figures.unallocated) + read(&figures.remaining);
        Self { spent: read(&figures.spent), stranded: read(&figures.stranded), live }
    }

    fn of_advice(advice: &AdviceDocument, currency: Currency) -> Self {
        let read = |text: &str| minor(text, currency);
        Self { spent: read(&advice.spent), stranded: read(&advice.stranded), live: read(&advice.still_live) }
    }

    fn lost(self, issued: Minor) -> Minor {
        issued - self.spent - self.live
    }
}

/// What an advice saves against a plan that comes to `now`.
fn savings(advice: &AdviceDocument, now: &Figures, currency: Currency) -> Gain {
    let (then, now, issued) = (
        Outcome::of_advice(advice, currency),
        Outcome::of_figures(now, currency),
        minor(&now.issued, currency),
    );
    let more = |more: Minor, less: Minor| Some(more - less).filter(|it| it.is_positive());
    if let Some(amount) = more(then.spent, now.spent) {
        return Gain::Spends(amount);
    }
    if then.spent < now.spent || then.lost(issued) > now.lost(issued) {
        return Gain::Nothing;
    }
    more(now.lost(issued), then.lost(issued))
        .map(Gain::Loses)
        .or_else(|| more(now.stranded, then.stranded).map(Gain::Strands))
        .unwrap_or(Gain::Nothing)
}

/// What an advice is good for: what it saves, or that it is what the plan asks for.
fn gain(
    plan: &PlanDocument,
    ad_account: Option<&str>,
    advice: &AdviceDocument,
    now: &Figures,
    currency: Currency,
) -> Gain {
    let saves = savings(advice, now, currency);
    let planned = plan
        .allocations
        .iter()
        .filter(|it| !it.done && ad_account.is_none_or(|account| it.ad_account == account));
    let is_same = || sums(planned, currency) == sums(advice.allocations.iter(), currency);
    if saves.is_saving() || !asks(plan) || is_same() {
        return saves;
    }
    let less = minor(&now.spent, currency) - minor(&advice.spent, currency);
    if less.is_positive() { Gain::AsAskedFor(less) } else { Gain::AsAsked }
}

/// Whether a plan says which split it prefers, or bounds it.
fn asks(plan: &PlanDocument) -> bool {
    !plan.split_policy.is_default()
        || plan.ad_accounts.iter().any(|it| it.at_least.is_some() || it.at_most.is_some())
}

/// Amounts by ad account and ad credit, in all.
type Amounts = BTreeMap<(String, String), Minor>;

fn sums<'a>(allocations: impl Iterator<Item = &'a AllocationDocument>, currency: Currency) -> Amounts {
    let mut sums = Amounts::new();
    for it in allocations {
        let sum = sums.entry((it.ad_account.clone(), it.ad_credit.clone())).or_insert(Minor::ZERO);
        *sum = sum.checked_add(minor(&it.amount, currency)).unwrap_or(*sum);
    }
    sums.retain(|_, amount| amount.is_positive());
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{document_from_value, evaluate};
    use serde_json::{Value, json};

    fn account(id: &str, daily: &str) -> Value {
        json!({ "id": id, "name": id, "dailySpend": daily })
    }

    fn credit(id: &str, amount: &str, expires: &str) -> Value {
        json!({ "id": id, "name": id, "amount": amount, "issued": "2026-03-01", "expires": expires })
    }

    fn allocation(id: &str, credit: &str, account: &str, amount: &str) -> Value {
        json!({ "id": id, "on": "2026-03-01", "adCredit": credit, "adAccount": account, "amount": amount })
    }

    /// Thirty days of March, of two ad accounts.
    fn plan(credits: &[Value], allocations: &[Value]) -> PlanDocument {
        let plan = json!({
            "version": 1, "name": "P", "currency": "USD", "start": "2026-03-01", "end": "2026-03-30",
            "businessCenter": { "name": "BC" }, "adAccounts": [account("a", "10.00"), account("b", "10.00")],
            "adCredits": credits, "allocations": allocations,
        });
        document_from_value(&plan).unwrap()
    }

    fn offered(plan: &PlanDocument) -> Offer {
        let now = evaluate(plan).projection.unwrap().totals;
        offer(plan, &now, None, "2026-03-01").unwrap()
    }

    fn usd(amount: i64) -> Minor {
        Minor::new(amount * 100)
    }

    #[test]
    fn where_more_can_be_spent_that_is_what_a_split_is_for() {
        let too_much = vec![allocation("1", "pool", "a", "400.00")];
        let offer = offered(&plan(&[credit("pool", "400.00", "2026-03-30")], &too_much));
        assert_eq!((offer.gain, offer.is_anew), (Gain::Spends(usd(100)), false));
        assert_eq!(offer.advice.choice.prefer, "leastChange");
    }

    #[test]
    fn a_split_anew_is_offered_where_the_nearest_lets_an_ad_credit_expire_and_keeps_a_later_one() {
        let credits = vec![credit("soon", "300.00", "2026-03-30"), credit("late", "600.00", "2026-06-30")];
        let late = vec![allocation("1", "late", "a", "300.00"), allocation("2", "late", "b", "300.00")];
        let offer = offered(&plan(&credits, &late));
        assert_eq!((offer.gain, offer.is_anew), (Gain::Loses(usd(300)), true));
        assert_eq!((offer.advice.spent.as_str(), offer.advice.still_live.as_str()), ("600.00", "300.00"));
    }

    #[test]
    fn what_is_offered_loses_no_more_than_another_split_that_spends_as_much() {
        let credits = vec![credit("soon", "500.00", "2026-03-30"), credit("late", "400.00", "2026-06-30")];
        let planned = vec![
            allocation("1", "soon", "a", "400.00"),
            allocation("2", "late", "a", "100.00"),
            allocation("3", "late", "b", "100.00"),
        ];
        let plan = plan(&credits, &planned);
        let offer = offered(&plan);
        assert_eq!((offer.gain, offer.is_anew), (Gain::Spends(usd(200)), true));
        // The nearest split keeps what it can of the late one.
        assert_eq!(
            (offer.advice.unavoidable.as_str(), offer.advice.still_live.as_str()),
            ("300.00", "300.00")
        );
        let mut fitted = plan;
        fitted.allocations = offer.advice.allocations;
        assert_eq!(offered(&fitted).gain, Gain::Nothing);
    }

    #[test]
    fn a_plan_that_loses_what_nobody_can_spend_is_offered_nothing() {
        let all = vec![allocation("1", "pool", "a", "300.00"), allocation("2", "pool", "b", "300.00")];
        let offer = offered(&plan(&[credit("pool", "700.00", "2026-03-30")], &all));
        assert_eq!((offer.gain, offer.is_anew), (Gain::Nothing, false));
    }

    #[test]
    fn what_the_plan_asks_for_is_offered_though_it_saves_nothing_and_once() {
        let to_one = vec![allocation("1", "pool", "a", "200.00")];
        let mut plan = plan(&[credit("pool", "200.00", "2026-03-30")], &to_one);
        assert_eq!(offered(&plan).gain, Gain::Nothing);
        plan.split_policy.prefer = Some("proportional".to_owned());
        let offer = offered(&plan);
        assert_eq!(offer.gain, Gain::AsAsked);
        assert!(!offer.gain.is_saving());
        plan.allocations = offer.advice.allocations;
        assert_eq!(offered(&plan).gain, Gain::Nothing);
    }

    #[test]
    fn one_of_many_is_a_split_beside_which_another_spends_as_much() {
        let is_one_of_many = |amount: &str| {
            let plan = plan(&[credit("pool", amount, "2026-03-30")], &[]);
            is_one_of_many(&plan, &offered(&plan).advice, "2026-03-01")
        };
        assert!(is_one_of_many("200.00"));
        // All that both can spend.
        assert!(!is_one_of_many("600.00"));
    }

    #[test]
    fn a_plan_outside_its_bounds_is_offered_one_within_and_what_that_costs() {
        let to_one = vec![allocation("1", "pool", "a", "200.00")];
        let mut plan = plan(&[credit("pool", "600.00", "2026-06-30")], &to_one);
        plan.ad_accounts[0].at_most = Some("50.00".to_owned());
        plan.ad_accounts[1].at_most = Some("50.00".to_owned());
        assert_eq!(offered(&plan).gain, Gain::AsAskedFor(usd(100)));
    }
}

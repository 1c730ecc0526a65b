//! How much of all ad credit one ad account holds at once: what its suspension would cost.

use crate::day::Day;
use crate::editor::timeline::Timeline;
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::plan::{Holder, SuspensionEffect};

/// An ad account that holds more than half of all ad credit, on the evening of the day on which it holds most. Amounts
/// and days are as the document writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Concentrated {
    /// Its place in the plan.
    pub(super) position: usize,
    /// How much it holds.
    pub(super) holds: String,
    /// How much ad credit there is in all.
    pub(super) issued: String,
    /// The day.
    pub(super) on: String,
    /// Whether a suspension forfeits what it holds; else it stays where it is, and its expiry runs on.
    pub(super) is_forfeited: bool,
}

/// The ad accounts that will hold more than half of all ad credit, from the day `today` on. None where there is only one
/// ad account: then there is nobody to share with.
pub(super) fn concentrated(plan: &PlanDocument, today: &str) -> Vec<Concentrated> {
    let Some(timeline) = Timeline::of(plan).filter(|_| plan.ad_accounts.len() > 1) else { return Vec::new() };
    let (start, currency) = (timeline.plan().period().start, timeline.plan().currency());
    let skipped = Day::parse(today).map_or(0, |today| usize::try_from(today.since(start)).unwrap_or(0));
    let issued: Minor = timeline.plan().ad_credits().iter().map(|it| it.amount).sum();
    let is_forfeited = timeline.plan().assumptions().suspension == SuspensionEffect::Forfeit;
    let all: Vec<usize> = (0..plan.ad_accounts.len()).collect();
    let mut found = Vec::new();
    for lane in timeline.lanes(&all) {
        let Holder::AdAccount(account) = lane.holder else { continue };
        // The first of the days on which it holds most.
        let mut most = (0, Minor::ZERO);
        for (day, held) in lane.held.iter().enumerate().skip(skipped) {
            if *held > most.1 {
                most = (day, *held);
            }
        }
        let (day, held) = most;
        if held > issued - held {
            found.push(Concentrated {
                position: account.position(),
                holds: held.to_text(currency),
                issued: issued.to_text(currency),
                on: start.plus(i32::try_from(day).unwrap_or(0)).to_string(),
                is_forfeited,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;

    /// 700 of the Business Center's: A gets 300 and B 400, of which each spends 20 a day.
    fn shared() -> PlanDocument {
        let mut plan = small();
        plan.ad_credits.truncate(1);
        plan.ad_credits[0].amount = "700.00".into();
        for account in &mut plan.ad_accounts {
            account.daily_spend = Some("20.00".into());
        }
        plan
    }

    #[test]
    fn an_ad_account_with_more_than_half_is_found_on_the_day_on_which_it_holds_most() {
        let mut plan = shared();
        let b = Concentrated {
            position: 1,
            holds: "380.00".into(),
            issued: "700.00".into(),
            on: "2026-03-01".into(),
            is_forfeited: true,
        };
        assert_eq!(concentrated(&plan, "2026-02-01"), [b.clone()]);
        plan.assumptions.suspension = Some("freeze".into());
        assert_eq!(concentrated(&plan, "2026-03-01"), [Concentrated { is_forfeited: false, ..b }]);
        // From then on it holds 360.00 and less.
        assert_eq!(concentrated(&plan, "2026-03-03"), []);
    }

    #[test]
    fn in_parts_an_ad_account_gets_most_and_never_holds_it() {
        let mut plan = shared();
        plan.allocations[1].amount = "200.00".into();
        let mut later = plan.allocations[1].clone();
        (later.id, later.on) = ("3".into(), "2026-03-11".into());
        plan.allocations.push(later);
        assert_eq!(concentrated(&plan, "2026-03-01"), []);
    }

    #[test]
    fn where_there_is_one_ad_account_nothing_is_said() {
        let mut plan = shared();
        plan.ad_accounts.truncate(1);
        plan.allocations.truncate(1);
        plan.allocations[0].amount = "700.00".into();
        assert_eq!(concentrated(&plan, "2026-03-01"), []);
    }
}

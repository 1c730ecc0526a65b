//! The inputs of the plan, ranked by what they change.

use crate::app::alternatives::alternatives;
use crate::app::amounts::AmountDigits;
use crate::app::format;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, Drawn, part};
use crate::editor::influence::{Change, Ranking};
use crate::money::Minor;
use crate::plan::AssumptionKey;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use std::cmp::Ordering;

/// How many changes are listed; what comes after them changes less.
const MOST_LISTED: usize = 12;

/// The list, worked out anew after each edit.
#[component]
pub(super) fn Matters(plan: Signal<PlanDocument>, digits: AmountDigits) -> impl IntoView {
    part(move || plan.with(|plan| list(plan, digits.get())))
}

fn list(plan: &PlanDocument, digits: u8) -> Drawn {
    let others = alternatives(&plan.assumptions);
    let assumptions: Vec<_> = others.iter().map(|it| it.1.clone()).collect();
    let Some(ranking) = Ranking::of(plan, &assumptions) else {
        return view! { <p class="hint">{t("advice.waiting")}</p> }.drawn();
    };
    let says = |key: &'static str, amount: Minor| {
        fill(key, &[("amount", &format::amount(&amount.to_text(ranking.currency), digits))])
    };
    let change = |from: Minor, to: Minor| match to.cmp(&from) {
        Ordering::Equal => t("weigh.same").to_owned(),
        Ordering::Greater => says("weigh.more", to - from),
        Ordering::Less => says("weigh.less", from - to),
    };
    let line = |it: &crate::editor::influence::Influence| {
        let what = match it.change {
            Change::Assumed(at) => others.get(at).map(|it| assumed(it.0.key, it.0.says)).unwrap_or_default(),
            other => named(plan, other),
        };
        let lost = change(ranking.now.lost, it.outcome.lost);
        let spent = change(ranking.now.spent, it.outcome.spent);
        view! { <li>{fill("weigh.line", &[("what", &what), ("lost", &lost), ("spent", &spent)])}</li> }
    };
    let (found, tried, all) = (ranking.influences.len(), ranking.tried, ranking.all);
    let lines = ranking.influences.iter().take(MOST_LISTED).map(line).collect_view();
    let how = if tried < all {
        fill("weigh.cut", &[("tried", &format::whole_number(tried)), ("all", &format::whole_number(all))])
    } else {
        count("weigh.tried", tried, &[])
    };
    let rest = (found > MOST_LISTED).then(|| count("weigh.rest", found - MOST_LISTED, &[]));
    let none = (found == 0).then(|| t("weigh.none"));
    view! {
        <ol class="points">{lines}</ol>
        <p class="hint">{[none.map(str::to_owned), rest, Some(how)].into_iter().flatten().collect::<Vec<_>>().join(" ")}</p>
    }
    .drawn()
}

/// What changes, but for an assumption.
fn named(plan: &PlanDocument, change: Change) -> String {
    let account = |key: &'static str, at: usize| {
        let name = plan.ad_accounts.get(at).map_or("", |it| it.name.as_str());
        fill(key, &[("account", name)])
    };
    match change {
        Change::SpendsMore(at) => account("weigh.spendsMore", at),
        Change::SpendsLess(at) => account("weigh.spendsLess", at),
        Change::ExpiresEarlier(at) => {
            let name = plan.ad_credits.get(at).map_or("", |it| it.name.as_str());
            fill("weigh.expiresEarlier", &[("credit", name)])
        }
        Change::Suspended(at, on) => {
            let name = plan.ad_accounts.get(at).map_or("", |it| it.name.as_str());
            let day = format::day(&on.to_string(), &plan.start);
            fill("weigh.suspended", &[("account", name), ("day", &day)])
        }
        Change::Assumed(_) => String::new(),
    }
}

/// An assumption, and the alternative to it, whose sentence ends where what comes of it begins.
fn assumed(key: AssumptionKey, says: &'static str) -> String {
    let what = match key {
        AssumptionKey::DrawOrder => t("assumptions.drawOrder"),
        AssumptionKey::Suspension => t("assumptions.suspension"),
        AssumptionKey::CreditBeforeCash => t("assumptions.spendOrder"),
        AssumptionKey::WhoMayAllocate => t("assumptions.whoMayAllocate"),
        AssumptionKey::MinimumAllocation => t("assumptions.minimum"),
        AssumptionKey::SharedAccountsMayReceive => t("assumptions.shared"),
        AssumptionKey::ClawBackUsed => t("assumptions.clawBack"),
    };
    [what, ". ", t(says).trim_end_matches(':')].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::editor::draft::tests::small;

    #[test]
    fn each_change_is_named_by_what_it_changes() {
        crate::app::text::bring_later();
        let plan = small();
        let on = Day::parse("2026-03-02").unwrap_or_else(|| unreachable!("a day"));
        let changes = [
            Change::SpendsMore(0),
            Change::SpendsLess(1),
            Change::ExpiresEarlier(0),
            Change::Suspended(1, on),
        ];
        let named = changes.map(|it| named(&plan, it));
        assert!(named[0].contains('A') && named[1].contains('B') && named[2].contains("pool"), "{named:?}");
        assert!(named[3].contains('B') && named[3].contains("2026-03-02"), "{named:?}");
        let all: std::collections::BTreeSet<String> =
            alternatives(&plan.assumptions).into_iter().map(|it| assumed(it.0.key, it.0.says)).collect();
        assert_eq!(all.len(), alternatives(&plan.assumptions).len());
        assert!(all.iter().all(|it| !it.ends_with(':')), "{all:?}");
    }
}

//! Planning the rest: what it would change is shown before it is taken.

use super::words::Words;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::facts::{paragraph, section, table};
use crate::app::ui::{Dialog, Drawn, part, press};
use crate::day::Day;
use crate::editor::rest::{Change, Outcome, Rest, rest};
use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// How many changed steps are listed.
const LISTED: usize = 100;

/// A figure of ad credit, after the key of its name.
type Named = (&'static str, fn(&CreditFigures) -> Minor);

/// What becomes of ad credit: together that is all that was issued.
const PARTS: [Named; 5] = [
    ("figure.spent", |it| it.spent),
    ("figure.remaining", |it| it.remaining),
    ("figure.stranded", CreditFigures::stranded),
    ("figure.expiredUnallocated", |it| it.expired_unallocated),
    ("figure.unallocated", |it| it.unallocated),
];
/// What was issued.
const ISSUED: Named = ("figure.issued", |it| it.issued);

/// The dialog.
#[component]
pub(super) fn RestDialog(open: RwSignal<bool>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    // Worked out when it is opened, and again where the plan changes meanwhile.
    let found: Memo<Option<Rest>> = Memo::new(move |_| {
        if !open.get() {
            return None;
        }
        let (today, baseline) = (Day::parse(&planner.today.get())?, planner.baseline_plan());
        planner.with(|plan| rest(plan, baseline.as_ref(), today))
    });
    let take = move || {
        let Some(rest) = found.get_untracked() else { return };
        let words = untrack(|| Words::of(planner));
        let sentence = fill("rest.did", &[("day", &words.day(rest.from))]);
        open.set(false);
        planner.replace(rest.plan, sentence);
    };
    let shown = move || {
        let words = Words::of(planner);
        found.with(|it| match it {
            None => vec![paragraph(t("rest.none").to_owned())],
            Some(it) => planner.with(|plan| preview(&words, plan, it)),
        })
    };
    let ways =
        move || {
            let changes = found.with(|it| it.as_ref().is_some_and(|it| !it.changes.is_empty()));
            changes.then(|| view! {
            <button class="button primary" type="button" on:click=press(take)>{t("rest.take")}</button>
        })
        };
    view! {
        <Dialog open id="rest-title" title=t("rest.title")>
            {part(shown)}
            <div class="dialog-actions">
                <button class="button" type="button" on:click=press(move || open.set(false))>{t("rest.leave")}</button>
                {part(ways)}
            </div>
        </Dialog>
    }
}

/// What it would change.
fn preview(words: &Words, plan: &PlanDocument, it: &Rest) -> Vec<Drawn> {
    let mut shown = vec![paragraph(fill("rest.what", &[("day", &words.day(it.from))]))];
    if it.overdue > 0 {
        shown.push(paragraph(count("rest.overdue", it.overdue, &[])));
    }
    shown.push(outcomes(words, it));
    if it.changes.is_empty() {
        shown.push(paragraph(t("rest.same").to_owned()));
    } else {
        shown.push(by_account(words, plan, it));
        shown.push(steps(words, plan, it));
    }
    shown
}

/// What becomes of ad credit in each.
fn outcomes(words: &Words, it: &Rest) -> Drawn {
    let all: Vec<&Outcome> = it.baseline.iter().chain([&it.now, &it.after]).collect();
    let row = |name: &'static str, read: &dyn Fn(&Outcome) -> String| {
        let cells = all.iter().map(|it| read(it));
        std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>()
    };
    let statement = PARTS.into_iter().chain([ISSUED]);
    let amounts = statement.map(|(key, read)| row(t(key), &|it: &Outcome| words.amount(read(&it.figures))));
    let steps = row(t("rest.steps"), &|it| crate::app::format::whole_number(it.steps));
    let rows = amounts.chain([steps]).collect();
    let mut head = vec![t("rest.outcome").to_owned()];
    if it.baseline.is_some() {
        head.push(t("rest.baseline").to_owned());
    }
    head.extend([t("rest.now"), t("rest.after")].map(str::to_owned));
    table("rest-title", head, rows)
}

/// What each ad account gets that is still to be allocated, before and after.
fn by_account(words: &Words, plan: &PlanDocument, it: &Rest) -> Drawn {
    let mut sums: BTreeMap<&str, [Minor; 2]> = BTreeMap::new();
    for change in &it.changes {
        let sum = sums.entry(&change.ad_account).or_default();
        sum[0] += change.now;
        sum[1] += change.after;
    }
    let row = |(id, [now, after]): (&str, [Minor; 2])| {
        vec![account(plan, id), words.amount(now), words.amount(after), words.signed(after - now)]
    };
    let rows = sums.into_iter().map(row).collect();
    let head = [t("accounts.account"), t("rest.now"), t("rest.after"), t("track.column.difference")];
    section(
        "rest-accounts",
        t("rest.accounts"),
        vec![table("rest-accounts", head.map(str::to_owned).to_vec(), rows)],
    )
}

/// Each step that is not the same.
fn steps(words: &Words, plan: &PlanDocument, it: &Rest) -> Drawn {
    let credit = |id: &str| {
        plan.ad_credits.iter().find(|it| it.id == id).map_or_else(|| id.to_owned(), |it| it.name.clone())
    };
    let row = |it: &Change| {
        let (account, credit) = (account(plan, &it.ad_account), credit(&it.ad_credit));
        vec![words.day_text(&it.on), account, credit, words.amount(it.now), words.amount(it.after)]
    };
    let rows = it.changes.iter().take(LISTED).map(row).collect();
    let head =
        [t("review.column.day"), t("accounts.account"), t("part.credit"), t("rest.now"), t("rest.after")];
    let mut inside = vec![table("rest-steps", head.map(str::to_owned).to_vec(), rows)];
    let more = it.changes.len().saturating_sub(LISTED);
    if more > 0 {
        inside.push(paragraph(count("rest.more", more, &[])));
    }
    section("rest-steps", t("rest.changed"), inside)
}

fn account(plan: &PlanDocument, id: &str) -> String {
    plan.ad_accounts.iter().find(|it| it.id == id).map_or_else(|| id.to_owned(), |it| it.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_of_ad_credit_adds_up_to_what_was_issued() {
        // Amounts of which no other sum is the same.
        let [spent, unallocated, remaining, expired_unallocated] = [1, 2, 4, 8].map(Minor::new);
        let [expired_in_accounts, forfeited, revoked, allocated] = [16, 32, 64, 128].map(Minor::new);
        let figures = CreditFigures {
            issued: Minor::new(127),
            allocated,
            spent,
            unallocated,
            remaining,
            expired_unallocated,
            expired_in_accounts,
            forfeited,
            revoked,
        };
        assert_eq!(PARTS.iter().map(|(_, read)| read(&figures)).sum::<Minor>(), ISSUED.1(&figures));
    }
}

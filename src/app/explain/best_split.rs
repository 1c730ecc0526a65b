//! Why the best split is the best: what it spends, what keeps it from more, who gets how much, and what to do.

use super::parts_over_time::PartsOverTime;
use super::written::{account_name, day, shown};
use crate::app::dialogs::Dialogs;
use crate::app::engine;
use crate::app::format;
use crate::app::state::{Found, Planner};
use crate::app::text::{count, days, fill, t};
use crate::app::ui::facts::{list, paragraph, section, table};
use crate::app::ui::{Dialog, Drawing, Drawn, part};
use crate::app::wording::say;
use crate::editor::draft;
use crate::money::Minor;
use crate::plan::document::AllocationDocument;
use crate::results::advice::{FullAccountDocument, ShareDocument};
use crate::results::projection::Figures;
use leptos::prelude::*;

/// How many of the bounds in the way of the split are listed.
const BOUNDS: usize = 5;

/// The dialog.
#[component]
pub(crate) fn ExplainDialog() -> impl IntoView {
    let open = expect_context::<Dialogs>().explain;
    let planner = expect_context::<Planner>();
    let explained = move || {
        let found = planner.advising.found.get()?;
        Some(vec![
            paragraph(say(&found.advice.why.message)),
            which(planner, &found),
            comparison(planner, &found),
            proof(planner, &found),
            shares(planner, &found),
            steps(planner, &found),
        ])
    };
    view! {
        <Dialog open id="explain-title" title=t("explain.title")>
            {part(explained)}
            <PartsOverTime />
        </Dialog>
    }
}

/// Reads one figure of all.
type Read = fn(&Figures) -> &String;

/// What becomes of all that was issued, in the order of a statement.
const STATEMENT: [(&str, Read); 6] = [
    ("figure.spent", |it| &it.spent),
    ("figure.remaining", |it| &it.remaining),
    ("figure.stranded", |it| &it.stranded),
    ("figure.expiredUnallocated", |it| &it.expired_unallocated),
    ("figure.unallocated", |it| &it.unallocated),
    ("figure.issued", |it| &it.issued),
];

/// What comes of the plan, and of the best split in its place.
fn comparison(planner: Planner, found: &Found) -> Drawn {
    let split = planner.peek(|plan| {
        let mut plan = plan.clone();
        draft::replace_planned(&mut plan, None, found.advice.allocations.clone());
        engine::evaluate(&plan).projection.map(|it| it.totals)
    });
    let row = |name: &'static str, now: &str, best: &str| {
        vec![t(name).to_owned(), shown(planner, now), shown(planner, best)]
    };
    let statement =
        split.iter().flat_map(|split| STATEMENT.map(|(name, read)| (name, read(&found.now), read(split))));
    // What neither has is in no equation of this planner.
    let is_said = |(name, now, best): &(&str, &String, &String)| {
        *name != "figure.remaining" || [now, best].into_iter().any(|it| !format::is_nothing(it))
    };
    let mut rows: Vec<_> = statement.filter(is_said).map(|(name, now, best)| row(name, now, best)).collect();
    rows.push(row("advice.unavoidable", &found.unavoidable, &found.unavoidable));
    let head = [t("explain.compared"), t("explain.now"), t("explain.best")];
    let compared = table("explain-title", head.map(str::to_owned).to_vec(), rows);
    let overdue = (found.overdue > 0).then(|| paragraph(count("explain.overdue", found.overdue, &[])));
    vec![compared].into_iter().chain(overdue).collect::<Vec<_>>().drawn()
}

/// Which of the splits that spend as much it is, why this one, and what is in its way.
fn which(planner: Planner, found: &Found) -> Drawn {
    let choice = &found.advice.choice;
    let is_one_of_many = planner.peek(|plan| engine::is_one_of_many(plan, &found.advice, &found.from));
    let many = is_one_of_many.then(|| t("explain.many").to_owned());
    let anew = found.is_anew.then(|| t("explain.anew").to_owned());
    let says = [many, anew, Some(say(&choice.message)), Some(say(&choice.change))];
    let mut inside: Vec<Drawn> = says.into_iter().flatten().map(paragraph).collect();
    if !choice.bounds.is_empty() {
        let mut bounds: Vec<_> = choice.bounds.iter().take(BOUNDS).map(|it| say(&it.message)).collect();
        if let Some(more @ 1..) = choice.bounds.len().checked_sub(BOUNDS) {
            bounds.push(count("problems.more", more, &[]));
        }
        inside.push(list(bounds));
    }
    section("explain-which", t("explain.which"), inside)
}

/// Who spends all it can, and what else is known of why it is so much and no more. The reason itself comes first of all.
fn proof(planner: Planner, found: &Found) -> Drawn {
    let advice = &found.advice;
    let says = |key: &'static str, text: &str| fill(key, &[("amount", &shown(planner, text))]);
    let live =
        (!format::is_nothing(&advice.still_live)).then(|| says("explain.stillLive", &advice.still_live));
    // A gap is what is not known.
    let short = advice.optimality.amount.as_ref().map(|gap| match advice.optimality.reason {
        Some("bound" | "rounding") => say(&advice.optimality.message),
        Some("drawOrder") => says("explain.gapByDrawOrder", gap),
        Some("minimumAllocation") => says("explain.gapByMinimum", gap),
        _ => says("explain.gapByLimit", gap),
    });
    let mut inside: Vec<Drawn> = [live, short].into_iter().flatten().map(paragraph).collect();
    let full: Vec<_> = advice.why.ad_accounts.iter().map(|it| full_days(planner, it)).collect();
    if !full.is_empty() {
        inside.push(list(full));
    }
    if inside.is_empty() {
        return ().drawn();
    }
    section("explain-why", t("explain.why"), inside)
}

/// On which days an ad account spends all it can.
fn full_days(planner: Planner, full: &FullAccountDocument) -> String {
    let run = |(first, last): &(String, String)| planner.peek(|plan| days(first, last, &plan.start));
    let days: Vec<_> = engine::runs_of_days(full).iter().map(run).collect();
    fill(
        "explain.full",
        &[
            ("account", &account_name(planner, &full.ad_account)),
            ("amount", &shown(planner, &full.amount)),
            ("days", &days.join(", ")),
        ],
    )
}

/// Who can spend how much, and gets how much.
fn shares(planner: Planner, found: &Found) -> Drawn {
    let row = |share: &ShareDocument| {
        let now = planned(planner, &share.ad_account, &found.from);
        let is_shown = ![&now, &share.gets].into_iter().all(|it| format::is_nothing(it));
        is_shown.then(|| {
            vec![
                account_name(planner, &share.ad_account),
                shown(planner, &share.can_spend),
                shown(planner, &now),
                shown(planner, &share.gets),
            ]
        })
    };
    let head =
        [t("accounts.account"), t("accounts.canSpendShort"), t("explain.getsNow"), t("explain.wouldGet")];
    let rows: Vec<_> = found.advice.why.shares.iter().filter_map(row).collect();
    let others = found.advice.why.shares.len() - rows.len();
    let mut inside = Vec::new();
    if planner.peek(|plan| plan.allocations.iter().any(|it| it.done)) {
        inside.push(paragraph(t("explain.withoutDone").to_owned()));
    }
    inside.push(table("explain-shares", head.map(str::to_owned).to_vec(), rows));
    if others > 0 {
        inside.push(paragraph(count("explain.others", others, &[])));
    }
    section("explain-shares", t("explain.shares"), inside)
}

/// What is planned for an ad account from the day `from` on and not done.
fn planned(planner: Planner, account: &str, from: &str) -> String {
    let Some(currency) = planner.currency.get_untracked() else { return String::new() };
    planner.peek(|plan| {
        let is_open =
            |it: &&AllocationDocument| draft::is_planned(it, Some(account)) && !draft::is_overdue(it, from);
        let still_open = plan.allocations.iter().filter(is_open);
        let mut sum = Minor::ZERO;
        for it in still_open {
            sum = Minor::parse(&it.amount, currency).and_then(|it| sum.checked_add(it)).unwrap_or(sum);
        }
        sum.to_text(currency)
    })
}

/// What to do in TikTok.
fn steps(planner: Planner, found: &Found) -> Drawn {
    let steps = &found.advice.steps;
    if steps.is_empty() {
        return ().drawn();
    }
    let step =
        |on: &str, message: &str| fill("explain.step", &[("day", &day(planner, on)), ("step", message)]);
    let inside = vec![
        paragraph(t("explain.stepsHint").to_owned()),
        list(steps.iter().map(|it| step(&it.on, &say(&it.message))).collect()),
    ];
    section("explain-steps", t("explain.steps"), inside)
}

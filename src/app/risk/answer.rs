//! What came of the runs: in a sentence, as bands on one scale, and as a table of all of it.

use super::asked::{asked, varies};
use crate::app::format;
use crate::app::state::{Planner, RiskFound, RiskOf, Risking};
use crate::app::text::{fill, t};
use crate::app::ui::{Drawing, Drawn, part};
use crate::money::{Currency, Minor};
use leptos::prelude::*;

/// For how many ad accounts and ad credits the table has rows.
const LISTED: usize = 50;

/// The ways of allocating: name in an answer, key of its name in words.
const STRATEGIES: [(&str, &str); 3] =
    [("current", "risk.current"), ("bestSplit", "risk.bestSplit"), ("inParts", "risk.inParts")];

/// The ways of allocating that an answer is about: once a plan is over, only its own.
fn strategies(found: &RiskFound) -> &'static [(&'static str, &'static str)] {
    if found.is_over { &STRATEGIES[..1] } else { &STRATEGIES }
}

/// The answer, as far as it is known.
#[component]
pub(super) fn Answer() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let risking = expect_context::<Risking>();
    part(move || {
        let found = risking.found.get().filter(|it| it.runs() > 0)?;
        let stale = planner.with(|plan| *plan != *found.plan);
        let currency = Currency::from_code(&found.plan.currency)?;
        // Runs that are all the same would be a certainty that nobody has.
        let says = if varies(&found.plan, &found.question) {
            view! {
                {figures(planner, &found)}
                {bands(planner, &found, currency)}
            }
            .drawn()
        } else {
            view! { <p class="says">{t("risk.nothingVaries")}</p> }.drawn()
        };
        Some(view! {
            <section class="explained" aria-labelledby="risk-answer">
                <h3 id="risk-answer">{t("risk.answer")}</h3>
                {stale.then(|| view! { <p class="says">{t("risk.stale")}</p> })}
                {says}
                {asked(&found)}
                <details class="risk-details">
                    <summary>{t("risk.table")}</summary>
                    {table(planner, &found)}
                </details>
                {(!found.is_over).then(|| view! { <p class="hint">{t("risk.partsAreALowerBound")}</p> })}
            </section>
        })
    })
}

/// Figures of many runs are seldom whole: all are written with the currency's digits, so that they line up.
fn shown(planner: Planner, text: &str) -> String {
    let digits = planner.currency.get_untracked().map_or(0, Currency::digits);
    format::amount(text, digits)
}

/// The three figures that matter: the share of runs that strand nothing, what nineteen in twenty stay within, the worst.
fn figures(planner: Planner, found: &RiskFound) -> Option<Drawn> {
    let [_, _, _, _, _, high, max] = found.quantiles("current", "stranded", RiskOf::Total)?;
    let (runs, none) = (found.runs(), found.runs_without_loss()?);
    let minor = |runs: u64| Minor::new(i64::try_from(runs).unwrap_or(i64::MAX));
    let share = format::percent(minor(none), minor(runs));
    let of =
        fill("risk.ofRuns", &[("none", &format::whole_number(none)), ("runs", &format::whole_number(runs))]);
    let figure = |name: &'static str, key: &'static str, amount: &str| {
        let is_lost = !format::is_nothing(amount);
        let text = shown(planner, amount);
        view! {
            <div class:is-lost=is_lost>
                <dt>{t(key)}</dt>
                <dd data-figure=name>{text}</dd>
            </div>
        }
    };
    Some(
        view! {
            <dl class="risk-figures">
                <div>
                    <dt>{t("risk.without")}</dt>
                    <dd><span data-figure="risk-none">{share}</span>" "<span class="hint">{of}</span></dd>
                </div>
                {figure("risk-high", "risk.within", &high)}
                {figure("risk-worst", "risk.worst", &max)}
            </dl>
        }
        .drawn(),
    )
}

/// How many runs strand nothing, what one in twenty strands at least, and the worst.
pub(super) fn sentence(planner: Planner, found: &RiskFound) -> Option<String> {
    let amounts = found.quantiles("current", "stranded", RiskOf::Total)?;
    let [min, _, _, middle, _, high, max] = amounts.map(|it| shown(planner, &it));
    let (runs, none) = (found.runs(), found.runs_without_loss()?);
    let values = [
        ("runs", format::whole_number(runs)),
        ("none", format::whole_number(none)),
        ("rest", format::whole_number(runs.saturating_sub(none))),
        ("min", min),
        ("middle", middle),
        ("high", high),
        ("max", max),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(fill(outcome(found)?, &values))
}

/// Which sentence says it. Only where the least of all runs is the most is it what every run comes to.
fn outcome(found: &RiskFound) -> Option<&'static str> {
    let [min, _, _, _, _, high, max] = found.quantiles("current", "stranded", RiskOf::Total)?;
    Some(match found.runs_without_loss()? {
        _ if min == max && format::is_nothing(&max) => "risk.never",
        _ if min == max => "risk.always",
        0 => "risk.everyRun",
        // One run in twenty has nothing more to say than most.
        _ if format::is_nothing(&high) => "risk.seldom",
        _ => "risk.sometimes",
    })
}

/// One line for each way of allocating, all on the scale of what is issued.
fn bands(planner: Planner, found: &RiskFound, currency: Currency) -> Drawn {
    let minor = |text: &str| Minor::parse(text, currency).unwrap_or(Minor::ZERO);
    let all: Vec<_> = strategies(found)
        .iter()
        .filter_map(|(strategy, name)| Some((*name, found.quantiles(strategy, "stranded", RiskOf::Total)?)))
        .collect();
    let most = all.iter().map(|(_, them)| minor(&them[5]).units()).max().unwrap_or_default().max(1);
    // Tenths of a percent of the width: whole numbers draw well enough.
    let place = move |text: &str| (minor(text).units() * 1000 / most).to_string();
    let width = move |from: &str, to: &str| {
        ((minor(to).units() - minor(from).units()) * 1000 / most).max(4).to_string()
    };
    let line = |(name, them): (&'static str, [String; 7])| {
        let [_, p5, p25, p50, p75, p95, max] = &them;
        let [low, middle, high, worst] = [p5, p50, p95, max].map(|it| shown(planner, it));
        let words =
            fill("risk.bandWords", &[("low", &low), ("middle", &middle), ("high", &high), ("worst", &worst)]);
        view! {
            <div class="risk-band">
                <span class="risk-name">{t(name)}</span>
                <svg class="risk-line" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="risk-rail" x="0" y="9" width="1000" height="2" />
                    <rect class="risk-most" x=place(p5) y="7" width=width(p5, p95) height="6" />
                    <rect class="risk-half" x=place(p25) y="3" width=width(p25, p75) height="14" />
                    <rect class="risk-middle" x=place(p50) y="1" width="4" height="18" />
                </svg>
                <span class="risk-words">{words}</span>
            </div>
        }
    };
    // What stays unallocated strands nothing, and is spent no more for that.
    let middle = |(strategy, name): &(&'static str, &'static str)| {
        let [_, _, _, middle, ..] = found.quantiles(strategy, "spent", RiskOf::Total)?;
        Some([t(name), ": ", &shown(planner, &middle)].concat())
    };
    let middles = strategies(found).iter().filter_map(middle).collect::<Vec<_>>();
    let spent = fill("risk.spentMiddle", &[("spent", &middles.join(", "))]);
    view! {
        <figure class="risk-bands">
            {all.into_iter().map(line).collect_view()}
            <figcaption class="hint">{t("risk.bandsSay")}" "{spent}</figcaption>
        </figure>
    }
    .drawn()
}

/// Every quantile, of everything.
fn table(planner: Planner, found: &RiskFound) -> Drawn {
    let mut rows: Vec<(String, [String; 7])> = Vec::new();
    let mut add = |name: String, strategy: &str, figure: &str, of: RiskOf<'_>| {
        if let Some(them) = found.quantiles(strategy, figure, of) {
            rows.push((name, them));
        }
    };
    for (strategy, name) in strategies(found) {
        for (figure, word) in [("spent", t("figure.spent")), ("stranded", t("figure.stranded"))] {
            add([t(name), ": ", word].concat(), strategy, figure, RiskOf::Total);
        }
    }
    let stranded = |name: &str| [name, ": ", t("figure.stranded")].concat();
    for account in found.plan.ad_accounts.iter().take(LISTED) {
        add(stranded(&account.name), "current", "stranded", RiskOf::AdAccount(&account.id));
    }
    for credit in found.plan.ad_credits.iter().take(LISTED) {
        add(stranded(&credit.name), "current", "stranded", RiskOf::AdCredit(&credit.id));
    }
    let row = |(name, [_, them @ ..]): (String, [String; 7])| {
        let cells = them.map(|it| view! { <td>{shown(planner, &it)}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
    };
    view! {
        <div class="sideways" role="region" aria-labelledby="risk-table" tabindex="0">
            <table class="facts risk-answer">
                <caption id="risk-table">{t("risk.table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("risk.of")}</th>
                        {[5_u8, 25, 50, 75, 95, 100].map(|it| view! { <th scope="col">{fill("risk.percent", &[("percent", &it.to_string())])}</th> }).into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .drawn()
}

//! One assumption.

use super::effects::{Change, Effect, Effects};
use crate::app::engine;
use crate::app::format;
use crate::app::place::{Edited, Value, value};
use crate::app::state::{Planner, field_id};
use crate::app::text::{fill, t};
use crate::app::ui::rule_card;
use crate::app::ui::{Choice, Drawing, Drawn, NumberField, options, part, whether};
use crate::money::Minor;
use crate::plan::AssumptionKey;
use crate::plan::document::PlanDocument;
use crate::rules::RuleId;
use leptos::prelude::*;

/// The roles of members, and their names.
pub(super) const ROLES: [(&str, &str); 4] = [
    ("admin", "role.admin"),
    ("financeManager", "role.financeManager"),
    ("financeAnalyst", "role.financeAnalyst"),
    ("standard", "role.standard"),
];

/// What an assumption is about, its switch, its rule, and what it changes.
pub(super) fn assumption(planner: Planner, found: Effects, key: AssumptionKey) -> Drawn {
    let rule = engine::rule(RuleId::of_assumption(key));
    let confidence = rule_card::confidence(rule.confidence);
    view! {
        <section class="assumption">
            <div class="assumption-switch">{switch(planner, key)}</div>
            <div class="assumption-basis">
                <p>
                    <span class="rule-number">{rule.number}</span>
                    " "
                    {rule.statement}
                </p>
                <p class="hint"><strong>{confidence}</strong>" "{rule.caution}</p>
                {rule_card::sources(&rule)}
                <div class="effects" role="status">{part(move || changes(planner, found, key))}</div>
            </div>
        </section>
    }
    .drawn()
}

/// What the alternatives would change.
fn changes(planner: Planner, found: Effects, key: AssumptionKey) -> Drawn {
    if planner.outcome.with(|it| it.projection.is_none()) {
        return view! { <p class="hint">{t("advice.waiting")}</p> }.drawn();
    }
    let Some(all) = found.get() else {
        return view! { <p class="hint">{t("assumptions.working")}</p> }.drawn();
    };
    let of_key = all.iter().filter(|(it, _)| it.key == key);
    let mut says: Vec<String> =
        of_key.map(|(it, effect)| [t(it.says), " ", &sentence(planner, effect)].concat()).collect();
    if key == AssumptionKey::MinimumAllocation {
        says.extend(planner.with(|plan| smallest(planner, plan)));
    }
    let line = |text: String| view! { <li>{text}</li> };
    view! { <ul>{says.into_iter().map(line).collect_view()}</ul> }.drawn()
}

fn sentence(planner: Planner, effect: &Effect) -> String {
    let (stranded, lapsed, spent, debt) = match effect {
        Effect::Nothing => return t("assumptions.nothing").to_owned(),
        Effect::Refusals => return t("assumptions.refusals").to_owned(),
        Effect::Elsewhere => return t("assumptions.elsewhere").to_owned(),
        Effect::Amounts { stranded, lapsed, spent, debt } => (stranded, lapsed, spent, debt),
    };
    let shown = |text: &str| format::amount(text, planner.digits.get_untracked());
    let term = |name: &'static str, change: &Change| {
        let (key, amount) = match change {
            Change::Same => return None,
            Change::More(amount) => ("assumptions.more", amount),
            Change::Less(amount) => ("assumptions.less", amount),
        };
        Some(fill(key, &[("figure", name), ("amount", &shown(amount))]))
    };
    let terms = [
        term(t("assumptions.figure.stranded"), stranded),
        term(t("assumptions.figure.lapsed"), lapsed),
        term(t("assumptions.figure.spent"), spent),
        term(t("assumptions.figure.debt"), debt),
    ];
    [&terms.into_iter().flatten().collect::<Vec<_>>().join(", "), "."].concat()
}

/// The smallest allocation that is still to be made: a minimum above it would refuse that.
fn smallest(planner: Planner, plan: &PlanDocument) -> Option<String> {
    let currency = planner.currency.get_untracked()?;
    let still_open = plan.allocations.iter().filter(|it| crate::editor::draft::is_planned(it, None));
    let least = still_open.filter_map(|it| Minor::parse(&it.amount, currency)).min()?;
    let least = format::amount(&least.to_text(currency), planner.digits.get_untracked());
    Some(fill("assumptions.smallest", &[("amount", &least)]))
}

/// Sets it.
fn switch(planner: Planner, key: AssumptionKey) -> Drawn {
    match key {
        AssumptionKey::DrawOrder => choice(
            planner,
            "/assumptions/drawOrder",
            t("assumptions.drawOrder"),
            value!(assumptions.draw_order or "soonestExpiry"),
            &[
                ("soonestExpiry", t("assumptions.drawOrder.soonestExpiry")),
                ("latestExpiry", t("assumptions.drawOrder.latestExpiry")),
                ("oldestIssue", t("assumptions.drawOrder.oldestIssue")),
            ],
        ),
        AssumptionKey::Suspension => choice(
            planner,
            "/assumptions/suspension",
            t("assumptions.suspension"),
            value!(assumptions.suspension or "forfeit"),
            &[
                ("forfeit", t("assumptions.suspension.forfeit")),
                ("freeze", t("assumptions.suspension.freeze")),
            ],
        ),
        AssumptionKey::CreditBeforeCash => choice(
            planner,
            "/assumptions/creditBeforeCash",
            t("assumptions.spendOrder"),
            value!(assumptions.credit_before_cash or "true"),
            &[("true", t("assumptions.spendOrder.credit")), ("false", t("assumptions.spendOrder.cash"))],
        ),
        AssumptionKey::SharedAccountsMayReceive => choice(
            planner,
            "/assumptions/sharedAccountsMayReceive",
            t("assumptions.shared"),
            value!(assumptions.shared_accounts_may_receive or "false"),
            &[("false", t("assumptions.shared.no")), ("true", t("assumptions.shared.yes"))],
        ),
        AssumptionKey::ClawBackUsed => choice(
            planner,
            "/assumptions/clawBackUsed",
            t("assumptions.clawBack"),
            value!(assumptions.claw_back_used or "false"),
            &[("false", t("assumptions.clawBack.no")), ("true", t("assumptions.clawBack.yes"))],
        ),
        AssumptionKey::WhoMayAllocate => roles(planner),
        AssumptionKey::MinimumAllocation => minimum(planner),
    }
}

/// One of a few; the first is the default, of which the document says nothing.
fn choice(
    planner: Planner,
    path: &'static str,
    label: &'static str,
    value: Value<PlanDocument>,
    all: &[(&'static str, &'static str)],
) -> Drawn {
    view! { <Choice bound=planner.field(path, label, value) options=options(all.iter().copied()) /> }.drawn()
}

/// Who may allocate.
fn roles(planner: Planner) -> Drawn {
    let path = "/assumptions/whoMayAllocate";
    let now = move || {
        let said = planner.with(|plan| plan.assumptions.who_may_allocate.clone());
        said.unwrap_or_else(|| vec!["admin".to_owned(), "financeManager".to_owned()])
    };
    let set = move |role: &'static str, may: bool| {
        let now = untrack(now);
        let allowed =
            ROLES.iter().filter(|(it, _)| if *it == role { may } else { now.iter().any(|now| now == it) });
        let allowed: Vec<String> = allowed.map(|(it, _)| (*it).to_owned()).collect();
        let said = Some(allowed).filter(|it| *it != ["admin", "financeManager"]);
        planner.edit(|plan| plan.assumptions.who_may_allocate = said);
    };
    let role = move |(id, name): (&'static str, &'static str)| {
        view! {
            <label class="radio">
                <input
                    type="checkbox"
                    prop:checked=whether(move || now().iter().any(|it| it == id))
                    on:change:target=move |event| set(id, event.target().checked())
                />
                {t(name)}
            </label>
        }
    };
    view! {
        <fieldset class="group" id=field_id(path)>
            <legend class="label">{t("assumptions.whoMayAllocate")}</legend>
            {ROLES.map(role).collect_view()}
        </fieldset>
    }
    .drawn()
}

/// The least that may be allocated at once.
fn minimum(planner: Planner) -> Drawn {
    let label = t("assumptions.minimum");
    view! {
        <NumberField
            bound=planner.field("/assumptions/minimumAllocation", label, value!(assumptions.minimum_allocation))
            digits=planner.digits
            placeholder=t("assumptions.noMinimum")
        />
    }
    .drawn()
}

//! What differs between two plans, in words.

use crate::app::format;
use crate::app::text::{count, fill, t};
use crate::editor::draft;
use crate::editor::draft::percent_of_share;
use crate::plan::document::PlanDocument;
use crate::results::comparison::InputDifference;
use serde_json::Value;

/// What a difference between two plans is about.
pub(super) fn input_name(first: &PlanDocument, second: &PlanDocument, it: &InputDifference) -> String {
    let place = place(&it.path);
    // An item that only the second has is named by the second.
    let plan = if it.a.is_none() && place.field.is_none() { second } else { first };
    let item = item(plan, place.list, place.position);
    match place.field {
        Some(field) => fill("compare.field", &[("item", &item), ("field", &field_name(field))]),
        None => item,
    }
}

/// The same, told apart from others of the same ad account and ad credit: an allocation or an event with what it is.
pub(super) fn input_told_apart(
    first: &PlanDocument,
    second: &PlanDocument,
    it: &InputDifference,
    digits: u8,
) -> String {
    let place = place(&it.path);
    let is_only_of_second = it.a.is_none() && place.field.is_none();
    let plan = if is_only_of_second { second } else { first };
    let at = place.position.unwrap_or(usize::MAX);
    let whole = match place.list {
        "allocations" => plan.allocations.get(at).and_then(|it| serde_json::to_value(it).ok()),
        "events" => plan.events.get(at).and_then(|it| serde_json::to_value(it).ok()),
        _ => None,
    };
    let Some(whole) = whole else { return input_name(first, second, it) };
    let item = item(plan, place.list, place.position);
    let is = value_said(plan, digits, &it.path, &whole);
    let named = fill("compare.field", &[("item", &item), ("field", &is)]);
    match place.field {
        Some(field) => fill("compare.field", &[("item", &named), ("field", &field_name(field))]),
        None => named,
    }
}

/// Which ad account a difference is about, where it is about one, and what of it.
pub(super) fn account_and_input(
    first: &PlanDocument,
    second: &PlanDocument,
    it: &InputDifference,
) -> (Option<String>, String) {
    let place = place(&it.path);
    let plan = if it.a.is_none() && place.field.is_none() { second } else { first };
    let at = place.position.unwrap_or(usize::MAX);
    let of = |id: &str| known(plan, id).unwrap_or_else(|| id.to_owned());
    let (account, what) = match place.list {
        "adAccounts" => (plan.ad_accounts.get(at).map(|it| of(&it.id)), None),
        "allocations" => {
            let it = plan.allocations.get(at);
            (it.map(|it| of(&it.ad_account)), it.map(|it| of(&it.ad_credit)))
        }
        "events" => (plan.events.get(at).map(|it| of(&it.ad_account)), Some(t("compare.event").to_owned())),
        _ => (None, None),
    };
    if account.is_none() {
        return (None, input_name(first, second, it));
    }
    let what = match (what, place.field.map(field_name)) {
        (Some(item), Some(field)) => fill("compare.field", &[("item", &item), ("field", &field)]),
        (Some(item), None) => item,
        (None, Some(field)) => field,
        (None, None) => t("accounts.account").to_owned(),
    };
    (account, what)
}

/// What a plan says there, in words. `path` is that of the difference.
pub(super) fn value_said(plan: &PlanDocument, digits: u8, path: &str, value: &Value) -> String {
    match (path, value.as_str()) {
        ("/splitPolicy/prefer", Some(prefer)) => return preference(prefer).to_owned(),
        ("/splitPolicy/maxShare", Some(share)) => return max_share(share),
        _ => {}
    }
    let text = |it: &Value| match it {
        Value::String(text) if crate::day::Day::parse(text).is_some() => format::day(text, &plan.start),
        Value::String(text) => known(plan, text).unwrap_or_else(|| format::amount(text, digits)),
        Value::Bool(true) => t("compare.yes").to_owned(),
        Value::Bool(false) => t("compare.no").to_owned(),
        other => other.to_string(),
    };
    match value {
        Value::Array(items) if items.iter().all(|it| !it.is_object()) => {
            items.iter().map(text).collect::<Vec<_>>().join(", ")
        }
        Value::Array(items) => count("compare.items", items.len(), &[]),
        Value::Object(fields) => {
            if let (Some(low), Some(high)) = (fields.get("low"), fields.get("high")) {
                return fill("compare.range", &[("low", &text(low)), ("high", &text(high))]);
            }
            // Whose allocation or event it is stands above it, or before it.
            let is_known = path.starts_with("/allocations/") || path.starts_with("/events/");
            let account = (!is_known).then_some("adAccount");
            let says = ["amount", "dailySpend", "spend", "on", "expires", "role"].into_iter().chain(account);
            let mut says: Vec<String> = says.filter_map(|it| fields.get(it)).map(text).collect();
            // The split policy as a whole.
            says.extend(fields.get("prefer").and_then(Value::as_str).map(|it| preference(it).to_owned()));
            says.extend(fields.get("maxShare").and_then(Value::as_str).map(max_share));
            says.extend(fields.get("roundTo").map(text));
            if says.is_empty() { t("compare.there").to_owned() } else { says.join(", ") }
        }
        other => text(other),
    }
}

/// What a split is preferred for, in words.
fn preference(name: &str) -> &str {
    match name {
        "proportional" => t("split.proportional"),
        "leastChange" => t("split.leastChange"),
        "fewestSteps" => t("split.fewestSteps"),
        other => other,
    }
}

/// The largest share of an ad credit, in percent.
fn max_share(share: &str) -> String {
    let percent = percent_of_share(share).unwrap_or_else(|| share.to_owned());
    fill("compare.percent", &[("percent", &format::amount(&percent, 0))])
}

/// The name of an ad account, ad credit or member by its id.
pub(super) fn known(plan: &PlanDocument, id: &str) -> Option<String> {
    let credits = plan.ad_credits.iter().map(|it| (&it.id, &it.name));
    let members = plan.members.iter().map(|it| (&it.id, &it.name));
    let other = || credits.chain(members).find(|(known, _)| *known == id).map(|(_, name)| name.clone());
    draft::account_called(plan, id).or_else(other)
}

/// An item of the plan by name.
fn item(plan: &PlanDocument, list: &str, position: Option<usize>) -> String {
    let of = |id: &str| known(plan, id).unwrap_or_else(|| id.to_owned());
    let at = position.unwrap_or(usize::MAX);
    let named = match list {
        "adAccounts" => plan.ad_accounts.get(at).map(|it| of(&it.id)),
        "adCredits" => plan.ad_credits.get(at).map(|it| it.name.clone()),
        "members" => plan.members.get(at).map(|it| it.name.clone()),
        "allocations" => plan.allocations.get(at).map(|it| {
            fill("allocate.to", &[("credit", &of(&it.ad_credit)), ("account", &of(&it.ad_account))])
        }),
        "events" => {
            plan.events.get(at).map(|it| fill("compare.eventOf", &[("account", &of(&it.ad_account))]))
        }
        _ => None,
    };
    named.unwrap_or_else(|| field_name(list))
}

fn field_name(field: &str) -> String {
    let known = match field {
        "amount" => t("part.amount"),
        "on" => t("part.on"),
        "dailySpend" => t("accounts.dailySpend"),
        "weekdayFactors" => t("account.weekdays"),
        "atLeast" => t("account.atLeast"),
        "atMost" => t("account.atMost"),
        "spendRange" => t("compare.spendRange"),
        "splitPolicy" => t("advice.how"),
        "prefer" => t("compare.prefer"),
        "maxShare" => t("compare.maxShare"),
        "roundTo" => t("split.roundTo"),
        "actuals" => t("compare.actuals"),
        "spend" => t("figure.spent"),
        "from" => t("compare.from"),
        "to" => t("compare.to"),
        "type" | "violation" => t("compare.type"),
        "kind" => t("credit.kind"),
        "heldBy" => t("compare.heldBy"),
        "adAccounts" => t("accounts.title"),
        "expires" => t("credit.expires"),
        "issued" => t("credit.issued"),
        "name" => t("account.nameLabel"),
        "entity" => t("account.entity"),
        "relation" => t("account.relation"),
        "status" => t("accounts.status"),
        "billing" => t("account.billing"),
        "cash" => t("settings.cash"),
        "currency" => t("settings.currency"),
        "creditLine" => t("settings.creditLine"),
        "adCredit" | "adCredits" => t("part.credit"),
        "adAccount" => t("accounts.account"),
        "by" => t("review.column.by"),
        "done" => t("allocate.done"),
        "role" => t("members.role"),
        "start" => t("settings.start"),
        "end" => t("settings.end"),
        "assumptions" => t("assumptions.title"),
        "businessCenter" => t("credits.title"),
        "members" => t("members.title"),
        "events" => t("account.events"),
        "allocations" => t("account.allocations"),
        "drawOrder" => t("assumptions.drawOrder"),
        "suspension" => t("assumptions.suspension"),
        "creditBeforeCash" => t("assumptions.spendOrder"),
        "whoMayAllocate" => t("assumptions.whoMayAllocate"),
        "minimumAllocation" => t("assumptions.minimum"),
        "sharedAccountsMayReceive" => t("assumptions.shared"),
        "clawBackUsed" => t("assumptions.clawBack"),
        other => other,
    };
    known.to_owned()
}

/// What a JSON pointer names: an item of a list, or the plan itself, and a field of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place<'a> {
    /// The list or object that it is in; nothing for a field of the plan.
    list: &'a str,
    /// Where in the list.
    position: Option<usize>,
    /// Its field; nothing for the whole item.
    field: Option<&'a str>,
}

/// What a JSON pointer names.
fn place(path: &str) -> Place<'_> {
    let mut steps = path.split('/').skip(1);
    let list = steps.next().unwrap_or_default();
    let next = steps.next();
    let position = next.and_then(|it| it.parse().ok());
    let field = if position.is_some() { steps.next() } else { next };
    Place { list, position, field }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_plan_has_a_name_in_words() {
        crate::app::text::bring_later();
        let links = [
            include_str!("../../tests/links/every-field.txt"),
            include_str!("../../tests/links/split-policy.txt"),
            include_str!("../../tests/links/actual-spend.txt"),
        ];
        let plans =
            links.map(|link| crate::app::engine::open_link(link.lines().next().unwrap()).unwrap().to_value());
        let mut fields: Vec<&String> = Vec::new();
        for (field, value) in plans.iter().filter_map(Value::as_object).flatten() {
            fields.push(field);
            let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            fields.extend(items.iter().filter_map(Value::as_object).flat_map(|it| it.keys()));
        }
        // Two plans that are compared have the same version and currency, and items are the same by their id.
        fields.retain(|it| !["version", "id"].contains(&it.as_str()));
        fields.sort_unstable();
        fields.dedup();
        let unnamed: Vec<_> = fields.into_iter().filter(|it| field_name(it) == **it).collect();
        assert_eq!(unnamed, Vec::<&String>::new());
    }

    #[test]
    fn of_several_allocations_to_one_ad_account_each_difference_has_a_name_of_its_own() {
        crate::app::text::bring_later();
        let other = crate::editor::draft::tests::small();
        let mut plan = other.clone();
        let mut later = plan.allocations[0].clone();
        (later.id, later.on, later.amount) = ("later".into(), "2026-03-20".into(), "1.00".into());
        plan.allocations.push(later);
        plan.allocations[0].amount = "2.00".into();
        plan.allocations[1].amount = "3.00".into();
        let found = crate::app::engine::compare(&plan, &other).map(|it| it.inputs).unwrap_or_default();
        let names: Vec<String> = found.iter().map(|it| input_told_apart(&plan, &other, it, 0)).collect();
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!((found.len(), distinct.len()), (3, 3), "{names:?}");
        assert!(names.iter().all(|it| it.contains("2026-03-")), "{names:?}");
        assert_eq!(names.iter().filter(|it| it.ends_with(": Amount")).count(), 2, "{names:?}");
    }

    #[test]
    fn a_pointer_names_an_item_and_its_field() {
        let named = |list, position, field| Place { list, position, field };
        assert_eq!(place("/adAccounts/2/dailySpend"), named("adAccounts", Some(2), Some("dailySpend")));
        assert_eq!(place("/allocations/0"), named("allocations", Some(0), None));
        assert_eq!(place("/businessCenter/cash"), named("businessCenter", None, Some("cash")));
        assert_eq!(place("/end"), named("end", None, None));
    }
}

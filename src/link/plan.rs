//! A whole plan, list after list.

use super::codec::{Codec, Coded, LinkError};
use super::ids::Ids;
use super::object::{Context, FieldForm};
use super::schema;
use serde_json::{Map, Value};

/// Whether a plan has a split policy, or bounds of ad accounts.
pub(super) fn has_bounds(plan: &Value) -> bool {
    let accounts = plan.get("adAccounts").and_then(Value::as_array).into_iter().flatten();
    plan.get("splitPolicy").is_some()
        || accounts.into_iter().any(|it| schema::BOUNDS.iter().any(|field| it.get(field.0).is_some()))
}

/// A plan document as JSON, as `link_version` says it. `it` is `None` while reading.
pub(super) fn plan(codec: &mut Codec<'_>, link_version: u8, it: Option<&Value>) -> Coded<Value> {
    let given = |name: &str| it.and_then(|it| it.get(name));
    let version = codec.number(given("version").and_then(Value::as_u64).unwrap_or_default())?;
    let nobody = || [[].as_slice(); 3].map(Ids::of);
    // Its first day is not known while it is read.
    let mut plan = codec.object(schema::PLAN, it, None, &Context { start: "", lists: nobody() })?;
    let start = plan.get("start").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut context = Context { start: &start, lists: nobody() };
    let center = codec.object(schema::BUSINESS_CENTER, given("businessCenter"), None, &context)?;
    let assumptions = codec.object(schema::ASSUMPTIONS, given("assumptions"), None, &context)?;

    let members = list(codec, given("members"), schema::MEMBER, &context)?;
    let mut ad_accounts = list(codec, given("adAccounts"), schema::AD_ACCOUNT, &context)?;
    context.lists = [Ids::of(&members), Ids::of(&ad_accounts), Ids::of(&[])];
    let ad_credits = list(codec, given("adCredits"), schema::AD_CREDIT, &context)?;
    let [people, accounts, _] = context.lists;
    let context = Context { start: &start, lists: [people, accounts, Ids::of(&ad_credits)] };
    let allocations = list(codec, given("allocations"), schema::ALLOCATION, &context)?;
    let events = list(codec, given("events"), schema::EVENT, &context)?;
    let actuals =
        if link_version > 1 { list(codec, given("actuals"), schema::ACTUAL, &context)? } else { Vec::new() };
    let (mut split_policy, mut bounds) = (Map::new(), Vec::new());
    if link_version > 2 {
        split_policy = codec.object(schema::SPLIT_POLICY, given("splitPolicy"), None, &context)?;
        bounds = list(codec, given("adAccounts"), schema::BOUNDS, &context)?;
        if bounds.len() != ad_accounts.len() {
            return Err(LinkError::Damaged);
        }
    }
    drop(context);
    for (account, bounds) in ad_accounts.iter_mut().zip(bounds) {
        if let (Value::Object(account), Value::Object(bounds)) = (account, bounds) {
            account.extend(bounds);
        }
    }
    for (name, value) in [
        ("version", Value::from(version)),
        ("businessCenter", Value::Object(center)),
        ("assumptions", Value::Object(assumptions)),
        ("members", Value::Array(members)),
        ("adAccounts", Value::Array(ad_accounts)),
        ("adCredits", Value::Array(ad_credits)),
        ("allocations", Value::Array(allocations)),
        ("events", Value::Array(events)),
        ("actuals", Value::Array(actuals)),
        ("splitPolicy", Value::Object(split_policy)),
    ] {
        plan.insert(name.to_owned(), value);
    }
    Ok(Value::Object(plan))
}

fn list(
    codec: &mut Codec<'_>,
    items: Option<&Value>,
    fields: &[FieldForm],
    context: &Context<'_>,
) -> Coded<Vec<Value>> {
    codec.list(items, &mut |codec, it, before| codec.object(fields, it, before, context).map(Value::Object))
}

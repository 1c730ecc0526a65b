//! Series as `Float64Array`s, in major units.

use crate::money::{Currency, Minor};
use crate::simulation::Projection;
use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// The series of a projection.
pub(super) fn object(projection: &Projection<'_>) -> Result<JsValue, JsValue> {
    let plan = projection.plan;
    let currency = plan.currency();
    let series = projection.series();
    let accounts = Array::new();
    for (account, lines) in plan.ad_accounts().iter().zip(&series.ad_accounts) {
        accounts.push(&record(&[
            ("id", JsValue::from_str(&account.id)),
            ("remaining", line(&lines.remaining, currency)),
            ("spent", line(&lines.spent, currency)),
            ("stranded", line(&lines.stranded, currency)),
        ])?);
    }
    record(&[
        ("days", JsValue::from(plan.period().days())),
        ("issued", line(&series.issued, currency)),
        ("unallocated", line(&series.unallocated, currency)),
        ("expiredUnallocated", line(&series.expired_unallocated, currency)),
        ("adAccounts", accounts.into()),
    ])
}

fn record(fields: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsValue::from_str(name), value)?;
    }
    Ok(object.into())
}

#[expect(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a drawing has fewer pixels than a float has digits"
)]
fn line(amounts: &[Minor], currency: Currency) -> JsValue {
    let unit = 10_f64.powi(i32::from(currency.digits()));
    let values: Vec<f64> = amounts.iter().map(|amount| amount.units() as f64 / unit).collect();
    Float64Array::from(values.as_slice()).into()
}

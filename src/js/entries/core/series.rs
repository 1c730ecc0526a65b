//! Series as `Float64Array`s, in major units.

use js_sys::{Array, Float64Array, Object, Reflect};
use strandline::money::{Currency, Minor};
use strandline::simulation::Projection;
use wasm_bindgen::JsValue;

/// Balances at the end of every day, in major units. For drawing only: figures are exact, these are not.
#[derive(tsify::Tsify)]
#[serde(rename_all = "camelCase")]
pub(super) struct Series {
    days: i32,
    #[tsify(type = "Float64Array")]
    issued: Float64Array,
    #[tsify(type = "Float64Array")]
    unallocated: Float64Array,
    #[tsify(type = "Float64Array")]
    expired_unallocated: Float64Array,
    ad_accounts: Vec<AccountSeries>,
}

/// Balances of one ad account at the end of every day, in major units.
#[derive(tsify::Tsify)]
struct AccountSeries {
    /// Its id in the plan.
    id: String,
    #[tsify(type = "Float64Array")]
    remaining: Float64Array,
    #[tsify(type = "Float64Array")]
    spent: Float64Array,
    #[tsify(type = "Float64Array")]
    stranded: Float64Array,
}

/// An object of these fields.
fn object<const N: usize>(fields: [(&str, JsValue); N]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object.into())
}

impl AccountSeries {
    fn given(self) -> Result<JsValue, JsValue> {
        object([
            ("id", self.id.into()),
            ("remaining", self.remaining.into()),
            ("spent", self.spent.into()),
            ("stranded", self.stranded.into()),
        ])
    }
}

impl Series {
    /// Gives them out.
    ///
    /// # Errors
    ///
    /// None of ours: only what the engine itself throws.
    pub(super) fn given(self) -> Result<JsValue, JsValue> {
        let accounts =
            self.ad_accounts.into_iter().map(AccountSeries::given).collect::<Result<Array, _>>()?;
        object([
            ("days", self.days.into()),
            ("issued", self.issued.into()),
            ("unallocated", self.unallocated.into()),
            ("expiredUnallocated", self.expired_unallocated.into()),
            ("adAccounts", accounts.into()),
        ])
    }

    /// The series of a projection.
    pub(super) fn of(projection: &Projection<'_>) -> Self {
        let plan = projection.plan;
        let line = |amounts: &[Minor]| line(amounts, plan.currency());
        let series = projection.series();
        let accounts = plan.ad_accounts().iter().zip(&series.ad_accounts);
        Self {
            days: plan.period().days(),
            issued: line(&series.issued),
            unallocated: line(&series.unallocated),
            expired_unallocated: line(&series.expired_unallocated),
            ad_accounts: accounts
                .map(|(account, lines)| AccountSeries {
                    id: account.id.clone(),
                    remaining: line(&lines.remaining),
                    spent: line(&lines.spent),
                    stranded: line(&lines.stranded),
                })
                .collect(),
        }
    }
}

#[expect(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a drawing has fewer pixels than a float has digits"
)]
fn line(amounts: &[Minor], currency: Currency) -> Float64Array {
    let unit = 10_f64.powi(i32::from(currency.digits()));
    let values: Vec<f64> = amounts.iter().map(|amount| amount.units() as f64 / unit).collect();
    Float64Array::from(values.as_slice())
}

//! What the ad accounts come to in all: the row at the foot of their table, and what is left of each ad credit.

use super::columns::Columns;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, LiveText, live, live_text, part};
use crate::app::{engine, format};
use crate::day::Day;
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// The sum of texts that each mean an amount; nothing where one doesn't.
pub(super) fn sum<'a>(mut texts: impl Iterator<Item = &'a str>, currency: Currency) -> Option<Minor> {
    texts.try_fold(Minor::ZERO, |sum, text| sum.checked_add(Minor::parse(text, currency)?))
}

/// What is allocated of each ad credit with a column, and of all others together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Allocated {
    shown: Vec<Option<Minor>>,
    elsewhere: Option<Minor>,
}

impl Allocated {
    fn of(plan: &PlanDocument, columns: Columns, currency: Currency) -> Self {
        columns.shown.with(|shown| {
            let of = |id: &str| {
                let parts = plan.allocations.iter().filter(|it| it.ad_credit == id);
                sum(parts.map(|it| it.amount.as_str()), currency)
            };
            let others =
                plan.allocations.iter().filter(|it| shown.iter().all(|column| column.id != it.ad_credit));
            Self {
                shown: shown.iter().map(|column| of(&column.id)).collect(),
                elsewhere: sum(others.map(|it| it.amount.as_str()), currency),
            }
        })
    }
}

/// The sums below and above the columns.
#[derive(Clone, Copy)]
pub(crate) struct Sums {
    planner: Planner,
    columns: Columns,
    allocated: Memo<Allocated>,
}

impl Sums {
    pub(crate) fn of(planner: Planner, columns: Columns) -> Self {
        let allocated = Memo::new(move |_| {
            let currency = planner.currency.get();
            currency.map_or_else(Allocated::default, |currency| {
                planner.with(|plan| Allocated::of(plan, columns, currency))
            })
        });
        Self { planner, columns, allocated }
    }

    fn written(self, sum: Option<Minor>) -> String {
        let text = sum.zip(self.planner.currency.get()).map(|(sum, currency)| sum.to_text(currency));
        text.map_or_else(|| "–".to_owned(), |text| format::amount(&text, self.planner.digits.get()))
    }

    /// What an ad account could spend of an ad credit, and what is left of that, in words.
    pub(crate) fn room(self, account: &str, credit: &str) -> Option<String> {
        let can = self.planner.with(|plan| {
            let it = plan.ad_credits.iter().find(|it| it.id == credit)?;
            let last = Day::parse(it.expires.as_deref()?)?.min(Day::parse(&plan.end)?).to_string();
            let can = format::amount(&engine::can_spend(plan, account, credit)?, self.planner.digits.get());
            Some(fill("allocate.room", &[("amount", &can), ("day", &format::day(&last, &plan.start))]))
        })?;
        let column = self.columns.shown.with(|all| all.iter().position(|it| it.id == credit));
        let left = column.and_then(|it| self.left(it));
        Some(std::iter::once(can).chain(left).collect::<Vec<_>>().join(" · "))
    }

    /// What is left of the ad credit with this column, in words; nothing where too much is allocated.
    pub(crate) fn left(self, column: usize) -> Option<String> {
        let currency = self.planner.currency.get()?;
        let id = self.columns.shown.with(|shown| shown.get(column).map(|it| it.id.clone()))?;
        let whole = self.planner.with(|plan| {
            let credit = plan.ad_credits.iter().find(|it| it.id == id)?;
            Minor::parse(&credit.amount, currency)
        })?;
        let gone = self.allocated.with(|it| it.shown.get(column).copied().flatten())?;
        let left = whole.take(gone).filter(|it| it.is_positive() || it.is_zero())?;
        Some(fill("accounts.left", &[("amount", &self.written(Some(left)))]))
    }
}

/// The row at the foot.
#[component]
pub(crate) fn TotalsRow(columns: Columns, sums: Sums) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let name = live_text(move || count("accounts.all", planner.with(|plan| plan.ad_accounts.len()), &[]));
    let daily = live(move || {
        let sum = planner.currency.get().and_then(|currency| {
            planner.with(|plan| {
                sum(plan.ad_accounts.iter().filter_map(|it| it.daily_spend.as_deref()), currency)
            })
        });
        sums.written(sum)
    });
    let can_spend = live(move || {
        let sum = planner.currency.get().and_then(|currency| {
            planner.outcome.with(|it| {
                sum(it.projection.as_ref()?.ad_accounts.iter().map(|it| it.can_spend.as_str()), currency)
            })
        });
        sums.written(sum)
    });
    let stranded = live(move || {
        let stranded = planner.outcome.with(|it| it.projection.as_ref().map(|it| it.totals.stranded.clone()));
        stranded.map_or_else(|| "–".to_owned(), |text| format::amount(&text, planner.digits.get()))
    });
    let cell = |label: String, text: Signal<String>| {
        view! {
            <td role="cell" class="number-cell figure-cell">
                <span class="cell-label" aria-hidden="true">{label}</span>
                <span class="figure-text" translate="no">{LiveText::from(text)}</span>
            </td>
        }
    };
    let allocated = move || {
        let column = |(at, name): (usize, String)| {
            let text =
                live(move || sums.written(sums.allocated.with(|it| it.shown.get(at).copied().flatten())));
            cell([t("accounts.allocate"), " ", &name].concat(), text)
        };
        let names: Vec<String> = columns.shown.with(|shown| shown.iter().map(|it| it.name.clone()).collect());
        names.into_iter().enumerate().map(column).collect_view()
    };
    let elsewhere = move || {
        columns.hide_some().then(|| {
            let text = live(move || sums.written(sums.allocated.with(|it| it.elsewhere)));
            cell(t("accounts.elsewhere").to_owned(), text)
        })
    };
    view! {
        <tfoot role="rowgroup">
            <tr role="row">
                <th scope="row" role="rowheader" colspan="2" class="account-name">{name}</th>
                {cell(t("accounts.dailySpend").to_owned(), daily)}
                {cell(t("accounts.canSpendShort").to_owned(), can_spend)}
                {part(move || allocated().drawn())}
                {part(elsewhere)}
                {cell(t("accounts.stranded").to_owned(), stranded)}
            </tr>
        </tfoot>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_of_all_its_amounts_or_not_at_all() {
        let usd = Currency::from_code("USD").unwrap_or_else(|| unreachable!("dollars are known"));
        assert_eq!(sum(["100.00", "0.50"].into_iter(), usd), Some(Minor::new(10_050)));
        assert_eq!(sum([].into_iter(), usd), Some(Minor::ZERO));
        assert_eq!(sum(["100.00", "much"].into_iter(), usd), None);
    }
}

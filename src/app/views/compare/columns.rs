//! What becomes of each scenario, as planned and under a suspension.

use crate::app::draft;
use crate::app::engine;
use crate::app::state::WhatIf;
use crate::plan::document::{EventDocument, PlanDocument};
use crate::results::projection::Figures;

/// One scenario and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its id.
    pub(super) id: String,
    /// The scenario as it is kept.
    pub(super) plan: PlanDocument,
    /// What becomes of it as planned; nothing while it has errors.
    pub(super) planned: Option<Figures>,
    /// What becomes of it under the suspension, where one is asked about and concerns it.
    pub(super) suspended: Option<Suspended>,
    /// What can still move on the day that was asked about.
    pub(super) still_moves: Option<String>,
}

/// What becomes of a scenario under a suspension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suspended {
    /// The scenario with the suspension in it.
    pub(super) plan: PlanDocument,
    /// What becomes of it if nothing else is changed.
    pub(super) figures: Figures,
    /// What is spent if what is then still unallocated is split anew.
    pub(super) spent_anew: String,
}

impl Column {
    /// A scenario, what becomes of it, and what of it can still move on the day `on`. What is split anew is split from
    /// `today` on at the earliest.
    pub(super) fn of(
        id: String,
        plan: PlanDocument,
        what_if: Option<&WhatIf>,
        on: &str,
        today: &str,
    ) -> Self {
        let suspended = what_if.and_then(|it| suspended(&plan, it, today));
        let asked = suspended.as_ref().map_or(&plan, |it| &it.plan);
        let still_moves = engine::unallocated_on(asked, on);
        let planned = totals(&plan);
        Self { id, plan, planned, suspended, still_moves }
    }

    /// The figures to show.
    pub(super) fn figures(&self) -> Option<&Figures> {
        self.suspended.as_ref().map(|it| &it.figures).or(self.planned.as_ref())
    }

    /// The scenario whose journal is to be compared.
    pub(super) fn shown(&self) -> &PlanDocument {
        self.suspended.as_ref().map_or(&self.plan, |it| &it.plan)
    }

    /// How many allocations are still to be made by hand.
    fn steps(&self) -> usize {
        self.plan.allocations.iter().filter(|it| !it.done).count()
    }
}

fn totals(plan: &PlanDocument) -> Option<Figures> {
    engine::evaluate(plan).projection.map(|it| it.totals)
}

fn suspended(plan: &PlanDocument, what_if: &WhatIf, today: &str) -> Option<Suspended> {
    let WhatIf { ad_account, on } = what_if;
    let concerned = plan.ad_accounts.iter().any(|it| it.id == *ad_account);
    if !concerned || *on < plan.start || *on > plan.end {
        return None;
    }
    let mut plan = plan.clone();
    let (on, ad_account) = (on.clone(), ad_account.clone());
    plan.events.push(EventDocument { on, kind: "suspend".to_owned(), ad_account, ..Default::default() });
    let figures = totals(&plan)?;
    let from = draft::open_from(&plan, today).map(|from| from.max(what_if.on.clone()));
    let spent_anew = match from {
        Some(from) => engine::spent_anew(&plan, &what_if.on, &from)?,
        // Nothing can be split any more.
        None => figures.spent.clone(),
    };
    Some(Suspended { plan, figures, spent_anew })
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// Paid for campaigns.
    Spent,
    /// Paid for campaigns, if what is unallocated after the suspension is split anew.
    SpentAnew,
    /// Reached an ad account and will never be spent.
    Stranded,
    /// Lost to suspension or closure.
    Forfeited,
    /// Expired in an ad account.
    ExpiredInAccounts,
    /// Expired in the Business Center.
    ExpiredUnallocated,
    /// Still in the Business Center at the end.
    Unallocated,
    /// In ad accounts at the end.
    Remaining,
    /// Allocations still to be made by hand.
    Steps,
    /// Unallocated on the day that was asked about.
    StillMoves,
}

/// One figure of every scenario; nothing for a scenario that has errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Which figure.
    pub(super) figure: Figure,
    /// From left to right.
    pub(super) cells: Vec<Option<String>>,
}

impl Row {
    /// Whether it is not the same for all.
    pub(super) fn differs(&self) -> bool {
        self.cells.iter().any(|it| *it != self.cells[0])
    }
}

/// The rows of a comparison, those that differ first.
pub(super) fn rows(columns: &[Column]) -> Vec<Row> {
    let row = |figure, read: &dyn Fn(&Column) -> Option<String>| Row {
        figure,
        cells: columns.iter().map(read).collect(),
    };
    let of = |read: fn(&Figures) -> &String| move |it: &Column| it.figures().map(|it| read(it).clone());
    let mut rows = vec![row(Figure::Spent, &of(|it| &it.spent))];
    if columns.iter().any(|it| it.suspended.is_some()) {
        rows.push(row(Figure::SpentAnew, &|it| {
            it.suspended
                .as_ref()
                .map(|it| &it.spent_anew)
                .or(it.planned.as_ref().map(|it| &it.spent))
                .cloned()
        }));
    }
    rows.extend([
        row(Figure::Stranded, &of(|it| &it.stranded)),
        row(Figure::Forfeited, &of(|it| &it.forfeited)),
        row(Figure::ExpiredInAccounts, &of(|it| &it.expired_in_accounts)),
        row(Figure::ExpiredUnallocated, &of(|it| &it.expired_unallocated)),
        row(Figure::Unallocated, &of(|it| &it.unallocated)),
        row(Figure::Remaining, &of(|it| &it.remaining)),
        row(Figure::Steps, &|it| Some(it.steps().to_string())),
        row(Figure::StillMoves, &|it| it.still_moves.clone()),
    ]);
    rows.sort_by_key(|it| !it.differs());
    rows
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::examples::EXAMPLES;
    use crate::plan::document::AllocationDocument;

    /// The plan of the first minute, fitted: Account A gets 5,250 at once, or 1,400 every week.
    pub(in super::super) fn first_minute(name: &str, parts: &[(&str, &str)]) -> PlanDocument {
        let mut plan = EXAMPLES[0].plan().unwrap_or_else(|| draft::empty("", "", "USD", "2026-03-01"));
        plan.name = name.to_owned();
        let (like, rest) = (plan.allocations[0].clone(), plan.allocations.split_off(1));
        plan.allocations = parts
            .iter()
            .map(|(on, amount)| AllocationDocument {
                id: ["a-", on].concat(),
                on: (*on).to_owned(),
                amount: (*amount).to_owned(),
                ..like.clone()
            })
            .collect();
        plan.allocations.extend(rest);
        if let Some(last) = plan.allocations.last_mut() {
            last.amount = "750.00".to_owned();
        }
        plan
    }

    pub(in super::super) fn at_once() -> PlanDocument {
        first_minute("All at once", &[("2026-03-01", "5250.00")])
    }

    pub(in super::super) fn in_parts() -> PlanDocument {
        let weeks = [
            ("2026-03-01", "1400.00"),
            ("2026-03-08", "1400.00"),
            ("2026-03-15", "1400.00"),
            ("2026-03-22", "1050.00"),
        ];
        first_minute("In parts", &weeks)
    }

    pub(in super::super) fn if_a_is_suspended() -> WhatIf {
        WhatIf { ad_account: "a".into(), on: "2026-03-13".into() }
    }

    fn cells(rows: &[Row], figure: Figure) -> Vec<&str> {
        let row = rows.iter().find(|it| it.figure == figure);
        row.into_iter().flat_map(|it| &it.cells).map(|it| it.as_deref().unwrap_or("–")).collect()
    }

    #[test]
    fn the_first_minute_comes_to_its_figures() {
        let what_if = if_a_is_suspended();
        let column = |plan: PlanDocument| {
            Column::of(plan.name.clone(), plan, Some(&what_if), "2026-03-13", "2026-03-01")
        };
        let columns = [column(at_once()), column(in_parts())];
        let rows = rows(&columns);
        assert_eq!(cells(&rows, Figure::Spent), ["6150.00", "6150.00"]);
        assert_eq!(cells(&rows, Figure::Forfeited), ["2850.00", "400.00"]);
        assert_eq!(cells(&rows, Figure::ExpiredUnallocated), ["0.00", "2450.00"]);
        assert_eq!(cells(&rows, Figure::SpentAnew), ["6150.00", "6150.00"]);
        assert_eq!(cells(&rows, Figure::StillMoves), ["0.00", "2450.00"]);
        assert_eq!(cells(&rows, Figure::Steps), ["3", "6"]);
        assert!(rows[0].differs());
        assert_eq!(columns[0].planned.as_ref().map(|it| it.spent.as_str()), Some("9000.00"));
        let first_alike = rows.iter().position(|it| !it.differs());
        assert!(rows.iter().skip(first_alike.unwrap_or_default()).all(|it| !it.differs()));
    }

    #[test]
    fn a_scenario_without_the_ad_account_is_shown_as_planned() {
        let what_if = WhatIf { ad_account: "nobody".into(), on: "2026-03-13".into() };
        let column = Column::of("1".into(), at_once(), Some(&what_if), "2026-03-13", "2026-03-01");
        assert_eq!(column.suspended, None);
        assert_eq!(column.figures().map(|it| it.spent.as_str()), Some("9000.00"));
    }
}

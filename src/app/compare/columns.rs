//! What becomes of each scenario, as planned and under a suspension.

use crate::app::engine;
use crate::app::format;
use crate::app::state::WhatIf;
use crate::editor::draft;
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use crate::results::projection::Figures;
use std::cmp::Reverse;

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

/// The one currency of all; nothing where they differ, so that their amounts can't be held against one another.
pub(super) fn one_currency(all: &[Column]) -> Option<&str> {
    let code = all.first()?.plan.currency.as_str();
    all.iter().all(|it| it.plan.currency == code).then_some(code)
}

/// Whether two scenarios differ in their allocations alone.
pub(super) fn expect_the_same(one: &Column, other: &Column) -> bool {
    let expected =
        |it: &Column| PlanDocument { name: String::new(), allocations: Vec::new(), ..it.plan.clone() };
    expected(one) == expected(other)
}

/// The id of the scenario that spends more than every other, or as much and strands less: under the suspension where one
/// is asked about. Nothing where two come to the same, or where they differ in more than their allocations: what expects
/// more spend is no better for it.
pub(super) fn best(all: &[Column]) -> Option<&str> {
    let currency = Currency::from_code(one_currency(all)?)?;
    if !all.iter().all(|it| expect_the_same(it, &all[0])) {
        return None;
    }
    let worth = |it: &Column| {
        let anew = it.suspended.as_ref().map(|it| &it.spent_anew);
        let spent = anew.or(it.planned.as_ref().map(|it| &it.spent))?;
        let stranded = Minor::parse(&it.figures()?.stranded, currency)?;
        Some((Minor::parse(spent, currency)?, Reverse(stranded)))
    };
    let most = all.iter().filter_map(worth).max()?;
    let mut best = all.iter().filter(|it| worth(it) == Some(most));
    best.next().filter(|_| best.next().is_none()).map(|it| it.id.as_str())
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
    plan.events.push(draft::suspension(ad_account.clone(), on.clone()));
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
    /// Taken back after a violation.
    Revoked,
    /// Expired in the Business Center.
    ExpiredUnallocated,
    /// Still in the Business Center at the end.
    Unallocated,
    /// In ad accounts at the end.
    Remaining,
    /// Put into the world by TikTok: what the figures of a statement add up to.
    Issued,
    /// Allocations still to be made by hand.
    Steps,
    /// Unallocated on the day that was asked about.
    StillMoves,
}

impl Figure {
    /// Whether it is a part of the figure above it.
    pub(super) const fn is_part(self) -> bool {
        matches!(self, Self::Forfeited | Self::ExpiredInAccounts | Self::Revoked)
    }
}

/// What rows say together. In the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// What becomes of what was issued, as planned.
    Statement,
    /// What becomes of it under the suspension.
    Suspended,
    /// How much work it is, and what it leaves open.
    Takes,
}

impl Section {
    pub(super) const ALL: [Self; 3] = [Self::Statement, Self::Suspended, Self::Takes];
}

/// One figure of every scenario; nothing for a scenario that has errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it stands.
    pub(super) section: Section,
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

    /// Whether any scenario has some of it.
    fn is_some(&self) -> bool {
        self.cells.iter().flatten().any(|it| !format::is_nothing(it))
    }
}

/// Reads one figure of all.
type Read = fn(&Figures) -> &String;

/// A statement, in its order: what was spent, what was lost and what is left make up what was issued.
const STATEMENT: [(Figure, Read); 9] = [
    (Figure::Spent, |it| &it.spent),
    (Figure::Remaining, |it| &it.remaining),
    (Figure::Stranded, |it| &it.stranded),
    (Figure::Forfeited, |it| &it.forfeited),
    (Figure::ExpiredInAccounts, |it| &it.expired_in_accounts),
    (Figure::Revoked, |it| &it.revoked),
    (Figure::ExpiredUnallocated, |it| &it.expired_unallocated),
    (Figure::Unallocated, |it| &it.unallocated),
    (Figure::Issued, |it| &it.issued),
];

/// The rows of a comparison.
pub(super) fn rows(columns: &[Column]) -> Vec<Row> {
    let row = |section, figure, read: &dyn Fn(&Column) -> Option<String>| Row {
        section,
        figure,
        cells: columns.iter().map(read).collect(),
    };
    let statement = |section, figures: fn(&Column) -> Option<&Figures>| {
        STATEMENT.map(|(figure, read)| row(section, figure, &|it| figures(it).map(|it| read(it).clone())))
    };
    let mut rows = Vec::from(statement(Section::Statement, |it| it.planned.as_ref()));
    if columns.iter().any(|it| it.suspended.is_some()) {
        rows.extend(statement(Section::Suspended, Column::figures));
        let anew = |it: &Column| {
            let anew = it.suspended.as_ref().map(|it| &it.spent_anew);
            anew.or(it.planned.as_ref().map(|it| &it.spent)).cloned()
        };
        rows.push(row(Section::Suspended, Figure::SpentAnew, &anew));
    }
    // What no scenario has is in no equation of this planner.
    rows.retain(|it| !matches!(it.figure, Figure::Remaining | Figure::Revoked) || it.is_some());
    rows.extend([
        row(Section::Takes, Figure::Steps, &|it| Some(it.steps().to_string())),
        row(Section::Takes, Figure::StillMoves, &|it| it.still_moves.clone()),
    ]);
    rows
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::examples::EXAMPLES;
    use crate::plan::document::AllocationDocument;
    use crate::plan::document::EventDocument;

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

    fn cells(rows: &[Row], section: Section, figure: Figure) -> Vec<&str> {
        let row = rows.iter().find(|it| (it.section, it.figure) == (section, figure));
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
        for (section, figure, amounts) in [
            (Section::Statement, Figure::Spent, ["9000.00", "9000.00"]),
            (Section::Statement, Figure::Forfeited, ["0.00", "0.00"]),
            (Section::Suspended, Figure::Spent, ["6150.00", "6150.00"]),
            (Section::Suspended, Figure::Forfeited, ["2850.00", "400.00"]),
            (Section::Suspended, Figure::ExpiredUnallocated, ["0.00", "2450.00"]),
            (Section::Suspended, Figure::SpentAnew, ["6150.00", "6150.00"]),
            (Section::Takes, Figure::StillMoves, ["0.00", "2450.00"]),
            (Section::Takes, Figure::Steps, ["3", "6"]),
        ] {
            assert_eq!(cells(&rows, section, figure), amounts, "{section:?} {figure:?}");
        }
    }

    #[test]
    fn the_best_spends_most_or_else_strands_least_of_scenarios_that_expect_the_same() {
        let what_if = if_a_is_suspended();
        let best_of = |plans: Vec<PlanDocument>, what_if: Option<&WhatIf>| {
            let column =
                |it: PlanDocument| Column::of(it.name.clone(), it, what_if, "2026-03-13", "2026-03-01");
            best(&plans.into_iter().map(column).collect::<Vec<_>>()).map(str::to_owned)
        };
        let mut less = at_once();
        less.name = "Less".into();
        less.allocations[0].amount = "5000.00".into();
        let mut more = at_once();
        more.name = "More expected".into();
        more.ad_accounts[0].daily_spend = Some("250.00".into());
        for (plans, what_if, right) in [
            (vec![less.clone(), at_once()], None, Some("All at once")),
            (vec![at_once(), in_parts()], None, None),
            (vec![at_once(), in_parts()], Some(&what_if), Some("In parts")),
            (vec![less, more], None, None),
            (vec![at_once(), PlanDocument { currency: "EUR".into(), ..in_parts() }], None, None),
        ] {
            let names = plans.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
            assert_eq!(best_of(plans, what_if).as_deref(), right, "{names:?} {what_if:?}");
        }
    }

    #[test]
    fn each_statement_adds_up_to_what_was_issued() {
        let mut plan = at_once();
        plan.allocations.truncate(1);
        plan.end = "2026-03-20".into();
        plan.events = vec![EventDocument {
            on: "2026-03-18".into(),
            kind: "suspend".into(),
            ad_account: "a".into(),
            ..Default::default()
        }];
        let what_if = if_a_is_suspended();
        let columns = [Column::of("1".into(), plan, Some(&what_if), "2026-03-13", "2026-03-01")];
        let units = |text: &Option<String>| {
            let currency = Currency::from_code("USD");
            currency.and_then(|usd| Minor::parse(text.as_deref()?, usd)).map_or(0, |it| it.units())
        };
        let rows = rows(&columns);
        for section in [Section::Statement, Section::Suspended] {
            let statement: Vec<_> =
                rows.iter().filter(|it| it.section == section && it.figure != Figure::SpentAnew).collect();
            let of =
                |figure| statement.iter().filter(move |it| it.figure == figure).map(|it| units(&it.cells[0]));
            let sum = |parts: bool| -> i64 {
                let counted = statement.iter().filter(|it| it.figure.is_part() == parts);
                counted.filter(|it| it.figure != Figure::Issued).map(|it| units(&it.cells[0])).sum()
            };
            assert!(of(Figure::Unallocated).any(|it| it > 0), "{section:?}: something is left");
            assert!(of(Figure::Issued).eq([sum(false)]), "{section:?}");
            assert!(of(Figure::Stranded).eq([sum(true)]), "{section:?}");
        }
    }

    #[test]
    fn a_scenario_without_the_ad_account_is_shown_as_planned() {
        let what_if = WhatIf { ad_account: "nobody".into(), on: "2026-03-13".into() };
        let column = Column::of("1".into(), at_once(), Some(&what_if), "2026-03-13", "2026-03-01");
        assert_eq!(column.suspended, None);
        assert_eq!(column.figures().map(|it| it.spent.as_str()), Some("9000.00"));
    }
}

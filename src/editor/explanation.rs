//! Why a figure is what it is: the rows of the journal that make it, how it is worked out, and the rules they follow.

use super::timeline::{JournalRow, Timeline};
use crate::day::Day;
use crate::ledger::{CreditFigures, Direction, Figure, Scope};
use crate::money::Minor;
use crate::rules::RuleId;

/// One row that adds to a figure or takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it does.
    pub direction: Direction,
    /// The row.
    pub row: JournalRow,
}

/// One figure that another is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether it is added or taken away.
    pub direction: Direction,
    /// Which figure.
    pub figure: Figure,
    /// How much it is.
    pub amount: Minor,
}

/// Why a figure is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The figure.
    pub amount: Minor,
    /// How it is worked out: the terms that are not nothing add up to the amount.
    pub terms: Vec<Term>,
    /// The rows that make it, which add up to the amount.
    pub parts: Vec<Part>,
    /// The rules that the rows follow, each once, and the one that keeps what is stranded where it is.
    pub rules: Vec<RuleId>,
}

impl Timeline {
    /// Why `figure` of `scope` is what it is at the end of `until`.
    #[must_use]
    pub fn explain(&self, figure: Figure, scope: Scope, until: Day) -> Explanation {
        let figures = self.figures_of(scope, until);
        let entries = self.journal().entries().iter().filter(|entry| entry.on <= until);
        let parts: Vec<Part> = entries
            .filter_map(|entry| {
                let direction = figure.changed_by(scope, entry.transfer)?;
                let row = entry.rows(entry.moved_by(until)).next()?;
                Some(Part { direction, row: JournalRow::of(&row, entry.last().min(until)) })
            })
            .collect();
        let terms = figure
            .worked_out_from(scope)
            .iter()
            .map(|(direction, figure)| Term {
                direction: *direction,
                figure: *figure,
                amount: figures.get(*figure),
            })
            .filter(|term| !term.amount.is_zero())
            .collect();
        let mut rules: Vec<RuleId> = Vec::new();
        for rule in parts.iter().map(|part| part.row.rule).chain(stays(figure, &figures)) {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        Explanation { amount: figures.get(figure), terms, parts, rules }
    }

    fn figures_of(&self, scope: Scope, until: Day) -> CreditFigures {
        let figures = self.figures_by(until);
        match scope {
            Scope::All => figures.totals,
            Scope::AdAccount(account) => figures.ad_accounts[account.position()].credit,
            Scope::AdCredit(credit) => figures.ad_credits[credit.position()],
        }
    }
}

/// What is in an ad account could not be moved elsewhere in time.
fn stays(figure: Figure, figures: &CreditFigures) -> Option<RuleId> {
    let is_in_accounts = matches!(figure, Figure::Stranded | Figure::Remaining | Figure::ExpiredInAccounts);
    (is_in_accounts && !figures.get(figure).is_zero()).then_some(RuleId::Locked)
}

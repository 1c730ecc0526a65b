//! The sentences of the review.

use super::checks::{Found, Grade, Subject};
use super::steps::Step;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::money::Currency;
use crate::plan::document::PlanDocument;

/// How amounts and days of this plan are written.
#[derive(Clone)]
pub(super) struct Words {
    digits: u8,
    exact: u8,
    currency: String,
    start: String,
}

impl Words {
    /// Those of the draft as it is now.
    pub(super) fn of(planner: Planner) -> Self {
        let words = planner.with(Self::of_plan);
        Self { digits: planner.digits.get(), ..words }
    }

    /// Those of a plan, with all digits of its currency.
    pub(super) fn of_plan(plan: &PlanDocument) -> Self {
        let exact = Currency::from_code(&plan.currency).map_or(0, Currency::digits);
        Self { digits: exact, exact, currency: plan.currency.clone(), start: plan.start.clone() }
    }

    /// The plan's currency.
    pub(super) fn currency(&self) -> &str {
        &self.currency
    }

    /// What a check found.
    pub(super) fn finding(&self, found: &Found) -> String {
        let money = |text: &str| format::amount(text, self.digits);
        let day = |text: &str| format::day(text, &self.start);
        match found {
            Found::Said(text) => text.clone(),
            Found::Strands { account, stranded, expires, revoked, gets, spent } => {
                let key = if format::is_nothing(expires) && format::is_nothing(revoked) {
                    "review.found.forfeits"
                } else if format::is_nothing(expires) {
                    "review.found.revokes"
                } else if expires == stranded {
                    "review.found.tooMuch"
                } else {
                    "review.found.strands"
                };
                fill(
                    key,
                    &[
                        ("account", account),
                        ("stranded", &money(stranded)),
                        ("expires", &money(expires)),
                        ("gets", &money(gets)),
                        ("spent", &money(spent)),
                    ],
                )
            }
            Found::Expires { credit, amount, on } => fill(
                "review.found.expires",
                &[("credit", credit), ("amount", &money(amount)), ("day", &day(on))],
            ),
            Found::Unallocated { credit, amount, on } => fill(
                "review.found.unallocated",
                &[("credit", credit), ("amount", &money(amount)), ("day", &day(on))],
            ),
            Found::Concentrated { account, holds, issued, on, is_forfeited } => {
                let key = if *is_forfeited {
                    "review.found.concentrated"
                } else {
                    "review.found.concentratedFrozen"
                };
                let values = [
                    ("account", account),
                    ("holds", &money(holds)),
                    ("issued", &money(issued)),
                    ("day", &day(on)),
                ];
                fill(key, &values.map(|(name, value)| (name, value.as_str())))
            }
            Found::Shared { account } => fill("review.found.shared", &[("account", account)]),
            Found::Unnamed { id } => fill("review.found.unnamed", &[("id", id)]),
            Found::SameName { name, number } => count("review.found.sameName", *number, &[("name", name)]),
            Found::Nobody(number) => count("review.found.nobody", *number, &[]),
            Found::CountsAsMade(number) => count("review.found.countsAsMade", *number, &[]),
            Found::EndsBefore { credit, on } => {
                fill("credits.endsBefore", &[("credit", credit), ("day", &day(on))])
            }
        }
    }

    /// An amount with all digits of its currency, as it is to be typed.
    pub(super) fn exact(&self, amount: &str) -> String {
        [&format::amount(amount, self.exact), " ", &self.currency].concat()
    }

    /// An amount as the other screens show it.
    pub(super) fn amount(&self, amount: &str) -> String {
        format::amount(amount, self.digits)
    }

    /// A day, with its year where it is not the plan's first.
    pub(super) fn day(&self, day: &str) -> String {
        format::day(day, &self.start)
    }

    /// Steps of the ad credit of this one, in TikTok's own terms.
    pub(super) fn path(step: &Step) -> String {
        fill("review.path", &[("credit", &step.credit)])
    }

    /// One step in TikTok's own terms.
    pub(super) fn whole_path(&self, step: &Step) -> String {
        let amount = self.exact(&step.amount);
        let values = [("account", step.account.as_str()), ("amount", &amount), ("credit", &step.credit)];
        fill("review.stepPath", &values)
    }
}

/// What a check is about, and what holds where it finds nothing.
pub(super) fn subject(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Errors => (t("review.errors"), t("review.errors.pass")),
        Subject::Names => (t("review.names"), t("review.names.pass")),
        Subject::Amounts => (t("review.amounts"), t("review.amounts.pass")),
        Subject::Approved => (t("review.approved"), t("review.approved.pass")),
        Subject::Owned => (t("review.owned"), t("review.owned.pass")),
        Subject::Live => (t("review.live"), t("review.live.pass")),
        Subject::Role => (t("review.role"), t("review.role.pass")),
        Subject::Stranded => (t("review.stranded"), t("review.stranded.pass")),
        Subject::Expiry => (t("review.expiry"), t("review.expiry.pass")),
        Subject::Unallocated => (t("review.unallocated"), t("review.unallocated.pass")),
        Subject::Concentration => (t("review.concentration"), t("review.concentration.pass")),
    }
}

/// The name of a grade, the class of its sign, and the sign.
pub(super) fn grade(grade: Grade) -> (&'static str, &'static str, &'static str) {
    match grade {
        Grade::Pass => (t("review.grade.pass"), "grade grade-pass", "M3 8.5l3.5 3.5L13 4.5"),
        Grade::Look => (t("review.grade.look"), "grade grade-look", "M8 3.5v5.5M8 12v.5"),
        Grade::Stop => (t("review.grade.stop"), "grade grade-stop", "M4 4l8 8M12 4l-8 8"),
    }
}

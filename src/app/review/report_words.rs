//! How a report speaks: in the language of the page.

use super::words::Words;
use crate::app::browser;
use crate::app::engine;
use crate::app::format;
use crate::app::text::{fill, t};
use crate::app::translation::language;
use crate::app::ui::rule_card::confidence;
use crate::export::report::{self, AssumptionWords, Phrase};
use crate::plan::AssumptionKey;
use crate::rules::RuleId;

/// The words of a report, with amounts and days as this plan writes them.
pub(super) struct ReportWords(pub(super) Words);

impl report::Words for ReportWords {
    fn say(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        fill(key(phrase), values)
    }

    fn money(&self, amount: &str) -> String {
        self.0.exact(amount)
    }

    fn day(&self, day: &str) -> String {
        format::day_with_year(day)
    }

    fn assumption(&self, key: AssumptionKey) -> AssumptionWords {
        let rule = engine::rule(RuleId::of_assumption(key));
        let sources = rule.sources.iter().map(|it| (it.title.to_owned(), it.address.map(str::to_owned)));
        AssumptionWords {
            statement: rule.statement.to_owned(),
            confidence: confidence(rule.confidence).to_owned(),
            sources: sources.collect(),
        }
    }

    fn choice(&self, key: AssumptionKey, value: &str) -> String {
        let says = match (key, value) {
            (AssumptionKey::DrawOrder, "latestExpiry") => t("assumptions.drawOrder.latestExpiry"),
            (AssumptionKey::DrawOrder, _) => t("assumptions.drawOrder.oldestIssue"),
            (AssumptionKey::Suspension, _) => t("assumptions.suspension.freeze"),
            (AssumptionKey::CreditBeforeCash, _) => t("assumptions.spendOrder.cash"),
            (AssumptionKey::SharedAccountsMayReceive, _) => t("assumptions.shared.yes"),
            (AssumptionKey::ClawBackUsed, _) => t("assumptions.clawBack.yes"),
            (AssumptionKey::MinimumAllocation, amount) => return self.money(amount),
            (AssumptionKey::WhoMayAllocate, roles) => {
                let name = |role| match role {
                    "admin" => t("role.admin"),
                    "financeManager" => t("role.financeManager"),
                    "financeAnalyst" => t("role.financeAnalyst"),
                    _ => t("role.standard"),
                };
                return roles.split(',').map(name).collect::<Vec<_>>().join(", ");
            }
        };
        says.to_owned()
    }

    fn language(&self) -> &str {
        language()
    }

    fn is_leftwards(&self) -> bool {
        browser::is_leftwards()
    }
}

const fn key(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Title => "report.title",
        Phrase::Made => "report.made",
        Phrase::Chosen => "report.chosen",
        Phrase::Totals => "report.totals",
        Phrase::Credits => "report.credits",
        Phrase::Accounts => "report.accounts",
        Phrase::Assumptions => "report.assumptions",
        Phrase::Credit => "part.credit",
        Phrase::Amount => "part.amount",
        Phrase::Expires => "credit.expires",
        Phrase::Allocated => "report.allocated",
        Phrase::Spent => "report.spent",
        Phrase::AtRisk => "report.atRisk",
        Phrase::Unallocated => "report.unallocated",
        Phrase::Remaining => "report.remaining",
        Phrase::Left => "report.left",
        Phrase::Day => "review.column.day",
        Phrase::State => "review.column.progress",
        Phrase::Done => "report.done",
        Phrase::Open => "report.open",
        Phrase::Overdue => "report.overdue",
        Phrase::CountsOverdue => "report.countsOverdue",
        Phrase::EndsBefore => "credits.endsBefore",
        Phrase::Refused => "report.refused",
        Phrase::Gets => "report.gets",
        Phrase::Expiring => "report.expiring",
        Phrase::Losing => "report.losing",
        Phrase::Both => "report.both",
        Phrase::NoSteps => "report.noSteps",
        Phrase::SetOtherwise => "report.setOtherwise",
        Phrase::Source => "report.source",
        Phrase::Link => "report.link",
        Phrase::Forecast => "report.forecast",
    }
}

//! What is to be said about the draft, by the place it belongs to.

use super::engine::Outcome;
use super::format;
use super::text::{fill, t};
use super::wording::say;
use crate::day::Day;
use crate::editor::draft;
use crate::editor::draft::{is_made_at, over_allocation};
use crate::money::{Currency, Minor};
use crate::plan::document::{ActualDocument, PlanDocument};
use crate::results::projection::RefusalDocument;

/// How a message is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something is still to be entered.
    Ask,
    /// Something is wrong: the plan does not run.
    Error,
    /// The rules forbid it: the plan runs without it.
    Refused,
    /// Worth a look.
    Warning,
}

/// One message at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// A JSON pointer into the plan.
    pub(crate) path: String,
    /// How it is to be taken.
    pub(crate) tone: Tone,
    /// What is wrong and what to do.
    pub(crate) text: String,
}

impl Message {
    /// What is wrong with what is entered, of which the plan does not know.
    pub(crate) fn wrong(text: impl Into<String>) -> Self {
        Self { path: String::new(), tone: Tone::Error, text: text.into() }
    }
}

/// All messages, errors first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Messages(Vec<Message>);

impl Messages {
    /// What is to be said of a draft and what the core made of it.
    pub(crate) fn of(document: &PlanDocument, outcome: &Outcome) -> Self {
        let mut all = Vec::new();
        let mut spends: Vec<OfSpend<'_>> = Vec::new();
        for problem in &outcome.problems {
            let tone = match problem.severity {
                "error" if is_blank(document, &problem.path) => Tone::Ask,
                "error" => Tone::Error,
                _ => Tone::Warning,
            };
            // One explanation stands above all that ask for the same.
            let text = match tone {
                Tone::Ask if problem.path.ends_with("/amount") => t("ask.amount").to_owned(),
                Tone::Ask if problem.path.ends_with("/expires") => t("ask.expiry").to_owned(),
                // Its field takes a percentage, the document a part of one.
                Tone::Error if problem.path == "/splitPolicy/maxShare" => t("problems.share").to_owned(),
                _ => say(&problem.message),
            };
            if let Some(row) = row_of_spend(document, &problem.path) {
                let (path, to) = (problem.path.as_str(), row.to.as_str());
                // Of days one after the other the same is said once.
                let goes_on = |it: &&mut OfSpend<'_>| {
                    let next = Day::parse(it.to).map(Day::next);
                    it.row.ad_account == row.ad_account && it.text == text && next == Day::parse(&row.from)
                };
                match spends.last_mut().filter(goes_on) {
                    Some(before) => before.to = to,
                    None => spends.push(OfSpend { row, to, path, tone, text }),
                }
                continue;
            }
            all.push(Message { path: problem.path.clone(), tone, text });
        }
        all.extend(spends.into_iter().map(|it| it.message(document)));
        for refusal in outcome.projection.iter().flat_map(|it| &it.refusals) {
            let mut text = refusal_text(document, refusal);
            if is_made_at(document, &refusal.path) {
                text = fill("refused.made", &[("why", &text)]);
            }
            all.push(Message { path: refused_at(refusal), tone: Tone::Refused, text });
        }
        let ordered = [Tone::Error, Tone::Ask, Tone::Refused, Tone::Warning]
            .into_iter()
            .flat_map(|tone| all.iter().filter(move |message| message.tone == tone).cloned());
        Self(ordered.collect())
    }

    /// The messages at `path`.
    pub(crate) fn at(&self, path: &str) -> Vec<Message> {
        self.0.iter().filter(|message| message.path == path).cloned().collect()
    }

    /// The messages at `path` and at everything in it.
    pub(crate) fn under(&self, path: &str) -> Vec<Message> {
        self.0.iter().filter(|message| lies_in(&message.path, path)).cloned().collect()
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Message] {
        &self.0
    }

    /// How many keep the plan from running.
    pub(crate) fn blocking(&self) -> usize {
        self.0.iter().filter(|message| matches!(message.tone, Tone::Ask | Tone::Error)).count()
    }
}

/// What is to be said of actual spend, which has no field that says whose it is and of which days.
struct OfSpend<'a> {
    /// The first row of which it is said.
    row: &'a ActualDocument,
    /// The last day of the last.
    to: &'a str,
    path: &'a str,
    tone: Tone,
    text: String,
}

impl OfSpend<'_> {
    fn message(self, plan: &PlanDocument) -> Message {
        let Self { row, to, path, tone, text } = self;
        let account = plan.ad_accounts.iter().find(|it| it.id == row.ad_account);
        let account = account.map_or(&row.ad_account, |it| &it.name);
        let day = |text: &str| format::day(text, &plan.start);
        let (from, to) = (day(&row.from), day(to));
        let values =
            [("account", account.as_str()), ("text", &text), ("day", &from), ("from", &from), ("to", &to)];
        let text = fill(if from == to { "problems.ofDay" } else { "problems.ofDays" }, &values);
        Message { path: path.to_owned(), tone, text }
    }
}

fn row_of_spend<'a>(plan: &'a PlanDocument, path: &str) -> Option<&'a ActualDocument> {
    plan.actuals.get(path.strip_prefix("/actuals/")?.split('/').next()?.parse::<usize>().ok()?)
}

fn lies_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether nothing has been entered yet where a problem points to.
fn is_blank(document: &PlanDocument, path: &str) -> bool {
    let mut steps = path.split('/').skip(1);
    let (Some(list), Some(position), Some(field)) = (steps.next(), steps.next(), steps.next()) else {
        return false;
    };
    let Ok(position) = position.parse::<usize>() else { return false };
    match (list, field) {
        ("adCredits", "amount") => document.ad_credits.get(position).is_some_and(|it| it.amount.is_empty()),
        ("adCredits", "expires") => document
            .ad_credits
            .get(position)
            .is_some_and(|it| it.expires.as_deref().is_none_or(str::is_empty)),
        ("allocations", "amount") => {
            document.allocations.get(position).is_some_and(|it| it.amount.is_empty())
        }
        _ => false,
    }
}

/// Where what is refused can be mended: of a member whose role may not, at who allocates.
fn refused_at(refusal: &RefusalDocument) -> String {
    let field = if refusal.rule == "role" { "/by" } else { "" };
    [&refusal.path, field].concat()
}

/// The core says why this one allocation was refused. Where too much of the ad credit is allocated in all, saying how
/// much helps more.
fn refusal_text(document: &PlanDocument, refusal: &RefusalDocument) -> String {
    let own = || {
        let it = document.allocations.iter().find(|it| it.id == refusal.what)?;
        let credit = document.ad_credits.iter().find(|credit| credit.id == it.ad_credit)?;
        let over = over_allocation(document, &credit.id)?;
        let currency = Currency::from_code(&document.currency)?;
        let text = |amount: Minor| {
            let text = amount.to_text(currency);
            format::number_in_sentence(&text).unwrap_or(text)
        };
        Some(fill(
            "refusal.overAllocated",
            &[
                ("allocated", &text(over.allocated)),
                ("credit", &credit.name),
                ("has", &text(over.has)),
                ("tooMuch", &text(over.too_much)),
            ],
        ))
    };
    if refusal.rule == "insufficient" { own() } else { None }.unwrap_or_else(|| say(&refusal.message))
}

/// The name of what a path, a JSON pointer, leads into: of an ad credit, or of the ad account that is meant.
pub(crate) fn item_name(plan: &PlanDocument, path: &str) -> Option<String> {
    let mut steps = path.split('/').skip(1);
    let list = steps.next()?;
    let position: usize = steps.next()?.parse().ok()?;
    let account = |id: &str| draft::account_called(plan, id);
    match list {
        "adCredits" => plan.ad_credits.get(position).map(|it| it.name.clone()),
        "adAccounts" => plan.ad_accounts.get(position).and_then(|it| account(&it.id)),
        "allocations" => plan.allocations.get(position).and_then(|it| account(&it.ad_account)),
        "events" => plan.events.get(position).and_then(|it| account(&it.ad_account)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft;
    use crate::messages::{CORE, Message};
    use crate::plan::document::MemberDocument;
    use crate::results::projection::ProblemDocument;

    fn problem(path: &str) -> ProblemDocument {
        ProblemDocument {
            code: "test",
            path: path.into(),
            severity: "error",
            message: Message::new(&CORE, "problems", "test"),
        }
    }

    #[test]
    fn what_was_made_and_is_refused_asks_for_what_the_plan_says_and_not_for_another_allocation() {
        let mut document = crate::editor::draft::tests::small();
        document.ad_credits[0].issued = "2026-03-10".into();
        document.allocations[0].done = true;
        let messages = Messages::of(&document, &crate::app::engine::evaluate(&document));
        let [made, planned] = ["/allocations/0", "/allocations/1"].map(|at| messages.at(at)[0].text.clone());
        assert!(made.contains(&planned) && made.len() > planned.len(), "{made}");
        assert_eq!(messages.at("/allocations/0")[0].tone, Tone::Refused);
    }

    #[test]
    fn what_a_role_forbids_is_said_where_the_member_is_named() {
        let mut document = draft::tests::small();
        document.members.push(MemberDocument { id: "m".into(), name: "Mo".into(), role: "standard".into() });
        document.allocations[0].by = Some("m".into());
        let messages = Messages::of(&document, &crate::app::engine::evaluate(&document));
        assert_eq!(messages.at("/allocations/0/by")[0].tone, Tone::Refused);
        assert_eq!(messages.all().len(), 1);
    }

    #[test]
    fn what_is_said_of_actual_spend_says_whose_it_is_and_once_of_days_one_after_the_other() {
        let mut document = draft::tests::small();
        document.ad_accounts[0].status = Some("suspended".into());
        let row = |account: &str, day: &str| ActualDocument {
            ad_account: account.into(),
            from: day.into(),
            to: day.into(),
            spend: "1".into(),
        };
        let (a, b) = (document.ad_accounts[0].clone(), document.ad_accounts[1].clone());
        document.actuals = ["2026-03-01", "2026-03-02", "2026-03-05"].map(|day| row(&a.id, day)).to_vec();
        document.actuals.push(row(&b.id, "2026-03-01"));
        let messages = Messages::of(&document, &crate::app::engine::evaluate(&document));
        let of_spend: Vec<_> = messages.all().iter().filter(|it| it.path.starts_with("/actuals")).collect();
        assert_eq!(of_spend.len(), 2, "{of_spend:?}");
        let says = &of_spend[0].text;
        assert!(says.starts_with(&format!("{}, ", a.name)) && says.contains(" to "), "{says}");
        assert!(!of_spend[1].text.contains(" to "), "{}", of_spend[1].text);
    }

    #[test]
    fn a_largest_share_is_spoken_of_as_its_field_takes_it() {
        let mut document = draft::tests::small();
        draft::set_max_share(&mut document.split_policy, "101");
        let messages = Messages::of(&document, &crate::app::engine::evaluate(&document));
        let says = messages.at("/splitPolicy/maxShare");
        assert_eq!(says[0].text, t("problems.share"));
    }

    #[test]
    fn an_empty_field_is_asked_for_and_a_wrong_one_is_an_error() {
        let mut document = draft::empty("", "", "USD", "2026-03-01");
        draft::add_credit(&mut document, |_| "Ad credit".into());
        draft::add_credit(&mut document, |_| "Ad credit".into());
        document.ad_credits[1].amount = "much".into();
        let problems = vec![problem("/adCredits/0/amount"), problem("/adCredits/1/amount")];
        let messages = Messages::of(&document, &Outcome { problems, projection: None });
        assert_eq!(messages.at("/adCredits/0/amount")[0].tone, Tone::Ask);
        assert_eq!(messages.at("/adCredits/1/amount")[0].tone, Tone::Error);
        assert_eq!(messages.under("/adCredits/1").len(), 1);
        assert!(messages.at("/adCredits/1").is_empty());
        assert_eq!(messages.blocking(), 2);
    }
}

//! Steps of a plan as a text that an address carries, to be played one by one:
//! `allocated(c) = 750 "C can spend no more."; suspension(a) = 2026-03-13`.
//!
//! A semicolon stands between steps, `and` between what one step sets; behind it a step may have a sentence of its own, in
//! quotation marks. What is set is `allocated(account)`, or `allocated(account, credit)` where there are several ad credits,
//! `dailySpend(account)`, `suspension(account)`, which is a day or `never`, `amount(credit)` and `expires(credit)`.

use super::allocations::set_amount;
use super::credits::is_held;
use super::suspension::{suspend, suspended_on};
use crate::day::Day;
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::document::{AllocationDocument, PlanDocument};
use std::fmt::{self, Write as _};

/// How many steps are read, at most.
const MOST_STEPS: usize = 100;
/// How many inputs one step sets, at most.
const MOST_SETTINGS: usize = 100;
const NEVER: &str = "never";
const KINDS: [&str; 5] = ["allocated", "dailySpend", "suspension", "amount", "expires"];

/// One input, set to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What is set: `allocated`, `dailySpend`, `suspension`, `amount` or `expires`.
    pub kind: &'static str,
    /// The id of the ad account, or of the ad credit where it is one's amount or expiry.
    pub of: String,
    /// Of an allocation, the id of the ad credit; the first of the Business Center where none is named.
    pub credit: Option<String>,
    /// An amount or a day, or `never`.
    pub to: String,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplayStep {
    /// What it sets, at least one.
    pub settings: Vec<Setting>,
    /// What its writer says of it.
    pub says: Option<String>,
}

/// Reads steps; nothing where one of them isn't understood, or there are too many.
pub fn read_steps(text: &str) -> Option<Vec<ReplayStep>> {
    let mut steps = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find([';', '"']).unwrap_or(rest.len());
        let settings = rest[..end].split(" and ").map(Setting::read).collect::<Option<Vec<_>>>()?;
        let mut says = None;
        rest = &rest[end..];
        if let Some(quoted) = rest.strip_prefix('"') {
            let (sentence, behind) = quoted.split_once('"')?;
            says = Some(sentence.trim().to_owned()).filter(|it| !it.is_empty());
            rest = behind.trim_start();
        }
        rest = match rest.strip_prefix(';') {
            Some(behind) => behind.trim_start(),
            None if rest.is_empty() => rest,
            None => return None,
        };
        steps.push(ReplayStep { settings, says });
        if steps.len() > MOST_STEPS || steps.last().is_some_and(|it| it.settings.len() > MOST_SETTINGS) {
            return None;
        }
    }
    (!steps.is_empty()).then_some(steps)
}

/// Steps as the text that [`read_steps`] reads.
pub fn written_steps(steps: &[ReplayStep]) -> String {
    steps.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The step that leads from one plan to another; nothing where there is more between them than a step can say.
#[must_use]
pub fn step_between(before: &PlanDocument, after: &PlanDocument) -> Option<ReplayStep> {
    let mut settings = Vec::new();
    let mut set = |kind: &'static str, of: &str, credit: Option<&str>, to: &str| {
        let (of, credit, to) = (of.to_owned(), credit.map(str::to_owned), to.to_owned());
        settings.push(Setting { kind, of, credit, to });
    };
    for (old, new) in before.ad_accounts.iter().zip(&after.ad_accounts) {
        if old.daily_spend != new.daily_spend {
            set("dailySpend", &new.id, None, new.daily_spend.as_deref().unwrap_or("0"));
        }
        let (old, on) = (suspended_on(before, &new.id), suspended_on(after, &new.id));
        if old != on {
            set("suspension", &new.id, None, on.unwrap_or(NEVER));
        }
    }
    for (old, new) in before.ad_credits.iter().zip(&after.ad_credits) {
        if old.amount != new.amount {
            set("amount", &new.id, None, &new.amount);
        }
        if let Some(on) = new.expires.as_deref().filter(|_| old.expires != new.expires) {
            set("expires", &new.id, None, on);
        }
    }
    let planned = |plan: &PlanDocument, it: &AllocationDocument| {
        let same = |other: &&AllocationDocument| {
            (&other.ad_account, &other.ad_credit) == (&it.ad_account, &it.ad_credit)
        };
        plan.allocations.iter().find(same).map(|it| it.amount.clone())
    };
    for it in &after.allocations {
        if planned(before, it).as_ref() != Some(&it.amount) {
            set("allocated", &it.ad_account, Some(&it.ad_credit), &it.amount);
        }
    }
    for it in before.allocations.iter().filter(|it| planned(after, it).is_none()) {
        set("allocated", &it.ad_account, Some(&it.ad_credit), "0");
    }
    let is_sayable = settings.iter().all(|it| Setting::read(&it.to_string()).as_ref() == Some(it));
    let step = ReplayStep { settings, says: None };
    let led = step.made(before).filter(|_| is_sayable && !step.settings.is_empty())?;
    is_alike(&led, after).then_some(step)
}

/// Whether two plans are the same, whatever the ids and the order of their allocations and events.
fn is_alike(a: &PlanDocument, b: &PlanDocument) -> bool {
    let without = |plan: &PlanDocument| {
        let mut plan = plan.clone();
        plan.allocations.iter_mut().for_each(|it| it.id.clear());
        sort_by_key(&mut plan.allocations, |it| {
            (it.ad_account.clone(), it.ad_credit.clone(), it.on.clone(), it.amount.clone())
        });
        sort_by_key(&mut plan.events, |it| (it.on.clone(), it.ad_account.clone(), it.kind.clone()));
        plan
    };
    without(a) == without(b)
}

impl Setting {
    fn read(text: &str) -> Option<Self> {
        let (what, to) = text.split_once('=')?;
        let (kind, of) = what.trim().strip_suffix(')')?.split_once('(')?;
        let kind = KINDS.into_iter().find(|it| *it == kind.trim())?;
        let (of, credit) = match of.split_once(',').filter(|_| kind == "allocated") {
            Some((of, credit)) => (of, Some(credit.trim().to_owned())),
            None => (of, None),
        };
        let to = to.trim().replace(',', "");
        (!to.is_empty()).then(|| Self { kind, of: of.trim().to_owned(), credit, to })
    }

    /// Whether it could be set: the plan has what it is of, and it is an amount or a day.
    fn apply(&self, plan: &mut PlanDocument) -> Option<()> {
        let currency = Currency::from_code(&plan.currency)?;
        let amount = || Minor::parse(&self.to, currency).map(|_| self.to.clone());
        let day = || Day::parse(&self.to).map(|_| self.to.clone());
        match self.kind {
            "dailySpend" => {
                plan.ad_accounts.iter_mut().find(|it| it.id == self.of)?.daily_spend = Some(amount()?);
            }
            "amount" => plan.ad_credits.iter_mut().find(|it| it.id == self.of)?.amount = amount()?,
            "expires" => plan.ad_credits.iter_mut().find(|it| it.id == self.of)?.expires = Some(day()?),
            "suspension" => {
                plan.ad_accounts.iter().find(|it| it.id == self.of)?;
                let on = if self.to == NEVER { None } else { Some(day()?) };
                suspend(plan, &self.of, on);
            }
            _ => {
                let credit = plan.ad_credits.iter().find(|it| match &self.credit {
                    Some(id) => it.id == *id,
                    None => !is_held(it),
                });
                let credit = credit?.id.clone();
                let account = plan.ad_accounts.iter().find(|it| it.id == self.of)?.id.clone();
                let own = |it: &&AllocationDocument| it.ad_account == account && it.ad_credit == credit;
                // What is done stays, and which of several parts is meant nobody says.
                if plan.allocations.iter().filter(own).any(|it| it.done)
                    || plan.allocations.iter().filter(own).count() > 1
                {
                    return None;
                }
                set_amount(plan, (&account, &credit), amount()?, None, None);
            }
        }
        Some(())
    }
}

impl ReplayStep {
    /// The plan after this step; nothing where it doesn't fit the plan.
    #[must_use]
    pub fn made(&self, plan: &PlanDocument) -> Option<PlanDocument> {
        let mut made = plan.clone();
        self.settings.iter().try_for_each(|it| it.apply(&mut made))?;
        Some(made)
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, of, credit, to } = self;
        write!(f, "{kind}({of}")?;
        if let Some(credit) = credit {
            write!(f, ", {credit}")?;
        }
        write!(f, ") = {to}")
    }
}

impl fmt::Display for ReplayStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, setting) in self.settings.iter().enumerate() {
            if at > 0 {
                f.write_str(" and ")?;
            }
            setting.fmt(f)?;
        }
        if let Some(says) = &self.says {
            // A quotation mark would end the sentence.
            f.write_str(" \"")?;
            says.chars().filter(|it| *it != '"').try_for_each(|it| f.write_char(it))?;
            f.write_str("\"")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    fn read(text: &str) -> Vec<ReplayStep> {
        read_steps(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn steps_are_read_with_their_sentences_and_written_as_they_are_read() {
        let text = "allocated(a) = 150 and allocated(b, pool) = 2500.50 \"First; and slowly.\"; suspension(a) = 2026-03-13; dailySpend(b)=1,000";
        let steps = read(text);
        assert_eq!(steps.len(), 3);
        assert_eq!(steps[0].says.as_deref(), Some("First; and slowly."));
        assert_eq!(steps[0].settings[1].credit.as_deref(), Some("pool"));
        assert_eq!(steps[2].settings[0].to, "1000");
        assert_eq!(read(&written_steps(&steps)), steps);
        for text in [
            "",
            ";",
            "spent(a) = 5",
            "allocated(a)",
            "allocated(a) = ",
            "allocated(a) = 5 \"x",
            "allocated(a) = 5 \"x\" y",
        ] {
            assert_eq!(read_steps(text), None, "{text}");
        }
        assert_eq!(read_steps(&"dailySpend(a) = 5;".repeat(MOST_STEPS + 1)), None);
    }

    #[test]
    fn a_step_sets_what_it_says_or_nothing() {
        let plan = small();
        let made = |text: &str| read(text)[0].made(&plan);
        let after = made("allocated(a) = 150 and suspension(b) = 2026-03-05 and expires(pool) = 2026-03-20");
        let after = after.unwrap_or_else(|| panic!("it fits"));
        assert_eq!(after.allocations[0].amount, "150");
        assert_eq!((after.events[0].ad_account.as_str(), after.events[0].on.as_str()), ("b", "2026-03-05"));
        assert_eq!(after.ad_credits[0].expires.as_deref(), Some("2026-03-20"));
        let again = read("suspension(b) = never")[0].made(&after);
        assert_eq!(again.map(|it| it.events), Some(Vec::new()));
        for text in [
            "allocated(x) = 5",
            "allocated(a, none) = 5",
            "dailySpend(a) = much",
            "suspension(a) = soon",
            "allocated(a) = 5 and dailySpend(x) = 5",
        ] {
            assert_eq!(made(text), None, "{text}");
        }
        let mut done = plan.clone();
        done.allocations[0].done = true;
        assert_eq!(read("allocated(a) = 5")[0].made(&done), None);
    }

    #[test]
    fn the_step_between_two_plans_leads_from_one_to_the_other_or_is_none() {
        let before = small();
        let mut after = before.clone();
        after.allocations[0].amount = "1.50".into();
        after.allocations.remove(1);
        after.ad_accounts[1].daily_spend = Some("20".into());
        let step = step_between(&before, &after).unwrap_or_else(|| panic!("a step"));
        let text = step.to_string();
        assert_eq!(text, "dailySpend(b) = 20 and allocated(a, pool) = 1.50 and allocated(b, pool) = 0");
        assert_eq!(read(&text)[0].made(&before), Some(after.clone()));
        let back = step_between(&after, &before).map(|it| it.to_string());
        // Account B had no daily spend, which is not the same as none expected.
        assert_eq!(back, None);
        after.name = "Another".into();
        assert_eq!(step_between(&before, &after), None);
        assert_eq!(step_between(&before, &before), None);
    }
}

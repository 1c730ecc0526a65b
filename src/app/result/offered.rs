//! What `Fit to spend` is for and what it changes, in words.

use crate::app::format;
use crate::app::state::{Found, LastDay, Planner};
use crate::app::text::{count, fill, t};
use crate::app::wording::say;
use crate::editor::offer::Gain;
use crate::money::Minor;
use leptos::prelude::*;

/// How long a sentence the line below the button has room for, in letters.
const LINE: usize = 105;

/// What fitting is for and what it changes, or why nothing can be fitted.
pub(super) fn offered(planner: Planner) -> Option<String> {
    said(planner, |gain, changes| [&gain, " ", &changes].concat())
}

/// The same for the line below the button. A longer list of changes stands in the menu beside it alone.
pub(super) fn offered_in_short(planner: Planner) -> Option<String> {
    said(planner, |gain, changes| {
        let all = [&gain, " ", &changes].concat();
        if all.chars().count() > LINE { gain } else { all }
    })
}

fn said(planner: Planner, join: fn(String, String) -> String) -> Option<String> {
    if planner.with(|plan| plan.ad_accounts.is_empty()) {
        return Some(t("advice.noAccounts").to_owned());
    }
    let over = planner.open_from().is_none();
    planner.advising.found.with(|it| {
        let found = it.as_deref();
        why_not(found, over).map(str::to_owned).or_else(|| {
            let found = found?;
            Some(join(gain(planner, found)?, say(&found.advice.choice.change)))
        })
    })
}

/// Why nothing can be fitted.
pub(super) fn why_not(found: Option<&Found>, over: bool) -> Option<&'static str> {
    match found {
        None if over => Some(t("advice.over")),
        None => Some(t("advice.waiting")),
        Some(found) if found.is_offered() => None,
        Some(found) if found.last_day == LastDay::Allocated => Some(t("advice.allDone")),
        Some(_) => Some(t("advice.noGain")),
    }
}

/// What fitting gains.
fn gain(planner: Planner, found: &Found) -> Option<String> {
    let currency = planner.currency.get()?;
    let says = |key, amount: Minor| {
        fill(key, &[("amount", &format::amount(&amount.to_text(currency), planner.digits.get()))])
    };
    let gain = match found.gain {
        Gain::Spends(amount) => says("advice.spendsMore", amount),
        Gain::Loses(amount) if found.is_anew => says("advice.anew", amount),
        Gain::Loses(amount) => says("advice.losesLess", amount),
        Gain::Strands(amount) => says("advice.strandsLess", amount),
        Gain::AsAsked => t("advice.asMuch").to_owned(),
        Gain::AsAskedFor(amount) => says("advice.spendsLess", amount),
        Gain::Nothing => return None,
    };
    // The figures above take overdue steps as made; the split is held against the plan without them.
    Some(if found.overdue == 0 {
        gain
    } else {
        [&count("advice.overdue", found.overdue, &[]), " ", &gain].concat()
    })
}

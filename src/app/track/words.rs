//! How the screen writes amounts and days, and its sentences.

use super::wrong_day::WrongDay;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{count, days, fill, t};
use crate::day::Day;
use crate::editor::check_in::{Difference, Explanation, Wrong};
use crate::editor::check_in_paste::{LeftOut, Pasted};
use crate::editor::tracking::{AccountStanding, Standing, Verdict};
use crate::money::{Currency, Minor};
use crate::planning::TrackStatus;
use leptos::prelude::*;

/// How a loss is said: what still will be, what is already, and both.
struct LossKeys {
    still: &'static str,
    already: &'static str,
    both: &'static str,
}

const STRANDS: LossKeys = LossKeys {
    still: "track.verdict.strands",
    already: "track.verdict.stranded",
    both: "track.verdict.strandsInAll",
};
const LAPSES: LossKeys = LossKeys {
    still: "track.verdict.lapses",
    already: "track.verdict.lapsed",
    both: "track.verdict.lapsesInAll",
};

/// How amounts and days of this plan are written.
#[derive(Clone)]
pub(super) struct Words {
    digits: u8,
    currency: Option<Currency>,
    start: String,
}

impl Words {
    /// Those of the draft as it is now.
    pub(super) fn of(planner: Planner) -> Self {
        let currency = planner.currency.get();
        let start = planner.with(|plan| plan.start.clone());
        // What is spent on a day, or a mean of days, is seldom whole.
        Self { digits: currency.map_or(0, Currency::digits), currency, start }
    }

    /// An amount.
    pub(super) fn amount(&self, amount: Minor) -> String {
        self.currency.map_or_else(String::new, |it| format::amount(&amount.to_text(it), self.digits))
    }

    /// An amount with its sign; nothing has none.
    pub(super) fn signed(&self, amount: Minor) -> String {
        if amount.is_positive() {
            ["+", &self.amount(amount)].concat()
        } else if amount.is_zero() {
            self.amount(amount)
        } else {
            ["−", &self.amount(Minor::ZERO - amount)].concat()
        }
    }

    /// A day.
    pub(super) fn day(&self, day: Day) -> String {
        self.day_text(&day.to_string())
    }

    /// The days from one to another.
    pub(super) fn days(&self, first: Day, last: Day) -> String {
        days(&first.to_string(), &last.to_string(), &self.start)
    }

    /// A day, as the document writes it.
    pub(super) fn day_text(&self, day: &str) -> String {
        format::day(day, &self.start)
    }

    /// What the week comes to.
    pub(super) fn verdict(&self, it: &Standing) -> String {
        let totals = &it.totals;
        let first = match it.verdict {
            Verdict::NoCredit => t("track.verdict.noCredit").to_owned(),
            Verdict::Unknown => t("track.verdict.unknown").to_owned(),
            Verdict::Behind(number) => count("track.verdict.behind", number, &[]),
            Verdict::Ahead(number) => count("track.verdict.ahead", number, &[]),
            Verdict::OnTrack => t("track.verdict.onTrack").to_owned(),
        };
        let strands = self.loss(totals.stranded, totals.will_strand, &STRANDS);
        let lapses = self.loss(totals.lapsed, totals.will_lapse, &LAPSES);
        let remains = self.remains("track.verdict.remains", totals.remaining, it);
        [Some(first), strands, lapses, remains].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What is lost: what is already, what still will be, and both together.
    fn loss(&self, already: Minor, still: Minor, keys: &LossKeys) -> Option<String> {
        let key = match (already.is_positive(), still.is_positive()) {
            (false, false) => return None,
            (false, true) => keys.still,
            (true, false) => keys.already,
            (true, true) => keys.both,
        };
        let [all, already, still] = [already + still, already, still].map(|it| self.amount(it));
        Some(fill(key, &[("amount", &all), ("already", &already), ("still", &still)]))
    }

    /// What is still in ad accounts when the plan ends: the plan says nothing of what becomes of it.
    fn remains(&self, key: &'static str, amount: Minor, of: &Standing) -> Option<String> {
        let values = [("amount", self.amount(amount)), ("day", self.day(of.end))];
        amount.is_positive().then(|| fill(key, &values.each_ref().map(|(name, it)| (*name, it.as_str()))))
    }

    /// What to do about it, where there is something.
    pub(super) fn remedy(&self, it: &Standing) -> Option<String> {
        let behind = || it.ad_accounts.iter().filter(|it| it.status == TrackStatus::Behind);
        let more: Minor = behind().map(|it| it.figures.correction()).sum();
        // Who is suspended before has no time for it.
        let helps = more.is_positive() && behind().all(|it| it.stops.is_none());
        helps.then(|| fill("track.verdict.more", &[("amount", &self.amount(more))]))
    }

    /// What is to be said of an ad account, sentence by sentence.
    pub(super) fn about(&self, it: &AccountStanding, of: &Standing) -> Vec<String> {
        let stranded = it.stranded.is_positive();
        let stranded = stranded.then(|| fill("track.why.stranded", &[("amount", &self.amount(it.stranded))]));
        let remains = self.remains("track.why.remains", it.figures.projected.remaining, of);
        let says = [Some(self.reason(it, of.on)), self.cause(it), stranded, remains, self.gap(it, of.on)];
        says.into_iter().chain([self.assumed(it.assumed)]).flatten().collect()
    }

    /// How much of what stands as actual spend is expected and not known.
    pub(super) fn assumed(&self, amount: Minor) -> Option<String> {
        amount.is_positive().then(|| fill("track.assumed", &[("amount", &self.amount(amount))]))
    }

    /// Why an ad account stands as it does.
    fn reason(&self, it: &AccountStanding, on: Day) -> String {
        let figures = &it.figures;
        let pace = self.amount(figures.pace.unwrap_or_default());
        let by_then = it.due.map_or(Minor::ZERO, |(_, held)| held);
        // How long it lasts is said of all that it holds.
        let held = if it.status == TrackStatus::Ahead && it.stops.is_none() { figures.held } else { by_then };
        let [needed, held] = [figures.needed, held].map(|it| self.amount(it));
        let due = it.due.map(|(day, _)| self.day(day)).unwrap_or_default();
        let values = [("pace", pace.as_str()), ("needed", &needed), ("held", &held), ("day", &due)];
        match it.status {
            TrackStatus::NotSpending => fill("track.why.notSpending", &[("day", &self.day(on))]),
            TrackStatus::NoCredit => t("track.why.noCredit").to_owned(),
            TrackStatus::Unknown => t("track.why.unknown").to_owned(),
            TrackStatus::Behind if figures.pace.is_none_or(Minor::is_zero) => {
                fill("track.why.spendsNothing", &values)
            }
            TrackStatus::Behind => fill("track.why.behind", &values),
            TrackStatus::Ahead | TrackStatus::OnTrack if it.stops.is_some() && it.due.is_some() => {
                fill("track.why.would", &values)
            }
            TrackStatus::Ahead => count("track.why.ahead", it.lasts.unwrap_or_default(), &values),
            TrackStatus::OnTrack if figures.held.is_zero() => t("track.why.holdsNone").to_owned(),
            TrackStatus::OnTrack if figures.correction().is_positive() => fill("track.why.nearly", &values),
            TrackStatus::OnTrack => fill("track.why.onTrack", &values),
        }
    }

    /// What will still strand in an ad account, and why, where that doesn't follow from how it stands.
    fn cause(&self, it: &AccountStanding) -> Option<String> {
        let amount = self.amount(it.will_strand);
        let key = match (it.stops, it.status) {
            _ if !it.will_strand.is_positive() => return None,
            (Some(day), _) => {
                return Some(fill("track.why.stops", &[("day", &self.day(day)), ("amount", &amount)]));
            }
            (None, TrackStatus::Behind) => return None,
            (None, TrackStatus::Ahead | TrackStatus::OnTrack) if it.is_more_planned => "track.why.later",
            _ => "track.why.strands",
        };
        Some(fill(key, &[("amount", &amount)]))
    }

    /// What is missing of an ad account's spend up to the day, where something is.
    fn gap(&self, it: &AccountStanding, on: Day) -> Option<String> {
        match it.known_to {
            Some(day) if day >= on => None,
            Some(day) => Some(fill("track.knownTo", &[("day", &self.day(day))])),
            None => Some(t("track.knownNever").to_owned()),
        }
    }
}

/// The name of a status, and the class of its sign.
pub(super) fn status(status: TrackStatus) -> (&'static str, &'static str) {
    match status {
        TrackStatus::Behind => (t("track.status.behind"), "standing standing-behind"),
        TrackStatus::Ahead => (t("track.status.ahead"), "standing standing-ahead"),
        TrackStatus::Unknown => (t("track.status.unknown"), "standing"),
        TrackStatus::OnTrack => (t("track.status.onTrack"), "standing"),
        TrackStatus::NotSpending => (t("track.status.notSpending"), "standing"),
        TrackStatus::NoCredit => (t("track.status.noCredit"), "standing"),
    }
}

/// Why nothing can be entered with what was typed.
pub(super) fn wrong(words: &Words, it: Wrong) -> String {
    match it {
        Wrong::Spent | Wrong::Left => {
            fill("checkIn.noAmount", &[("currency", words.currency.map_or("", Currency::code))])
        }
        Wrong::LeftTooMuch(most) => fill("checkIn.tooMuch", &[("amount", &words.amount(most))]),
        Wrong::HeldNothing => t("checkIn.heldNothing").to_owned(),
        Wrong::Plan => t("track.blocked").to_owned(),
    }
}

/// How far the ad credit that was entered is from the plan, and what could explain it.
pub(super) fn difference(words: &Words, it: &Difference) -> String {
    let explanation = |it: &Explanation| match it {
        Explanation::NotMade(amount) => fill("checkIn.why.notMade", &[("amount", &words.amount(*amount))]),
        Explanation::MadeEarly(amount) => {
            fill("checkIn.why.madeEarly", &[("amount", &words.amount(*amount))])
        }
        Explanation::NotInPlan => t("checkIn.why.notInPlan").to_owned(),
        Explanation::PaidOtherwise => t("checkIn.why.paidOtherwise").to_owned(),
        Explanation::Lapsed => t("checkIn.why.lapsed").to_owned(),
    };
    let explanations: Vec<String> = it.explanations.iter().map(explanation).collect();
    let key = if it.is_more { "checkIn.more" } else { "checkIn.less" };
    fill(key, &[("amount", &words.amount(it.by)), ("why", &format::any_of(&explanations))])
}

/// What became of pasted cells, sentence by sentence; `names` are those of the ad accounts.
pub(super) fn of_paste(pasted: &Pasted, names: &[String]) -> Vec<String> {
    let name = |place: usize| names.get(place).map_or("", String::as_str);
    let mut places: Vec<usize> = pasted.amounts.iter().map(|it| it.0).collect();
    places.dedup();
    let number = places.len();
    let first = match places.as_slice() {
        [] => t("checkIn.paste.nothing").to_owned(),
        _ if pasted.by_name => count("checkIn.paste.byName", number, &[]),
        [first, .., last] => {
            count("checkIn.paste.down", number, &[("from", name(*first)), ("to", name(*last))])
        }
        [only] => count("checkIn.paste.down", number, &[("from", name(*only))]),
    };
    let left_out = |it: &LeftOut| match it {
        LeftOut::Heading(text) => fill("checkIn.paste.heading", &[("text", text)]),
        LeftOut::Unknown(text) => fill("checkIn.paste.unknown", &[("text", text)]),
        LeftOut::Several(text) => fill("checkIn.paste.several", &[("text", text)]),
        LeftOut::Twice(text) => fill("checkIn.paste.twice", &[("text", text)]),
        LeftOut::Known(place) => fill("checkIn.paste.known", &[("account", name(*place))]),
        LeftOut::Beyond(rows) => count("checkIn.paste.beyond", *rows, &[]),
    };
    std::iter::once(first).chain(pasted.left_out.iter().map(left_out)).collect()
}

/// What is wrong with the day of a check-in.
pub(super) fn of_day(it: WrongDay) -> &'static str {
    match it {
        WrongDay::Unread => t("checkIn.day.unread"),
        WrongDay::Ahead => t("checkIn.day.ahead"),
        WrongDay::Outside => t("checkIn.day.outside"),
    }
}

#[cfg(test)]
mod tests;

//! A check-in: what ad accounts really spent since it was last known, as a person reads it off TikTok.
//!
//! For each ad account one of two amounts is enough: what it spent, or the ad credit it has left. The other follows from a
//! run of the plan with that spend in it. Where both are entered, the spend is what counts, and the ad credit left is held
//! against the plan: a [`Difference`] says how far they are apart and what could explain it.

use crate::day::{Day, Period};
use crate::money::{Currency, Minor};
use crate::plan::document::{ActualDocument, AllocationDocument, PlanDocument};
use crate::plan::{AccountIndex, limits};
use crate::results::{read, run};
use crate::simulation::spend_schedules;

/// More halvings than a search of all amounts takes.
const SEARCH: u32 = 64;

/// One of the two amounts that are entered for an ad account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What it spent.
    Spent,
    /// The ad credit it has left.
    Left,
}

/// What was entered for one ad account, as decimal text; empty where nothing was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// What it spent, in all, whatever paid it.
    pub spent: String,
    /// The ad credit it has left.
    pub left: String,
    /// Whether the last check-in of the ad account is entered anew.
    pub anew: bool,
}

impl Entered {
    /// Whether nothing was entered.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.spent.is_empty() && self.left.is_empty()
    }

    /// What was entered in one of the columns.
    #[must_use]
    pub const fn of(&self, column: Column) -> &String {
        match column {
            Column::Spent => &self.spent,
            Column::Left => &self.left,
        }
    }

    /// Enters `text` in one of the columns.
    pub fn set(&mut self, column: Column, text: String) {
        match column {
            Column::Spent => self.spent = text,
            Column::Left => self.left = text,
        }
    }
}

/// The days of which an ad account's spend is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The last day of which its spend was known before, where any was.
    pub known_to: Option<Day>,
    /// The first day that is entered; none where all are known up to the day of the check-in.
    pub from: Option<Day>,
}

/// Why nothing can be entered with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The amount spent is none of the currency.
    Spent,
    /// The ad credit left is none of the currency.
    Left,
    /// More ad credit is left than the plan says it can have, which is this.
    LeftTooMuch(Minor),
    /// It held no ad credit, so that nothing follows from none being left.
    HeldNothing,
    /// The plan itself has errors.
    Plan,
}

/// What could explain that an ad account has more or less ad credit left than the plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// Allocations up to the day of the check-in are not marked as made: this amount.
    NotMade(Minor),
    /// Allocations planned for later may have been made already: this amount.
    MadeEarly(Minor),
    /// Ad credit was allocated or issued that the plan does not have.
    NotInPlan,
    /// Cash or another balance paid a part.
    PaidOtherwise,
    /// Ad credit expired, or was taken away.
    Lapsed,
}

/// How far what TikTok shows is from the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whether TikTok shows more ad credit than the plan.
    pub is_more: bool,
    /// How much more or less.
    pub by: Minor,
    /// What could explain it, the likeliest first.
    pub explanations: Vec<Explanation>,
}

/// What follows from what was entered for one ad account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// What it spent.
    pub spent: Minor,
    /// Whether it may have been more: all its ad credit was used up, so that something else may have paid the rest.
    pub at_least: bool,
    /// The ad credit it then has left by the plan.
    pub left: Minor,
    /// How much of the spend can't have been by the plan.
    pub unpaid: Minor,
    /// Whether that is because it is not approved on any of the days. Otherwise it pays in advance, and nothing is left.
    pub is_not_approved: bool,
    /// How far the ad credit that was entered is from the plan.
    pub difference: Option<Difference>,
}

/// The day up to which a check-in is proposed: the last that is over, within the plan. None while no day of it is over.
#[must_use]
pub fn proposed_day(document: &PlanDocument, today: &str) -> Option<Day> {
    let (start, end) = (Day::parse(&document.start)?, Day::parse(&document.end)?);
    let last = Day::parse(today)?.previous().min(end);
    (last >= start).then_some(last)
}

/// Which days of an ad account a check-in up to `through` is about. `anew`: its last row is entered again.
#[must_use]
pub fn open_days(document: &PlanDocument, account: &str, through: Day, anew: bool) -> Option<Open> {
    let start = Day::parse(&document.start)?;
    let own = |row: &&ActualDocument| row.ad_account == account;
    let last = document.actuals.iter().filter(own).filter_map(days_of).max_by_key(|row| row.1);
    let first = match last {
        Some((from, _)) if anew => from,
        Some((_, to)) => to.next(),
        None => start,
    };
    Some(Open { known_to: last.map(|(_, to)| to), from: (first <= through).then_some(first) })
}

fn days_of(row: &ActualDocument) -> Option<(Day, Day)> {
    Day::parse(&row.from).zip(Day::parse(&row.to))
}

/// What follows from what was entered for `account` up to `through`; nothing where nothing was, or where no day is open.
#[must_use]
pub fn derive(
    document: &PlanDocument,
    account: &str,
    through: Day,
    entered: &Entered,
) -> Option<Result<Derived, Wrong>> {
    if entered.is_empty() {
        return None;
    }
    let open = open_days(document, account, through, entered.anew)?;
    Some(Trial::new(document, account, (open.from?, through), entered.anew).and_then(|it| it.derive(entered)))
}

/// Enters the spend that follows for each ad account, as rows of the plan. Returns for how many.
pub fn enter(document: &mut PlanDocument, through: Day, entries: &[(String, Entered)]) -> usize {
    let Some(currency) = Currency::from_code(&document.currency) else { return 0 };
    let mut rows = Vec::new();
    for (account, entered) in entries {
        let Some(Ok(derived)) = derive(document, account, through, entered) else { continue };
        let open = open_days(document, account, through, entered.anew).and_then(|it| it.from);
        if let Some(from) = open {
            rows.push((row_of(account, (from, through), derived.spent, currency), entered.anew));
        }
    }
    let entered = rows.len();
    for (row, anew) in rows {
        if anew {
            forget_last(document, &row.ad_account);
        }
        document.actuals.push(row);
    }
    entered
}

fn row_of(account: &str, (from, to): (Day, Day), spend: Minor, currency: Currency) -> ActualDocument {
    ActualDocument {
        ad_account: account.to_owned(),
        from: from.to_string(),
        to: to.to_string(),
        spend: spend.to_text(currency),
    }
}

/// Takes the last row of an ad account out.
fn forget_last(document: &mut PlanDocument, account: &str) {
    let own = document.actuals.iter().enumerate().filter(|(_, row)| row.ad_account == account);
    let last = own.filter_map(|(at, row)| Some((days_of(row)?.1, at))).max();
    if let Some((_, at)) = last {
        document.actuals.remove(at);
    }
}

/// The plan with one more row, of which the amount is tried.
struct Trial {
    document: PlanDocument,
    account: AccountIndex,
    days: (Day, Day),
    currency: Currency,
}

/// An ad account at the end of a trial.
struct Outcome {
    /// Ad credit it has left.
    held: Minor,
    /// What it spent on the days that are entered.
    paid: Minor,
    /// Whether it is approved on any of them.
    is_approved: bool,
}

impl Trial {
    fn new(document: &PlanDocument, account: &str, days: (Day, Day), anew: bool) -> Result<Self, Wrong> {
        let mut document = document.clone();
        if anew {
            forget_last(&mut document, account);
        }
        let currency = Currency::from_code(&document.currency).ok_or(Wrong::Plan)?;
        let at = document.ad_accounts.iter().position(|it| it.id == account).ok_or(Wrong::Plan)?;
        document.actuals.push(row_of(account, days, Minor::ZERO, currency));
        Ok(Self { document, account: AccountIndex::new(at), days, currency })
    }

    fn derive(mut self, entered: &Entered) -> Result<Derived, Wrong> {
        let currency = self.currency;
        let amount = |text: &str, wrong| amount(text, currency).ok_or(wrong);
        let left = match entered.left.as_str() {
            "" => None,
            text => Some(amount(text, Wrong::Left)?),
        };
        let (spent, at_least) = match entered.spent.as_str() {
            "" => self.spent_of(left.ok_or(Wrong::Left)?)?,
            text => (amount(text, Wrong::Spent)?, false),
        };
        let outcome = self.run(spent)?;
        let unpaid = spent.take(outcome.paid).unwrap_or(Minor::ZERO);
        let difference =
            left.filter(|left| *left != outcome.held).map(|left| self.difference(left, outcome.held));
        let is_not_approved = !outcome.is_approved;
        Ok(Derived { spent, at_least, left: outcome.held, unpaid, is_not_approved, difference })
    }

    /// What it comes to if the ad account spent so much.
    fn run(&mut self, spent: Minor) -> Result<Outcome, Wrong> {
        if let Some(row) = self.document.actuals.last_mut() {
            row.spend = spent.to_text(self.currency);
        }
        let (plan, _) = read(&self.document).map_err(|_| Wrong::Plan)?;
        let projection = run(&plan).map_err(|_| Wrong::Plan)?;
        let (start, end) = self.days;
        let held = projection.balances_at(end).account_credit(self.account);
        let mut paid = Minor::ZERO;
        for entry in projection.journal.entries() {
            if entry.transfer.spender() == Some(self.account) {
                paid += entry.moved_within(Period { start, end });
            }
        }
        let approved = &spend_schedules(&plan)[self.account.position()].approved;
        let is_approved = approved.iter().any(|days| days.start <= end && days.end >= start);
        Ok(Outcome { held, paid, is_approved })
    }

    /// The least that the ad account can have spent to have so much ad credit left, and whether it can have been more.
    fn spent_of(&mut self, left: Minor) -> Result<(Minor, bool), Wrong> {
        let most = self.run(Minor::ZERO)?.held;
        let gone = most.take(left).ok_or(Wrong::LeftTooMuch(most))?;
        if most.is_zero() {
            return Err(Wrong::HeldNothing);
        }
        let least = if self.run(gone)?.held == left { gone } else { self.search(left)? };
        let one_more = least.checked_add(Minor::new(1)).unwrap_or(least);
        let at_least = self.run(one_more)?.held == left;
        Ok((least, at_least))
    }

    /// The least spend after which no more than `left` is there. What is held falls as spend rises, but not always by the
    /// same: cash may pay first, and what expires meanwhile is gone either way.
    fn search(&mut self, left: Minor) -> Result<Minor, Wrong> {
        let most = limits::amount(self.currency);
        let (mut low, mut high) = (Minor::ZERO, Minor::new(1));
        for _ in 0..SEARCH {
            if high >= most || self.run(high)?.held <= left {
                break;
            }
            (low, high) = (high, Minor::new(high.units().saturating_mul(2)).min(most));
        }
        for _ in 0..SEARCH {
            let between = Minor::new(low.units() + (high.units() - low.units()) / 2);
            if between == low || low >= high {
                break;
            }
            if self.run(between)?.held <= left {
                high = between;
            } else {
                low = between;
            }
        }
        Ok(high)
    }

    fn difference(&self, entered: Minor, held: Minor) -> Difference {
        let is_more = entered > held;
        let by = entered.max(held).take(entered.min(held)).unwrap_or(Minor::ZERO);
        let account = self.document.ad_accounts.get(self.account.position());
        let id = account.map_or("", |it| it.id.as_str());
        let through = self.days.1;
        let planned = |is_wanted: &dyn Fn(&AllocationDocument) -> bool| -> Minor {
            let open = self.document.allocations.iter().filter(|it| !it.done && it.ad_account == id);
            let amounts = open.filter(|it| is_wanted(it)).filter_map(|it| amount(&it.amount, self.currency));
            amounts.fold(Minor::ZERO, |sum, it| sum.checked_add(it).unwrap_or(sum))
        };
        let is_due = |it: &AllocationDocument| Day::parse(&it.on).is_some_and(|on| on <= through);
        let mut explanations = Vec::new();
        if is_more {
            let later = planned(&|it| !is_due(it));
            if later.is_positive() {
                explanations.push(Explanation::MadeEarly(later));
            }
            explanations.extend([Explanation::NotInPlan, Explanation::PaidOtherwise]);
        } else {
            let due = planned(&is_due);
            if due.is_positive() {
                explanations.push(Explanation::NotMade(due));
            }
            explanations.push(Explanation::Lapsed);
        }
        Difference { is_more, by, explanations }
    }
}

fn amount(text: &str, currency: Currency) -> Option<Minor> {
    Minor::parse(text, currency).filter(|it| *it <= limits::amount(currency))
}

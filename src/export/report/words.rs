//! What a report says, in the language of whoever reads it.

use crate::plan::AssumptionKey;

/// What a report says, in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// The title: `{name}` is the scenario's.
    Title,
    /// When it was made, `{day}`, and of what: `{from}`, `{to}`, `{currency}`.
    Made,
    /// That it is for some ad accounts only.
    Chosen,
    /// The heading of the totals.
    Totals,
    /// The heading above ad credits.
    Credits,
    /// The heading above ad accounts.
    Accounts,
    /// The heading above assumptions.
    Assumptions,
    /// An ad credit.
    Credit,
    /// How much it is.
    Amount,
    /// Its last day.
    Expires,
    /// What is allocated of it.
    Allocated,
    /// What is spent of it.
    Spent,
    /// What will not be spent.
    AtRisk,
    /// What is still in the Business Center at the end.
    Unallocated,
    /// What is still in ad accounts at the end.
    Remaining,
    /// What is still there at the end, in the Business Center or in ad accounts.
    Left,
    /// The day of a step.
    Day,
    /// Where a step stands.
    State,
    /// It is done.
    Done,
    /// It is still to be done.
    Open,
    /// It should have been done by now.
    Overdue,
    /// The rules forbid it.
    Refused,
    /// That what is overdue counts as made.
    CountsOverdue,
    /// That the plan ends before an ad credit, `{credit}`, expires on `{day}`.
    EndsBefore,
    /// What an ad account gets, `{gets}`, and spends, `{spent}`.
    Gets,
    /// It strands `{stranded}`, which expires.
    Expiring,
    /// It strands `{stranded}`, which is lost when it is suspended or closed.
    Losing,
    /// It strands `{stranded}`, of which `{expires}` expires and the rest is lost.
    Both,
    /// Nothing is to be allocated to it.
    NoSteps,
    /// The plan says otherwise than is usual: `{choice}`.
    SetOtherwise,
    /// Where it says so.
    Source,
    /// The link to the plan.
    Link,
    /// That it is a forecast.
    Forecast,
}

/// An assumption in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumptionWords {
    /// What holds.
    pub statement: String,
    /// How far it can be trusted.
    pub confidence: String,
    /// Titles of what says so, each with its address where it has one.
    pub sources: Vec<(String, Option<String>)>,
}

/// How a report speaks.
pub trait Words {
    /// A phrase, with these values in it.
    fn say(&self, phrase: Phrase, values: &[(&str, &str)]) -> String;
    /// An amount with its currency.
    fn money(&self, amount: &str) -> String;
    /// A day with its year.
    fn day(&self, day: &str) -> String;
    /// An assumption and who says so.
    fn assumption(&self, key: AssumptionKey) -> AssumptionWords;
    /// What a plan assumes that says this of it, as the document writes it: of roles, with commas between them.
    fn choice(&self, key: AssumptionKey, value: &str) -> String;
    /// The language, as HTML names it.
    fn language(&self) -> &str;
    /// Whether it is written from right to left.
    fn is_leftwards(&self) -> bool;
}

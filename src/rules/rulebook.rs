//! The rulebook as data: what holds for ad credit in TikTok, who says so, and how far it can be trusted.
//!
//! Refusals, journal entries and screens cite a rule by its [`RuleId`]. Nothing here is decided: the code
//! that applies a rule lives where it is applied, and names the rule it rests on.

mod allocation;
mod enforcement;
mod funds;
mod import;
mod life;
mod roles;
mod rule;
mod rule_id;
mod sources;
mod spending;
mod suspension;

#[cfg(test)]
mod tests;

pub use rule::{Citation, Confidence, Rule, Topic};
pub use rule_id::RuleId;

impl RuleId {
    /// The rule itself.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        TABLE[self as usize]
    }
}

/// Every rule, in the order of the rule numbers.
#[must_use]
pub fn rules() -> impl ExactSizeIterator<Item = &'static Rule> {
    TABLE.iter().copied()
}

/// The rules as they are written, by topic.
const BY_TOPIC: [&[Rule]; Topic::ALL.len()] = [
    funds::RULES,
    roles::RULES,
    life::RULES,
    spending::RULES,
    allocation::RULES,
    suspension::RULES,
    enforcement::RULES,
    import::RULES,
];

/// Each rule at the place of its id.
static TABLE: [&Rule; RuleId::ALL.len()] = by_id();

/// Sorts the rules at compile time, so that an id without its rule, or with two, does not compile.
const fn by_id() -> [&'static Rule; RuleId::ALL.len()] {
    let mut table = [&BY_TOPIC[0][0]; RuleId::ALL.len()];
    let mut written = [false; RuleId::ALL.len()];
    let mut topic = 0;
    while topic < BY_TOPIC.len() {
        let rules = BY_TOPIC[topic];
        let mut next = 0;
        while next < rules.len() {
            let place = rules[next].id as usize;
            assert!(!written[place], "one id has two rules");
            written[place] = true;
            table[place] = &rules[next];
            next += 1;
        }
        topic += 1;
    }
    let mut place = 0;
    while place < written.len() {
        assert!(written[place], "an id has no rule");
        place += 1;
    }
    table
}

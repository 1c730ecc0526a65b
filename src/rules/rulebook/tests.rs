//! What must hold for the rulebook as a whole.

use super::*;
use crate::plan::AssumptionKey;
use std::collections::BTreeSet;

/// The rule numbers that the core and the screens rely on.
const REQUIRED: [&str; 59] = [
    "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "R16",
    "R17", "R18", "R19", "R20", "R21", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30", "R31", "R32",
    "R33", "R34", "R35", "R36", "R41", "R42", "R43", "R44", "R46", "R47", "R48", "R49", "R50", "R51", "R54",
    "R55", "R56", "R57", "R58", "R59", "R60", "R61", "R62", "R63", "R64", "R65", "R66", "R68",
];

fn number(rule: &Rule) -> u32 {
    let digits = rule.number.strip_prefix('R').expect("a number such as R18");
    digits.parse().expect("digits after the R")
}

#[test]
fn every_id_leads_to_its_rule_and_its_name_back_to_it() {
    assert_eq!(rules().len(), BY_TOPIC.iter().map(|rules| rules.len()).sum::<usize>());
    for id in RuleId::ALL {
        assert_eq!(id.rule().id, id);
        assert_eq!(RuleId::from_name(id.name()), Some(id));
    }
    assert_eq!(RuleId::from_name("Locked"), None);
    assert_eq!(RuleId::from_name(""), None);
}

#[test]
fn names_are_unique_and_camel_case() {
    let names: BTreeSet<_> = RuleId::ALL.iter().map(|id| id.name()).collect();
    assert_eq!(names.len(), RuleId::ALL.len());
    for id in RuleId::ALL {
        let name = id.name();
        assert!(name.starts_with(|first: char| first.is_ascii_lowercase()), "{name}");
        assert!(name.chars().all(|letter| letter.is_ascii_alphabetic()), "{name}");
        assert!(name.eq_ignore_ascii_case(&format!("{id:?}")), "{name}");
    }
}

#[test]
fn what_refusals_attempts_and_the_journal_cite_is_there_under_its_number() {
    let cited = [
        ("role", "R18"),
        ("locked", "R2"),
        ("owned", "R7"),
        ("status", "R5"),
        ("notIssued", "R34"),
        ("expired", "R32"),
        ("minimum", "R50"),
        ("insufficient", "R49"),
        ("manualOnly", "R47"),
        ("oneByOne", "R47"),
        ("nonTransferable", "R44"),
        ("cashMoves", "R2"),
        ("transferable", "R4"),
        ("cashStatus", "R5"),
        ("paymentManagement", "R6"),
        ("issue", "R23"),
        ("allocate", "R48"),
        ("creditBeforeCash", "R27"),
        ("drawOrder", "R31"),
        ("clockOnAllocation", "R35"),
        ("suspensionForfeits", "R56"),
        ("reinstatement", "R57"),
        ("closureForfeits", "R56"),
        ("closureCash", "R59"),
        ("billing", "R12"),
        ("spendGoesOn", "R30"),
        ("violation", "R62"),
        ("fakeCode", "R63"),
        ("clawBack", "R64"),
        ("suspensionStopsSpend", "R55"),
        ("noReinstatementAfterExpiry", "R46"),
    ];
    for (name, number) in cited {
        assert_eq!(RuleId::from_name(name).map(|id| id.rule().number), Some(number), "{name}");
    }
}

#[test]
fn rules_stand_in_the_order_of_their_numbers_and_none_required_is_missing() {
    assert!(rules().map(number).is_sorted());
    let numbers: BTreeSet<_> = rules().map(|rule| rule.number).collect();
    for required in REQUIRED {
        assert!(numbers.contains(required), "{required}");
    }
}

#[test]
fn each_file_holds_the_rules_of_its_topic() {
    for (topic, rules) in Topic::ALL.into_iter().zip(BY_TOPIC) {
        assert!(!rules.is_empty());
        for rule in rules {
            assert_eq!(rule.topic, topic, "{}", rule.id.name());
        }
    }
}

#[test]
fn statements_and_cautions_are_short_sentences() {
    for rule in rules() {
        for text in [Some(rule.statement), rule.caution].into_iter().flatten() {
            assert!(text.ends_with('.'), "{text}");
            assert!(text.chars().count() < 280, "{text}");
            assert!(text.starts_with(char::is_uppercase), "{text}");
            assert!(!text.contains("  ") && text.trim() == text, "{text}");
        }
    }
}

#[test]
fn whatever_is_not_inferred_has_a_source() {
    for rule in rules() {
        assert!(rule.confidence == Confidence::Inferred || !rule.sources.is_empty(), "{}", rule.id.name());
        assert!(rule.confidence != Confidence::Inferred || rule.caution.is_some(), "{}", rule.id.name());
    }
}

#[test]
fn a_confidence_is_backed_by_a_source_of_its_kind() {
    let seeds = [sources::SEED_CODES, sources::SEED_SHARING];
    for rule in rules() {
        let seed = rule.sources.iter().any(|source| seeds.contains(source));
        let official = rule.sources.iter().any(|source| source.title.starts_with("TikTok"));
        let backed = match rule.confidence {
            Confidence::Seed => seed,
            Confidence::Official => official,
            Confidence::ThirdParty | Confidence::Inferred => true,
        };
        assert!(backed, "{}", rule.id.name());
    }
}

#[test]
fn a_source_is_named_once_in_a_rule_and_can_be_looked_up() {
    for rule in rules() {
        for (place, source) in rule.sources.iter().enumerate() {
            assert!(!source.title.is_empty());
            assert!(!rule.sources[..place].contains(source), "{} twice", source.title);
            if let Some(address) = source.address {
                assert!(address.starts_with("https://") && address.is_ascii(), "{address}");
                assert!(!address.contains(char::is_whitespace), "{address}");
            }
            if let Some(date) = source.date {
                assert!(matches!(date.len(), 4 | 7 | 10), "{date}");
                assert!(date.chars().all(|sign| sign.is_ascii_digit() || sign == '-'), "{date}");
            }
        }
    }
}

#[test]
fn every_assumption_switches_exactly_one_rule() {
    for key in AssumptionKey::ALL {
        let switched: Vec<_> = rules().filter(|rule| rule.switch == Some(key)).map(|rule| rule.id).collect();
        assert_eq!(switched, [RuleId::of_assumption(key)], "{}", key.name());
        assert!(RuleId::of_assumption(key).rule().caution.is_some(), "{}", key.name());
    }
}

#[test]
fn kinds_have_unique_names() {
    assert_eq!(Confidence::ALL.map(Confidence::name).into_iter().collect::<BTreeSet<_>>().len(), 4);
    assert_eq!(Topic::ALL.map(Topic::name).into_iter().collect::<BTreeSet<_>>().len(), 8);
}

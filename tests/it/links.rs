//! A plan in a link: all of it comes back, it is short enough for a chat, and no damage opens as another plan.

mod agency;
mod damage;

use crate::support::by_value::simulate;
use crate::support::dice::Dice;
use crate::support::random_plans::{Character, Size, random_plan};
use agency::{Ids, ordinary};
use damage::{TEXTS, any_text, base64, crc24, damaged, text};
use serde_json::Value;
use std::path::{Path, PathBuf};
use strandline::day::Day;
use strandline::link::{LONGEST, Names, addressed, decode, encode};
use strandline::plan::document::{ActualDocument, AdAccountDocument, AssumptionsDocument, PlanDocument};
use strandline::results::{JournalOption, document_from_value};

/// What a link begins with, on a host with a name of ordinary length.
const BEFORE: &str = "https://strandline.example/#p=";
/// The longest link that every chat and mail program takes.
const CHAT: usize = 2_048;

#[test]
fn every_plan_comes_back_field_for_field() {
    for seed in 0..2_500 {
        comes_back(&plan(seed));
    }
    for document in super::scenarios::every_document() {
        if let Ok(document) = document_from_value(&document) {
            comes_back(&document);
        }
    }
}

/// What somebody is in the middle of typing, or what a program got wrong, can be shared too.
#[test]
fn a_draft_with_problems_comes_back_as_it_is() {
    let mut tried = 0;
    for seed in 0..2_500 {
        let mut dice = Dice::new(seed, 40);
        let mut value = plan(seed).to_value();
        for _ in 0..=dice.below(6) {
            if let Some(text) = any_text(&mut value, &mut dice) {
                *text = (*dice.pick(&TEXTS)).to_owned();
            }
        }
        // Shapes too: nobody is said to be one of a list, or an item is said twice.
        if let (true, Some(items)) = (dice.one_in(3), value["adAccounts"].as_array_mut()) {
            items.extend(items.first().cloned());
        }
        if let Some(document) = PlanDocument::from_value(&value) {
            comes_back(&document);
            tried += 1;
        }
    }
    assert!(tried > 2_000, "only {tried} drafts had the shape of a plan");
}

#[test]
fn what_is_said_by_default_and_what_is_not_said_stay_apart() {
    let mut document = plan(1);
    document.ad_accounts.truncate(0);
    for (relation, status) in
        [(None, None), (Some("owned"), Some("approved")), (None, Some("approved")), (None, None)]
    {
        document.ad_accounts.push(AdAccountDocument {
            id: "x".into(),
            relation: relation.map(Into::into),
            status: status.map(Into::into),
            spend_range: None,
            weekday_factors: relation.map(|_| vec!["1".into()]),
            ..Default::default()
        });
    }
    document.assumptions.credit_before_cash = Some(true);
    document.assumptions.claw_back_used = None;
    document.assumptions.who_may_allocate = Some(Vec::new());
    comes_back(&document);
    document.assumptions = AssumptionsDocument::default();
    document.version = u32::MAX;
    comes_back(&document);
}

#[test]
fn a_split_policy_and_bounds_come_back_and_only_they_need_a_newer_link() {
    let version = |document: &PlanDocument| base64(&comes_back(document))[0];
    let mut bounded = 0;
    for seed in 0..500 {
        let mut dice = Dice::new(seed, 43);
        let mut document = plan(seed);
        document.actuals.clear();
        assert_eq!(version(&document), 1);
        for account in &mut document.ad_accounts {
            account.at_least = dice.one_in(3).then(|| (*dice.pick(&TEXTS)).to_owned());
            account.at_most = dice.one_in(3).then(|| format!("{}.00", dice.below(5_000)));
        }
        document.split_policy.prefer = dice.one_in(3).then(|| "leastChange".to_owned());
        document.split_policy.round_to = dice.one_in(3).then(|| "50".to_owned());
        document.split_policy.max_share = dice.one_in(3).then(|| (*dice.pick(&TEXTS)).to_owned());
        let is_bounded = !document.split_policy.is_default()
            || document.ad_accounts.iter().any(|it| it.at_least.is_some() || it.at_most.is_some());
        assert_eq!(version(&document), if is_bounded { 3 } else { 1 }, "seed {seed}");
        bounded += u32::from(is_bounded);
    }
    assert!(bounded > 400, "{bounded}");
}

/// 12 ad accounts, 10 ad credits, 20 events and 40 allocations, made in the planner or imported from TikTok.
#[test]
fn a_plan_of_ordinary_size_fits_a_chat() {
    for (ids, allocations, most) in [
        (Ids::Planner, 24, 1_450),
        (Ids::Planner, 40, 1_600),
        (Ids::TikTok, 24, 1_650),
        (Ids::TikTok, 40, 1_800),
    ] {
        let document = document_from_value(&ordinary(ids, allocations)).unwrap();
        let problems = strandline::results::check(&document);
        assert!(problems.iter().all(|problem| problem.severity == "warning"), "{problems:?}");
        let link = format!("{BEFORE}{}", comes_back(&document));
        let short = BEFORE.len() + encode(&document, Names::Without).unwrap().len();
        println!("{ids:?}, {allocations} allocations: {} characters, {short} without names", link.len());
        assert!(link.len() <= most && most < CHAT, "{} characters", link.len());
        assert!(short < link.len());
    }
}

#[test]
fn a_link_without_names_says_nobodys_name_and_comes_to_the_same() {
    for seed in 0..600 {
        let value = random_plan(seed, Size::of_seed(seed));
        let document = document_from_value(&value).unwrap();
        let neutral = without_names(&document);
        assert_eq!(decode(&encode(&document, Names::Without).unwrap()).unwrap(), neutral);
        assert_eq!(without_names(&neutral), neutral, "seed {seed}: doing it twice changes nothing more");
        let (named, unnamed) = (figures(&document), figures(&neutral));
        assert_eq!(named, unnamed, "seed {seed}");
    }
}

#[test]
fn nothing_of_a_name_is_left_in_a_link_without_names() {
    let secret = |text: &str| format!("Geheim {text}");
    let mut document = document_from_value(&ordinary(Ids::Planner, 24)).unwrap();
    document.business_center.name = secret("center");
    document.business_center.entity = Some(secret("entity"));
    let known: Vec<String> = document.ad_accounts.iter().map(|it| it.id.clone()).collect();
    for account in &mut document.ad_accounts {
        account.name = secret(&account.id);
        account.entity = Some(secret("entity"));
        account.id = secret(&account.id);
    }
    for credit in &mut document.ad_credits {
        credit.name = secret(&credit.id);
    }
    for member in &mut document.members {
        member.name = secret(&member.id);
    }
    for allocation in &mut document.allocations {
        allocation.id = secret(&allocation.id);
        allocation.ad_account = secret(&allocation.ad_account);
    }
    for event in &mut document.events {
        event.ad_account =
            if known.contains(&event.ad_account) { secret(&event.ad_account) } else { secret("?") };
    }
    let neutral = without_names(&document).to_value().to_string();
    assert!(!neutral.contains("Geheim"), "{neutral}");
    assert!(
        neutral.contains("Ad account 12") && neutral.contains("Ad credit 10") && neutral.contains("Entity 1")
    );
}

#[test]
fn whoever_looks_for_nobody_finds_nobody_in_a_link_without_names_either() {
    let mut document = document_from_value(&ordinary(Ids::Planner, 24)).unwrap();
    document.allocations[0].ad_account = "somebody else".into();
    document.allocations[1].ad_credit = String::new();
    let neutral = without_names(&document);
    assert_eq!(neutral.allocations[0].ad_account, "unknown");
    assert_eq!(neutral.allocations[1].ad_credit, "");
    let codes = |it: &PlanDocument| -> Vec<_> {
        strandline::results::check(it).into_iter().map(|problem| (problem.code, problem.path)).collect()
    };
    assert_eq!(codes(&neutral), codes(&document));
}

#[test]
fn whatever_happens_to_a_link_it_opens_as_the_same_plan_or_not_at_all() {
    let links = links();
    let mut opened = 0;
    for number in 0..40_000 {
        let mut dice = Dice::new(number, 41);
        let link = dice.pick(&links);
        let damaged = damaged(link, &mut dice);
        match decode(&damaged) {
            Ok(document) => {
                assert_eq!(
                    encode(&document, Names::With).as_ref(),
                    Ok(link),
                    "{damaged} opened as another plan"
                );
                opened += 1;
            }
            Err(problems) => {
                assert_eq!(problems.len(), 1);
                assert_eq!((problems[0].code, problems[0].severity), ("link.damaged", "error"));
            }
        }
    }
    assert!(opened < 4_000, "{opened} links were not damaged at all");
}

/// Whoever makes a link by hand can make its checksum as well.
#[test]
fn whatever_is_in_a_link_nothing_panics() {
    let links = links().iter().map(|link| base64(link)).collect::<Vec<_>>();
    let mut opened = 0;
    for number in 0..15_000 {
        let mut dice = Dice::new(number, 42);
        let mut bytes = dice.pick(&links).clone();
        bytes.truncate(bytes.len() - 3);
        for _ in 0..=dice.below(3) {
            let at = 1 + dice.index(bytes.len() - 1);
            match dice.below(4) {
                0 => bytes[at] = dice.below(256).to_le_bytes()[0],
                1 => bytes[at] ^= 1 << dice.below(8),
                2 => bytes.insert(at, *dice.pick(&[0, 1, 2, 0x7f, 0x80, 0xff])),
                _ => drop(bytes.remove(at)),
            }
            if bytes.len() < 2 {
                break;
            }
        }
        bytes.extend(crc24(&bytes));
        if let Ok(document) = decode(&text(&bytes)) {
            // It may be another plan, but one that can be shared in turn.
            let again = decode(&encode(&document, Names::With).unwrap()).unwrap();
            assert_eq!(again.to_value(), document.to_value());
            let _ = strandline::results::check(&again);
            opened += 1;
        }
    }
    println!("{opened} of 15,000 opened");
    assert!(opened > 1_000, "only {opened} of them were plans");
}

#[test]
fn every_link_that_is_too_long_is_told_from_one_that_is_damaged() {
    let code = |text: &str| decode(text).unwrap_err()[0].code;
    assert_eq!(code(&"A".repeat(LONGEST + 1)), "link.tooLong");
    assert_eq!(code(&"A".repeat(LONGEST)), "link.damaged");
    let mut document = plan(3);
    document.name = "n".repeat(LONGEST);
    assert_eq!(encode(&document, Names::With).unwrap_err()[0].code, "link.tooLong");
    for text in ["", " ", "A", "AQ", "#p=", "AQAA=", "p", "ÄÖÜ", "AQ AA"] {
        assert_eq!(code(text), "link.damaged", "{text:?}");
    }
}

#[test]
fn a_link_of_the_largest_plan_is_not_too_long() {
    let size = Size {
        days: 365,
        ad_accounts: 6,
        ad_credits: 6,
        allocations: 20_000,
        events: 20_000,
        actuals: 0,
        character: Character::Mixed,
    };
    let mut document = document_from_value(&random_plan(5, size)).unwrap();
    let link = comes_back(&document);
    println!("20,000 allocations and 20,000 events: {} characters", link.len());
    let start = Day::parse(&document.start).unwrap();
    let account = |at: i32| AdAccountDocument {
        id: format!("{}", 10_i64.pow(18) + i64::from(at)),
        ..Default::default()
    };
    document.end = start.plus(3_659).to_string();
    document.ad_accounts.extend((0..14).map(account));
    let row = |at: i32| {
        let on = start.plus(at % 3_660).to_string();
        let spend = format!("{}.{:02}", 100 + at * 31 % 900, at * 7 % 100);
        ActualDocument { ad_account: account(at / 3_660).id, from: on.clone(), to: on, spend }
    };
    document.actuals = (0..50_000).map(row).collect();
    let link = comes_back(&document);
    println!("and 50,000 rows of actual spend: {} characters", link.len());
}

/// Whoever reads only version 1 goes on opening the links of plans that say nothing new.
#[test]
fn only_a_plan_with_actual_spend_needs_a_newer_link() {
    for seed in 0..300 {
        let size = Size { actuals: 6, ..Size::of_seed(seed) };
        let mut document = document_from_value(&random_plan(seed, size)).unwrap();
        let version = |link: &str| base64(link)[0];
        assert_eq!(
            version(&comes_back(&document)),
            if document.actuals.is_empty() { 1 } else { 2 },
            "seed {seed}"
        );
        let with = without_names(&document);
        assert_eq!(figures(&document), figures(&with), "seed {seed}");
        document.actuals.clear();
        assert_eq!(version(&comes_back(&document)), 1, "seed {seed}");
    }
}

#[test]
fn white_space_around_a_link_is_not_part_of_it() {
    let document = plan(7);
    let link = encode(&document, Names::With).unwrap();
    assert_eq!(decode(&format!("\n {link}\r\n")).unwrap(), document);
}

/// These links were made by version 1 and must open for ever. **They are never written anew**: where one no longer
/// opens, or opens as another plan, it is the reading that is wrong, not the file. New files may be added.
#[test]
fn links_made_long_ago_open_as_what_they_were() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort_unstable();
    assert!(files.len() >= 8, "some are gone");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let (link, document) = text.split_once('\n').unwrap();
        let document: Value = serde_json::from_str(document).unwrap();
        assert_eq!(decode(link).unwrap().to_value(), document, "{}", file.display());
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links")
}

fn plan(seed: u64) -> PlanDocument {
    // Every third with actual spend, which is also what somebody gets wrong.
    let actuals = if seed.is_multiple_of(3) { 6 } else { 0 };
    document_from_value(&random_plan(seed, Size { actuals, ..Size::of_seed(seed) })).unwrap()
}

fn without_names(document: &PlanDocument) -> PlanDocument {
    PlanDocument::from_value(&strandline::link::without_names(document)).unwrap()
}

/// Links to spoil.
fn links() -> Vec<String> {
    (0..200).map(|seed| encode(&plan(seed), Names::With).unwrap()).collect()
}

fn comes_back(document: &PlanDocument) -> String {
    let link = encode(document, Names::With).unwrap();
    let again = decode(&link).unwrap();
    assert_eq!(&again, document, "{link}");
    link
}

/// All that does not name anything.
fn figures(document: &PlanDocument) -> Value {
    let projection = simulate(&document.to_value(), JournalOption::Without).unwrap();
    let mut value = serde_json::to_value(projection).unwrap();
    value["refusals"] = value["refusals"].as_array().unwrap().iter().map(|it| it["rule"].clone()).collect();
    value["warnings"] = Value::Null;
    for list in ["adAccounts", "adCredits"] {
        value[list].as_array_mut().unwrap().iter_mut().for_each(|it| it["id"] = Value::Null);
    }
    value
}

#[test]
fn what_stands_behind_the_mark_of_an_address_opens_too_and_says_what_is_missing_of_it() {
    let document = plan(7);
    let text = addressed(&encode(&document, Names::With).unwrap());
    assert_eq!(decode(&format!(" {text}\n")).unwrap(), document);
    let cut = decode(&text[..text.len() - 12]).unwrap_err();
    assert_eq!(cut[0].message.params().text("missing").as_deref(), Some("12"), "{cut:?}");
}

//! Whatever is in a document: nothing panics, nothing hangs, and what runs conserves ad credit.
//!
//! `STRANDLINE_FUZZ=number` says how many documents; `make fuzz` tries a million.

mod mutation;

use crate::support::books::minor;
use crate::support::by_value::{check, simulate};
use crate::support::dice::Dice;
use crate::support::random_plans::{Size, random_plan};
use serde_json::Value;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use strandline::plan::document::PlanDocument;
use strandline::results::projection::{Figures, ProjectionDocument};
use strandline::results::{self, JournalOption, document_from_text, text};

/// Where there are no more documents to try than this, it is a matter of seconds.
const DEFAULT: u64 = 5_000;
/// After so long one of them is said to hang: far longer than any takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(20);

/// How many inputs are tried, where nothing says it so many.
pub(crate) fn count(default: u64) -> u64 {
    std::env::var("STRANDLINE_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(default)
}

/// Tries the inputs 0 to `count`, each of which must not panic and not hang, and gives what came of each to `take`.
///
/// # Panics
///
/// With the input that panics or hangs.
pub(crate) fn each<I: Debug + 'static, T: Send + 'static>(
    count: u64,
    input: impl Fn(u64) -> I + Clone + Send + 'static,
    attempt: impl Fn(&I) -> T + Send + 'static,
    mut take: impl FnMut(T),
) {
    let (done, progress) = channel();
    let made = input.clone();
    thread::spawn(move || {
        for number in 0..count {
            let input = made(number);
            let tried = catch_unwind(AssertUnwindSafe(|| attempt(&input)));
            if done.send(tried.map_err(|_| format!("{input:?}"))).is_err() {
                break;
            }
        }
    });
    for number in 0..count {
        let failure = match progress.recv_timeout(PATIENCE) {
            Ok(Ok(came)) => {
                take(came);
                continue;
            }
            Ok(Err(input)) => input,
            Err(RecvTimeoutError::Timeout) => format!("hangs: {:?}", input(number)),
            Err(RecvTimeoutError::Disconnected) => "?".to_owned(),
        };
        assert!(failure.is_empty(), "input {number}: {failure}");
    }
}

#[test]
fn fuzz() {
    let (count, documents) = (count(DEFAULT), Arc::new(documents()));
    let mut ran = 0;
    each(
        count,
        move |number| document(&documents, number),
        |text| try_document(text),
        |has_run| ran += u64::from(has_run),
    );
    println!("{count} documents, of which {ran} ran");
    // Were nearly all of them refused, little would have been tried.
    assert!(ran * 5 > count, "only {ran} of {count} documents ran");
}

/// The documents before they are changed: random plans and the scenarios.
fn documents() -> Vec<Value> {
    let random = (0..400).map(|seed| {
        let size = Size::of_seed(seed);
        random_plan(seed, Size { days: size.days.min(60), ..size })
    });
    let scenarios = super::scenarios::every_document();
    random.chain(scenarios).collect()
}

fn document(documents: &[Value], number: u64) -> String {
    let mut dice = Dice::new(number, 60);
    mutation::mutated(dice.pick(documents), &mut dice)
}

/// Whether the document ran.
fn try_document(text: &str) -> bool {
    let Ok(value) = text::json(text) else {
        assert!(document_from_text(text).is_err_and(|problems| problems.len() == 1));
        assert_eq!(PlanDocument::read_compact(text), None);
        return false;
    };
    reads_alike(text, &value);
    let problems = check(&value);
    let wrong = problems.iter().any(|problem| problem.severity == "error");
    let journal = if text.len().is_multiple_of(8) { JournalOption::With } else { JournalOption::Without };
    match simulate(&value, journal) {
        Ok(projection) => {
            assert!(!wrong, "it ran in spite of {problems:?}");
            conserves(&projection);
            // Read as a document and written again, it says the same.
            let document = document_from_text(text).unwrap();
            let again = simulate(&serde_json::to_value(document).unwrap(), journal).unwrap();
            assert_eq!(again.totals, projection.totals);
            assert_eq!(again.journal, projection.journal);
            true
        }
        // The one thing that can be wrong with a plan that is right.
        Err(all) if all.iter().any(|problem| problem.code == results::codes::JOURNAL_TOO_LONG.name) => {
            assert!(!wrong && journal == JournalOption::With);
            false
        }
        Err(all) => {
            assert!(wrong);
            assert_eq!(all, problems);
            if let Err(problems) = document_from_text(text) {
                assert!(!problems.is_empty(), "no reason is given");
            }
            false
        }
    }
}

/// Read as it stands, a text is the document that its value is.
fn reads_alike(text: &str, value: &Value) {
    let read = PlanDocument::read(value).unwrap();
    assert_eq!(PlanDocument::read_compact(text).as_ref().unwrap_or(&read), &read);
}

#[test]
fn what_a_program_writes_is_read_as_it_stands_and_nothing_else_is() {
    let is_read = |text: &str| PlanDocument::read_compact(text).is_some();
    let mut read = 0;
    for document in documents() {
        let text = document.to_string();
        let is_well_formed = PlanDocument::read(&document).unwrap().unread.is_empty();
        assert_eq!(is_read(&text), is_well_formed && !text.contains('\\'), "{text}");
        read += u32::from(is_well_formed);
    }
    assert!(read > 400, "only {read} are well formed");

    let center = r#""businessCenter":{"name":"Center","cash":"1.00"}"#;
    let plan = |rest: &str| {
        format!(
            r#"{{"version":1,"name":"Ä","currency":"USD","start":"2026-03-02","end":"2026-03-20",{rest}}}"#
        )
    };
    let with = |rest: &str| plan(&format!("{center},{rest}"));
    let account = |field: &str| with(&format!(r#""adAccounts":[{{"id":"a","name":"A",{field}}}]"#));
    let holder = |holder: &str| {
        with(&format!(r#""events":[{{"on":"","type":"moveCash","adAccount":"a","from":{holder}}}]"#))
    };
    for text in [
        plan(center),
        with(r#""members":[]"#),
        account(r#""dailySpend":null"#),
        account(r#""weekdayFactors":[1,0.5,10.25,"1",0,100,"x"]"#),
        holder(r#""businessCenter""#),
        holder(r#"{"adAccount":"a"}"#),
        with(r#""assumptions":{"clawBackUsed":true,"sharedAccountsMayReceive":false}"#),
    ] {
        reads_alike(&text, &serde_json::from_str(&text).unwrap());
        assert!(is_read(&text), "{text}");
    }
    for text in [
        String::new(),
        "{}".to_owned(),
        plan(r#""members":[]"#),
        format!("{} ", plan(center)),
        format!("{}}}", plan(center)),
        plan(center).replace(':', ": "),
        plan(center).replace('Ä', r"\u00c4"),
        plan(center).replace('Ä', "\t"),
        plan(center).replacen("1,", "1.0,", 1),
        plan(center).replacen("1,", "01,", 1),
        plan(center).replacen("1,", "1e0,", 1),
        plan(center).replacen("1,", "true,", 1),
        plan(center).replacen('{', "{,", 1),
        with(center),
        with(r#""members":[],"#),
        with(r#""members":{}"#),
        with(r#""members":["#),
        with(r#""colour":"red""#),
        with(r#""splitPolicy":null"#),
        account(r#""dailySpend":1"#),
        account(r#""weekdayFactors":[1,]"#),
        account(r#""weekdayFactors":[,1]"#),
        account(r#""weekdayFactors":[1 ,1]"#),
        account(r#""weekdayFactors":[-1]"#),
        account(r#""weekdayFactors":[1.]"#),
        account(r#""weekdayFactors":[.5]"#),
        account(r#""weekdayFactors":[null]"#),
        account(r#""spendRange":{"low":"1"}"#),
        holder(r#""adAccount""#),
        holder(r#"{"businessCenter":"a"}"#),
        holder(r#"{"adAccount":"a","colour":"red"}"#),
        holder(r#"{"colour":"red","adAccount":"a"}"#),
        holder("{}"),
        with(r#""assumptions":{"clawBackUsed":"true"}"#),
        with(r#""assumptions":{"clawBackUsed":truer}"#),
    ] {
        assert!(!is_read(&text), "{text}");
    }
}

fn conserves(projection: &ProjectionDocument) {
    let digits = projection.totals.issued.split_once('.').map_or(0, |(_, digits)| digits.len());
    let digits = u32::try_from(digits).unwrap();
    let minor = |text: &String| minor(text, digits);
    let accounted_for = |figures: &Figures| -> i128 {
        [
            &figures.spent,
            &figures.unallocated,
            &figures.remaining,
            &figures.expired_unallocated,
            &figures.expired_in_accounts,
            &figures.forfeited,
            &figures.revoked,
        ]
        .map(minor)
        .iter()
        .inspect(|amount| assert!(**amount >= 0))
        .sum()
    };
    for credit in projection.ad_credits.iter().map(|it| &it.credit).chain([&projection.totals]) {
        assert_eq!(minor(&credit.issued), accounted_for(credit));
    }
    for account in &projection.ad_accounts {
        let arrived = minor(&account.credit.issued) + minor(&account.allocated);
        assert_eq!(arrived, accounted_for(&account.credit));
    }
}

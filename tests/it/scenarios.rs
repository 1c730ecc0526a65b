//! Plans in, day tables out: each sentence of the contract has a plan in `tests/scenarios` that shows it.
//!
//! The `.txt` beside a plan is what it must come to, for people to read; `UPDATE_EXPECT=1` writes it anew. A
//! table is only worth something if somebody followed it with a pencil, so every plan is also run by the
//! day-by-day model.

use crate::support::books::{Balances, Posting, digits, figures, postings, text};
use crate::support::by_value::{check, simulate};
use crate::support::day_by_day::day_by_day;
use expect_test::expect_file;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use strandline::plan::{self, ProblemCode};
use strandline::results::{self, JournalOption, document_from_text, text};
use strandline::rules::{self, RuleId};
use strandline::{link, simulation};

/// Every rule by which the contract refuses an allocation or a move of cash.
pub(crate) const REFUSAL_RULES: [&str; 11] = [
    "role",
    "locked",
    "owned",
    "status",
    "notIssued",
    "expired",
    "minimum",
    "insufficient",
    "cashMoves",
    "cashStatus",
    "transferable",
];

#[test]
fn every_scenario_comes_to_its_day_table() {
    for topic in topics().into_iter().filter(|topic| topic != "errors") {
        for path in plans(&topic) {
            let plan: Value = serde_json::from_str(&read(&path)).unwrap();
            let projection = serde_json::to_value(simulate(&plan, JournalOption::With).unwrap()).unwrap();
            let rows = postings(&projection, digits(&plan));
            assert_eq!(rows, day_by_day(&plan).postings, "{}", path.display());
            assert_eq!(projection["totals"], figures(&plan, &rows)["totals"], "{}", path.display());
            expect_file![path.with_extension("txt")].assert_eq(&report(&plan, &projection, &rows));
        }
    }
}

#[test]
fn every_refusal_rule_has_a_scenario_that_meets_it() {
    assert_eq!(names("refusals"), REFUSAL_RULES.map(str::to_owned).into());
    for rule in REFUSAL_RULES {
        assert!(RuleId::from_name(rule).is_some(), "{rule} is in the rulebook");
        let plan = serde_json::from_str(&read(&folder("refusals").join(format!("{rule}.json")))).unwrap();
        let refusals = simulate(&plan, JournalOption::Without).unwrap().refusals;
        assert!(refusals.iter().any(|refusal| refusal.rule == rule), "{rule}: {refusals:?}");
    }
}

#[test]
fn every_problem_code_has_a_document_that_meets_it() {
    let codes = problem_codes();
    assert_eq!(names("errors"), codes.iter().map(|code| code.name.to_owned()).collect());
    assert_eq!(names("errors").len(), codes.len(), "no two codes share a name");
    for code in codes {
        let path = folder("errors").join(format!("{}.json", code.name));
        let problems = problems_of(&read(&path), code);
        assert!(problems.iter().any(|it| it.code == code.name), "{}: {problems:?}", code.name);
        let mut list = String::new();
        for problem in &problems {
            let path = if problem.path.is_empty() { "(the document)" } else { &problem.path };
            writeln!(
                list,
                "{} {} at {path}\n    {}",
                problem.severity,
                problem.code,
                problem.message.in_english()
            )
            .unwrap();
        }
        expect_file![path.with_extension("txt")].assert_eq(&list);
    }
}

#[test]
fn a_document_with_many_problems_names_them_all() {
    let document = serde_json::from_str(include_str!("../scenarios/many-problems.json")).unwrap();
    let problems: Vec<String> =
        check(&document).iter().map(|problem| format!("{} {}", problem.code, problem.path)).collect();
    expect_file!["../scenarios/many-problems.txt"].assert_eq(&(problems.join("\n") + "\n"));
}

/// Where one part of a document is wrong, what is wrong elsewhere is said all the same.
#[test]
fn no_problem_hides_another() {
    let mut hidden = Vec::new();
    for name in names("errors") {
        let Ok(mut document) =
            serde_json::from_str::<Value>(&read(&folder("errors").join(format!("{name}.json"))))
        else {
            continue;
        };
        // Of another version, and of what is no plan at all, nothing more can be said; whether an event changes
        // anything, or actual spend is applied, is only known of a plan that runs.
        let after_the_run = [
            rules::codes::EVENT_NO_EFFECT,
            simulation::codes::ACTUAL_NOT_APPROVED,
            results::codes::JOURNAL_TOO_LONG,
        ];
        let after_the_run = after_the_run.map(|code| code.name);
        if document["version"] != 1 || after_the_run.contains(&name.as_str()) {
            continue;
        }
        document["members"] = serde_json::json!([{ "id": "m", "name": "Without a role" }]);
        let codes: Vec<_> = check(&document).iter().map(|problem| problem.code).collect();
        if !codes.contains(&name.as_str()) || !codes.contains(&"field.missing") {
            hidden.push(name);
        }
    }
    assert!(hidden.is_empty(), "hidden by a missing role: {}", hidden.join(", "));
}

#[test]
fn no_day_table_is_left_of_a_plan_that_is_gone() {
    for topic in topics() {
        let tables: BTreeSet<_> =
            files(&topic, "txt").iter().map(|path| path.with_extension("json")).collect();
        assert_eq!(tables, plans(&topic).into_iter().collect(), "{topic}");
    }
}

/// The codes of all rooms that make problems.
fn problem_codes() -> Vec<ProblemCode> {
    let all =
        [plan::codes::ALL, rules::codes::ALL, simulation::codes::ALL, results::codes::ALL, link::codes::ALL];
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = std::fs::read_dir(sources).unwrap().filter_map(Result::ok);
    let rooms = rooms.filter(|room| room.path().join("codes.rs").exists()).count();
    assert_eq!(rooms, all.len(), "a room's codes are not in the list");
    all.concat()
}

fn problems_of(raw: &str, code: ProblemCode) -> Vec<results::projection::ProblemDocument> {
    // Nobody wants 20 MB in a repository: these files are repeated until they are too large.
    let raw = match code {
        results::codes::TEXT_TOO_LARGE => raw.repeat(text::LARGEST / raw.len() + 1),
        link::codes::LINK_TOO_LONG => raw.repeat(link::LONGEST / raw.len() + 1),
        _ => raw.to_owned(),
    };
    if code == link::codes::LINK_CUT {
        return link::open(&raw).unwrap_err();
    }
    if code.name.starts_with("link.") {
        return link::decode(&raw).unwrap_err();
    }
    match text::json(&raw) {
        Ok(asked) if code == results::codes::OPTION_UNKNOWN => {
            results::options::<results::advice::AdviceOptions>(&asked, "/options").unwrap_err()
        }
        // The journal is the only thing that can be too long of a plan that is not.
        Ok(document) if code == results::codes::JOURNAL_TOO_LONG => {
            simulate(&document, JournalOption::With).unwrap_err()
        }
        Ok(document) => check(&document),
        Err(_) => document_from_text(&raw).unwrap_err(),
    }
}

/// For every problem code what meets it, and all that is wrong with that.
pub(crate) fn problem_examples() -> Vec<(String, Vec<results::projection::ProblemDocument>)> {
    let example = |code: &ProblemCode| {
        let raw = read(&folder("errors").join(format!("{}.json", code.name)));
        let problems = problems_of(&raw, *code);
        (raw, problems)
    };
    problem_codes().iter().map(example).collect()
}

/// The plans of all scenarios, and of the documents with problems those that are JSON.
pub(crate) fn every_document() -> Vec<Value> {
    let paths = topics().into_iter().flat_map(|topic| plans(&topic));
    paths.filter_map(|path| serde_json::from_str(&read(&path)).ok()).collect()
}

fn folder(topic: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios").join(topic)
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn topics() -> Vec<String> {
    let topics = std::fs::read_dir(folder("")).unwrap();
    let mut topics: Vec<String> = topics
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    topics.sort_unstable();
    topics
}

fn plans(topic: &str) -> Vec<PathBuf> {
    files(topic, "json")
}

fn files(topic: &str, extension: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder(topic)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|it| it == extension)).collect();
    files.sort_unstable();
    files
}

fn names(topic: &str) -> BTreeSet<String> {
    let name = |path: PathBuf| path.with_extension("").file_name().unwrap().to_str().unwrap().to_owned();
    plans(topic).into_iter().map(name).collect()
}

/// Everything a run gives, in words and tables.
fn report(plan: &Value, projection: &Value, rows: &[Posting]) -> String {
    let mut report = String::new();
    let word = |of: &Value, field: &str| of[field].as_str().unwrap().to_owned();
    let heading = format!(
        "{}\n{} to {}, {}",
        word(plan, "name"),
        word(plan, "start"),
        word(plan, "end"),
        word(plan, "currency")
    );
    writeln!(report, "{heading}\n").unwrap();
    let totals = &projection["totals"];
    writeln!(report, "{}\n", conservation(totals)).unwrap();

    let figures = |of: &Value, columns: &[&str]| columns.iter().map(|column| word(of, column)).collect();
    let listed = |list: &str| projection[list].as_array().unwrap();
    let parts = ["spent", "remaining", "expiredInAccounts", "forfeited", "revoked", "stranded", "canSpend"];
    let account_columns = [["id", "status", "issued", "allocated"].as_slice(), &parts].concat();
    report.push_str(&table(
        &account_columns,
        listed("adAccounts").iter().map(|it| figures(it, &account_columns)),
    ));
    report.push('\n');
    let credit_columns =
        [["id", "issued", "unallocated", "expiredUnallocated"].as_slice(), &parts[..6]].concat();
    report
        .push_str(&table(&credit_columns, listed("adCredits").iter().map(|it| figures(it, &credit_columns))));

    if rows.iter().any(|row| row.from.starts_with("cash:")) {
        let columns = ["id", "cash", "cashSpent", "billed", "debt"];
        report.push('\n');
        report.push_str(&table(&columns, listed("adAccounts").iter().map(|it| figures(it, &columns))));
        let cash = &projection["cash"];
        let figure = |(name, field): (&str, &str)| format!("{name} {}", word(cash, field));
        let words = [
            ("opening", "opening"),
            ("in the Business Center", "businessCenter"),
            ("in ad accounts", "adAccounts"),
            ("spent", "spent"),
            ("billed", "billed"),
            ("of that invoiced", "invoiced"),
            ("debt", "debt"),
        ];
        writeln!(report, "cash: {}", words.map(figure).join(", ")).unwrap();
    }
    for refusal in listed("refusals") {
        let part = |field| word(refusal, field);
        writeln!(
            report,
            "\nrefused on {}: {}, by the rule {}\n    {}",
            part("on"),
            part("what"),
            part("rule"),
            part("message")
        )
        .unwrap();
    }
    for warning in listed("warnings") {
        writeln!(
            report,
            "\nwarning {} at {}\n    {}",
            word(warning, "code"),
            word(warning, "path"),
            word(warning, "message")
        )
        .unwrap();
    }
    report.push('\n');
    report.push_str(&days(plan, projection, rows));
    report
}

fn conservation(totals: &Value) -> String {
    let part = |(name, field): (&str, &str)| format!("{name} {}", totals[field].as_str().unwrap());
    let parts = [
        ("spent", "spent"),
        ("unallocated", "unallocated"),
        ("remaining", "remaining"),
        ("expired unallocated", "expiredUnallocated"),
        ("expired in accounts", "expiredInAccounts"),
        ("forfeited", "forfeited"),
        ("revoked", "revoked"),
    ];
    format!(
        "{}\n= {}\n{}",
        part(("issued", "issued")),
        parts.map(part).join(" + "),
        part(("stranded", "stranded"))
    )
}

/// A line for each day on which something happens. Days in a row on which the same is spent share one.
fn days(plan: &Value, projection: &Value, rows: &[Posting]) -> String {
    let digits = digits(plan);
    let ids: Vec<String> = plan["adAccounts"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|account| account["id"].as_str().unwrap().to_owned())
        .collect();
    let with_cash = rows.iter().any(|row| row.kind == "openCash");
    let mut columns = vec!["day".to_owned(), "what".to_owned(), "unallocated".to_owned()];
    columns.extend(ids.iter().map(|id| format!("in {id}")));
    if with_cash {
        columns.push("cash of the Business Center".to_owned());
        columns.extend(ids.iter().map(|id| format!("cash of {id}")));
    }
    let mut lines: Vec<Day> = Vec::new();
    let mut balances = Balances::default();
    for (day, _) in day_by_day(plan).days {
        let today: Vec<&Posting> = rows.iter().filter(|row| row.on == day).collect();
        for row in &today {
            balances.post(row);
        }
        let mut what: Vec<String> = happenings(plan, &day);
        what.extend(
            today
                .iter()
                .zip(billing_pairs(&today))
                .filter(|(_, paired)| !paired)
                .map(|(row, _)| sentence(row, digits)),
        );
        let refusals = projection["refusals"].as_array().unwrap().iter().filter(|it| it["on"] == *day);
        what.extend(refusals.map(|it| {
            format!("refused: {}, {}", it["what"].as_str().unwrap(), it["rule"].as_str().unwrap())
        }));
        let mut cells = vec![text(balances.all_of("businessCenter"), digits)];
        cells.extend(ids.iter().map(|id| text(balances.all_of(&format!("adAccount:{id}")), digits)));
        if with_cash {
            cells.push(text(balances.of("cash:businessCenter", ""), digits));
            cells.extend(ids.iter().map(|id| text(balances.of(&format!("cash:adAccount:{id}"), ""), digits)));
        }
        let only_spend =
            today.iter().all(|row| ["spend", "spendCash", "bill", "invoice"].contains(&row.kind.as_str()));
        let quiet = only_spend && happenings(plan, &day).is_empty();
        match lines.last_mut() {
            Some(line) if quiet && line.quiet && line.what == what => {
                line.last = day;
                line.cells = cells;
            }
            _ => lines.push(Day { first: day.clone(), last: day, what, cells, quiet }),
        }
    }
    let nothing = |line: &Day| line.what.is_empty() && line.quiet;
    let body = lines.iter().filter(|line| !nothing(line)).flat_map(Day::rows);
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    table(&columns, body)
}

/// Lines of the day table.
struct Day {
    first: String,
    last: String,
    what: Vec<String>,
    cells: Vec<String>,
    /// Nothing but spend.
    quiet: bool,
}

impl Day {
    fn rows(&self) -> Vec<Vec<String>> {
        let days = if self.first == self.last {
            self.first.clone()
        } else {
            format!("{} to {}, each day", self.first, &self.last)
        };
        let empty = || vec![String::new(); self.cells.len()];
        let mut rows: Vec<Vec<String>> =
            self.what.iter().map(|what| [vec![String::new(), what.clone()], empty()].concat()).collect();
        rows[0][0] = days;
        let last = rows.len() - 1;
        rows[last].splice(2.., self.cells.iter().cloned());
        rows
    }
}

/// What a bill or an invoice charges is spent at once: the second movement says nothing new.
fn billing_pairs(today: &[&Posting]) -> Vec<bool> {
    let billed = |row: &&Posting| ["bill", "invoice"].contains(&row.kind.as_str());
    (0..today.len()).map(|at| at > 0 && billed(&today[at - 1])).collect()
}

fn happenings(plan: &Value, day: &str) -> Vec<String> {
    let events = plan["events"].as_array().into_iter().flatten().filter(|event| event["on"] == day);
    let word = |event: &Value, field: &str| event[field].as_str().unwrap_or_default().to_owned();
    let happening = |event: &Value| {
        let account = word(event, "adAccount");
        match word(event, "type").as_str() {
            "setDailySpend" => format!("event: {account} to spend {} a day", word(event, "dailySpend")),
            "violation" => format!("event: violation in {account}, {}", word(event, "kind")),
            "moveCash" => format!("event: move {} of cash, {account}", word(event, "amount")),
            kind => format!("event: {kind} {account}"),
        }
    };
    events.map(happening).collect()
}

fn sentence(row: &Posting, digits: u32) -> String {
    let amount = text(row.amount, digits);
    let holder = |place: &str| match place.strip_prefix("cash:").unwrap_or(place) {
        "businessCenter" => "the Business Center".to_owned(),
        place => place.split_once(':').map_or(place, |(_, id)| id).to_owned(),
    };
    let (from, to, credit) = (holder(&row.from), holder(&row.to), &row.credit);
    match row.kind.as_str() {
        "issue" => format!("{credit}: {amount} issued to {to}"),
        "allocate" => format!("{credit}: {amount} allocated to {to}"),
        "spend" => format!("{from} spends {amount} of {credit}"),
        "expire" => format!("{credit}: {amount} expires in {from}"),
        "forfeit" => format!("{credit}: {amount} forfeited by {from}"),
        "revoke" => format!("{credit}: {amount} revoked in {from}"),
        "openCash" => format!("{to} has {amount} of cash"),
        "moveCash" => format!("{amount} of cash from {from} to {to}"),
        "returnCash" => format!("{amount} of cash returns from {from} to {to}"),
        "spendCash" => format!("{from} spends {amount} of cash"),
        "bill" => format!("{to} is billed {amount}"),
        "invoice" => format!("{to} is invoiced {amount}"),
        "clawBack" => format!("{to} owes {amount}"),
        other => format!("{other} {amount}"),
    }
}

/// `expiredInAccounts` is `expired in accounts`; a name that begins otherwise stays as it is.
fn words(column: &str) -> String {
    if !column.chars().all(char::is_alphabetic) {
        return column.to_owned();
    }
    let letter =
        |it: char| if it.is_uppercase() { format!(" {}", it.to_lowercase()) } else { it.to_string() };
    column.chars().map(letter).collect()
}

/// Columns side by side, the words of the first two to the left, the rest to the right.
fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let heading = columns.iter().map(|column| words(column)).collect();
    let rows: Vec<Vec<String>> = [heading].into_iter().chain(rows).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut table = String::new();
    for row in &rows {
        let cell = |(at, cell): (usize, &String)| match at {
            0 | 1 => format!("{cell:<width$}", width = widths[at]),
            _ => format!("{cell:>width$}", width = widths[at]),
        };
        let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
        writeln!(table, "{}", cells.join("  ").trim_end()).unwrap();
    }
    table
}

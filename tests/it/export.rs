//! The journal for other programs: what is exported, read by a parser that knows nothing of how it was written, is
//! the journal again, and adds up to the figures that stand at its end.

use crate::support::books::{Posting, digits, figures, minor, postings};
use crate::support::by_value::{export, simulate};
use crate::support::random_plans::{Size, random_plan};
use expect_test::expect_file;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use strandline::day::Day;
use strandline::export::Format;
use strandline::export::calendar::{Exported, Occasion, Reminder, calendar};
use strandline::results::JournalOption;

#[test]
fn two_plans_are_exported_as_they_were() {
    let first: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    let plans = [("split-evenly", first[0]["plan"].clone()), ("every-account", every_account())];
    for (name, plan) in plans {
        for format in Format::ALL {
            let path = format!("../exports/{name}.{}", format.extension());
            // A file of the repository ends its lines as the repository does.
            let text = export(&plan, format).unwrap().replace("\r\n", "\n");
            expect_file![path].assert_eq(&text);
        }
    }
}

/// Two calendar files of one scenario: a day moves, another goes, and an ad credit expires later. `make exports` has
/// other programs bring the second in where the first is.
#[test]
fn two_calendars_are_written_as_they_were() {
    let day = |text: &str| Day::parse(text).unwrap();
    let entry = |subject: Occasion, on: &str, summary: &str| Reminder {
        subject,
        on: day(on),
        summary: summary.into(),
        description: "Finance › Payment Management › Añadir; 3,000.00 USD, “March” \\ 店\nCheck each line."
            .into(),
        is_open: true,
    };
    let days = |ids: &[&str]| Occasion::Allocations(ids.iter().map(|it| (*it).to_owned()).collect());
    let credit = || Occasion::Expiry("march".into());
    let files = [
        (
            "first",
            vec![
                entry(days(&["1", "2"]), "2026-03-01", "Allocate ad credit in TikTok, 2 steps"),
                entry(days(&["3"]), "2026-03-08", "Allocate ad credit in TikTok, 1 step"),
                entry(days(&["4"]), "2026-03-15", "Allocate ad credit in TikTok, 1 step"),
                entry(credit(), "2026-03-23", "March credit expires on 30 March 2026"),
            ],
        ),
        (
            "second",
            vec![
                entry(days(&["1"]), "2026-03-01", "Allocate ad credit in TikTok, 1 step"),
                entry(days(&["2", "3"]), "2026-03-10", "Allocate ad credit in TikTok, 2 steps"),
                entry(credit(), "2026-04-23", "March credit expires on 30 April 2026"),
            ],
        ),
    ];
    let mut exported = Exported::default();
    for (name, entries) in files {
        let events = exported.write("scenario", &entries, None, day("2026-03-01"));
        let text = calendar(&events, "20260301T091500Z");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        expect_file![format!("../exports/calendar-{name}.ics")].assert_eq(&text.replace("\r\n", "\n"));
    }
}

#[test]
fn what_is_exported_is_the_journal_again() {
    for seed in 0..300 {
        let plan = random_plan(seed, Size::of_seed(seed));
        let projection = serde_json::to_value(simulate(&plan, JournalOption::With).unwrap()).unwrap();
        let journal = postings(&projection, digits(&plan));
        for format in Format::ALL {
            let text = export(&plan, format).unwrap();
            let read = match format {
                Format::Csv => from_csv(&text, &plan),
                _ => Ledger::parse(&text, &plan).postings(),
            };
            assert_eq!(read, journal, "seed {seed} as {}", format.name());
            let all = figures(&plan, &read);
            assert_eq!(all["totals"], projection["totals"], "seed {seed} as {}", format.name());
            assert_eq!(all["cash"], projection["cash"], "seed {seed} as {}", format.name());
        }
    }
}

#[test]
fn the_accounts_come_to_what_is_asserted_of_them() {
    let mut asserted = 0;
    for seed in 0..300 {
        let plan = random_plan(seed, Size::of_seed(seed));
        let [beancount, hledger, to_ledger] = [Format::Beancount, Format::Hledger, Format::Ledger]
            .map(|format| Ledger::parse(&export(&plan, format).unwrap(), &plan));
        for other in [hledger, to_ledger] {
            assert_eq!(beancount.assertions, other.assertions, "seed {seed}");
            assert_eq!(beancount.transactions, other.transactions, "seed {seed}");
        }
        for (account, amount) in &beancount.assertions {
            let below = format!("{account}:");
            let sides = beancount.transactions.iter().flat_map(|it| &it.sides);
            let sum: i128 =
                sides.filter(|(name, _)| name == account || name.starts_with(&below)).map(|(_, it)| it).sum();
            assert_eq!(sum, *amount, "seed {seed}: {account}");
            assert!(beancount.declared.contains(account), "{account} is not declared");
            asserted += 1;
        }
        // Every account is under some assertion: nothing could be booked where nobody looks.
        for account in
            beancount.transactions.iter().flat_map(|it| it.sides.iter().map(|(account, _)| account))
        {
            assert!(beancount.declared.contains(account), "{account} is not declared");
            let covered =
                beancount.assertions.keys().any(|it| account == it || account.starts_with(&format!("{it}:")));
            assert!(covered, "seed {seed}: nothing is said of {account}");
        }
    }
    assert!(asserted > 3_000, "only {asserted} assertions");
}

#[test]
fn no_name_breaks_out_of_its_place() {
    let hostile = [
        "a\"b\\c",
        "=1+1",
        "+1",
        "-1",
        "@x",
        "a;b",
        "a  b",
        "a\nb",
        "\t=x",
        "2026-01-01 close",
        "a,b:c|d",
        "[2026-01-01]",
        "店",
        "é",
        "\"",
        "\\",
        "",
    ];
    for name in hostile {
        let mut plan = every_account();
        plan["name"] = name.into();
        plan["businessCenter"]["name"] = name.into();
        for list in ["adAccounts", "adCredits"] {
            for item in plan[list].as_array_mut().unwrap() {
                item["name"] = name.into();
            }
        }
        let projection = serde_json::to_value(simulate(&plan, JournalOption::With).unwrap()).unwrap();
        let journal = postings(&projection, 2);
        assert_eq!(from_csv(&export(&plan, Format::Csv).unwrap(), &plan), journal, "{name:?}");
        for format in [Format::Beancount, Format::Hledger, Format::Ledger] {
            let read = Ledger::parse(&export(&plan, format).unwrap(), &plan);
            assert_eq!(read.postings(), journal, "{name:?} as {}", format.name());
        }
        for line in export(&plan, Format::Csv).unwrap().split("\r\n") {
            for cell in line.split(',').map(|cell| cell.trim_start_matches('"')) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell:?} is a formula");
            }
        }
    }
}

/// What a reader can't see, or what turns around what they see.
fn unseen() -> impl Iterator<Item = char> {
    let controls = (0..=0x1f).chain(0x7f..=0x9f);
    let directions = [0x61c, 0x200e, 0x200f].into_iter().chain(0x202a..=0x202e).chain(0x2066..=0x206f);
    let others = [0x2028, 0x2029, 0xfeff];
    controls.chain(directions).chain(others).filter_map(char::from_u32)
}

#[test]
fn nothing_unseen_reaches_an_export() {
    let hostile: String = unseen().flat_map(|it| ['a', it]).collect();
    for seed in 0..40 {
        let mut plan = random_plan(seed, Size::of_seed(seed));
        let name = |at: usize| format!("{at}{hostile}");
        plan["name"] = name(0).into();
        plan["businessCenter"]["name"] = name(1).into();
        for list in ["adAccounts", "adCredits"] {
            for (at, item) in plan[list].as_array_mut().into_iter().flatten().enumerate() {
                item["name"] = name(at).into();
            }
        }
        let document = strandline::results::document_from_value(&plan).unwrap();
        let mut exports: Vec<String> =
            Format::ALL.iter().map(|format| export(&plan, *format).unwrap()).collect();
        exports.push(strandline::export::sheet(&document));
        let entry = Reminder {
            subject: Occasion::Expiry("credit".into()),
            on: Day::parse("2026-03-01").unwrap(),
            summary: name(0),
            description: name(1),
            is_open: true,
        };
        let today = Day::parse("2026-03-01").unwrap();
        exports.push(calendar(&Exported::default().write("id", &[entry], None, today), "20260301T000000Z"));
        for text in exports {
            let found = unseen().find(|it| !matches!(it, '\r' | '\n') && text.contains(*it));
            assert_eq!(found, None, "seed {seed}: {text}");
        }
    }
}

#[test]
fn ids_that_look_alike_stay_apart() {
    let mut plan = every_account();
    let ids = ["a b", "a-b", "A.B"];
    for (id, account) in ids.iter().zip(plan["adAccounts"].as_array_mut().unwrap()) {
        account["id"] = (*id).into();
    }
    plan["allocations"] = json!([]);
    plan["events"] = json!([]);
    plan["adCredits"][1]["heldBy"] = json!({ "adAccount": "a-b" });
    let text = export(&plan, Format::Beancount).unwrap();
    for component in ["AdAccount:A-b ", "AdAccount:A-b-2 ", "AdAccount:A-B "] {
        assert!(text.contains(component), "{component} is not in\n{text}");
    }
}

#[test]
fn a_plan_with_problems_is_not_exported() {
    let mut plan = every_account();
    plan["adCredits"][0]["amount"] = "12.345".into();
    for format in Format::ALL {
        assert_eq!(export(&plan, format).unwrap_err()[0].code, "amount.tooManyDecimals");
    }
}

/// A plan whose journal goes everywhere.
fn every_account() -> Value {
    json!({
        "version": 1,
        "name": "Every account",
        "currency": "USD",
        "start": "2026-03-01",
        "end": "2026-03-06",
        "businessCenter": { "name": "Example \"BC\"; one", "cash": "500.00", "creditLine": "1000.00" },
        "adAccounts": [
            { "id": "north", "name": "Brand North, main", "dailySpend": "100.00", "cash": "50.00" },
            { "id": "south shop", "name": "=Brand South", "dailySpend": "40.00", "billing": "monthlyInvoicing" },
            { "id": "7012345678901234567", "name": "Outlet", "dailySpend": "10.00", "cash": "15.00", "billing": "manual" },
        ],
        "adCredits": [
            { "id": "march", "name": "March credit", "amount": "700.00", "issued": "2026-03-01", "expires": "2026-03-04" },
            { "id": "welcome", "name": "Welcome credit", "amount": "60.00", "issued": "2026-02-20", "expires": "2026-03-31", "heldBy": { "adAccount": "south shop" } },
            { "id": "april", "name": "April credit", "amount": "300.00", "issued": "2026-03-02", "expires": "2026-04-30" },
        ],
        "allocations": [
            { "id": "1", "on": "2026-03-01", "adCredit": "march", "adAccount": "north", "amount": "450.00" },
            { "id": "2", "on": "2026-03-02", "adCredit": "april", "adAccount": "7012345678901234567", "amount": "90.00" },
            { "id": "3", "on": "2026-03-02", "adCredit": "april", "adAccount": "south shop", "amount": "120.00" },
        ],
        "events": [
            { "on": "2026-03-03", "type": "moveCash", "adAccount": "north", "from": "businessCenter", "to": { "adAccount": "north" }, "amount": "25.00" },
            { "on": "2026-03-05", "type": "close", "adAccount": "7012345678901234567" },
            { "on": "2026-03-06", "type": "violation", "adAccount": "south shop", "kind": "boughtCredit" },
        ],
        "assumptions": { "clawBackUsed": true },
    })
}

#[test]
fn accounting_programs_are_shown_each_currency_with_its_digits() {
    for (currency, journal, ledger) in [
        ("JPY", "1000. JPY", "1000 JPY"),
        ("USD", "1000.00 USD", "1000.00 USD"),
        ("KWD", "1000.000 KWD", "1000.000 KWD"),
        ("CLF", "1000.0000 CLF", "1000.0000 CLF"),
    ] {
        let plan = json!({ "version": 1, "name": "Digits", "currency": currency, "start": "2026-03-01", "end": "2026-03-31", "businessCenter": { "name": "Example" } });
        let of = |format, word: &str| {
            let text = export(&plan, format).unwrap();
            text.lines().find_map(|line| Some(line.trim().strip_prefix(word)?.trim().to_owned()))
        };
        assert_eq!(of(Format::Hledger, "commodity").as_deref(), Some(journal));
        assert_eq!(of(Format::Ledger, "format").as_deref(), Some(ledger));
    }
}

/// What a small parser makes of a file for beancount or hledger.
#[derive(Debug, Default)]
struct Ledger {
    transactions: Vec<Transaction>,
    declared: BTreeSet<String>,
    /// Lines that are nothing known.
    unread: Vec<String>,
    assertions: BTreeMap<String, i128>,
    /// Ids by the part of an account's name that stands for them: of ad credits, of ad accounts.
    ids: [BTreeMap<String, String>; 2],
}

#[derive(Debug, PartialEq, Eq)]
struct Transaction {
    on: String,
    kind: String,
    sides: Vec<(String, i128)>,
}

impl Ledger {
    fn parse(text: &str, plan: &Value) -> Self {
        let digits = digits(plan);
        let mut ledger = Self { ids: ids(plan), ..Self::default() };
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let is_indented = line.starts_with(' ');
            match words.as_slice() {
                [] | ["option" | "commodity" | "decimal-mark", ..] => {}
                ["format" | "note", ..] if is_indented => {}
                [";", ..] if !is_indented => {}
                [_, "open", account, _] if !is_indented => drop(ledger.declared.insert((*account).into())),
                ["account", account, ..] => drop(ledger.declared.insert((*account).into())),
                [_, "balance", account, amount, "~", "0", _] if !is_indented => {
                    ledger.assertions.insert((*account).into(), signed(amount, digits));
                }
                [account, "0", _, "=*", amount, _] if is_indented => {
                    ledger.assertions.insert((*account).into(), signed(amount, digits));
                }
                ["assert", account, "==", amount, ..] if !is_indented => {
                    let account = account.strip_prefix("account(\"").unwrap();
                    let account = account.strip_suffix("\").total").unwrap();
                    ledger.assertions.insert(account.into(), signed(amount, digits));
                }
                [on, "*", ..] if !is_indented => {
                    let kind = line.rsplit_once("  ; type: ").and_then(|(_, tags)| tags.split(',').next());
                    ledger.transactions.push(Transaction {
                        on: (*on).into(),
                        kind: kind.unwrap_or_default().into(),
                        sides: Vec::new(),
                    });
                }
                ["type:", kind] | [";", "type:", kind] if is_indented => {
                    ledger.transactions.last_mut().unwrap().kind = kind.trim_matches('"').into();
                }
                [key, ..] | [";", key, ..] if is_indented && key.ends_with(':') => {}
                [account, amount, _] if is_indented => {
                    let sides = &mut ledger.transactions.last_mut().unwrap().sides;
                    sides.push(((*account).into(), signed(amount, digits)));
                }
                _ => ledger.unread.push(line.to_owned()),
            }
        }
        assert_eq!(ledger.unread, Vec::<String>::new());
        // Of hledger, the transaction that asserts.
        ledger.transactions.retain(|it| !it.sides.is_empty());
        ledger
    }

    fn postings(&self) -> Vec<Posting> {
        let posting = |it: &Transaction| {
            assert_eq!(it.sides.len(), 2, "{it:?}");
            let [(from, left), (to, arrived)] = [&it.sides[0], &it.sides[1]];
            assert_eq!(left + arrived, 0, "{it:?} does not balance");
            let credit = if from.contains(":AdCredit:") { from.split(':').nth(2).unwrap() } else { "" };
            Posting {
                on: it.on.clone(),
                kind: it.kind.clone(),
                credit: self.ids[0].get(credit).cloned().unwrap_or_default(),
                from: self.place(from),
                to: self.place(to),
                amount: *arrived,
            }
        };
        self.transactions.iter().map(posting).collect()
    }

    /// The place of the journal that an account stands for.
    fn place(&self, account: &str) -> String {
        let parts: Vec<&str> = account.split(':').collect();
        let id = || self.ids[1][*parts.last().unwrap()].clone();
        match parts.as_slice() {
            ["Income", "AdCredit", _] => "issuer".into(),
            ["Assets", "AdCredit", _, "BusinessCenter"] => "businessCenter".into(),
            ["Assets", "AdCredit", _, "AdAccount", _] => format!("adAccount:{}", id()),
            ["Expenses", "AdCredit", _, what, ..] => what.to_lowercase(),
            ["Assets", "Cash", "BusinessCenter"] => "cash:businessCenter".into(),
            ["Assets", "Cash", "AdAccount", _] => format!("cash:adAccount:{}", id()),
            ["Expenses", "Cash", "Spent", ..] => "cash:spent".into(),
            ["Expenses", "Cash", "ClawedBack", ..] => format!("cash:debt:{}", id()),
            ["Equity", "OpeningCash", ..] | ["Liabilities", ..] => "cash:issuer".into(),
            _ => format!("nowhere: {account}"),
        }
    }
}

/// Which id is behind which part of a name, as beancount's metadata has it.
fn ids(plan: &Value) -> [BTreeMap<String, String>; 2] {
    let text = export(plan, Format::Beancount).unwrap();
    let mut ids = [BTreeMap::new(), BTreeMap::new()];
    let mut account: Vec<&str> = Vec::new();
    let unquoted = |text: &str| text.trim_matches('"').replace("\\\"", "\"").replace("\\\\", "\\");
    for line in text.lines() {
        if let Some((_, opened)) = line.split_once(" open ") {
            account = opened.split_whitespace().next().unwrap().split(':').collect();
        }
        if let Some(id) = line.strip_prefix("  ad-credit: ") {
            ids[0].insert(account[2].to_owned(), unquoted(id));
        }
        if let Some(id) = line.strip_prefix("  ad-account: ") {
            ids[1].insert((*account.last().unwrap()).to_owned(), unquoted(id));
        }
    }
    ids
}

fn signed(text: &str, digits: u32) -> i128 {
    match text.strip_prefix('-') {
        Some(text) => -minor(text, digits),
        None => minor(text, digits),
    }
}

fn from_csv(text: &str, plan: &Value) -> Vec<Posting> {
    let records = records(text);
    let heading = "seq,on,type,adCredit,adCreditName,adAccount,adAccountName,from,to,amount,currency,rule";
    assert_eq!(records[0].join(","), heading);
    let unguarded = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    let posting = |(number, record): (usize, &Vec<String>)| {
        assert_eq!(record.len(), 12, "{record:?}");
        assert_eq!(record[0], number.to_string());
        assert_eq!(record[10], plan["currency"].as_str().unwrap());
        Posting {
            on: record[1].clone(),
            kind: record[2].clone(),
            credit: unguarded(&record[3]),
            from: record[7].clone(),
            to: record[8].clone(),
            amount: minor(&record[9], digits(plan)),
        }
    };
    (0..).zip(&records).skip(1).map(posting).collect()
}

/// RFC 4180, letter by letter.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let record = records.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => record.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                records.push(vec![String::new()]);
            }
            _ => record.last_mut().unwrap().push(letter),
        }
    }
    assert_eq!(records.pop(), Some(vec![String::new()]), "the last line ends");
    records
}

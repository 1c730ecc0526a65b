//! The journal as a table, by RFC 4180: a heading, commas, lines that end in CR LF, quotes where they are needed.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and runs it. So where an id or a name
//! begins with one of them, wide forms included, or with a tab or a line break that a spreadsheet strips before it looks, an apostrophe is put
//! before it. Amounts are never below zero, so none begins with a minus.

use super::put;
use crate::ledger::Place;
use crate::simulation::Projection;

const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

const HEADING: &str =
    "seq,on,type,adCredit,adCreditName,adAccount,adAccountName,from,to,amount,currency,rule\r\n";

pub(super) fn write(projection: &Projection<'_>) -> String {
    let plan = projection.plan;
    let place = |place: Place| match place.account() {
        Some(account) => format!("{}{}", place.name(), plan.account(account).id),
        None => place.name().to_owned(),
    };
    let mut text = HEADING.to_owned();
    for (number, row) in (1_usize..).zip(projection.journal.rows()) {
        let credit = row.credit.map(|credit| plan.credit(credit));
        let account = row.account.map(|account| plan.account(account));
        let cells: [&str; 12] = [
            &number.to_string(),
            &row.on.to_string(),
            row.kind.name(),
            credit.map_or("", |credit| credit.id.as_str()),
            credit.map_or("", |credit| credit.name.as_str()),
            account.map_or("", |account| account.id.as_str()),
            account.map_or("", |account| account.name.as_str()),
            &place(row.from),
            &place(row.to),
            &row.amount.to_text(plan.currency()),
            plan.currency().code(),
            row.rule.name(),
        ];
        let cells = cells.map(cell);
        put(&mut text, &[&cells.join(","), "\r\n"]);
    }
    text
}

fn cell(value: &str) -> String {
    let guard = if value.starts_with(FORMULA) { "'" } else { "" };
    if value.contains([',', '"', '\r', '\n']) {
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    } else {
        format!("{guard}{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_or_two_cells() {
        for (value, written) in [
            ("North", "North"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("said \"x\"", "\"said \"\"x\"\"\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            ("=1+1", "'=1+1"),
            ("+49 40", "'+49 40"),
            ("-5,0", "\"'-5,0\""),
            ("@here", "'@here"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(cell(value), written);
        }
    }
}

//! Cells of a sheet that are pasted into a check-in.
//!
//! Amounts alone go down from the field they are pasted into, one for each ad account, in the order in which the check-in
//! shows them. Amounts beside names or ids go to the ad accounts of these names or ids, in whatever order. A second column
//! of amounts is the ad credit left. Nothing is added up and nothing is guessed: what has no place is said.

use super::check_in::Column;
use crate::import::sheet::name_key;
use crate::money::{Currency, DecimalMark, Minor, WrittenError, mark_of, read_written};
use crate::plan::document::PlanDocument;
use std::collections::{BTreeMap, BTreeSet};

/// The check-in that cells are pasted into.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The plan, whose ad accounts stand in its order.
    pub plan: &'a PlanDocument,
    /// For each of them whether something can be entered.
    pub is_open: &'a [bool],
    /// The field that has the focus: its ad account's position, and its column.
    pub field: (usize, Column),
    /// What the language of the page writes before a fraction, where the amounts don't show it themselves.
    pub mark: DecimalMark,
}

/// What became of pasted cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What goes into which field, by the position of its ad account. What is no amount is there as it was pasted.
    pub amounts: Vec<(usize, Column, String)>,
    /// Whether they went by name or id.
    pub by_name: bool,
    /// What went nowhere, in the order of the cells.
    pub left_out: Vec<LeftOut>,
}

/// Why something went nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is taken as a heading.
    Heading(String),
    /// No ad account has this name or id.
    Unknown(String),
    /// Several ad accounts have this name.
    Several(String),
    /// The name or id stands in more than one row.
    Twice(String),
    /// Nothing can be entered for the ad account at this position: its spend is known.
    Known(usize),
    /// It stands below the last ad account: this many rows.
    Beyond(usize),
}

/// What becomes of `text` if it is pasted into a check-in; none where it has more columns than a check-in, as spend by day
/// does, or no amounts where it should have some.
#[must_use]
pub fn paste(text: &str, target: Target<'_>) -> Option<Pasted> {
    let currency = Currency::from_code(&target.plan.currency)?;
    let mut rows = cells(text);
    let width = rows.iter().map(Vec::len).max()?;
    let names = Names::of(target.plan);
    let is_number = |text: &str| is_amount(text, currency, target.mark);
    let mut pasted = Pasted::default();
    let is_heading = |row: &Vec<String>| {
        let is_known = row.first().is_some_and(|it| names.find(it).is_some());
        !is_known && row.iter().any(|it| is_word(it, currency)) && !row.iter().any(|it| is_number(it))
    };
    if rows.len() > 1 && rows.first().is_some_and(is_heading) {
        let heading = rows.remove(0).into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
        pasted.left_out.push(LeftOut::Heading(heading.join(", ")));
    }
    let mut first = rows.iter().filter_map(|row| row.first()).filter(|it| !it.is_empty());
    pasted.by_name =
        width > 1 && (first.clone().any(|it| names.find(it).is_some()) || !first.any(|it| is_number(it)));
    let columns = match target.field.1 {
        Column::Spent => &[Column::Spent, Column::Left][..],
        Column::Left => &[Column::Left],
    };
    let own = usize::from(pasted.by_name);
    let amounts = || rows.iter().flat_map(|row| row.iter().skip(own)).filter(|it| !it.is_empty());
    let is_wrong = |it: &String| !is_number(it);
    if width - own > columns.len() || width - own > 1 && amounts().any(is_wrong) {
        return None;
    }
    let mark = shown_mark(amounts()).unwrap_or(target.mark);
    let places = if pasted.by_name {
        names.places(&rows, &mut pasted.left_out)
    } else {
        (0..rows.len()).map(|row| Some(target.field.0 + row)).collect()
    };
    let mut beyond = 0;
    for (row, place) in rows.iter().zip(places) {
        let amounts = columns.iter().zip(row.iter().skip(own)).filter(|(_, it)| !it.is_empty());
        let Some(place) = place.filter(|_| amounts.clone().next().is_some()) else { continue };
        match target.is_open.get(place) {
            Some(true) => pasted
                .amounts
                .extend(amounts.map(|(column, it)| (place, *column, entered(it, currency, mark)))),
            Some(false) => pasted.left_out.push(LeftOut::Known(place)),
            None => beyond += 1,
        }
    }
    if beyond > 0 {
        pasted.left_out.push(LeftOut::Beyond(beyond));
    }
    Some(pasted)
}

/// The cells of each row, up to the last that holds anything: an empty row is one of them, unless nothing follows it.
fn cells(text: &str) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let mut row: Vec<String> = line.split('\t').map(cell).collect();
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        row
    };
    let mut rows: Vec<Vec<String>> = text.trim_start_matches('\u{feff}').lines().map(row).collect();
    while rows.last().is_some_and(Vec::is_empty) {
        rows.pop();
    }
    rows
}

/// A cell without the quotes that a spreadsheet puts around one with a quote in it.
fn cell(text: &str) -> String {
    let text = text.trim();
    match text.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\"").trim().to_owned(),
        None => text.to_owned(),
    }
}

/// Whether a text is a number that may be an amount, of this currency or another.
fn is_amount(text: &str, currency: Currency, mark: DecimalMark) -> bool {
    use WrittenError::{Malformed, Nothing, Several};
    !matches!(read_written(text, currency, Some(mark)), Err(Nothing | Several | Malformed))
}

/// Whether a text is neither a number nor a sign for nothing, such as a dash.
fn is_word(text: &str, currency: Currency) -> bool {
    matches!(read_written(text, currency, None), Err(WrittenError::Malformed))
}

/// The decimal mark that amounts show by themselves, where they agree.
fn shown_mark<'a>(amounts: impl Iterator<Item = &'a String>) -> Option<DecimalMark> {
    let mut marks = amounts.filter_map(|it| mark_of(it));
    let first = marks.next()?;
    marks.all(|it| it == first).then_some(first)
}

/// An amount as decimal text. What is none, or less than nothing, stays as it is, so that the check-in says what is wrong.
fn entered(text: &str, currency: Currency, mark: DecimalMark) -> String {
    let amount = read_written(text, currency, Some(mark)).ok().filter(|it| *it >= Minor::ZERO);
    amount.map_or_else(|| text.to_owned(), |it| it.to_text(currency))
}

/// Which ad accounts a text names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// The one at this position.
    One(usize),
    /// More than one.
    Several,
}

/// The ad accounts of a plan by id, and by name.
struct Names<'a> {
    ids: BTreeMap<&'a str, usize>,
    names: BTreeMap<String, Named>,
}

impl<'a> Names<'a> {
    fn of(plan: &'a PlanDocument) -> Self {
        let mut names = BTreeMap::new();
        for (position, account) in plan.ad_accounts.iter().enumerate() {
            let own = Named::One(position);
            names.entry(name_key(&account.name)).and_modify(|it| *it = Named::Several).or_insert(own);
        }
        let ids = plan.ad_accounts.iter().enumerate().map(|(position, it)| (it.id.as_str(), position));
        Self { ids: ids.collect(), names }
    }

    /// Which ad accounts have this id or name; none where none has.
    fn find(&self, text: &str) -> Option<Named> {
        let by_id = self.ids.get(text).map(|it| Named::One(*it));
        by_id.or_else(|| self.names.get(&name_key(text)).copied())
    }

    /// The position of each row's ad account, where it has one of its own.
    fn places(&self, rows: &[Vec<String>], left_out: &mut Vec<LeftOut>) -> Vec<Option<usize>> {
        let name = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
        let found: Vec<_> = rows.iter().map(|row| self.find(&name(row))).collect();
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        for found in &found {
            if let Some(Named::One(place)) = found {
                *times.entry(*place).or_default() += 1;
            }
        }
        let mut told = BTreeSet::new();
        let mut place = |(row, found): (&Vec<String>, &Option<Named>)| {
            let why: fn(String) -> LeftOut = match found {
                _ if row.is_empty() => return None,
                Some(Named::One(place)) if times.get(place) == Some(&1) => return Some(*place),
                Some(Named::One(_)) => LeftOut::Twice,
                Some(Named::Several) => LeftOut::Several,
                None => LeftOut::Unknown,
            };
            if told.insert(name(row)) {
                left_out.push(why(name(row)));
            }
            None
        };
        rows.iter().zip(&found).map(&mut place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::document::AdAccountDocument;

    /// Fourteen ad accounts, `Shop 1` to `Shop 14`, with the ids `s1` to `s14`.
    fn shops() -> PlanDocument {
        let shop = |number: usize| AdAccountDocument {
            id: format!("s{number}"),
            name: format!("Shop {number}"),
            ..AdAccountDocument::default()
        };
        let ad_accounts = (1..=14).map(shop).collect();
        PlanDocument { currency: "USD".to_owned(), ad_accounts, ..PlanDocument::default() }
    }

    fn into(plan: &PlanDocument, field: (usize, Column), text: &str) -> Option<Pasted> {
        // The third is checked in already.
        let is_open: Vec<bool> = (0..plan.ad_accounts.len()).map(|it| it != 2).collect();
        paste(text, Target { plan, is_open: &is_open, field, mark: DecimalMark::Point })
    }

    fn spent(text: &str) -> Pasted {
        into(&shops(), (0, Column::Spent), text).unwrap_or_default()
    }

    /// `S0 210.00` is 210.00 as spent by the first ad account.
    fn amounts(pasted: &Pasted) -> Vec<String> {
        let name = |column: &Column| if *column == Column::Spent { "S" } else { "L" };
        pasted.amounts.iter().map(|(place, column, text)| format!("{}{place} {text}", name(column))).collect()
    }

    fn said(pasted: &Pasted) -> &[LeftOut] {
        &pasted.left_out
    }

    #[test]
    fn a_column_of_amounts_goes_down_from_the_field_in_the_order_of_the_ad_accounts() {
        let all: Vec<String> = (1..=14).map(|it| format!("{it}.50")).collect();
        for end in ["", "\n", "\r\n\r\n"] {
            let pasted = spent(&(all.join("\n") + end));
            assert_eq!((pasted.amounts.len(), pasted.by_name), (13, false));
            assert_eq!(amounts(&pasted)[..3], ["S0 1.50", "S1 2.50", "S3 4.50"]);
            assert_eq!(said(&pasted), [LeftOut::Known(2)], "its row keeps its place");
        }
        let pasted = into(&shops(), (12, Column::Left), "10\n20\n30\n40").unwrap();
        assert_eq!(amounts(&pasted), ["L12 10.00", "L13 20.00"]);
        assert_eq!(said(&pasted), [LeftOut::Beyond(2)]);
        // An empty cell is a row as well, and takes nothing out of its field.
        assert_eq!(amounts(&spent("1\n\n\n4")), ["S0 1.00", "S3 4.00"]);
    }

    #[test]
    fn two_columns_of_amounts_are_what_was_spent_and_what_is_left() {
        assert_eq!(amounts(&spent("1\t10\n2\t20")), ["S0 1.00", "L0 10.00", "S1 2.00", "L1 20.00"]);
        assert_eq!(into(&shops(), (0, Column::Left), "1\t10\n2\t20"), None);
    }

    #[test]
    fn amounts_beside_names_or_ids_go_to_these_in_any_order() {
        let pasted = spent("Account\tCost\nShop 4\t$4.00\nshop  1\t1,000.10\ns2\t2\nShop 3\t3");
        assert!(pasted.by_name);
        assert_eq!(amounts(&pasted), ["S3 4.00", "S0 1000.10", "S1 2.00"]);
        assert_eq!(said(&pasted), [LeftOut::Heading("Account, Cost".to_owned()), LeftOut::Known(2)]);
        let both = spent("Shop 2\t2\t20\nShop 1\t\t10");
        assert_eq!(amounts(&both), ["S1 2.00", "L1 20.00", "L0 10.00"]);
        let left = into(&shops(), (5, Column::Left), "Shop 2\t20").unwrap();
        assert_eq!(amounts(&left), ["L1 20.00"]);
        assert_eq!(amounts(&spent("\"Shop 2\"\t2")), ["S1 2.00"]);
    }

    #[test]
    fn a_name_that_means_no_ad_account_or_several_or_stands_twice_is_left_out_and_said() {
        let mut plan = shops();
        plan.ad_accounts[7].name = "shop 6".to_owned();
        let text = "Shop 1\t1\nShop 6\t6\nShop 9\t9\nShop 99\t99\nShop 9\t90\ns9\t900\nTotal\t99\nShop 99\t1";
        let pasted = into(&plan, (0, Column::Spent), text).unwrap();
        assert_eq!(amounts(&pasted), ["S0 1.00"]);
        let named = |it: &str| it.to_owned();
        assert_eq!(
            said(&pasted),
            [
                LeftOut::Several(named("Shop 6")),
                LeftOut::Twice(named("Shop 9")),
                LeftOut::Unknown(named("Shop 99")),
                LeftOut::Twice(named("s9")),
                LeftOut::Unknown(named("Total")),
            ]
        );
        assert_eq!(amounts(&spent("Nobody\t1\nNo one\t2")), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_amount_keeps_its_place_as_it_was_pasted_and_a_heading_takes_none() {
        assert_eq!(amounts(&spent("1\n-\nn/a\n-4\n5 €")), ["S0 1.00", "S1 -", "S3 -4", "S4 5 €"]);
        assert_eq!(amounts(&spent("-\n2")), ["S0 -", "S1 2.00"]);
        let pasted = spent("Cost\n1\n2");
        assert_eq!(amounts(&pasted), ["S0 1.00", "S1 2.00"]);
        assert_eq!(said(&pasted), [LeftOut::Heading("Cost".to_owned())]);
    }

    #[test]
    fn amounts_that_show_their_decimal_mark_say_how_the_others_are_read() {
        assert_eq!(amounts(&spent("1.500\n2.300,50")), ["S0 1500.00", "S1 2300.50"]);
        assert_eq!(amounts(&spent("1.500\n2,300.50")), ["S0 1.50", "S1 2300.50"]);
    }

    #[test]
    fn spend_by_day_is_not_for_a_check_in() {
        assert_eq!(
            into(&shops(), (0, Column::Spent), "Ad account\tDate\tSpend\nShop 1\t2026-03-02\t30.00"),
            None
        );
        assert_eq!(into(&shops(), (0, Column::Spent), "Shop 1\t2\t3\t4"), None);
        assert_eq!(into(&shops(), (0, Column::Spent), ""), None);
    }
}

//! Whatever a sheet holds, it ends with a plan, and the same sheet again changes nothing.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use strandline::import::sheet::{Sheet, SheetMapping, import, preview};

/// Cells that have broken spreadsheets' readers before, and ordinary ones.
const CELLS: [&str; 44] = [
    "Account",
    "Account ID",
    "Daily spend",
    "Spend",
    "Date",
    "Amount",
    "Issued",
    "Expires",
    "To allocate",
    "Ad credit",
    "Cash",
    "Status",
    "Currency",
    "North",
    "Ñandú",
    "7012345678900000201",
    "7.01E+18",
    "$1,234.50",
    "1.234",
    "1.234,50 €",
    "(5)",
    "-",
    "—",
    "12",
    "2026-11-03",
    "03/04/2026",
    "31/12/2026",
    "46329",
    "Total",
    "active",
    "USD",
    "EUR",
    "\"",
    "\"\"",
    "=1+",
    "=HYPERLINK(\"x\")",
    "\u{0}",
    "\u{fffd}",
    "🏳️‍🌈",
    "99999999999999999999999",
    "",
    "",
    "{",
    "[1]",
];
const SEPARATORS: [&str; 6] = [",", ";", "\t", "|", "\n", "\r\n"];

fn text(random: &mut Pcg64Mcg) -> String {
    let pick = |random: &mut Pcg64Mcg, count: usize| usize::try_from(random.next_u32()).unwrap() % count;
    let mut text = String::new();
    let (separator, width, height) = (SEPARATORS[pick(random, 4)], 1 + pick(random, 6), pick(random, 9));
    for _ in 0..height {
        for column in 0..width {
            let is_odd = pick(random, 20) == 0;
            text.push_str(CELLS[pick(random, CELLS.len())]);
            if is_odd {
                text.push_str(SEPARATORS[pick(random, SEPARATORS.len())]);
            } else if column + 1 < width {
                text.push_str(separator);
            }
        }
        text.push('\n');
    }
    text
}

/// Two thousand; the run without debug assertions tries 20,000, and `make fuzz` a million.
fn rounds() -> u32 {
    let more = std::env::var("STRANDLINE_FUZZ").ok().and_then(|count| count.parse().ok());
    more.unwrap_or(2_000)
}

#[test]
fn random_sheets_never_panic_and_the_same_again_changes_nothing() {
    let mut random = Pcg64Mcg::seed_from_u64(20_261_127);
    let mapping = SheetMapping::default();
    let mut plan = None;
    for round in 0..rounds() {
        let text = text(&mut random);
        let first = import(None, Sheet::Text(&text), &mapping);
        let again = import(Some(first.plan.clone()), Sheet::Text(&text), &mapping);
        assert_eq!(again.plan, first.plan, "round {round}: {text:?}");
        let shown = preview(None, Sheet::Text(&text), &mapping);
        let told = import(None, Sheet::Text(&text), &shown.mapping);
        assert_eq!(told.plan.ad_accounts, first.plan.ad_accounts, "round {round}: {text:?}");
        // On top of whatever the rounds before have made of it.
        plan = Some(import(plan.filter(|_| round % 50 != 0), Sheet::Text(&text), &mapping).plan);
        let mut bytes = text.into_bytes();
        if let Some(byte) = bytes.get_mut(usize::try_from(random.next_u32() % 64).unwrap()) {
            *byte = u8::try_from(random.next_u32() % 256).unwrap();
        }
        let _ = import(None, Sheet::Bytes(&bytes), &mapping);
    }
}

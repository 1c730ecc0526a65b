//! What becomes of each kind of text, and that a reader of another project gets it back.

use super::*;

fn written(text: &str) -> String {
    let mut out = String::new();
    row(&mut out, &[Cell::Text(text)]);
    out.strip_suffix("\r\n").unwrap().to_owned()
}

#[test]
fn text_stays_text_in_a_spreadsheet() {
    for (text, cell) in [
        ("North", "North"),
        ("", ""),
        ("a,b", "\"a,b\""),
        ("said \"x\"", "\"said \"\"x\"\"\""),
        ("a=b", "a=b"),
        ("店", "店"),
        // Formulas.
        ("=1+1", "'=1+1"),
        ("+49 40", "'+49 40"),
        ("-5,0", "\"'-5,0\""),
        ("@here", "'@here"),
        ("＝1", "'＝1"),
        (" =1", "' =1"),
        // An apostrophe that is meant.
        ("'t Hof", "''t Hof"),
        // Numbers, days and times.
        ("7012345678901234567", "'7012345678901234567"),
        ("123456789012", "'123456789012"),
        ("12345678901", "12345678901"),
        ("0", "0"),
        ("007", "'007"),
        ("1E5", "'1E5"),
        ("1-2", "'1-2"),
        ("10:30", "'10:30"),
        ("2026-03-01", "'2026-03-01"),
        ("Brand 7012345678901234567", "Brand 7012345678901234567"),
        // What can't be seen.
        ("two\r\nlines\u{2028}or\u{85}three", "two  lines or three"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\u{2068}חנות\u{2069}", "חנות"),
        ("\u{202e}gpj.exe", "gpj.exe"),
        ("\u{200f}=1", "'=1"),
        ("\u{feff}=1", "'=1"),
    ] {
        assert_eq!(written(text), cell, "{text:?}");
    }
}

#[test]
fn a_value_is_left_for_the_spreadsheet_to_read() {
    let mut out = String::new();
    let cells = ["2026-03-01", "1000000000000.00", "", "=1"].map(Cell::Value);
    row(&mut out, &cells);
    assert_eq!(out, "2026-03-01,1000000000000.00,,'=1\r\n");
}

#[cfg(not(target_arch = "wasm32"))]
mod read_back {
    use super::*;
    use proptest::prelude::*;

    /// Texts of the letters that matter to a reader or to a spreadsheet, and of any others.
    fn text() -> impl Strategy<Value = String> {
        let odd = "=+-@＝'\",;\t\r\n 07eE.:/a\u{2028}\u{2068}\u{202e}\u{feff}\u{85}\u{0}ש"
            .chars()
            .collect::<Vec<_>>();
        let letter = prop_oneof![4 => prop::sample::select(odd), 1 => any::<char>()];
        prop_oneof![
            3 => prop::collection::vec(letter, 0..12).prop_map(|it| it.into_iter().collect::<String>()),
            1 => "[0-9]{1,20}",
        ]
    }

    /// What a person would say remains of a text, said otherwise than in the writer.
    fn seen(text: &str) -> String {
        const UNSEEN: &str = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}";
        let mut out = String::new();
        for letter in text.chars() {
            match u32::from(letter) {
                0..=0x1f | 0x7f..=0x9f | 0x2028 | 0x2029 => out.push(' '),
                _ if UNSEEN.contains(letter) => {}
                _ => out.push(letter),
            }
        }
        out
    }

    proptest! {
        /// By the reader of another project, which knows nothing of this one.
        #[test]
        fn every_cell_is_read_back_and_none_is_a_formula(
            rows in prop::collection::vec(prop::collection::vec(text(), 3), 1..5)
        ) {
            let mut out = String::new();
            for cells in &rows {
                let cells: Vec<Cell<'_>> = cells.iter().map(|it| Cell::Text(it)).collect();
                row(&mut out, &cells);
            }
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect();
            for cell in read.iter().flatten() {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell:?}");
                let is_number = cell.parse::<f64>().is_ok_and(f64::is_finite);
                prop_assert!(!is_number || cell.parse::<u64>().is_ok_and(|it| it.to_string() == *cell && it < 1_000_000_000_000), "{cell:?}");
            }
            let texts: Vec<Vec<String>> = read
                .iter()
                .map(|row| row.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned()).collect())
                .collect();
            let meant: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|it| seen(it)).collect()).collect();
            prop_assert_eq!(texts, meant);
        }
    }
}

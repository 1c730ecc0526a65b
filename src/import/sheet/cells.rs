//! Text to rows of cells: separated values with any separator, or flat rows as JSON or JSON lines.

use crate::import::table::Table;
use csv::StringRecord;
use serde_json::{Deserializer, Value};

/// Rows of cells, each cell without the spaces around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The rows that hold anything.
    pub(super) rows: Vec<Line>,
    /// What separated the cells; none where the text was JSON or came as cells.
    pub(super) delimiter: Option<char>,
    /// Whether there is more than is read.
    pub(super) is_cut: bool,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the text, from 1.
    pub(super) number: usize,
    /// Its cells.
    pub(super) cells: StringRecord,
}

impl Line {
    /// The text of a cell; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// Number of cells that hold anything.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// More columns than this are not read.
pub(super) const COLUMNS: usize = 256;

/// More rows than this are not read. It is as many as a sheet of Excel has.
pub(super) const ROWS: usize = 1_048_576;

/// How many rows show what the separator is.
const SAMPLE: usize = 100;

/// What may separate cells, the surest first.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// The rows of a text. `delimiter` is what separates cells, where that is known.
pub(super) fn of_text(text: &str, delimiter: Option<char>) -> Grid {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with(['[', '{'])
        && let Some(rows) = of_json(text)
    {
        return of_cells(rows);
    }
    // What Excel writes first into a file so that it opens with the right separator.
    let named = text.lines().next().and_then(|line| line.trim().strip_prefix("sep="));
    let (text, skipped) = match named {
        Some(_) => (text.split_once('\n').map_or("", |(_, rest)| rest), 1),
        None => (text, 0),
    };
    let named = named.and_then(|sign| sign.chars().next());
    let delimiter = delimiter.or(named).filter(char::is_ascii).unwrap_or_else(|| found_delimiter(text));
    let (rows, is_cut) = separated(text, delimiter, skipped, ROWS);
    Grid { rows, delimiter: Some(delimiter), is_cut }
}

/// Rows that come as cells.
pub(super) fn of_cells(rows: Vec<Vec<String>>) -> Grid {
    let mut lines = Vec::new();
    let mut is_cut = rows.len() > ROWS;
    for (place, mut cells) in rows.into_iter().enumerate().take(ROWS) {
        is_cut |= cells.iter().skip(COLUMNS).any(|cell| !cell.trim().is_empty());
        cells.truncate(COLUMNS);
        let cells = cells.iter().map(|cell| cell.trim()).collect::<Vec<_>>().into();
        let line = Line { number: place + 1, cells };
        if line.filled() > 0 {
            lines.push(line);
        }
    }
    Grid { rows: lines, delimiter: None, is_cut }
}

/// Separated values, quoted as in RFC 4180: the first rows, at most so many, and whether there is more.
fn separated(text: &str, delimiter: char, skipped: usize, most: usize) -> (Vec<Line>, bool) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let (mut lines, mut last) = (Vec::new(), 0);
    let mut record = StringRecord::new();
    let mut is_cut = false;
    while reader.read_record(&mut record).unwrap_or(false) {
        if lines.len() >= most {
            is_cut = true;
            break;
        }
        is_cut |= record.iter().skip(COLUMNS).any(|cell| !cell.trim().is_empty());
        // The reader says where the empty lines before a row begin.
        let position = record.position();
        let byte = position.and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or(0);
        let breaks = text.as_bytes().get(byte..).unwrap_or_default().iter();
        let empty =
            breaks.take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
        let number = usize::try_from(position.map_or(0, csv::Position::line)).unwrap_or(usize::MAX);
        // Where lines end as on old Macs, the reader counts none of them.
        let number = number.saturating_add(empty + skipped).max(last + 1);
        last = number;
        record.truncate(COLUMNS);
        record.trim();
        if record.iter().any(|cell| !cell.is_empty()) {
            lines.push(Line { number, cells: record.clone() });
        }
    }
    (lines, is_cut)
}

/// The separator by which most rows have as many cells as the row before or after them: tables below each other are of
/// different width.
fn found_delimiter(text: &str) -> char {
    let mut best = (0, ',');
    for delimiter in DELIMITERS {
        if !text.contains(delimiter) {
            continue;
        }
        let (rows, _) = separated(text, delimiter, 0, SAMPLE);
        let widths = rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>();
        let is_row = |place: usize| widths[place] > 1;
        let is_next =
            |place: usize, other: Option<usize>| other.and_then(|it| widths.get(it)) == Some(&widths[place]);
        let is_even =
            |place: &usize| is_next(*place, place.checked_sub(1)) || is_next(*place, Some(place + 1));
        let parted = (0..widths.len()).filter(|place| is_row(*place));
        let even = parted.clone().filter(is_even).count();
        let score = (even * 1_000 + parted.count()) / rows.len().max(1);
        // Nobody writes a tab into a name or an amount, as they do a comma.
        if delimiter == '\t' && score >= 500 {
            return delimiter;
        }
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// How deep a list of rows may lie in JSON.
const DEPTH: usize = 6;

/// JSON objects, or lists of cells, as rows under a header; `None` where the text is no such JSON.
fn of_json(text: &str) -> Option<Vec<Vec<String>>> {
    let mut items = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        collect(value.ok()?, 0, &mut items);
    }
    let mut names = Table::default();
    let mut order = Vec::new();
    let mut rows = Vec::new();
    for item in &items {
        match item {
            Value::Array(cells) => rows.push(cells.iter().map(written).collect()),
            Value::Object(_) => {
                let mut cells = Vec::new();
                flatten(item, &mut names, &mut order, &mut cells, 0);
                rows.push(cells);
            }
            _ => {}
        }
    }
    if !order.is_empty() {
        rows.insert(0, order);
    }
    (!rows.is_empty()).then_some(rows)
}

/// Finds the rows in a value: a list of objects or lists, wherever it lies, or a flat object by itself.
fn collect(value: Value, depth: usize, items: &mut Vec<Value>) {
    match value {
        Value::Array(list) if list.iter().any(|item| item.is_object() || item.is_array()) => {
            for item in list {
                let is_row = match &item {
                    Value::Object(fields) => !fields.values().any(is_list_of_rows),
                    Value::Array(cells) => !cells.iter().any(|cell| cell.is_object() || cell.is_array()),
                    _ => false,
                };
                if is_row {
                    items.push(item);
                } else if depth < DEPTH {
                    collect(item, depth + 1, items);
                }
            }
        }
        Value::Object(fields) if depth < DEPTH => {
            if fields.values().any(|field| is_list_of_rows(field) || is_envelope(field)) {
                for (_, field) in fields {
                    if is_list_of_rows(&field) || is_envelope(&field) {
                        collect(field, depth + 1, items);
                    }
                }
            } else {
                items.push(Value::Object(fields));
            }
        }
        _ => {}
    }
}

fn is_list_of_rows(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().any(|item| item.is_object() || item.is_array()))
}

fn is_envelope(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| fields.values().any(is_list_of_rows))
}

/// The fields of an object, those of objects in it too, each in the column of its name.
fn flatten(item: &Value, names: &mut Table, order: &mut Vec<String>, cells: &mut Vec<String>, depth: usize) {
    let Value::Object(fields) = item else { return };
    for (name, value) in fields {
        if value.is_object() && depth < DEPTH {
            flatten(value, names, order, cells, depth + 1);
            continue;
        }
        if names.find(name).is_none() && names.len() >= COLUMNS {
            continue;
        }
        let column = names.number(name);
        if column == order.len() {
            order.push(name.clone());
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = written(value);
    }
}

/// A value as it is written; empty for what is no text or number.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let rows = of_text(text, None).rows;
        rows.iter().map(|line| line.cells.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_separator_is_the_one_that_makes_equal_rows() {
        for (text, delimiter) in [
            ("Name,Spend\nA,1\nB,2", ','),
            ("Name;Spend\nA;1,5\nB;2,5", ';'),
            ("Name\tSpend\nA, Ltd\t1,5", '\t'),
            ("Report, of Monday\n\nName|Spend\nA|1", '|'),
            ("sep=;\nName;Spend\n\"A;B\";1", ';'),
            ("one column", ','),
            ("Account;Cash", ';'),
            ("Account,Cash\nA;B|C,1\n\nCredit,Amount,Expires\nA;B|C,1,-", ','),
            ("Name\tSpend\nA, Ltd\t1,000\nB, Ltd\t2,000\n\nCredit\tAmount\tExpires\nC\t9,000\t-", '\t'),
        ] {
            assert_eq!(of_text(text, None).delimiter, Some(delimiter), "{text}");
        }
        assert_eq!(rows("a;\"b\nc\";d"), [["a", "b\nc", "d"]]);
        assert_eq!(of_text("\n\na,b\n", None).rows[0].number, 3);
        let numbers = of_text("a,b\rc,d\re,f", None).rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers, [1, 2, 3]);
    }

    #[test]
    fn objects_are_rows_wherever_they_lie_and_keep_every_digit() {
        let same = [["id", "spend"], ["7012345678900000201", "45.50"]];
        for text in [
            r#"[{"id":7012345678900000201,"spend":45.50}]"#,
            r#"{"data":{"list":[{"id":"7012345678900000201","spend":"45.50"}]}}"#,
            "{\"id\":7012345678900000201,\"spend\":45.50}\n",
            r#"{"data":{"list":[{"dimensions":{"id":7012345678900000201},"metrics":{"spend":45.50}}]}}"#,
            r#"[["id","spend"],[7012345678900000201,45.50]]"#,
        ] {
            assert_eq!(rows(text), same, "{text}");
        }
        assert_eq!(rows("[{\"a\":1},{\"b\":2,\"a\":3}]"), [vec!["a", "b"], vec!["1"], vec!["3", "2"]]);
        // No JSON after all.
        assert_eq!(rows("[sic],5"), [["[sic]", "5"]]);
    }
}

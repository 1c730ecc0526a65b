//! Several tables below each other in one sheet, as people keep them and as a plan is written out.

use super::cells;
use super::cells::{Grid, Line};
use super::decode::decode;
use super::header::titles;
use super::reading::Sheet;

/// How far below an empty line the header of a table may stand: under a title, and under merged cells.
const HEADER_WITHIN: usize = 3;

/// The tables of a sheet that holds several, each as rows of cells on the lines where it stands; nothing where the sheet
/// is one table.
///
/// A table begins below an empty line, with a header of at least two known words.
#[must_use]
pub fn tables(sheet: &Sheet<'_>) -> Vec<Vec<Vec<String>>> {
    let grid = match sheet {
        Sheet::Text(text) => cells::of_text(text, None),
        Sheet::Bytes(bytes) => cells::of_text(&decode(bytes).text, None),
        Sheet::Cells(rows) => cells::of_cells(rows.clone()),
    };
    let starts = starts(&grid);
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
    // What stands above the first table belongs to it.
    let firsts = [0].into_iter().chain(starts.iter().skip(1).copied());
    firsts.zip(ends).map(|(first, end)| on_their_lines(&grid.rows[first..end])).collect()
}

/// The place of the first row of each part that has a header.
fn starts(grid: &Grid) -> Vec<usize> {
    let mut starts = Vec::new();
    for (place, row) in grid.rows.iter().enumerate() {
        let above = place.checked_sub(1).and_then(|above| grid.rows.get(above));
        if above.is_some_and(|above| above.number + 1 >= row.number) {
            continue;
        }
        // The part goes on to the next empty line.
        let part = grid.rows[place..].iter().enumerate().take(HEADER_WITHIN);
        let mut part = part.take_while(|(offset, line)| line.number <= row.number + offset);
        if part.any(|(_, line)| titles(line) > 1) {
            starts.push(place);
        }
    }
    starts
}

/// Rows as cells, with empty rows above so that each keeps its number.
fn on_their_lines(rows: &[Line]) -> Vec<Vec<String>> {
    let mut placed: Vec<Vec<String>> = Vec::new();
    for row in rows {
        placed.resize(row.number.saturating_sub(1), Vec::new());
        placed.push(row.cells.iter().map(str::to_owned).collect());
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_below_an_empty_line_begins_another_table() {
        let text = "My plan\n\nAd accounts\nAccount,Daily spend\nNorth,5\n\nTotal,5\n\nAd credits\nName,Amount,Expires\nA,9,2027-01-01\n";
        let all = tables(&Sheet::Text(text));
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].last().map(|row| row[0].as_str()), Some("Total"));
        assert_eq!(all[1].iter().position(|row| row.first().is_some_and(|it| it == "A")), Some(10));
    }

    #[test]
    fn one_table_stays_one_however_it_is_interrupted() {
        for text in
            ["Account,Daily spend\nNorth,5\n\nSouth,6\n\nNotes\nnone", "Title\n\nAccount,Cash\nNorth,5", ""]
        {
            assert!(tables(&Sheet::Text(text)).is_empty(), "{text}");
        }
    }
}

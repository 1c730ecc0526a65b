//! Which row is the header, and what stands over each column.
//!
//! A header may have two rows, with cells merged across columns in the first of them, and cells merged over both. A
//! merged cell has its text in the first of its columns and rows; the others are empty.

use super::cells::{Grid, Line};
use super::role::Role;
use super::words::{Sure, folded_short, is_certain, is_of_plan, role_of};

/// How many rows from the top a header is looked for.
const ROWS: usize = 30;

/// Number of cells of a row that are words over columns, without doubt.
pub(super) fn titles(row: &Line) -> usize {
    row.cells.iter().filter(|cell| is_certain(&folded_short(cell))).count()
}

/// The row that most looks like a header: the most words that are known, and cells below it. Of two rows the second.
pub(super) fn found(grid: &Grid) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (place, row) in grid.rows.iter().take(ROWS).enumerate() {
        let known = titles(row);
        let score = known * 2 + usize::from(row.filled() > 1);
        if known > 0 && (known > 1 || row.filled() < 3) && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, place));
        }
    }
    let (_, place) = best?;
    Some(if has_second_row(grid, place) { place + 1 } else { place })
}

/// Whether the row below a header is its second: words without a figure, of which at least half say what a column is,
/// and cells that are merged over columns or over both rows.
fn has_second_row(grid: &Grid, place: usize) -> bool {
    let (Some(first), Some(second)) = (grid.rows.get(place), grid.rows.get(place + 1)) else { return false };
    let has_figure = second.cells.iter().any(|cell| cell.chars().any(char::is_numeric));
    if second.number != first.number + 1 || has_figure {
        return false;
    }
    let columns = first.cells.len().max(second.cells.len());
    let is_merged =
        (0..columns).any(|column| first.cell(column).is_empty() != second.cell(column).is_empty());
    // It says something by itself, or something else than the cell above does: a currency below “Currency” says neither.
    let says_more = |column: &usize| {
        let of_above = role_of(&folded_short(above(grid, place + 1, *column))).map(|(role, _)| role);
        let (_, role, sure) = title(grid, place + 1, *column);
        is_certain(&folded_short(second.cell(*column))) || sure == Sure::Certain && of_above != Some(role)
    };
    let known = (0..columns).filter(|column| !second.cell(*column).is_empty()).filter(says_more).count();
    is_merged && known > 0 && known * 2 >= second.filled()
}

/// What stands over a column, what that says the column is, and how sure: by its cell in the header, else together with
/// the cell above, which may be merged over several columns.
pub(super) fn title(grid: &Grid, row: usize, column: usize) -> (String, Role, Sure) {
    let own = grid.rows.get(row).map_or("", |row| row.cell(column));
    let above = above(grid, row, column);
    let (own_words, above_words) = (folded_short(own), folded_short(above));
    let both = [[above_words.as_str(), &own_words].join(" "), [own_words.as_str(), &above_words].join(" ")];
    let is_planned = |role: Role| role.is_known() && is_of_plan(&above_words);
    let alone = role_of(&own_words).filter(|(role, _)| !is_planned(*role));
    let alone = alone.map(|(role, sure)| (own.to_owned(), role, sure));
    if above.is_empty() || alone.as_ref().is_some_and(|it| it.2 == Sure::Certain) {
        return alone.unwrap_or_else(|| (own.to_owned(), Role::Ignore, Sure::Guess));
    }
    // “Spend” over “Daily” and “Ad credit” over “Held” are read in the order in which they are said.
    let found = both.iter().filter_map(|words| role_of(words.trim())).max_by_key(|(_, sure)| *sure);
    let merged = found.map(|(role, sure)| (format!("{above} {own}").trim().to_owned(), role, sure));
    match (alone, merged) {
        (Some(alone), Some(merged)) => {
            if merged.2 > alone.2 {
                merged
            } else {
                alone
            }
        }
        (alone, merged) => alone.or(merged).unwrap_or_else(|| (own.to_owned(), Role::Ignore, Sure::Guess)),
    }
}

/// The cell over a cell of the header; of a merged one its text.
fn above(grid: &Grid, row: usize, column: usize) -> &str {
    let own = grid.rows.get(row);
    let above = row.checked_sub(1).and_then(|above| grid.rows.get(above));
    let next = |above: &&Line| own.is_some_and(|own| above.number + 1 == own.number) && above.filled() > 1;
    let Some(above) = above.filter(next) else { return "" };
    if above.cell(column).is_empty() && own.is_some_and(|own| own.cell(column).is_empty()) {
        return "";
    }
    above.cells.iter().take(column + 1).filter(|cell| !cell.is_empty()).last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::cells::of_text;
    use super::*;

    /// The place of the header, and what each column is.
    fn read(text: &str) -> (Option<usize>, Vec<Role>) {
        let grid = of_text(text, Some(','));
        let row = found(&grid);
        let width = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        (row, (0..width).map(|column| row.map_or(Role::Ignore, |row| title(&grid, row, column).1)).collect())
    }

    #[test]
    fn a_header_of_two_rows_is_read_across_and_down() {
        use Role::{AccountId, AccountName, AdCreditHeld, Allocate, Cash, DailySpend, Ignore, Status};
        for (text, header, roles) in [
            (
                "Account,Spend,,Ad credit,\n,Daily,Monthly,Held,To allocate\nNorth,5,Ana,6,7",
                1,
                vec![AccountName, DailySpend, Role::Spend, AdCreditHeld, Allocate],
            ),
            (
                "Ad account,,Status,Balances,\nID,Name,,Cash,Ad credit\n7012345678900000201,North,Active,5,6",
                1,
                vec![AccountId, AccountName, Status, Cash, AdCreditHeld],
            ),
            (
                "Pacing\n\n,,Plan,\nAccount,Owner,Daily spend,Note\nNorth,Ana,5,x",
                2,
                vec![AccountName, Ignore, DailySpend, Ignore],
            ),
            (
                "Account,Actual,,Planned,\n,Spend,Ad credit,Spend,Ad credit\nNorth,5,6,7,8",
                1,
                vec![AccountName, Role::Spend, AdCreditHeld, Ignore, Ignore],
            ),
            // Words below a header that are no second row of it.
            ("Account,Status,\nNorth,Active,note\nSouth,,", 0, vec![AccountName, Status, Ignore]),
            ("Account,Status,Currency\nNorth,,USD\nSouth,,USD", 0, vec![AccountName, Status, Role::Currency]),
            ("Account,Status\nBrand,Active\nSouth,Active", 0, vec![AccountName, Status]),
        ] {
            assert_eq!(read(text), (Some(header), roles), "{text}");
        }
    }
}

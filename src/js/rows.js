// Puts the rows of a journal together here: to make each of them, and its texts, from the Rust side takes ten times as
// long.

/** Rows, each of six of the `texts`, as `cells` says, and of an amount, of which each has a line. */
export function rows(texts, cells, amounts) {
  const all = amounts === "" ? [] : amounts.split("\n");
  for (let row = 0, at = 0; row < all.length; row += 1, at += 6) {
    const entry = { seq: row + 1, on: texts[cells[at]], type: texts[cells[at + 1]] };
    if (cells[at + 2] > 0) entry.adCredit = texts[cells[at + 2]];
    entry.from = texts[cells[at + 3]];
    entry.to = texts[cells[at + 4]];
    entry.amount = all[row];
    entry.rule = texts[cells[at + 5]];
    all[row] = entry;
  }
  return all;
}

//! What each column is, and what its cells show of decimal mark and order of days.

use super::cells::{Grid, Line};
use super::content::{Content, content, unknown_header};
use super::days::{DayOrder, DayText, day};
use super::header;
use super::kinds::SheetKind;
use super::mapping::SheetMapping;
use super::role::Role;
use super::words::{Rank, Sure, folded_short, is_bare_name, is_total, rank};
use crate::money::{Currency, DecimalMark, WrittenError, mark_of, read_written};

/// One column as it is understood.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// What stands over it.
    pub(super) header: String,
    /// What it is.
    pub(super) role: Role,
    /// How sure that is.
    pub(super) sure: Sure,
    /// What its amounts show, or who asked says, of the decimal mark.
    pub(super) mark: Deduced<DecimalMark>,
    /// What its days show of the order of day and month.
    pub(super) order: Deduced<DayOrder>,
}

impl Column {
    /// Whether it is asked what the amount in a cell is.
    pub(super) fn asks(&self, cell: &str, currency: Currency) -> bool {
        matches!(self.mark, Deduced::Unclear(_) | Deduced::Contradictory(_)) && is_either(cell, currency)
    }

    /// How well the words over it say what it is; nothing where they don't.
    fn rank(&self) -> Option<Rank> {
        rank(&folded_short(&self.header))
    }

    /// Whether it names an ad account, and its words say so.
    fn is_account(&self) -> bool {
        self.role == Role::AccountName && !self.is_weak()
    }

    /// Whether nothing over it says what it is but words that may stand beside those that do.
    fn is_weak(&self) -> bool {
        self.rank().is_none_or(|rank| rank.is_weak)
    }
}

/// Something that cells may show, with the cells that show it.
#[derive(Clone, Debug)]
pub(super) enum Deduced<T> {
    /// It matters nowhere in the column.
    Unneeded,
    /// It is this.
    Is(T),
    /// Cells that matter show neither; the first of them.
    Unclear(Vec<String>),
    /// Cells contradict each other; the first of those that show neither.
    Contradictory(Vec<String>),
}

impl<T: Copy> Deduced<T> {
    /// What it is, where it is known.
    pub(super) const fn value(&self) -> Option<T> {
        match self {
            Self::Is(value) => Some(*value),
            _ => None,
        }
    }
}

/// A sheet with its columns understood.
pub(super) struct SheetLayout {
    /// Place of the header among the grid's rows, of its second row where it has two; none where the sheet has none.
    pub(super) header: Option<usize>,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// What it is.
    pub(super) kind: SheetKind,
}

impl SheetLayout {
    /// The rows that hold data: below the header, without totals.
    pub(super) fn data<'g>(&self, grid: &'g Grid) -> impl Iterator<Item = &'g Line> {
        let first = self.header.map_or(0, |row| row + 1);
        grid.rows.iter().skip(first).filter(|row| !row.cells.iter().take(TOTAL_CELLS).any(is_total))
    }

    /// The column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }
}

impl SheetKind {
    /// The kind of a sheet with these columns.
    fn of(columns: &[Column]) -> Self {
        let has = |role| columns.iter().any(|column| column.role == role);
        let has_account = has(Role::AccountId) || has(Role::AccountName);
        let has_spend = has(Role::Spend) || has(Role::CashSpend) || has(Role::CreditSpend);
        if has(Role::Date) && has_account && (has_spend || has(Role::DailySpend) || has(Role::Amount)) {
            let is_allocation =
                has(Role::Allocate) || has(Role::Amount) && has(Role::CreditName) && !has_spend;
            if is_allocation { Self::Allocations } else { Self::SpendByDay }
        } else if has(Role::Expires) || has(Role::Issued) && (has(Role::Amount) || has(Role::AdCreditHeld)) {
            Self::AdCredits
        } else if !has_account {
            Self::Unknown
        } else if has(Role::DailySpend) || has_spend || has(Role::Status) && !has(Role::Amount) {
            Self::Accounts
        } else if has(Role::Cash) || has(Role::AdCreditHeld) {
            if has(Role::Allocate) { Self::Accounts } else { Self::Balances }
        } else if has(Role::Allocate) || has(Role::Amount) {
            Self::Allocations
        } else if columns.iter().any(|column| column.sure > Sure::Guess) {
            Self::Accounts
        } else {
            // Words that nobody calls ad accounts are any text.
            Self::Unknown
        }
    }

    /// Gives words that mean one thing in one kind of sheet and another in another their meaning here.
    fn settle(self, columns: &mut [Column], mapping: &SheetMapping) {
        let pairs: &[(Role, Role)] = match self {
            Self::Accounts | Self::Balances => &[(Role::Amount, Role::Ignore)],
            // What is said to be an ad account holds the ad credit, and so does a client beside its balance; a name
            // beside no spend of a day is the ad credit's.
            Self::AdCredits if holds(columns) => &[(Role::AdCreditHeld, Role::Amount)],
            Self::AdCredits => &[(Role::AdCreditHeld, Role::Amount), (Role::AccountName, Role::CreditName)],
            Self::SpendByDay => &[(Role::DailySpend, Role::Spend), (Role::Amount, Role::Spend)],
            Self::Allocations => &[
                (Role::Amount, Role::Allocate),
                (Role::AdCreditHeld, Role::CreditName),
                (Role::Issued, Role::Date),
            ],
            Self::Unknown => &[],
        };
        for (place, column) in columns.iter_mut().enumerate() {
            let is_told = mapping.columns.get(place).is_some_and(|told| told.role.is_some());
            // The balance of an ad credit is none of cash.
            if self == Self::AdCredits && !is_told && column.role == Role::Cash && column.is_weak() {
                (column.role, column.sure) = (Role::Ignore, Sure::Guess);
            }
        }
        for (from, to) in pairs {
            if columns.iter().any(|column| column.role == *to) {
                continue;
            }
            for (place, column) in columns.iter_mut().enumerate() {
                let is_told = mapping.columns.get(place).is_some_and(|told| told.role.is_some());
                if column.role == *from && !is_told {
                    column.role = *to;
                    column.sure = column.sure.min(Sure::Likely);
                }
            }
        }
        // What was spent over some time is asked about, but not beside what is spent a day.
        let asks = self == Self::Accounts && columns.iter().all(|column| column.role != Role::DailySpend);
        for (place, column) in columns.iter_mut().enumerate() {
            let is_told = mapping.columns.get(place).is_some_and(|told| told.role.is_some());
            let is_asked = asks && matches!(column.role, Role::Spend | Role::CashSpend | Role::CreditSpend);
            if !is_told && !is_asked && self != Self::Unknown && !self.roles().contains(&column.role) {
                column.role = Role::Ignore;
            }
        }
    }
}

/// The word for a total stands in one of the first cells.
const TOTAL_CELLS: usize = 3;
/// How many cells of a column show what it is.
const SHOWN: usize = 200;
/// How many cells are named as evidence.
const EVIDENCE: usize = 3;

/// What the columns of a grid are, as far as `mapping` leaves it open; not yet how their cells are written.
pub(super) fn roles(grid: &Grid, mapping: &SheetMapping, currency: Currency) -> SheetLayout {
    let header = match mapping.header_row {
        Some(0) => None,
        Some(number) => grid.rows.iter().position(|row| row.number == number),
        None => header::found(grid).or_else(|| unknown_header(grid, currency)),
    };
    let width = grid.rows.iter().take(SHOWN).map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns = (0..width).map(|place| titled(grid, header, place)).collect::<Vec<_>>();
    let first = header.map_or(0, |row| row + 1);
    let sample = grid.rows.iter().skip(first).take(SHOWN).collect::<Vec<_>>();
    guess_by_cells(&mut columns, &sample, (header.is_none(), currency));
    name_credits(&mut columns);
    only_one_of_each(&mut columns);
    for (column, told) in columns.iter_mut().zip(&mapping.columns) {
        if let Some(role) = told.role {
            (column.role, column.sure) = (role, Sure::Certain);
        }
    }
    let kind = mapping.kind.unwrap_or_else(|| SheetKind::of(&columns));
    kind.settle(&mut columns, mapping);
    SheetLayout { header, columns, kind }
}

impl SheetLayout {
    /// With what the cells of each column show of how they are written.
    pub(super) fn written(mut self, grid: &Grid, mapping: &SheetMapping, currency: Currency) -> Self {
        let data = self.data(grid).collect::<Vec<_>>();
        for (place, column) in self.columns.iter_mut().enumerate() {
            let told = mapping.columns.get(place).copied().unwrap_or_default();
            let cells = || data.iter().map(|row| row.cell(place)).filter(|cell| !cell.is_empty());
            if column.role.is_amount() {
                column.mark = told.decimal_mark.map_or_else(|| mark(cells(), currency), Deduced::Is);
            }
            if column.role.is_day() {
                column.order = told.day_order.map_or_else(|| order(cells()), Deduced::Is);
            }
        }
        share(&mut self.columns);
        self
    }
}

/// A column by the words over it.
fn titled(grid: &Grid, header: Option<usize>, place: usize) -> Column {
    let (title, role, sure) =
        header.map_or((String::new(), Role::Ignore, Sure::Guess), |row| header::title(grid, row, place));
    Column { header: title, role, sure, mark: Deduced::Unneeded, order: Deduced::Unneeded }
}

/// What no words tell is guessed by the cells, but only where there is no header at all; and words that fit an id as
/// well as a name are decided by the cells.
fn guess_by_cells(columns: &mut [Column], sample: &[&Line], (is_headless, currency): (bool, Currency)) {
    let contents = (0..columns.len())
        .map(|place| content(&sample.iter().map(|row| row.cell(place)).collect::<Vec<_>>(), currency))
        .collect::<Vec<_>>();
    let has_days = contents.contains(&Content::Days);
    let has_ids = columns.iter().any(|column| column.role == Role::AccountId);
    for (column, content) in columns.iter_mut().zip(&contents) {
        if column.role == Role::AccountName && *content == Content::LongIds && !has_ids {
            column.role = Role::AccountId;
        }
        if column.role == Role::AdCreditHeld && *content == Content::Texts {
            column.role = Role::CreditName;
        }
        if is_headless {
            column.role = match content {
                Content::LongIds => Role::AccountId,
                Content::Days => Role::Date,
                Content::Amounts if has_days => Role::Spend,
                Content::Amounts => Role::DailySpend,
                Content::Texts => Role::AccountName,
                Content::Nothing => Role::Ignore,
            };
        }
    }
}

/// Whether the names in a list of ad credits are those of what holds them.
fn holds(columns: &[Column]) -> bool {
    let has = |role| columns.iter().any(|column| column.role == role);
    let is_client =
        |column: &Column| column.role == Role::AccountName && !is_bare_name(&folded_short(&column.header));
    has(Role::DailySpend)
        || columns.iter().any(Column::is_account)
        || has(Role::AdCreditHeld) && columns.iter().any(is_client)
}

/// A name beside an ad account in a list of ad credits is the ad credit's.
fn name_credits(columns: &mut [Column]) {
    let has = |role| columns.iter().any(|column| column.role == role);
    let names_account = has(Role::AccountId) || columns.iter().any(Column::is_account);
    if SheetKind::of(columns) != SheetKind::AdCredits || has(Role::CreditName) || !names_account {
        return;
    }
    let is_name = |column: &&mut Column| {
        column.role == Role::AccountName && is_bare_name(&folded_short(&column.header))
    };
    if let Some(column) = columns.iter_mut().find(is_name) {
        (column.role, column.sure) = (Role::CreditName, Sure::Likely);
    }
}

/// A role has one column: the one whose words say it best, of equals the first. The others are not taken.
fn only_one_of_each(columns: &mut [Column]) {
    let claims = columns.iter().enumerate().map(|(place, column)| {
        let rank = column.rank();
        let is_weak = rank.is_none_or(|rank| rank.is_weak);
        (column.role, (is_weak, std::cmp::Reverse(column.sure), rank, place))
    });
    let claims = claims.collect::<Vec<_>>();
    for (place, column) in columns.iter_mut().enumerate() {
        let (role, own) = claims[place];
        if role != Role::Ignore && claims.iter().any(|(other, claim)| *other == role && *claim < own) {
            (column.role, column.sure) = (Role::Ignore, Sure::Guess);
        }
    }
}

/// Whether an amount says something else with another decimal mark.
fn is_either(cell: &str, currency: Currency) -> bool {
    let read = |mark| read_written(cell, currency, Some(mark));
    read(DecimalMark::Point) != read(DecimalMark::Comma)
}

/// What amounts show of their decimal mark.
fn mark<'c>(cells: impl Iterator<Item = &'c str>, currency: Currency) -> Deduced<DecimalMark> {
    let (mut point, mut comma) = (None, None);
    let mut unclear = Vec::new();
    let mut is_needed = false;
    // Without a mark there is nothing to be seen.
    for cell in cells.filter(|cell| !cell.is_ascii() || cell.contains(['.', ','])) {
        match mark_of(cell) {
            Some(DecimalMark::Point) => point = point.or(Some(cell)),
            Some(DecimalMark::Comma) => comma = comma.or(Some(cell)),
            None if is_either(cell, currency) => {
                is_needed |=
                    matches!(read_written(cell, currency, None), Err(WrittenError::Ambiguous { .. }));
                if unclear.len() < EVIDENCE {
                    unclear.push(cell.to_owned());
                }
            }
            None => {}
        }
    }
    match (point, comma) {
        (Some(_), Some(_)) if !unclear.is_empty() => Deduced::Contradictory(unclear),
        (Some(_), None) => Deduced::Is(DecimalMark::Point),
        (None, Some(_)) => Deduced::Is(DecimalMark::Comma),
        (None, None) if is_needed => Deduced::Unclear(unclear),
        _ => Deduced::Unneeded,
    }
}

/// What days show of the order of day and month.
fn order<'c>(cells: impl Iterator<Item = &'c str>) -> Deduced<DayOrder> {
    let (mut day_month, mut month_day) = (None, None);
    let mut unclear = Vec::new();
    for cell in cells {
        match day(cell) {
            DayText::Day(_, Some(DayOrder::DayMonth)) => day_month = day_month.or(Some(cell)),
            DayText::Day(_, Some(DayOrder::MonthDay)) => month_day = month_day.or(Some(cell)),
            DayText::Either { .. } if unclear.len() < EVIDENCE => unclear.push(cell.to_owned()),
            _ => {}
        }
    }
    match (day_month, month_day) {
        (Some(_), Some(_)) if !unclear.is_empty() => Deduced::Contradictory(unclear),
        (Some(_), None) => Deduced::Is(DayOrder::DayMonth),
        (None, Some(_)) => Deduced::Is(DayOrder::MonthDay),
        (None, None) if !unclear.is_empty() => Deduced::Unclear(unclear),
        _ => Deduced::Unneeded,
    }
}

/// What one column shows holds for the others of the sheet that show nothing: one program wrote them all. Columns that
/// show different things say nothing of a third.
fn share(columns: &mut [Column]) {
    let marks = columns.iter().filter_map(|column| column.mark.value()).collect::<Vec<_>>();
    let orders = columns.iter().filter_map(|column| column.order.value()).collect::<Vec<_>>();
    let mark = marks.first().copied().filter(|first| marks.iter().all(|mark| mark == first));
    let order = orders.first().copied().filter(|first| orders.iter().all(|order| order == first));
    for column in columns {
        if let (Deduced::Unclear(_) | Deduced::Unneeded, Some(mark), true) =
            (&column.mark, mark, column.role.is_amount())
        {
            column.mark = Deduced::Is(mark);
        }
        if let (Deduced::Unclear(_), Some(order)) = (&column.order, order) {
            column.order = Deduced::Is(order);
        }
    }
}

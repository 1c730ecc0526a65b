//! A sheet that somebody brings along, and how it is to be read.

use crate::app::engine::{
    AccountMapping, ColumnMapping, DayOrder, DecimalMark, ExpectedSpend, Sheet, SheetKind, SheetMapping,
    SheetPreview, SheetRole, preview_sheet, sheet_tables,
};
use crate::order::sort_by_key;
use std::sync::Arc;

/// What a sheet came as. It may be large, and is never changed: copies share it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    /// Pasted text.
    Text(Arc<str>),
    /// The bytes of a file.
    Bytes(Arc<[u8]>),
    /// Rows of cells: of a web page's table, or of a workbook.
    Cells(Arc<Vec<Vec<String>>>),
}

impl Content {
    /// For the core.
    pub(crate) fn sheet(&self) -> Sheet<'_> {
        match self {
            Self::Text(text) => Sheet::Text(text),
            Self::Bytes(bytes) => Sheet::Bytes(bytes),
            Self::Cells(rows) => Sheet::Cells(rows.to_vec()),
        }
    }

    /// Itself, or each of the tables that stand below each other in it.
    pub(crate) fn parts(self) -> Vec<Self> {
        let tables = sheet_tables(&self.sheet());
        if tables.is_empty() {
            vec![self]
        } else {
            tables.into_iter().map(|it| Self::Cells(Arc::new(it))).collect()
        }
    }
}

/// A sheet, and what the person said of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BroughtSheet {
    /// What it came as.
    pub(crate) content: Content,
    /// What the person said of it. The rest is found in it.
    pub(crate) told: SheetMapping,
    /// What it was taken for at first.
    pub(crate) found: SheetKind,
}

impl BroughtSheet {
    /// A sheet of which nothing is said yet.
    pub(crate) fn new(content: Content) -> Self {
        let found = preview_sheet(None, content.sheet(), &SheetMapping::default()).kind;
        Self { content, told: SheetMapping::default(), found }
    }

    /// What it is, as far as is known before it meets a plan.
    pub(crate) fn kind(&self) -> SheetKind {
        self.told.kind.unwrap_or(self.found)
    }

    /// How it is to be read today.
    pub(crate) fn mapping(&self, today: &str) -> SheetMapping {
        let on = self.told.on.clone().or_else(|| Some(today.to_owned()));
        SheetMapping { on, ..self.told.clone() }
    }

    /// Takes what the person chose.
    pub(crate) fn tell(&mut self, answer: Answer) {
        let told = &mut self.told;
        match answer {
            Answer::Kind(kind) => {
                // What the columns are depends on it.
                told.columns.iter_mut().for_each(|column| column.role = None);
                told.kind = Some(kind);
            }
            Answer::Delimiter(sign) => {
                told.columns.clear();
                told.delimiter = Some(sign);
            }
            Answer::Header(line) => {
                told.columns.clear();
                told.header_row = Some(line);
            }
            Answer::Currency(code) => told.currency = Some(code),
            Answer::On(day) => told.on = Some(day).filter(|day| !day.is_empty()),
            Answer::AdCredit(id) => told.ad_credit = Some(id).filter(|id| !id.is_empty()),
            Answer::Expected(expected) => told.expected_spend = Some(expected),
            Answer::Role(place, role) => self.column(place).role = Some(role),
            Answer::Mark(place, mark) => self.column(place).decimal_mark = Some(mark),
            Answer::Order(place, order) => self.column(place).day_order = Some(order),
            Answer::Account(written, account) => {
                told.accounts.retain(|it| it.written != written);
                let ad_account = match account {
                    Means::Unsaid => return,
                    Means::New => None,
                    Means::Existing(id) => Some(id),
                };
                told.accounts.push(AccountMapping { written, ad_account });
            }
        }
    }

    fn column(&mut self, place: usize) -> &mut ColumnMapping {
        let columns = &mut self.told.columns;
        if columns.len() <= place {
            columns.resize(place + 1, ColumnMapping::default());
        }
        &mut columns[place]
    }

    /// What the person said that a name in the sheet means.
    pub(crate) fn meaning(&self, written: &str) -> Means {
        match self.told.accounts.iter().find(|it| it.written == written) {
            None => Means::Unsaid,
            Some(it) => it.ad_account.clone().map_or(Means::New, Means::Existing),
        }
    }

    /// The names in the sheet that a person says the meaning of: those that are said already, and those that are open.
    pub(crate) fn names(&self, preview: &SheetPreview) -> Vec<String> {
        let said = self.told.accounts.iter().map(|it| it.written.clone());
        let mut names: Vec<String> = said.chain(preview.unmatched.iter().cloned()).collect();
        sort_by_key(&mut names, String::clone);
        names.dedup();
        names
    }
}

/// What a name in a sheet means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Means {
    /// Nobody said.
    Unsaid,
    /// An ad account that the plan does not have yet.
    New,
    /// The plan's ad account of this id.
    Existing(String),
}

/// One thing that a person says of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// What it is.
    Kind(SheetKind),
    /// What separates its cells.
    Delimiter(char),
    /// The line of its header, from 1; 0 where it has none.
    Header(usize),
    /// The code of its currency.
    Currency(String),
    /// Its day.
    On(String),
    /// The ad credit that it allocates, by id.
    AdCredit(String),
    /// What becomes of expected spend that the plan has.
    Expected(ExpectedSpend),
    /// What a column is.
    Role(usize, SheetRole),
    /// The decimal mark of a column.
    Mark(usize, DecimalMark),
    /// Which of day and month a column writes first.
    Order(usize, DayOrder),
    /// What a name means.
    Account(String, Means),
}

/// Takes several tables of one file: of each kind the first. The others wait for the person to say what they are.
pub(crate) fn one_of_each(sheets: &mut [BroughtSheet]) {
    let mut taken = Vec::new();
    for sheet in sheets {
        let kind = sheet.kind();
        if taken.contains(&kind) {
            sheet.told.kind = Some(SheetKind::Unknown);
        } else {
            taken.push(kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> BroughtSheet {
        BroughtSheet::new(Content::Text(text.into()))
    }

    #[test]
    fn what_is_said_of_one_column_leaves_the_others_to_the_sheet() {
        let mut sheet = sheet("Account,Daily spend,Note\nNorth,1.234,7");
        sheet.tell(Answer::Mark(1, DecimalMark::Comma));
        let preview = preview_sheet(None, sheet.content.sheet(), &sheet.mapping("2026-03-01"));
        assert_eq!(preview.columns[0].role, SheetRole::AccountName);
        assert_eq!(preview.rows[0].cells.text("dailySpend").as_deref(), Some("1234.00"));
        sheet.tell(Answer::Header(0));
        assert!(sheet.told.columns.is_empty(), "another header, other columns");
    }

    #[test]
    fn a_name_stays_among_the_names_once_it_is_said_what_it_means() {
        let mut sheet = sheet("Account,Daily spend\nWest,$5.00\nEast,$6.00");
        let plan = crate::editor::draft::tests::small();
        let names = |sheet: &BroughtSheet| {
            let preview = preview_sheet(Some(&plan), sheet.content.sheet(), &sheet.mapping("2026-03-01"));
            sheet.names(&preview)
        };
        assert_eq!(names(&sheet), ["East", "West"]);
        sheet.tell(Answer::Account("West".into(), Means::New));
        assert_eq!((names(&sheet), sheet.meaning("West")), (vec!["East".into(), "West".into()], Means::New));
        sheet.tell(Answer::Account("West".into(), Means::Unsaid));
        assert_eq!(sheet.meaning("West"), Means::Unsaid);
    }

    #[test]
    fn of_several_tables_of_one_kind_only_the_first_is_taken_unasked() {
        let month = "Account,Daily spend\nNorth,$5.00";
        let mut all = [sheet(month), sheet(month), sheet("Name,Amount,Expires\nA,$9.00,2027-01-01")];
        one_of_each(&mut all);
        assert_eq!(all.map(|it| it.kind()), [SheetKind::Accounts, SheetKind::Unknown, SheetKind::AdCredits]);
    }
}

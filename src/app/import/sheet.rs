//! How a sheet is read: what it is, which column is which, over the rows as they come out of it.

use super::brought::Importing;
use super::questions;
use crate::app::engine::{DayOrder, DecimalMark, PreviewColumn, SheetKind, SheetPreview, SheetRole, Sure};
use crate::app::importing::{Answer, BroughtSheet, Holds, Preview, Source};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, Choice, Drawing, Drawn, Options, options, part};
use crate::app::wording::say;
use leptos::prelude::*;

/// How many rows are shown as they are read.
const ROWS: usize = 8;
/// How many columns are shown.
const COLUMNS: usize = 40;
/// In which of the first lines the header may stand.
const HEADERS: usize = 12;

/// Every sheet that was brought. What is said of a sheet is read anew at each answer; its day, which is typed, stays.
#[component]
pub(super) fn Sheets(importing: Importing) -> impl IntoView {
    let places = Memo::new(move |_| {
        let sheets =
            |it: &Option<Preview>| it.iter().flat_map(|it| &it.sheets).map(|it| it.0).collect::<Vec<_>>();
        importing.preview.with(sheets)
    });
    view! { <For each=move || places.get() key=|place| *place children=move |place| one(importing, place) /> }
}

/// A part of a sheet, of what it was found to be.
fn of_sheet(
    importing: Importing,
    place: usize,
    draw: impl Fn(&Source, &BroughtSheet, &SheetPreview, &Preview) -> Option<Drawn> + Send + 'static,
) -> impl IntoView {
    part(move || {
        let preview = importing.preview.get()?;
        let (_, of) = preview.sheets.iter().find(|it| it.0 == place)?;
        let sources = importing.sources.get_untracked();
        let source = sources.get(place)?;
        let Holds::Sheet(sheet) = &source.holds else { return None };
        draw(source, sheet, of, &preview)
    })
}

/// One sheet.
fn one(importing: Importing, place: usize) -> Drawn {
    let is_taken = Memo::new(move |_| {
        let of_place =
            |it: &Preview| it.sheets.iter().any(|(at, of)| *at == place && of.kind != SheetKind::Unknown);
        importing.preview.with(|it| it.as_ref().is_some_and(of_place))
    });
    view! {
        <fieldset class="group imported-sheet" id=format!("import-sheet-{place}")>
            <legend>{of_sheet(importing, place, |source, _, _, _| Some(source.name.clone().drawn()))}</legend>
            <div class="sheet-fields">
                {of_sheet(importing, place, move |_, sheet, of, _| {
                    let currency = (of.kind != SheetKind::Unknown).then(|| questions::currency(importing, place, sheet, of));
                    let read = (kind(importing, place, of), delimiter(importing, place, of), header(importing, place, of));
                    Some((read, currency).drawn())
                })}
                {part(move || is_taken.get().then(|| questions::day(importing, place)))}
                {of_sheet(importing, place, move |_, sheet, of, all| {
                    let waits = all.notices.iter().any(|it| it.code == "sheet.allocationOpen");
                    let credit = || questions::credit(importing, place, sheet, all.plan.as_ref(), waits);
                    (of.kind != SheetKind::Unknown).then(credit).map(Drawing::drawn)
                })}
                {of_sheet(importing, place, move |_, sheet, of, all| {
                    let is_kept = all.notices.iter().any(|it| it.code == "sheet.spendKept");
                    let expected = || questions::expected(importing, place, sheet, is_kept);
                    (of.kind == SheetKind::SpendByDay).then(expected).map(Drawing::drawn)
                })}
            </div>
            {of_sheet(importing, place, move |source, sheet, of, _| {
                let more = of.row_count.checked_sub(ROWS).filter(|more| *more > 0);
                let rows = || view! {
                    {table(importing, place, &source.name, of)}
                    <p class="hint">{count("import.rows", of.row_count, &[])}{more.map(|_| " …")}</p>
                    {questions::accounts(importing, place, sheet, of)}
                };
                (of.kind != SheetKind::Unknown).then(rows).map(Drawing::drawn)
            })}
        </fieldset>
    }
    .drawn()
}

/// What the sheet is taken for.
fn kind(importing: Importing, place: usize, of: &SheetPreview) -> impl IntoView + use<> {
    let options = options(SheetKind::ALL.map(|it| (it.name(), taken_for(it))));
    let take = move |name: String| {
        if let Some(kind) = SheetKind::from_name(&name) {
            importing.tell(place, Answer::Kind(kind));
        }
    };
    select(
        format!("import-kind-{place}"),
        t("import.takenFor").to_owned(),
        false,
        of.kind.name(),
        options,
        take,
    )
}

/// What separates cells, in a text.
fn delimiter(importing: Importing, place: usize, of: &SheetPreview) -> Option<impl IntoView + use<>> {
    let signs = [("\t", t("import.tab")), (",", t("import.comma")), (";", t("import.semicolon")), ("|", "|")];
    let take = move |sign: String| {
        if let Some(sign) = sign.chars().next() {
            importing.tell(place, Answer::Delimiter(sign));
        }
    };
    let label = t("import.delimiter").to_owned();
    let found = of.delimiter?.to_string();
    Some(select(format!("import-delimiter-{place}"), label, false, &found, options(signs), take))
}

/// The line of the header.
fn header(importing: Importing, place: usize, of: &SheetPreview) -> impl IntoView + use<> {
    let line = |number: usize| match number {
        0 => t("import.noHeader").to_owned(),
        _ => fill("import.line", &[("line", &number.to_string())]),
    };
    let last = HEADERS.max(of.header_row);
    let options = options((0..=last).map(|number| (number, line(number))));
    let take = move |number: String| {
        if let Ok(number) = number.parse() {
            importing.tell(place, Answer::Header(number));
        }
    };
    let label = t("import.header").to_owned();
    select(format!("import-header-{place}"), label, false, &of.header_row.to_string(), options, take)
}

/// The columns, and the rows as they are read.
fn table(importing: Importing, place: usize, name: &str, of: &SheetPreview) -> impl IntoView + use<> {
    let columns = of.columns.iter().take(COLUMNS).enumerate();
    let head = columns.map(|(at, it)| column(importing, place, at, of, it)).collect_view();
    let row = |row: &crate::import::sheet::PreviewRow| {
        let cells = of.columns.iter().take(COLUMNS).map(|column| {
            let text = row.cells.text(column.role.name()).unwrap_or_default();
            let class = if column.role.is_amount() { "number-cell" } else { "" };
            view! { <td class=class translate="no">{text}</td> }
        });
        view! { <tr><th scope="row">{row.line}</th>{cells.collect_view()}</tr> }
    };
    let rows = of.rows.iter().take(ROWS).map(row).collect_view();
    let more = of.columns.len().checked_sub(COLUMNS).filter(|more| *more > 0);
    view! {
        <div class="sideways" role="region" aria-label=name.to_owned() tabindex="0">
            <table class="sheet-rows">
                <thead><tr><th scope="col">{t("import.lineHead")}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more.map(|more| view! { <p class="hint">{count("import.moreColumns", more, &[])}</p> })}
    }
}

/// The head of a column: what it is, and what it shows of decimal mark or order of day and month.
fn column(
    importing: Importing,
    place: usize,
    at: usize,
    of: &SheetPreview,
    column: &PreviewColumn,
) -> impl IntoView + use<> {
    let title = if column.header.is_empty() {
        fill("import.columnNumber", &[("number", &(at + 1).to_string())])
    } else {
        column.header.clone()
    };
    let mut roles: Vec<SheetRole> = of.kind.roles().to_vec();
    if !roles.contains(&column.role) {
        roles.push(column.role);
    }
    if !roles.contains(&SheetRole::Ignore) {
        roles.push(SheetRole::Ignore);
    }
    let options = options(roles.iter().map(|it| (it.name(), role_name(*it))));
    let take = move |name: String| {
        if let Some(role) = SheetRole::from_name(&name) {
            importing.tell(place, Answer::Role(at, role));
        }
    };
    let label = fill("import.columnIs", &[("column", &title)]);
    let role = select(format!("import-role-{place}-{at}"), label, true, column.role.name(), options, take);
    let sure = match (column.role, column.sure) {
        (SheetRole::Ignore, _) | (_, Sure::Certain) => None,
        (_, Sure::Likely) => Some(t("import.likely")),
        (_, Sure::Guess) => Some(t("import.guess")),
    };
    let path = ["/columns/", &at.to_string()].concat();
    let is_of_reading =
        |code: &str| ["sheet.amountAmbiguous", "sheet.dayAmbiguous", "sheet.spendPeriod"].contains(&code);
    let asked = of.notices.iter().find(|it| it.path == path && is_of_reading(it.code));
    let asked = asked.map(|it| view! { <p class="says says-ask">{say(&it.message)}</p> });
    view! {
        <th scope="col">
            <span class="sheet-title">{title.clone()}</span>
            {role}
            {sure.map(|it| view! { <p class="hint">{it}</p> })}
            {mark(importing, place, at, &title, column)}
            {order(importing, place, at, &title, column)}
            {asked}
        </th>
    }
}

/// The decimal mark of a column, where its amounts show one or must be said to have one.
fn mark(importing: Importing, place: usize, at: usize, title: &str, of: &PreviewColumn) -> Option<Drawn> {
    let is_shown = of.role.is_amount() && (of.decimal_mark.is_some() || of.is_asked);
    let options =
        options([("", t("import.choose")), (".", t("import.markPoint")), (",", t("import.markComma"))]);
    let take = move |sign: String| match sign.as_str() {
        "." => importing.tell(place, Answer::Mark(at, DecimalMark::Point)),
        "," => importing.tell(place, Answer::Mark(at, DecimalMark::Comma)),
        _ => {}
    };
    let label = fill("import.markOf", &[("column", title)]);
    let found = of.decimal_mark.map(String::from).unwrap_or_default();
    let id = format!("import-mark-{place}-{at}");
    is_shown.then(|| select(id, label, true, &found, options, take))
}

/// The order of day and month of a column, in the same way.
fn order(importing: Importing, place: usize, at: usize, title: &str, of: &PreviewColumn) -> Option<Drawn> {
    let is_shown = of.role.is_day() && (of.day_order.is_some() || of.is_asked);
    let options = options([
        ("", t("import.choose")),
        ("dayMonth", t("import.dayMonth")),
        ("monthDay", t("import.monthDay")),
    ]);
    let take = move |order: String| match order.as_str() {
        "dayMonth" => importing.tell(place, Answer::Order(at, DayOrder::DayMonth)),
        "monthDay" => importing.tell(place, Answer::Order(at, DayOrder::MonthDay)),
        _ => {}
    };
    let found = match of.day_order {
        Some(DayOrder::DayMonth) => "dayMonth",
        Some(DayOrder::MonthDay) => "monthDay",
        None => "",
    };
    let label = fill("import.orderOf", &[("column", title)]);
    let id = format!("import-order-{place}-{at}");
    is_shown.then(|| select(id, label, true, found, options, take))
}

/// A choice whose value was found or said.
fn select(
    id: String,
    label: String,
    quiet: bool,
    value: &str,
    options: Options,
    take: impl Fn(String) + Send + Sync + 'static,
) -> Drawn {
    let bound = Bound::new(id, label, Signal::stored(value.to_owned()), take);
    let bound = if quiet { bound.quiet() } else { bound };
    view! { <Choice bound options /> }.drawn()
}

/// What a sheet is taken for, in words.
pub(super) fn taken_for(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Accounts => t("import.kind.accounts"),
        SheetKind::Balances => t("import.kind.balances"),
        SheetKind::AdCredits => t("import.kind.adCredits"),
        SheetKind::SpendByDay => t("import.kind.spendByDay"),
        SheetKind::Allocations => t("import.kind.allocations"),
        SheetKind::Unknown => t("import.kind.unknown"),
    }
}

fn role_name(role: SheetRole) -> &'static str {
    match role {
        SheetRole::AccountId => t("import.role.accountId"),
        SheetRole::AccountName => t("accounts.account"),
        SheetRole::DailySpend => t("accounts.dailySpend"),
        SheetRole::Status => t("accounts.status"),
        SheetRole::Currency => t("settings.currency"),
        SheetRole::AdCreditHeld => t("import.role.adCreditHeld"),
        SheetRole::Cash => t("settings.cash"),
        SheetRole::Allocate => t("import.role.allocate"),
        SheetRole::CreditId => t("import.role.creditId"),
        SheetRole::CreditName => t("part.credit"),
        SheetRole::Amount => t("part.amount"),
        SheetRole::Issued => t("credit.issued"),
        SheetRole::Expires => t("credit.expires"),
        SheetRole::Date => t("part.on"),
        SheetRole::Done => t("allocate.done"),
        SheetRole::Spend => t("import.role.spend"),
        SheetRole::CashSpend => t("import.role.cashSpend"),
        SheetRole::CreditSpend => t("import.role.creditSpend"),
        SheetRole::Ignore => t("import.role.ignore"),
    }
}

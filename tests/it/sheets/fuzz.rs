//! Whatever a sheet holds, and whatever is said of it: it ends with a plan, and the same sheet again changes nothing.
//!
//! `STRANDLINE_FUZZ=number` says how many sheets; `make fuzz` tries a million.

use super::hostile::{Hostile, Sheets};
use crate::fuzz::each;
use std::sync::Arc;
use strandline::import::sheet::{SheetMapping, import, preview, tables};
use strandline::plan::limits;
use strandline::results::check;

#[test]
fn hostile_sheets_never_panic_or_hang_and_the_same_again_changes_nothing() {
    let (count, sheets) = (crate::fuzz::count(500), Arc::new(Sheets::all()));
    let (mut understood, mut runnable) = (0_u64, 0_u64);
    each(
        count,
        move |number| sheets.hostile(number),
        try_sheet,
        |(is_understood, is_runnable)| {
            understood += u64::from(is_understood);
            runnable += u64::from(is_runnable);
        },
    );
    println!(
        "{count} sheets, of which {understood} were understood and {runnable} made a plan without an error"
    );
    // Were nearly all of them nothing, little would have been tried.
    assert!(understood * 3 > count, "only {understood} of {count} sheets were understood");
}

/// Whether it was understood, and whether the plan that it makes has no error.
fn try_sheet(hostile: &Hostile) -> (bool, bool) {
    let Hostile { sheet, other, said } = hostile;
    let first = import(None, sheet.sheet(), said);
    let again = import(Some(first.plan.clone()), sheet.sheet(), said);
    assert_eq!(again.plan, first.plan, "again");
    let shown = preview(None, sheet.sheet(), said);
    let told = import(None, sheet.sheet(), &shown.mapping);
    assert_eq!(told.plan.ad_accounts, first.plan.ad_accounts, "as it was shown");
    // Into a plan that another sheet made.
    let open = import(None, other.sheet(), &SheetMapping::default()).plan;
    let both = import(Some(open.clone()), sheet.sheet(), said);
    let again = import(Some(both.plan.clone()), sheet.sheet(), said);
    assert_eq!(again.plan, both.plan, "again, into an open plan");
    let known = |id: &str| both.plan.ad_accounts.iter().any(|account| account.id == id);
    assert!(open.ad_accounts.iter().all(|account| known(&account.id)), "an ad account went");
    for plan in [&first.plan, &both.plan] {
        assert!(plan.ad_accounts.len() <= limits::AD_ACCOUNTS);
        assert!(plan.ad_credits.len() <= limits::AD_CREDITS);
        assert!(plan.allocations.len() <= limits::ALLOCATIONS);
    }
    let _ = preview(Some(&open), sheet.sheet(), said);
    let _ = tables(&sheet.sheet());
    let problems = check(&first.plan);
    (!first.plan.ad_accounts.is_empty(), problems.iter().all(|problem| problem.severity != "error"))
}

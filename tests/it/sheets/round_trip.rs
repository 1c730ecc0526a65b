//! A plan that leaves as a sheet and comes back is the same plan.

use proptest::prelude::*;
use strandline::export::{sheet, template};
use strandline::import::sheet::{Sheet, SheetKind, SheetMapping, import, preview, tables};
use strandline::plan::document::{
    AdAccountDocument, AdCreditDocument, AllocationDocument, HolderDocument, PlanDocument,
};

/// Names that spreadsheets and readers of them have taken for something else, and ordinary ones.
fn name() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "=1+1",
        "+49 Brand",
        "-5",
        "@home",
        "'t Hoen",
        "''",
        "007",
        "1.234",
        "12/11/2026",
        "Brand, \"South\" Ltd",
        "Café Olé",
        "東京",
        "7012345678900000000",
        "1E5",
        "a;b|c",
        "100%",
    ]);
    prop_oneof![odd.prop_map(str::to_owned), "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,6})?"]
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        "70123456789[0-9]{8}",
        "[a-z]{1,6}-[0-9]{1,3}",
        "[0-9]{1,3}E[0-9]",
        prop::sample::select(vec![
            "7000000000000000000",
            "00123",
            "7012345678901.0",
            "=x",
            "@a",
            "-",
            "12/3",
            "'t"
        ])
        .prop_map(str::to_owned)
    ]
}

fn amount(digits: usize) -> impl Strategy<Value = String> {
    (0_u64..2_000_000, 0_u64..1_000).prop_map(move |(whole, part)| match digits {
        0 => whole.to_string(),
        2 => format!("{whole}.{:02}", part % 100),
        _ => format!("{whole}.{part:03}"),
    })
}

/// Above nothing: a row of nothing to allocate is no allocation.
fn part(digits: usize) -> impl Strategy<Value = String> {
    (1_u64..9_000).prop_map(
        move |whole| if digits == 0 { whole.to_string() } else { format!("{whole}.{:0digits$}", 5) },
    )
}

prop_compose! {
    fn plan()(
        (code, digits) in prop::sample::select(vec![("USD", 2_usize), ("JPY", 0), ("KWD", 3), ("EUR", 2)]),
        ids in prop::collection::hash_set(id(), 1..6),
        credit_ids in prop::collection::hash_set(id(), 1..4),
    )(
        accounts in ids.iter().map(|id| (
            Just(id.clone()), name(), prop::option::of(amount(digits)), prop::option::of(amount(digits)),
            prop::sample::select(vec![None, Some("inReview"), Some("suspended"), Some("closed")]),
        )).collect::<Vec<_>>(),
        credits in credit_ids.iter().map(|id| (
            Just(id.clone()), name(), amount(digits), 1_u32..28, prop::option::of(1_u32..28), prop::option::of(0..ids.len()),
        )).collect::<Vec<_>>(),
        parts in prop::collection::vec((0..credit_ids.len(), 0..ids.len(), 1_u32..28, part(digits), any::<bool>()), 0..6),
        code in Just(code),
    ) -> PlanDocument {
        let ad_accounts: Vec<AdAccountDocument> = accounts.into_iter().map(|(id, name, cash, daily_spend, status)| AdAccountDocument {
            id, name, cash, daily_spend, status: status.map(str::to_owned), ..AdAccountDocument::default()
        }).collect();
        let ad_credits: Vec<AdCreditDocument> = credits.into_iter().map(|(id, name, amount, issued, expires, holder)| AdCreditDocument {
            id, name, amount,
            issued: format!("2026-11-{issued:02}"),
            expires: expires.map(|day| format!("2027-01-{day:02}")),
            held_by: holder.map(|at| HolderDocument::ad_account(ad_accounts[at].id.clone())),
            kind: None,
        }).collect();
        // Ad credit that an ad account holds is not allocated.
        let free = ad_credits.iter().filter(|it| it.held_by.is_none()).map(|it| it.id.clone()).collect::<Vec<_>>();
        let allocations = parts.into_iter().enumerate().filter(|_| !free.is_empty()).map(|(at, (credit, account, on, amount, done))| AllocationDocument {
            id: format!("part-{at}"),
            on: format!("2026-12-{on:02}"),
            ad_credit: free[credit % free.len()].clone(),
            ad_account: ad_accounts[account].id.clone(),
            amount,
            done,
            ..AllocationDocument::default()
        }).collect();
        PlanDocument {
            version: 1,
            name: "Plan".to_owned(),
            currency: code.to_owned(),
            start: "2026-11-01".to_owned(),
            end: "2027-02-01".to_owned(),
            business_center: strandline::plan::document::BusinessCenterDocument { name: "Center".to_owned(), ..Default::default() },
            ad_accounts,
            ad_credits,
            allocations,
            ..PlanDocument::default()
        }
    }
}

fn back(plan: Option<PlanDocument>, text: &str) -> PlanDocument {
    let mapping = SheetMapping { on: Some("2026-11-01".to_owned()), ..SheetMapping::default() };
    let mut all = tables(&Sheet::Text(text));
    if all.is_empty() {
        all.push(text.lines().map(|line| vec![line.to_owned()]).collect());
    }
    let mut plan = plan;
    for table in all {
        plan = Some(import(plan, Sheet::Cells(table), &mapping).plan);
    }
    plan.unwrap_or_default()
}

/// What a sheet carries of a plan.
fn carried(
    plan: &PlanDocument,
) -> (String, Vec<AdAccountDocument>, Vec<AdCreditDocument>, Vec<AllocationDocument>) {
    // Their ids are not in it.
    let parts = plan.allocations.iter().map(|it| AllocationDocument { id: String::new(), ..it.clone() });
    (plan.currency.clone(), plan.ad_accounts.clone(), plan.ad_credits.clone(), parts.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_plan_that_comes_back_from_a_sheet_is_the_same(plan in plan()) {
        let text = sheet(&plan);
        prop_assert_eq!(&back(Some(plan.clone()), &text), &plan, "{}", text);
        prop_assert_eq!(carried(&back(None, &text)), carried(&plan), "{}", text);
    }
}

#[test]
fn the_template_is_three_tables_of_which_each_is_known() {
    let kinds = tables(&Sheet::Text(&template()))
        .into_iter()
        .map(|table| preview(None, Sheet::Cells(table), &SheetMapping::default()).kind)
        .collect::<Vec<_>>();
    assert_eq!(kinds, [SheetKind::Accounts, SheetKind::AdCredits, SheetKind::Allocations]);
}

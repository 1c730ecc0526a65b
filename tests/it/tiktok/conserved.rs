//! Money is conserved from what the responses say to the plan: each amount is in it, or in what is asked and said first.

use super::told;
use proptest::prelude::*;
use serde_json::{Value, json};
use strandline::import::tiktok::import;
use strandline::plan::document::{HolderDocument, PlanDocument};

/// A random Business Center that nobody has planned for yet.
#[derive(Clone, Debug)]
struct Center {
    /// Ad credit and cash of each payment portfolio; one is the Business Center without portfolios, none an answer that
    /// is missing.
    pools: Vec<(u32, u32)>,
    /// What each ad account holds of ad credit and cash, and whether in another currency; nothing where its balance is
    /// missing.
    accounts: Vec<Option<(u32, u32, bool)>>,
    /// What was issued, on which day of November.
    issued: Vec<(u32, u32)>,
}

prop_compose! {
    fn center()(
        pools in prop::collection::vec((0_u32..90_000, 0_u32..9_000), 0..4),
        accounts in prop::collection::vec(prop::option::of((0_u32..9_000, 0_u32..900, prop::bool::weighted(0.2))), 0..5),
        issued in prop::collection::vec((1_u32..50_000, 1_u32..20), 0..4),
    ) -> Center {
        Center { pools, accounts, issued }
    }
}

fn answer(data: &Value) -> Value {
    json!({"code": 0, "message": "OK", "request_id": "20261122093000A", "data": data})
}

impl Center {
    /// Whether an ad account's row is of another currency than the Business Center's, which is then known.
    fn is_foreign(&self, is_other: bool) -> bool {
        is_other && !self.pools.is_empty()
    }

    fn answers(&self) -> Vec<Value> {
        let money = |units: u32| format!("{}.{:02}", units / 100, units % 100);
        let pools = self.pools.iter().enumerate().map(|(place, (grant, cash))| {
            let mut row = json!({"bc_id": "7012345678900000101", "currency": "USD",
                "valid_grant_balance": money(*grant), "valid_cash_balance": money(*cash)});
            if self.pools.len() > 1 {
                row["payment_portfolio_id"] = json!(format!("70123456789000003{place:02}"));
            }
            answer(&row)
        });
        let accounts = self.accounts.iter().enumerate().filter_map(|(place, balance)| {
            let (grant, cash, is_foreign) = (*balance)?;
            Some(json!({"advertiser_id": account(place), "currency": if self.is_foreign(is_foreign) { "EUR" } else { "USD" },
                "valid_grant_balance": money(grant), "valid_cash_balance": money(cash)}))
        });
        let issues = self.issued.iter().enumerate().map(|(place, (amount, day))| {
            json!({"account_id": "7012345678900000101", "bc_id": "7012345678900000101", "amount": money(*amount),
                "currency": "USD", "transaction_id": format!("issue-{place}"), "transaction_type": "PROMOTION_ISSUED",
                "billing_type": "CREDIT", "create_time": format!("2026-11-{day:02} 10:00:00")})
        });
        let (accounts, issues) = (accounts.collect::<Vec<_>>(), issues.collect::<Vec<_>>());
        let lists = [("advertiser_account_list", accounts), ("transaction_list", issues)];
        let lists = lists.into_iter().filter(|(_, rows)| !rows.is_empty());
        pools.chain(lists.map(|(name, rows)| answer(&json!({ name: rows })))).collect()
    }
}

fn account(place: usize) -> String {
    format!("70123456789000002{place:02}")
}

/// The ad credit of a holder, in cents; of the Business Center for none.
fn held(plan: &PlanDocument, by: Option<&str>) -> u64 {
    let cents = |amount: &String| amount.replace('.', "").parse::<u64>().unwrap();
    let credits = plan.ad_credits.iter().filter(|credit| match &credit.held_by {
        Some(HolderDocument::AdAccount(id)) => by == Some(id),
        _ => by.is_none(),
    });
    credits.map(|credit| cents(&credit.amount)).sum()
}

proptest! {
    #[test]
    fn each_amount_of_the_responses_is_in_the_plan_or_in_what_is_asked_and_said_first(center in center()) {
        let answers = center.answers();
        let import = import(None, &answers);
        let plan = &import.plan;
        // A balance rules; where none is known, what was issued is there, and that nothing checks it is asked.
        let pool = center.pools.iter().map(|(grant, _)| u64::from(*grant)).sum::<u64>();
        let issued = center.issued.iter().map(|(amount, _)| u64::from(*amount)).sum::<u64>();
        let is_known = !center.pools.is_empty();
        prop_assert_eq!(held(plan, None), if is_known { pool } else { issued }, "{:?}", plan.ad_credits);
        prop_assert_eq!(told(&import, "grant.unchecked").len(), usize::from(!is_known && issued > 0));
        // What was issued and is no longer there, or is there and was not issued, is asked with its amount.
        if is_known && issued > 0 && issued != pool {
            let asked = told(&import, "grant.difference");
            prop_assert_eq!(asked.first().map(|it| it.severity), Some("ask"));
        }
        if is_known {
            let cash = center.pools.iter().map(|(_, cash)| u64::from(*cash)).sum::<u64>();
            let own = plan.business_center.cash.as_deref().unwrap_or("0").replace('.', "");
            prop_assert_eq!(own.parse::<u64>().unwrap(), cash);
        }
        let mut foreign = 0;
        for (place, balance) in center.accounts.iter().enumerate() {
            let Some((grant, cash, is_foreign)) = *balance else { continue };
            let id = account(place);
            let there = plan.ad_accounts.iter().find(|it| it.id == id);
            if center.is_foreign(is_foreign) {
                foreign += 1;
                prop_assert!(there.is_none() && held(plan, Some(&id)) == 0);
                continue;
            }
            let own = there.and_then(|it| it.cash.as_deref()).unwrap_or("-1").replace('.', "");
            prop_assert_eq!((held(plan, Some(&id)), own), (u64::from(grant), format!("{cash:03}")), "{}", id);
        }
        let first = told(&import, "currency.other");
        prop_assert_eq!(first.iter().filter(|it| it.severity == "warning").count(), usize::from(foreign > 0));
        let again = strandline::import::tiktok::import(Some(plan.clone()), &answers);
        prop_assert_eq!(&again.plan, plan);
    }
}

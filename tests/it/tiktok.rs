//! What TikTok's API answers, as a plan.

mod again;
mod conserved;
mod faults;
mod ledger;
mod mutations;
mod one_center;
mod spend;
mod traps;

use serde_json::Value;
use std::path::Path;
use strandline::import::tiktok::{import, responses_from_text};
use strandline::import::{Import, NoticeDocument};
use strandline::plan::document::{AdAccountDocument, AdCreditDocument, HolderDocument, PlanDocument};

/// The responses of one Business Center, in the order in which they were asked for.
const FILES: [&str; 5] =
    ["bc_balance", "advertiser_balance", "asset_advertisers", "account_transactions", "report_daily"];

fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/tiktok/{name}.json"));
    responses(&std::fs::read_to_string(path).unwrap()).remove(0)
}

pub(crate) fn business_center() -> Vec<Value> {
    FILES.map(file).to_vec()
}

fn responses(text: &str) -> Vec<Value> {
    responses_from_text(text).unwrap()
}

/// A new plan from the responses in a text.
fn imported(text: &str) -> Import {
    import(None, &responses(text))
}

fn account<'p>(plan: &'p PlanDocument, id: &str) -> &'p AdAccountDocument {
    plan.ad_accounts.iter().find(|account| account.id.ends_with(id)).unwrap()
}

fn credit<'p>(plan: &'p PlanDocument, id: &str) -> &'p AdCreditDocument {
    plan.ad_credits.iter().find(|credit| credit.id == id).unwrap()
}

/// Each ad credit's id, amount and whether an ad account holds it.
fn credits(plan: &PlanDocument) -> Vec<(&str, &str, bool)> {
    let held = |credit: &AdCreditDocument| matches!(credit.held_by, Some(HolderDocument::AdAccount(_)));
    plan.ad_credits.iter().map(|it| (it.id.as_str(), it.amount.as_str(), held(it))).collect()
}

fn told<'i>(import: &'i Import, code: &str) -> Vec<&'i NoticeDocument> {
    import.notices.iter().filter(|notice| notice.code == code).collect()
}

/// What a notice says under a name.
trait Param {
    fn param(&self, name: &str) -> &str;
}

impl Param for NoticeDocument {
    fn param(&self, name: &str) -> &str {
        self.message.params().text(name).unwrap_or_default().leak()
    }
}

/// The one notice of this code.
fn notice<'i>(import: &'i Import, code: &str) -> &'i NoticeDocument {
    let told = told(import, code);
    let codes = import.notices.iter().map(|notice| notice.code).collect::<Vec<_>>();
    assert_eq!(told.len(), 1, "{code} among {codes:?}");
    told[0]
}

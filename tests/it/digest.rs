//! The same numbers on every machine: `tests/web` holds the core on WebAssembly against the same lines.

use crate::support::by_value::export;
use crate::support::digest::{digest, fnv_1a};
use crate::support::random_plans::{Size, random_plan};
use expect_test::{expect, expect_file};
use strandline::editor::timeline::Timeline;
use strandline::export::Format;
use strandline::ledger::{Figure, Scope};
use strandline::results::document_from_value;

#[test]
fn three_thousand_random_plans_come_to_the_digest_that_webassembly_comes_to() {
    expect_file!["../support/digest.txt"].assert_eq(&digest());
}

/// What is read of a journal elsewhere than in a projection: exports in each format, series, and why each figure is what
/// it is.
#[test]
fn what_is_read_of_the_journals_of_three_hundred_random_plans_stays_the_same() {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for seed in 0..300 {
        let plan = random_plan(seed, Size::of_seed(seed));
        for format in Format::ALL {
            hash = fnv_1a(hash, &export(&plan, format).unwrap());
        }
        let timeline = Timeline::of(&document_from_value(&plan).unwrap()).unwrap();
        let (plan, period) = (timeline.plan(), timeline.plan().period());
        let accounts = plan.ad_accounts().iter().filter_map(|it| timeline.ad_account(&it.id));
        let credits = plan.ad_credits().iter().filter_map(|it| timeline.ad_credit(&it.id));
        let scopes: Vec<Scope> = [Scope::All]
            .into_iter()
            .chain(accounts.map(Scope::AdAccount))
            .chain(credits.map(Scope::AdCredit))
            .collect();
        for until in [period.start.plus(period.days() / 2), period.end] {
            for (scope, figure) in scopes.iter().flat_map(|scope| Figure::ALL.map(|it| (*scope, it))) {
                let it = timeline.explain(figure, scope, until);
                hash = fnv_1a(hash, &format!("{figure:?} {:?} {:?} {:?}", it.amount, it.terms, it.rules));
                for part in &it.parts {
                    let row = part.row;
                    let (from, to) = (row.from.name(), row.to.name());
                    let days = (row.first, row.last, row.kind.name());
                    hash =
                        fnv_1a(hash, &format!("{:?} {days:?} {from} {to} {:?}", part.direction, row.amount));
                }
            }
        }
        let shown: Vec<usize> = (0..plan.ad_accounts().len()).collect();
        hash = fnv_1a(hash, &format!("{:?} {:?}", timeline.lanes(&shown), timeline.losses()));
    }
    expect!["9e0bc9b15828faac"].assert_eq(&format!("{hash:016x}"));
}

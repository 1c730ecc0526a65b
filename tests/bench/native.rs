//! The core as the machine runs it, without a browser between. `make bench` writes the plans and runs this.
#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use strandline::money::Decimal;
use strandline::plan::document::PlanDocument;
use strandline::plan::{Plan, check};
use strandline::planning::risk::{Question, Risk, Suspension};
use strandline::planning::{AdviceScope, Request, Reviews, best_split, divergences};
use strandline::results::document_from_text;
use strandline::simulation::{outcome, run};

/// One of the plans that tests/bench/inputs.mjs writes.
fn input(name: &str) -> PlanDocument {
    let path = format!("{}/output/bench/{name}.json", env!("CARGO_MANIFEST_DIR"));
    document_from_text(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn plan(name: &str) -> Plan {
    check(&input(name)).unwrap().plan
}

/// Asks how sure the plan is, each of its ad accounts at the risk that tests/bench/inputs.mjs states.
fn risk(plan: Plan, runs: usize) -> Risk {
    let accounts = plan.ad_accounts().iter().filter_map(|it| plan.find_account(&it.id));
    let suspensions = accounts.map(|account| Suspension { account, monthly: Decimal::new(2, 2) }).collect();
    let (from, reviews) = (plan.period().start, Reviews::AnyDay);
    let question = Question { runs, seed: 1, from, reviews, histories: Vec::new(), suspensions };
    Risk::new(plan, question).unwrap()
}

fn core(criterion: &mut Criterion) {
    let (year, decade, split) = (plan("year"), plan("decade"), plan("split"));
    let document = input("year");
    let anything =
        || Request { from: split.period().start, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
    criterion.bench_function("check, native", |bench| bench.iter(|| check(black_box(&document)).is_ok()));
    criterion.bench_function("run, native, 365 days", |bench| bench.iter(|| run(black_box(&year)).figures));
    criterion.bench_function("run without a journal, native, 365 days", |bench| {
        bench.iter(|| outcome(black_box(&year)).figures);
    });
    criterion
        .bench_function("run, native, 3650 days", |bench| bench.iter(|| run(black_box(&decade)).figures));
    let mut risk = risk(plan("risk"), 100);
    criterion.bench_function("risk, native, 100 runs", |bench| bench.iter(|| risk.made(0..100)));
    criterion.bench_function("best split, native", |bench| {
        bench.iter(|| best_split(black_box(&split), anything()));
    });
    for (name, samples) in [("minimum", 20), ("limits", 10)] {
        let plan = plan(name);
        let request =
            Request { from: plan.period().start, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
        let mut group = criterion.benchmark_group("best split, native");
        group.sample_size(samples);
        group.bench_function(name, |bench| bench.iter(|| best_split(black_box(&plan), request)));
        group.finish();
    }
    let repeated = plan("repeated");
    let (first, second) = (run(&repeated), run(&decade));
    criterion.bench_function("divergences, native, 20,000 allocations", |bench| {
        bench.iter(|| divergences(black_box(&first), black_box(&second)));
    });
}

criterion_group!(benches, core);
criterion_main!(benches);

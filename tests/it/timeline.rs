//! What the timeline draws, lists and explains, on random plans: lanes are the balances of plain books, chart and
//! table are the same, and the rows behind a figure sum to it.

use crate::support::books::{Posting, digits, minor, postings};
use crate::support::by_value::simulate;
use crate::support::random_plans::{Size, random_plan};
use serde_json::Value;
use std::cell::Cell;
use std::collections::BTreeSet;
use strandline::day::Day;
use strandline::editor::timeline::{Lane, LaneUse, Marker, MarkerKind, Moves, Timeline};
use strandline::ledger::{Figure, Scope};
use strandline::money::Minor;
use strandline::plan::Holder;
use strandline::results::{JournalOption, document_from_value};
use strandline::simulation::Subject;

const PLANS: u64 = 300;

fn each_plan(test: impl Fn(&Value, &Timeline)) {
    for seed in 0..PLANS {
        let plan = random_plan(seed, Size::of_seed(seed));
        let document = document_from_value(&plan).unwrap();
        test(&plan, &Timeline::of(&document).unwrap());
    }
}

fn rows(plan: &Value) -> Vec<Posting> {
    let projection = serde_json::to_value(simulate(plan, JournalOption::With).unwrap()).unwrap();
    postings(&projection, digits(plan))
}

fn all_lanes(timeline: &Timeline) -> Vec<Lane> {
    let positions: Vec<usize> = (0..timeline.plan().ad_accounts().len()).collect();
    timeline.lanes(&positions)
}

fn sum(rows: &[Posting], until: Day, of: impl Fn(&Posting) -> bool) -> Minor {
    let until = until.to_string();
    let units: i128 = rows.iter().filter(|it| it.on <= until && of(it)).map(|it| it.amount).sum();
    Minor::new(i64::try_from(units).unwrap())
}

#[test]
fn a_lane_holds_what_plain_books_say() {
    each_plan(|plan, timeline| {
        let rows = rows(plan);
        for lane in all_lanes(timeline) {
            let place = match lane.holder {
                Holder::BusinessCenter => "businessCenter".to_owned(),
                Holder::AdAccount(account) => format!("adAccount:{}", timeline.plan().account(account).id),
            };
            let lost = |to: &str| ["expired", "forfeited", "revoked"].contains(&to);
            for (position, day) in timeline.plan().period().iter().enumerate().step_by(3) {
                let came = sum(&rows, day, |it| it.to == place);
                let spent = sum(&rows, day, |it| it.from == place && it.to == "spent");
                let gone = sum(&rows, day, |it| it.from == place && lost(&it.to));
                let left = sum(&rows, day, |it| it.from == place);
                assert_eq!(lane.held[position], came - left, "held in {place} on {day}");
                assert_eq!(lane.spent[position], spent, "spent in {place} on {day}");
                assert_eq!(lane.lost[position], gone, "lost in {place} on {day}");
            }
        }
    });
}

#[test]
fn the_table_lists_what_the_chart_draws() {
    each_plan(|_, timeline| {
        let start = timeline.plan().period().start;
        for lane in all_lanes(timeline) {
            let moments = lane.moments();
            let grouped: Vec<usize> = lane.groups().into_iter().flatten().collect();
            assert_eq!(grouped, (0..lane.markers.len()).collect::<Vec<_>>());
            for moment in &moments {
                let position = usize::try_from(moment.on.since(start)).unwrap();
                assert_eq!(
                    (moment.held, moment.spent, moment.lost),
                    (lane.held[position], lane.spent[position], lane.lost[position])
                );
            }
            // Every marker stands in the table, once and in order, and nothing is lost without one.
            let listed: Vec<_> = moments.iter().flat_map(|it| it.markers.clone()).collect();
            assert_eq!(listed, lane.markers);
            for position in 1..lane.lost.len() {
                let on = start.plus(i32::try_from(position).unwrap());
                if lane.lost[position] != lane.lost[position - 1] {
                    assert!(moments.iter().any(|it| it.on == on && !it.markers.is_empty()), "lost on {on}");
                }
            }
        }
    });
}

#[test]
fn what_an_event_costs_and_what_expires_is_all_that_is_stranded() {
    each_plan(|_, timeline| {
        let end = timeline.plan().period().end;
        for lane in all_lanes(timeline) {
            let Holder::AdAccount(account) = lane.holder else { continue };
            let costs = |kind| {
                matches!(
                    kind,
                    MarkerKind::Suspended
                        | MarkerKind::Closed
                        | MarkerKind::Violation
                        | MarkerKind::LostOnArrival
                        | MarkerKind::Expires
                )
            };
            let marked: Minor = lane.markers.iter().filter(|it| costs(it.kind)).map(|it| it.amount).sum();
            let stranded = timeline.explain(Figure::Stranded, Scope::AdAccount(account), end).amount;
            assert_eq!(marked, stranded);
            let losses = timeline.losses();
            let lost: Minor = losses.iter().filter(|it| it.account == account).map(|it| it.amount).sum();
            assert_eq!(lost, stranded);
        }
    });
}

#[test]
fn every_figure_opens_rows_that_sum_to_it() {
    each_plan(|_, timeline| {
        let plan = timeline.plan();
        let period = plan.period();
        let accounts = plan.ad_accounts().iter().filter_map(|it| timeline.ad_account(&it.id));
        let credits = plan.ad_credits().iter().filter_map(|it| timeline.ad_credit(&it.id));
        let scopes: Vec<Scope> = [Scope::All]
            .into_iter()
            .chain(accounts.map(Scope::AdAccount))
            .chain(credits.map(Scope::AdCredit))
            .collect();
        let middle = period.start.plus(period.days() / 2);
        for scope in scopes {
            for until in [period.start, middle, period.end] {
                for figure in Figure::ALL {
                    let it = timeline.explain(figure, scope, until);
                    let rows: Minor = it.parts.iter().map(|part| part.direction.of(part.row.amount)).sum();
                    assert_eq!(rows, it.amount, "rows of {figure:?} of {scope:?} until {until}");
                    let terms: Minor = it.terms.iter().map(|term| term.direction.of(term.amount)).sum();
                    assert_eq!(terms, it.amount, "terms of {figure:?} of {scope:?} until {until}");
                }
            }
        }
    });
}

#[test]
fn figures_at_the_end_are_those_of_the_projection() {
    each_plan(|plan, timeline| {
        let projection = simulate(plan, JournalOption::Without).unwrap();
        let end = timeline.plan().period().end;
        assert_eq!(timeline.totals_by(end), projection.totals);
        let text =
            |figure, scope| timeline.explain(figure, scope, end).amount.to_text(timeline.plan().currency());
        for account in &projection.ad_accounts {
            let scope = Scope::AdAccount(timeline.ad_account(&account.id).unwrap());
            assert_eq!(text(Figure::Stranded, scope), account.credit.stranded);
            assert_eq!(text(Figure::Spent, scope), account.credit.spent);
            assert_eq!(text(Figure::Remaining, scope), account.credit.remaining);
            assert_eq!(text(Figure::Allocated, scope), account.allocated);
            assert_eq!(text(Figure::Unallocated, scope), account.credit.unallocated);
        }
        for credit in &projection.ad_credits {
            let scope = Scope::AdCredit(timeline.ad_credit(&credit.id).unwrap());
            assert_eq!(text(Figure::Stranded, scope), credit.credit.stranded);
            assert_eq!(text(Figure::Unallocated, scope), credit.credit.unallocated);
            assert_eq!(text(Figure::ExpiredUnallocated, scope), credit.credit.expired_unallocated);
        }
    });
}

#[test]
fn the_rows_of_each_day_are_the_journal() {
    each_plan(|plan, timeline| {
        let written = rows(plan);
        let period = timeline.plan().period();
        let mut count = 0;
        for day in period.iter() {
            for row in timeline.rows_on(day) {
                let expected = &written[count];
                assert_eq!(row.first.to_string(), expected.on);
                assert_eq!(row.kind.name(), expected.kind);
                let amount = minor(&row.amount.to_text(timeline.plan().currency()), digits(plan));
                assert_eq!(amount, expected.amount);
                count += 1;
            }
        }
        assert_eq!(count, written.len());
    });
}

#[test]
fn lanes_stand_by_what_they_strand_and_those_without_ad_credit_come_last() {
    each_plan(|_, timeline| {
        let order = timeline.lane_order();
        let mut positions: Vec<usize> = order.iter().map(|(at, _)| *at).collect();
        let lanes = timeline.lanes(&positions);
        let stranded: Vec<Minor> = lanes[1..].iter().map(|it| *it.lost.last().unwrap()).collect();
        assert!(stranded.is_sorted_by(|left, right| left >= right), "{stranded:?}");
        for (lane, (_, usage)) in lanes[1..].iter().zip(&order) {
            assert_eq!(lane.lost.last().unwrap().is_positive(), *usage == LaneUse::Strands);
            if *usage == LaneUse::Nothing {
                assert!(!lane.gets().is_positive() && lane.markers.is_empty(), "{lane:?}");
            }
        }
        positions.sort_unstable();
        assert_eq!(positions, (0..timeline.plan().ad_accounts().len()).collect::<Vec<_>>());
    });
}

#[test]
fn what_happens_on_a_day_is_all_that_lanes_mark_and_all_that_moves() {
    each_plan(|_, timeline| {
        let period = timeline.plan().period();
        let drawn = timeline.lane_days();
        assert!(drawn.start == period.start && drawn.end <= period.end);
        for lane in all_lanes(timeline) {
            // What is lost by an event and what expires make up what is lost.
            let expired = |marker: &&Marker| marker.kind == MarkerKind::Expires;
            let gone: Minor = lane.markers.iter().filter(expired).map(|it| it.amount).sum();
            assert_eq!(*lane.forfeited().last().unwrap() + gone, *lane.lost.last().unwrap());
        }
        let lanes = all_lanes(timeline);
        for day in period.iter().step_by(3) {
            let happens = timeline.happens_on(day);
            let marked: Vec<(Holder, Marker)> = happens.iter().flat_map(|it| it.markers.clone()).collect();
            let of_lane = |lane: &Lane| {
                lane.markers.iter().filter(|it| it.on == day).map(|it| (lane.holder, *it)).collect::<Vec<_>>()
            };
            let in_lanes: Vec<(Holder, Marker)> = lanes.iter().flat_map(of_lane).collect();
            assert_eq!(marked.len(), in_lanes.len(), "{marked:?} {in_lanes:?}");
            assert!(in_lanes.iter().all(|it| marked.contains(it)), "{marked:?} {in_lanes:?}");
            assert!(
                happens.is_sorted_by(|one, next| one.costs() >= next.costs()),
                "the dearest first: {happens:?}"
            );
            for it in &happens {
                assert!(it.markers.iter().all(|(_, marker)| marker.kind == it.kind), "{it:?}");
                assert!((1..=it.markers.len()).contains(&it.number()), "{it:?}");
            }
            let rows = timeline.rows_on(day);
            let moves = timeline.moves_on(day);
            assert_eq!(moves.iter().map(|it| it.rows.len()).sum::<usize>(), rows.len());
            assert_eq!(moves.iter().map(Moves::amount).sum::<Minor>(), rows.iter().map(|it| it.amount).sum());
            assert!(moves.iter().rev().skip(1).all(|it| it.kind.is_some()), "cash comes last, as one");
        }
    });
}

#[test]
fn an_event_is_marked_as_refused_or_as_changing_nothing_where_the_projection_says_so() {
    let counts = Cell::new([0, 0]);
    each_plan(|plan, timeline| {
        let projection = simulate(plan, JournalOption::Without).unwrap();
        let of_event = |path: &String| path.starts_with("/events/").then(|| path.clone());
        let refused: BTreeSet<_> = projection.refusals.iter().filter_map(|it| of_event(&it.path)).collect();
        let idle = projection.warnings.iter().filter(|it| it.code == "event.noEffect");
        let idle: BTreeSet<_> =
            idle.filter_map(|it| of_event(&it.path)).filter(|it| !refused.contains(it)).collect();
        let marked = |kind: MarkerKind| -> BTreeSet<String> {
            let lanes = all_lanes(timeline);
            let markers = lanes.iter().flat_map(|lane| &lane.markers).filter(|it| it.kind == kind);
            let event = |it: &Marker| match it.moves {
                Some(Subject::Event(at)) => Some(format!("/events/{at}")),
                _ => None,
            };
            markers.filter_map(event).collect()
        };
        assert_eq!(marked(MarkerKind::Refused), refused);
        assert_eq!(marked(MarkerKind::WithoutEffect), idle);
        let [refusals, none] = counts.get();
        counts.set([refusals + refused.len(), none + idle.len()]);
    });
    assert!(counts.get().iter().all(|count| *count > 20), "{counts:?}");
}

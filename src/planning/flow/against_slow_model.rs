//! The flow beside a slow one, which shares nothing with it: it looks for any way with room, one after the other.

use super::graph::{Graph, Supply, SupplyKind};
use super::prune::tests::{Sources, graph};
use std::collections::VecDeque;

/// How much the first `count` sources can supply together, each sink by any of its sources.
fn most(sinks: &[(i64, i64)], sources: &Sources, count: usize) -> i64 {
    let reach: Vec<Vec<usize>> =
        sources[..count].iter().map(|(_, bundles)| bundles.iter().cloned().flatten().collect()).collect();
    let mut room: Vec<i64> = sinks.iter().map(|(_, room)| *room).collect();
    let mut used = vec![vec![0; sinks.len()]; count];
    let mut total = 0;
    for (source, (supply, _)) in sources[..count].iter().enumerate() {
        let mut left = *supply;
        // One unit at a time, along the shortest path that reroutes others.
        while left > 0 {
            let mut into: Vec<Option<usize>> = vec![None; sinks.len()];
            let mut out_of: Vec<Option<usize>> = vec![None; count];
            let mut waiting = VecDeque::from([source]);
            let mut end = None;
            while let Some(from) = waiting.pop_front().filter(|_| end.is_none()) {
                for &sink in &reach[from] {
                    if into[sink].is_some() {
                        continue;
                    }
                    into[sink] = Some(from);
                    if room[sink] > 0 {
                        end = Some(sink);
                        break;
                    }
                    for other in (0..count).filter(|other| used[*other][sink] > 0) {
                        if other != source && out_of[other].is_none() {
                            out_of[other] = Some(sink);
                            waiting.push_back(other);
                        }
                    }
                }
            }
            let Some(mut sink) = end else { break };
            room[sink] -= 1;
            while let Some(by) = into[sink] {
                used[by][sink] += 1;
                let Some(leaves) = out_of[by].filter(|_| by != source) else { break };
                used[by][leaves] -= 1;
                sink = leaves;
            }
            left -= 1;
            total += 1;
        }
    }
    total
}

/// The same network for the flow, its sources of these kinds in turn.
fn network(sinks: &[(i64, i64)], sources: &Sources, kinds: &[SupplyKind]) -> Graph {
    let mut graph = Graph::new(sinks);
    for ((amount, bundles), kind) in sources.iter().zip(kinds.iter().cycle()) {
        graph.add_source(Supply { amount: *amount, kind: *kind }, bundles.clone());
    }
    graph
}

/// How much goes through each source's bundles.
fn by_source(used: &[i64], sources: &Sources) -> Vec<i64> {
    let mut used = used.iter();
    sources.iter().map(|(_, bundles)| used.by_ref().take(bundles.len()).sum()).collect()
}

const KINDS: [SupplyKind; 3] = [SupplyKind::Settled, SupplyKind::Free, SupplyKind::Lasting];

#[test]
fn each_source_gets_what_the_slow_model_leaves_it_and_the_cut_says_why_no_more() {
    for seed in 0..600 {
        let (sinks, sources) = graph(seed);
        let mut graph = network(&sinks, &sources, &KINDS[seed as usize % 3..]);
        graph.saturate();
        let most: Vec<i64> = (0..=sources.len()).map(|count| most(&sinks, &sources, count)).collect();
        let shares: Vec<i64> = most.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let flows: Vec<i64> = graph.bundles.iter().map(|it| it.flow).collect();
        assert_eq!(by_source(&flows, &sources), shares, "seed {seed}");
        // The sinks of the cut are full, and of the other sources nothing is left.
        let cut = graph.search_state.cut();
        let full: i64 =
            sinks.iter().zip(&cut.sinks).filter(|(_, is_cut)| **is_cut).map(|((_, room), _)| room).sum();
        let others: i64 =
            sources.iter().zip(&cut.sources).filter(|(_, is_cut)| !**is_cut).map(|(it, _)| it.0).sum();
        assert_eq!(full + others, graph.total(), "seed {seed}");
    }
}

#[test]
fn for_fewer_bundles_as_much_flows_settled_sources_keep_theirs_and_no_more_of_lasting_ones_is_used() {
    let mut fewer = 0;
    for seed in 0..600 {
        let (sinks, sources) = graph(seed);
        let kinds = &KINDS[seed as usize % 3..];
        let mut first = network(&sinks, &sources, kinds);
        first.saturate();
        let before: Vec<i64> = first.bundles.iter().map(|it| it.flow).collect();
        let flow = network(&sinks, &sources, kinds).solve(usize::MAX);
        assert!(flow.is_most && flow.total == first.total(), "seed {seed}");
        let of = |used: &[i64], kind: SupplyKind| -> Vec<i64> {
            let shares = by_source(used, &sources).into_iter().zip(kinds.iter().cycle());
            shares.filter(|(_, it)| **it == kind).map(|(share, _)| share).collect()
        };
        let [was, is] = [&before, &flow.used];
        assert_eq!(of(is, SupplyKind::Settled), of(was, SupplyKind::Settled), "seed {seed}");
        let lasting = |used: &[i64]| of(used, SupplyKind::Lasting).iter().sum::<i64>();
        assert!(lasting(is) <= lasting(was), "seed {seed}");
        let steps = first.steps(is);
        assert!(steps <= first.steps(was), "seed {seed}");
        fewer += usize::from(steps < first.steps(was));
    }
    assert!(fewer > 100, "{fewer}");
}

#[test]
fn what_goes_through_each_bundle_fits_into_its_sinks_all_at_once() {
    for seed in 0..600 {
        let (sinks, sources) = graph(seed);
        let flow = network(&sinks, &sources, &KINDS[seed as usize % 3..]).solve(usize::MAX);
        // A source for each bundle, with what goes through it.
        let bundles = sources.iter().flat_map(|(_, bundles)| bundles);
        let alone: Sources =
            flow.used.iter().copied().zip(bundles).map(|(it, sinks)| (it, vec![sinks.clone()])).collect();
        assert_eq!(most(&sinks, &alone, alone.len()), flow.total, "seed {seed}");
    }
}

#[test]
fn with_too_little_work_less_is_found_but_nothing_that_doesn_t_fit() {
    let mut cut_short = 0;
    for seed in 0..300 {
        let (sinks, sources) = graph(seed);
        let all = most(&sinks, &sources, sources.len());
        for limit in [0, 5, 20, 80] {
            let flow = network(&sinks, &sources, &KINDS[1..]).solve(limit);
            assert!(flow.total <= all, "seed {seed}, limit {limit}");
            assert_eq!(flow.used.iter().sum::<i64>(), flow.total, "seed {seed}, limit {limit}");
            if flow.is_most {
                assert_eq!(flow.total, all, "seed {seed}, limit {limit}");
            } else {
                cut_short += 1;
                assert!(
                    flow.cut.sinks.is_empty() && flow.cut.sources.is_empty(),
                    "seed {seed}, limit {limit}"
                );
            }
        }
    }
    assert!(cut_short > 100, "{cut_short}");
}

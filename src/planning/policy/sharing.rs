//! Shares what there is, as a policy says: the steps of the page of this folder.

use super::case::{Case, Layout, START};
use super::fair::{Share, fill_alike, filled_alike};
use crate::money::Minor;
use crate::plan::Preference;

/// What is shared, and how.
#[derive(Clone, Debug)]
pub(in crate::planning) struct Shared {
    /// How much each bundle carries.
    pub(in crate::planning) amounts: Vec<i64>,
    /// What each ad account spends of all ad credit, what is locked included.
    totals: Vec<i64>,
    /// What all of them spend: the most that the bounds allow.
    pub(in crate::planning) most: i64,
    /// Whether it is as the policy says, to the minor unit.
    pub(in crate::planning) is_exact: bool,
    pub(in crate::planning) work: usize,
}

impl Shared {
    /// What each ad account spends of all ad credit.
    pub(in crate::planning) fn totals(&self) -> Vec<Minor> {
        self.totals.iter().map(|total| Minor::new(*total)).collect()
    }
}

/// Shares what there is. About `limit` arcs are looked at once the most is found; where that is not enough, it is not
/// shared as fairly as it could be, but no less is spent.
pub(in crate::planning) fn share(case: &Case<'_>, prefer: Preference, limit: usize) -> Shared {
    let mut layout = case.lay_out(false);
    let mut shares = case.shares(&layout);
    serve(case, &mut layout, &mut shares, None);
    let limit = layout.net.work.saturating_add(limit);
    let mut work = 0;
    if prefer == Preference::LeastChange {
        work = layout.net.work;
        layout = case.lay_out(true);
        let floors: Vec<i64> = shares.iter().map(|share| share.least).collect();
        shares = case.shares(&layout);
        serve(case, &mut layout, &mut shares, Some((&floors, limit)));
        layout.net.forget_costs();
    }
    let mut is_exact = layout.net.work <= limit;
    if prefer != Preference::FewestSteps && is_exact {
        keep_planned(case, &mut layout, &mut shares);
        is_exact = fill_alike(&mut layout.net, &mut shares, case.nodes(), limit);
    }
    spend_what_expires(case, &mut layout);
    Shared {
        amounts: (0..case.bundles.len()).map(|bundle| layout.carried(bundle)).collect(),
        totals: shares.iter().map(|share| share.gets).collect(),
        most: shares.iter().map(|share| share.gets).sum(),
        is_exact,
        work: work + layout.net.work,
    }
}

/// Finds a flow that spends the most: what is locked, then floors, then the rest. Where floors are known, at the least
/// cost.
pub(super) fn serve(
    case: &Case<'_>,
    layout: &mut Layout,
    shares: &mut [Share],
    known: Option<(&[i64], usize)>,
) {
    let sources = &case.network.sources;
    let mut spare = vec![0; case.nodes()];
    for share in shares.iter() {
        spare[share.node] = share.most;
    }
    let mut locked: Vec<(usize, i64)> = Vec::new();
    for (source, _) in &case.locked {
        locked.push((layout.source(*source), sources[*source].amount.units()));
    }
    layout.net.route(&mut locked, &mut spare);
    let all: i64 = sources.iter().map(|source| source.amount.units()).sum();
    let mut capacity = Vec::with_capacity(shares.len());
    for share in shares.iter_mut() {
        capacity.push(share.most);
        share.gets = share.most - std::mem::take(&mut spare[share.node]);
        share.least = share.gets;
        share.locked = share.gets;
    }
    for at in 0..shares.len() {
        let most = shares[at].gets.saturating_add(case.bounds.at_most(at)).min(capacity[at]);
        shares[at].most = most;
        let floor = match known {
            Some((floors, _)) => floors[at],
            None => shares[at].gets.saturating_add(case.bounds.at_least(at)).min(most),
        };
        spare[shares[at].node] = floor - shares[at].gets;
        shares[at].least = floor;
        if known.is_none() && floor > shares[at].gets {
            layout.net.route(&mut [(START, all)], &mut spare);
            shares[at].least = floor - std::mem::take(&mut spare[shares[at].node]);
            shares[at].gets = shares[at].least;
        }
    }
    let limit = known.map(|(_, limit)| limit);
    let finish = |layout: &mut Layout, spare: &mut [i64]| {
        let mut excess = [(START, all)];
        if let Some(limit) = limit
            && !layout.net.route_cheaply(&mut excess, spare, limit)
        {
            layout.net.forget_costs();
        }
        layout.net.route(&mut excess, spare);
    };
    if known.is_some() {
        finish(layout, &mut spare);
        for share in shares.iter_mut() {
            share.gets = share.least - std::mem::take(&mut spare[share.node]);
        }
    }
    if known.is_none() {
        // Filled alike from the beginning, little has to be led elsewhere later.
        for (share, alike) in shares.iter().zip(filled_alike(shares, all)) {
            spare[share.node] = (alike - share.gets).max(0);
        }
        let before: Vec<i64> = shares.iter().map(|share| spare[share.node]).collect();
        finish(layout, &mut spare);
        for (share, before) in shares.iter_mut().zip(before) {
            share.gets += before - std::mem::take(&mut spare[share.node]);
        }
    }
    for share in shares.iter() {
        spare[share.node] = share.most - share.gets;
    }
    finish(layout, &mut spare);
    for share in shares.iter_mut() {
        share.gets = share.most - spare[share.node];
        share.most = share.most.min(share.expected).max(share.gets);
        share.expected = share.expected.max(share.gets);
    }
}

/// Keeps what pairs have of what is planned for them, and what ad accounts have of it then.
fn keep_planned(case: &Case<'_>, layout: &mut Layout, shares: &mut [Share]) {
    let mut kept: Vec<i64> = shares.iter().map(|share| share.locked).collect();
    for (pair, arc) in case.pairs.iter().zip(&layout.planned) {
        if let Some(arc) = arc {
            kept[pair.account] += layout.net.freeze(*arc);
        }
    }
    for (share, kept) in shares.iter_mut().zip(kept) {
        share.least = share.least.max(kept);
    }
}

/// Leads what lasts longer than the plan out of it where what expires within it can take its place.
fn spend_what_expires(case: &Case<'_>, layout: &mut Layout) {
    let mut spare = vec![0; case.nodes()];
    let mut excess = Vec::new();
    for (source, supply) in layout.supply.iter().enumerate() {
        let Some(supply) = *supply else { continue };
        if case.lasts[source] {
            spare[layout.source(source)] = layout.net.flow(supply);
        } else if layout.net.room(supply) > 0 {
            excess.push((layout.source(source), layout.net.room(supply)));
        }
    }
    layout.net.join_all_but(START);
    layout.net.route(&mut excess, &mut spare);
}

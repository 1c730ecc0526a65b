//! Shares what there is, as a policy says: the steps of the page of this folder.

use super::case::{Case, START, Wiring};
use super::fair::{Share, fill_alike, filled_alike};
use super::residual::Residual;
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
    let is_dear = prefer == Preference::LeastChange;
    let (floors, work) = if is_dear { floors(case) } else { (Vec::new(), 0) };
    let mut layout = case.lay_out(is_dear);
    let mut shares = case.shares(&layout);
    let mut limit = limit;
    if is_dear {
        serve_cheaply(case, &mut layout, &mut shares, &floors, limit);
    } else {
        serve(case, &mut layout, &mut shares);
        limit = limit.saturating_add(layout.net.work);
    }
    let mut is_exact = layout.net.work <= limit;
    if prefer != Preference::FewestSteps && is_exact {
        keep_planned(case, &mut layout, &mut shares);
        is_exact = fill_alike(&mut layout.net, &mut shares, case.nodes(), limit);
    }
    spend_in_turn(case, &mut layout, limit);
    Shared {
        amounts: (0..case.bundles.len()).map(|bundle| layout.carried(bundle)).collect(),
        totals: shares.iter().map(|share| share.gets).collect(),
        most: shares.iter().map(|share| share.gets).sum(),
        is_exact,
        work: work + layout.net.work,
    }
}

/// What each ad account is to get at least, what is locked in it included, as far as it can be met; and how many arcs were
/// looked at.
fn floors(case: &Case<'_>) -> (Vec<i64>, usize) {
    if case.locked.is_empty() && (0..case.accounts()).all(|at| case.bounds.at_least(at) == 0) {
        return (vec![0; case.accounts()], 0);
    }
    let mut layout = case.lay_out(false);
    let mut shares = case.shares(&layout);
    let mut spare = serve_locked(case, &mut layout, &mut shares);
    serve_floors(case, &mut layout, &mut shares, &mut spare);
    (shares.iter().map(|share| share.least).collect(), layout.net.work)
}

/// Finds a flow that spends the most: what is locked, then floors, then the rest.
fn serve(case: &Case<'_>, layout: &mut Wiring, shares: &mut [Share]) {
    let mut spare = serve_locked(case, layout, shares);
    serve_floors(case, layout, shares, &mut spare);
    // Filled alike from the beginning, little has to be led elsewhere later.
    let all = case.all();
    for (share, alike) in shares.iter().zip(filled_alike(shares, all)) {
        spare[share.node] = (alike - share.gets).max(0);
    }
    let before: Vec<i64> = shares.iter().map(|share| spare[share.node]).collect();
    // No more than there is room for: once that is full, nothing is looked for any longer.
    layout.net.route(&mut [(START, before.iter().sum())], &mut spare);
    for (share, before) in shares.iter_mut().zip(before) {
        share.gets += before - std::mem::take(&mut spare[share.node]);
    }
    for share in shares.iter() {
        spare[share.node] = share.most - share.gets;
    }
    layout.net.route(&mut [(START, all)], &mut spare);
    settle(shares, &spare);
}

/// What the most is that can be spent, and the flow of it. Floors don't change how much that is.
pub(super) fn most(case: &Case<'_>) -> (i64, Wiring, Vec<Share>) {
    let mut layout = case.lay_out(false);
    let mut shares = case.shares(&layout);
    let mut spare = serve_locked(case, &mut layout, &mut shares);
    for share in &shares {
        spare[share.node] = share.most - share.gets;
    }
    layout.net.route(&mut [(START, case.all())], &mut spare);
    settle(&mut shares, &spare);
    (shares.iter().map(|share| share.gets).sum(), layout, shares)
}

/// As [`serve`], at the least cost, where it is known what of the floors can be met. Costs are forgotten at the end, or
/// once `limit` arcs had been looked at.
fn serve_cheaply(case: &Case<'_>, layout: &mut Wiring, shares: &mut [Share], floors: &[i64], limit: usize) {
    let mut spare = serve_locked(case, layout, shares);
    for (share, floor) in shares.iter_mut().zip(floors) {
        spare[share.node] = floor - share.gets;
        share.least = *floor;
    }
    for rest in [false, true] {
        if rest {
            for share in shares.iter_mut() {
                share.gets = share.least - std::mem::take(&mut spare[share.node]);
                spare[share.node] = share.most - share.gets;
            }
        }
        let mut excess = [(START, case.all())];
        if !layout.net.route_cheaply(&mut excess, &mut spare, limit) {
            layout.net.forget_costs();
        }
        layout.net.route(&mut excess, &mut spare);
    }
    settle(shares, &spare);
    layout.net.forget_costs();
}

/// Spends what is locked, and says what each ad account may get beside it. Gives the room at each node: none yet.
fn serve_locked(case: &Case<'_>, layout: &mut Wiring, shares: &mut [Share]) -> Vec<i64> {
    let mut spare = vec![0; case.nodes()];
    for share in shares.iter() {
        spare[share.node] = share.most;
    }
    let amount = |source: usize| case.network.sources[source].amount.units();
    let mut locked: Vec<(usize, i64)> =
        case.locked.iter().map(|(source, _)| (layout.source(*source), amount(*source))).collect();
    layout.net.route(&mut locked, &mut spare);
    for (at, share) in shares.iter_mut().enumerate() {
        share.gets = share.most - std::mem::take(&mut spare[share.node]);
        (share.least, share.locked) = (share.gets, share.gets);
        share.most = share.gets.saturating_add(case.bounds.at_most(at)).min(share.most);
    }
    spare
}

/// Meets what ad accounts are to get at least: as much as can be of all, and of that as much as can be for the earlier.
fn serve_floors(case: &Case<'_>, layout: &mut Wiring, shares: &mut [Share], spare: &mut [i64]) {
    let mut floors = vec![Floor::default(); shares.len()];
    for (at, share) in shares.iter().enumerate() {
        let least = share.gets.saturating_add(case.bounds.at_least(at)).min(share.most);
        spare[share.node] = (least - share.gets).max(0);
        floors[at] = Floor { node: share.node, gets: spare[share.node], lacks: 0 };
    }
    if floors.iter().any(|it| it.gets > 0) {
        layout.net.route(&mut [(START, case.all())], spare);
    }
    for floor in &mut floors {
        floor.lacks = std::mem::take(&mut spare[floor.node]);
        floor.gets -= floor.lacks;
    }
    earlier_first(&mut layout.net, &mut floors, spare);
    for (share, floor) in shares.iter_mut().zip(floors) {
        share.gets += floor.gets;
        share.least = share.gets;
    }
}

/// What an ad account gets of what it is to get at least, beside what is locked in it, and what it lacks.
#[derive(Clone, Copy, Default)]
struct Floor {
    node: usize,
    gets: i64,
    lacks: i64,
}

/// Leads what later ad accounts got to earlier ones that lack it: between the two halves, then within each. Then none of
/// them could get more but from an earlier one, as if they had been served one after the other.
fn earlier_first(net: &mut Residual, floors: &mut [Floor], spare: &mut [i64]) {
    if floors.len() < 2 {
        return;
    }
    let (first, second) = floors.split_at_mut(floors.len() / 2);
    let mut excess: Vec<(usize, i64)> =
        second.iter().filter(|it| it.gets > 0).map(|it| (it.node, it.gets)).collect();
    if !excess.is_empty() && first.iter().any(|it| it.lacks > 0) {
        for floor in &*first {
            spare[floor.node] = floor.lacks;
        }
        net.route(&mut excess, spare);
        for floor in &mut *first {
            let lacks = std::mem::take(&mut spare[floor.node]);
            floor.gets += floor.lacks - lacks;
            floor.lacks = lacks;
        }
        for (floor, (_, left)) in second.iter_mut().filter(|it| it.gets > 0).zip(excess) {
            floor.lacks += floor.gets - left;
            floor.gets = left;
        }
    }
    earlier_first(net, first, spare);
    earlier_first(net, second, spare);
}

/// What each ad account gets in the end, and may get.
fn settle(shares: &mut [Share], spare: &[i64]) {
    for share in shares {
        share.gets = share.most - spare[share.node];
        share.most = share.most.min(share.expected).max(share.gets);
        share.expected = share.expected.max(share.gets);
    }
}

/// Keeps what pairs have of what is planned for them, and what ad accounts have of it then.
fn keep_planned(case: &Case<'_>, layout: &mut Wiring, shares: &mut [Share]) {
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

/// Spends what expires within the plan before what outlasts it, and then, where that matters, what expires sooner before
/// what expires later: sources come in the order in which they expire.
fn spend_in_turn(case: &Case<'_>, layout: &mut Wiring, limit: usize) {
    let supply = |(source, supply): (usize, &Option<usize>)| Some((source, (*supply)?));
    let supplies: Vec<(usize, usize)> = layout.supply.iter().enumerate().filter_map(supply).collect();
    let mut used: Vec<i64> = supplies.iter().map(|(_, supply)| layout.net.flow(*supply)).collect();
    layout.net.join_all_but(START);
    let mut spare = vec![0; case.nodes()];
    let lasts = |source: usize| usize::from(case.lasts[source]);
    lead_to_earlier(layout, &supplies, (&mut used, &mut spare), &lasts, usize::MAX);
    if case.by_expiry {
        lead_to_earlier(layout, &supplies, (&mut used, &mut spare), &|source| source, limit);
    }
}

/// Leads what is `used` of a source out of the plan where what is left of one with an earlier turn can take its place: the
/// first turn gets all it can, then the second. `spare` is room at each node, none before and after. Once `limit` arcs have been looked at, the rest stays as it is.
fn lead_to_earlier(
    layout: &mut Wiring,
    supplies: &[(usize, usize)],
    (used, spare): (&mut [i64], &mut [i64]),
    turn_of: &dyn Fn(usize) -> usize,
    limit: usize,
) {
    let whole = |at: usize, net: &Residual| net.flow(supplies[at].1) + net.room(supplies[at].1);
    let mut first = 0;
    for turn in supplies.chunk_by(|(one, _), (other, _)| turn_of(*one) == turn_of(*other)) {
        let (own, later) = (first..first + turn.len(), first + turn.len()..supplies.len());
        first = own.end;
        let unused = |at: usize| (layout.source(supplies[at].0), whole(at, &layout.net) - used[at]);
        let mut excess: Vec<(usize, i64)> = own.clone().map(unused).collect();
        let is_full = excess.iter().all(|(_, amount)| *amount == 0);
        if layout.net.work > limit || is_full || used[later.clone()].iter().all(|used| *used == 0) {
            continue;
        }
        for at in later.clone() {
            spare[layout.source(supplies[at].0)] = used[at];
        }
        layout.net.route(&mut excess, spare);
        for (at, (_, unused)) in own.zip(excess) {
            used[at] = whole(at, &layout.net) - unused;
        }
        for at in later {
            used[at] = std::mem::take(&mut spare[layout.source(supplies[at].0)]);
        }
    }
}

//! Amounts that are multiples of a step.
//!
//! Each is rounded down. Then the ad account that is filled least gets one step more, where there is as much of an ad
//! credit and it can spend it, and again, as long as there is such an ad account. So no ad account could spend a whole
//! step more of anything that is left.

use super::case::Case;
use super::demand::{Demand, spend};
use crate::order::order;

/// Rounds what bundles carry to multiples of the bounds' step. Looks at about `limit` slots at most.
pub(in crate::planning) fn round(case: &Case<'_>, amounts: &mut [i64], limit: usize) {
    let step = case.bounds.step();
    if step == 1 {
        return;
    }
    let mut rounding = Rounding::new(case, amounts);
    let mut work = 0;
    // What each ad account gets, and the order in which they are asked: by how far they are filled.
    loop {
        let open = (0..rounding.accounts.len()).filter(|at| !rounding.accounts[*at].is_done);
        let least = open.min_by(|one, other| {
            let fill = |at: usize, of: usize| {
                i128::from(rounding.accounts[at].gets + step) * i128::from(case.expected(of))
            };
            fill(*one, *other).cmp(&fill(*other, *one)).then(one.cmp(other))
        });
        let Some(account) = least.filter(|_| work < limit) else { break };
        work += rounding.accounts.len();
        let is_raised = rounding.raise(account, step, &mut work);
        rounding.accounts[account].is_done = !is_raised;
    }
    amounts.copy_from_slice(&rounding.amounts);
}

struct Rounding<'c> {
    case: &'c Case<'c>,
    amounts: Vec<i64>,
    /// What is left of each source.
    left: Vec<i64>,
    accounts: Vec<AccountAmounts>,
    /// What was lost of each bundle by rounding down.
    lost: Vec<i64>,
}

#[derive(Clone, Debug, Default)]
struct AccountAmounts {
    bundles: Vec<usize>,
    locked: Vec<Demand>,
    gets: i64,
    is_done: bool,
}

impl<'c> Rounding<'c> {
    fn new(case: &'c Case<'c>, amounts: &[i64]) -> Self {
        let step = case.bounds.step();
        let mut left: Vec<i64> = case.network.sources.iter().map(|it| it.amount.units()).collect();
        let accounts = case.locked_demands().into_iter();
        let mut accounts: Vec<AccountAmounts> =
            accounts.map(|locked| AccountAmounts { locked, ..AccountAmounts::default() }).collect();
        let mut rounded = Vec::with_capacity(amounts.len());
        for pair in &case.pairs {
            for bundle in pair.bundles.clone() {
                let amount = amounts[bundle] - amounts[bundle] % step;
                rounded.push(amount);
                left[pair.source] -= amount;
                accounts[pair.account].gets += amount;
                accounts[pair.account].bundles.push(bundle);
            }
        }
        let lost = amounts.iter().zip(&rounded).map(|(amount, rounded)| amount - rounded).collect();
        Self { case, amounts: rounded, left, accounts, lost }
    }

    /// Gives an ad account one step more, of what it lost most of first; whether it can spend it.
    fn raise(&mut self, at: usize, step: i64, work: &mut usize) -> bool {
        let account = &self.accounts[at];
        if account.gets.saturating_add(step) > self.case.bounds.at_most(at) {
            return false;
        }
        for next in order(account.bundles.iter().map(|bundle| -self.lost[*bundle])) {
            let bundle = account.bundles[next];
            let pair = self.case.pair_of(bundle);
            let of_pair: i64 = self.amounts[pair.bundles.clone()].iter().sum();
            if self.left[pair.source] < step || of_pair + step > pair.most || self.case.closed[bundle] {
                continue;
            }
            self.amounts[bundle] += step;
            *work += self.case.network.slots.len() / self.accounts.len().max(1) + account.bundles.len();
            if self.fits(at) {
                self.left[pair.source] -= step;
                self.lost[bundle] -= step;
                self.accounts[at].gets += step;
                return true;
            }
            self.amounts[bundle] -= step;
        }
        false
    }

    /// Whether an ad account can spend what it gets.
    fn fits(&self, at: usize) -> bool {
        let AccountAmounts { bundles, locked, .. } = &self.accounts[at];
        let own = bundles.iter().filter(|bundle| self.amounts[**bundle] > 0);
        let own = own.map(|bundle| self.case.demand(*bundle, self.amounts[*bundle]));
        let room = |slot: usize| self.case.room(slot);
        // Locked ad credit may be more than can be spent; it must not become less that is spent of it.
        let alone: i64 = spend(locked, room, |_, _, _| ()).iter().sum();
        let demands: Vec<Demand> = locked.iter().cloned().chain(own).collect();
        spend(&demands, room, |_, _, _| ()).iter().sum::<i64>() <= alone
    }
}

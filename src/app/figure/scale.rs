//! The bars of a figure's ad accounts, all on one scale: what each got, and a mark at what it can spend.

use crate::app::ui::{Share, became, shares_of};
use crate::money::{Currency, Minor};
use crate::results::projection::{AdAccountFigures, ProjectionDocument};

/// What the bar of one ad account shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Measured {
    /// What became of what it got.
    pub(crate) shares: Vec<Share>,
    /// What it can spend, in thousandths of the scale.
    pub(crate) can_spend: Option<u32>,
}

impl Measured {
    /// On a scale that ends at `end` minor units.
    pub(super) fn of(account: &AdAccountFigures, currency: Currency, end: i128) -> Self {
        let can_spend = units(&account.can_spend, currency) * 1000 / end.max(1);
        Self {
            shares: shares_of(&account.credit, currency, end),
            can_spend: u32::try_from(can_spend).ok().map(|it| it.min(1000)),
        }
    }
}

/// Where the scale ends: at the most that any ad account got or can spend, in minor units.
pub(super) fn end(run: &ProjectionDocument, currency: Currency) -> i128 {
    let most = |it: &AdAccountFigures| {
        let got: i128 = became(&it.credit).iter().map(|(_, _, text)| units(text, currency)).sum();
        got.max(units(&it.can_spend, currency))
    };
    run.ad_accounts.iter().map(most).max().unwrap_or_default()
}

fn units(text: &str, currency: Currency) -> i128 {
    Minor::parse(text, currency).map_or(0, |it| i128::from(it.units()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine;
    use crate::app::examples::EXAMPLES;

    #[test]
    fn what_lies_past_the_mark_is_stranded_and_what_lies_before_it_is_room() {
        let run = EXAMPLES[0].plan().and_then(|plan| engine::evaluate(&plan).projection);
        let (run, usd) = run.zip(Currency::from_code("USD")).unwrap_or_else(|| unreachable!("it runs"));
        let end = end(&run, usd);
        assert_eq!(end, 600_000, "Account A can spend 6,000");
        let drawn = |it: &AdAccountFigures| {
            let it = Measured::of(it, usd, end);
            (it.shares.iter().map(|it| it.to).collect::<Vec<_>>(), it.can_spend)
        };
        let drawn: Vec<_> = run.ad_accounts.iter().map(drawn).collect();
        let right = [(vec![500], Some(1000)), (vec![500], Some(500)), (vec![125, 500], Some(125))];
        assert_eq!(drawn, right);
    }
}

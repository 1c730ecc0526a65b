//! The bars of a figure's ad accounts, all on one scale: what became of what each got, and a mark at what it can spend.

use crate::app::ui::{LEAST, MARK, Share, became, shares_of};
use crate::money::{Currency, Minor};
use crate::results::projection::{AdAccountFigures, ProjectionDocument};

/// More ad accounts than this make no figure.
pub(super) const MOST_ROWS: usize = 12;

/// The bar of one of the ad accounts of `run`.
pub(super) fn bar(run: &ProjectionDocument, account: &AdAccountFigures, currency: Currency) -> Vec<Share> {
    let units = |text: &String| Minor::parse(text, currency).map_or(0, |it| i128::from(it.units()));
    let got = |it: &AdAccountFigures| became(&it.credit).iter().map(|(_, _, text)| units(text)).sum::<i128>();
    let shown = run.ad_accounts.iter().take(MOST_ROWS);
    let end = shown.map(|it| got(it).max(units(&it.can_spend))).max().unwrap_or_default().max(1);
    let to = u32::try_from(units(&account.can_spend) * 1000 / end).unwrap_or(1000).clamp(LEAST, 1000);
    let mut shares = shares_of(&account.credit, currency, end);
    shares.push(Share { class: MARK, from: to - LEAST, to });
    shares
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
        let ends = |it| bar(&run, it, usd).iter().map(|it| (it.class, it.to)).collect::<Vec<_>>();
        let bars: Vec<_> = run.ad_accounts.iter().map(ends).collect();
        let [spent, stranded] = ["part spent", "part stranded"];
        let right = [
            vec![(spent, 500), (MARK, 1000)],
            vec![(spent, 500), (MARK, 500)],
            vec![(spent, 125), (stranded, 500), (MARK, 125)],
        ];
        assert_eq!(bars, right);
    }
}

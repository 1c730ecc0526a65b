//! What became of an amount, as one bar.

use super::became::became;
use super::drawn::Drawing;
use super::follow::{each, live};
use crate::money::{Currency, Minor};
use crate::results::projection::Figures;
use leptos::prelude::*;

/// One part of a bar, in thousandths of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// The class of the part.
    pub(crate) class: &'static str,
    /// Where it begins.
    pub(crate) from: u32,
    /// Where it ends.
    pub(crate) to: u32,
}

/// The class of a mark, which lies over the parts.
pub(crate) const MARK: &str = "mark-spend";
/// How long a part is at least, so that it is seen; and how long a mark is.
pub(crate) const LEAST: u32 = 6;

/// The parts of these figures, in the order of the conservation line. They add up to 1,000, and what is more than
/// nothing is to be seen.
pub(crate) fn shares(figures: &Figures, currency: Currency) -> Vec<Share> {
    shares_of(figures, currency, 0)
}

/// The parts of these figures on a scale that ends at `end` minor units, or at what they add up to where that is more.
pub(crate) fn shares_of(figures: &Figures, currency: Currency, end: i128) -> Vec<Share> {
    let units: Vec<(&'static str, i128)> = became(figures)
        .iter()
        .map(|(class, _, text)| (*class, Minor::parse(text, currency).map_or(0, |it| i128::from(it.units()))))
        .filter(|(_, units)| *units > 0)
        .collect();
    let whole = units.iter().map(|(_, units)| units).sum::<i128>().max(end);
    let mut shares = Vec::with_capacity(units.len());
    let (mut sum, mut from) = (0, 0);
    for (class, units) in units {
        sum += units;
        let to = u32::try_from(sum * 1000 / whole.max(1)).unwrap_or(1000).max(from + LEAST).min(1000);
        shares.push(Share { class, from: from.min(1000 - LEAST), to });
        from = to;
    }
    shares
}

/// A stacked bar. The figures stand beside it as text.
#[component]
pub(crate) fn Bar(
    /// Its parts.
    #[prop(into)]
    shares: Signal<Vec<Share>>,
) -> impl IntoView {
    let classes =
        Signal::derive(move || shares.with(|all| all.iter().map(|it| it.class.to_owned()).collect()));
    let place = move |class: &str, read: fn(&Share) -> u32| {
        let share = shares.with(|all| all.iter().find(|it| it.class == class).map(read));
        percent(share.unwrap_or_default())
    };
    // With a mark it ends there, or with what lies past it.
    let end = live(move || {
        shares.with(|all| {
            let is_marked = all.iter().any(|it| it.class == MARK);
            let last = all.iter().map(|it| it.to).max().filter(|_| is_marked);
            percent(last.unwrap_or(1000))
        })
    });
    // A part stays while there is some of it, so that it is seen to move from where it was.
    let drawn = move |class: String| {
        let [begin, long] = [class.clone(), class.clone()];
        let from = live(move || place(&begin, |it| it.from));
        let width = live(move || place(&long, |it| it.to - it.from));
        view! {
            // A picture of its own, so that a gap beside the part needs no arithmetic.
            <svg x=from width=width height="100%">
                <rect class=class width="100%" height="100%" />
            </svg>
        }
        .drawn()
    };
    view! {
        <svg class="bar" aria-hidden="true" focusable="false">
            <rect class="track" x="0" y="0" width=end height="100%" />
            {each(classes, drawn)}
        </svg>
    }
}

fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd() -> Currency {
        Currency::from_code("USD").unwrap_or_else(|| unreachable!("dollars are known"))
    }

    fn figures(spent: &str, stranded: &str, unallocated: &str) -> Figures {
        let zero = || "0.00".to_owned();
        Figures {
            issued: zero(),
            spent: spent.into(),
            unallocated: unallocated.into(),
            remaining: zero(),
            expired_unallocated: zero(),
            expired_in_accounts: zero(),
            forfeited: zero(),
            revoked: zero(),
            stranded: stranded.into(),
        }
    }

    #[test]
    fn parts_follow_each_other_to_the_end() {
        let shares = shares(&figures("6750.00", "2250.00", "0.00"), usd());
        let ends: Vec<_> = shares.iter().map(|it| (it.from, it.to)).collect();
        assert_eq!(ends, [(0, 750), (750, 1000)]);
    }

    #[test]
    fn on_a_longer_scale_parts_end_before_its_end() {
        let ends = |end| -> Vec<u32> {
            shares_of(&figures("750.00", "2250.00", "0.00"), usd(), end).iter().map(|it| it.to).collect()
        };
        assert_eq!(ends(600_000), [125, 500]);
        assert_eq!(ends(100_000), [250, 1000]);
    }

    #[test]
    fn the_smallest_part_is_still_to_be_seen() {
        let shares = shares(&figures("0.01", "9000.00", "0.01"), usd());
        assert!(shares.iter().all(|it| it.to - it.from >= LEAST), "{shares:?}");
        assert_eq!(super::shares(&figures("0.00", "0.00", "0.00"), usd()), []);
    }
}

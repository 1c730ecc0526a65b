//! Whether rows and balances add up, and by how much they do not.

use super::accounts::KnownAccounts;
use super::amounts::{Purse, plus, unsigned};
use super::center::Center;
use super::lots::{CreditDraft, Origin};
use super::movements::MovedRow;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::{Notice, Notices};
use crate::import::table::ByText;
use crate::money::Minor;

/// Compares the Business Center's balance with what rows and plan say is unallocated.
pub(in crate::import) fn center(
    lots: &[CreditDraft],
    start: Option<Day>,
    balance: Minor,
    rests_on_rows: bool,
    center: &Center,
    purse: Purse,
    notices: &mut Notices,
) {
    if !rests_on_rows {
        if balance.is_positive() {
            notices.tell(Kind::CreditNoTransactions, "/adCredits").with("balance", purse.value(balance));
        }
        return;
    }
    let explaining = lots.iter().filter(|lot| lot.origin != Origin::Balance && lot.is_live(start));
    let explained = explaining.fold(Minor::ZERO, |sum, lot| plus(sum, lot.amount));
    if explained == balance {
        notices.tell(Kind::GrantReconciled, &center.path).with("balance", purse.value(balance));
        return;
    }
    let kind = if explained > balance { Kind::GrantDifferenceLess } else { Kind::GrantDifferenceMore };
    let notice = notices.tell(kind, &center.path).with("holder", "businessCenter");
    tell_both(notice, balance, explained, purse);
}

/// Compares each ad account's balance with what came in, expired and was spent, as far as rows reach.
///
/// `grants` are the ad accounts' balances of ad credit, in the order of `accounts`.
pub(in crate::import) fn accounts(
    accounts: &KnownAccounts<'_, '_>,
    grants: &[Option<(Minor, String)>],
    movements: &[MovedRow],
    purse: Purse,
    notices: &mut Notices,
) {
    let mut sums: ByText<(Minor, Minor)> = ByText::default();
    for movement in movements {
        let Some(id) = &movement.account else { continue };
        let (came, went) = sums.entry(id, Default::default);
        let sum = if movement.effect.is_inward() { came } else { went };
        *sum = plus(*sum, movement.amount);
    }
    for (known, grant) in accounts.list.iter().zip(grants) {
        let Some((balance, path)) = grant else { continue };
        let spent = known.days.iter().fold(Minor::ZERO, |sum, (_, spend)| plus(sum, spend.voucher));
        let own = sums.get(known.id).copied();
        let (came, went) = own.unwrap_or_default();
        let went = plus(went, spent);
        if own.is_none() && spent.is_zero() || plus(*balance, went) == came {
            continue;
        }
        let explained = Minor::new(came.units().saturating_sub(went.units()));
        let is_more = *balance > explained;
        let kind =
            if is_more { Kind::GrantDifferenceMoreInAccount } else { Kind::GrantDifferenceLessInAccount };
        let notice = notices.tell(kind, path).with("holder", known.id);
        notice.with("came", purse.value(came)).with("went", purse.value(went));
        tell_both(notice, *balance, explained, purse);
    }
}

fn tell_both(notice: &mut Notice, balance: Minor, explained: Minor, purse: Purse) {
    let difference = unsigned(Minor::new(balance.units().saturating_sub(explained.units())));
    notice.with("balance", purse.value(balance)).with("explained", purse.value(explained));
    notice.with("difference", purse.value(difference));
}

//! Assumptions of the draft.

use crate::order::sort_by_key;
use crate::plan::document::AssumptionsDocument;

/// The assumptions with nothing said where the default is said.
pub fn usual(it: &AssumptionsDocument) -> AssumptionsDocument {
    let mut roles = it.who_may_allocate.clone();
    if let Some(roles) = &mut roles {
        sort_by_key(roles, String::clone);
    }
    let default_roles = |it: &Vec<String>| *it == ["admin", "financeManager"];
    AssumptionsDocument {
        draw_order: it.draw_order.clone().filter(|it| it != "soonestExpiry"),
        suspension: it.suspension.clone().filter(|it| it != "forfeit"),
        credit_before_cash: it.credit_before_cash.filter(|it| !it),
        who_may_allocate: roles.filter(|it| !default_roles(it)),
        minimum_allocation: it.minimum_allocation.clone(),
        shared_accounts_may_receive: it.shared_accounts_may_receive.filter(|it| *it),
        claw_back_used: it.claw_back_used.filter(|it| *it),
    }
}

/// How many assumptions differ from their defaults.
#[must_use]
pub fn assumptions_changed(it: &AssumptionsDocument) -> usize {
    let it = usual(it);
    [
        it.draw_order.is_some(),
        it.suspension.is_some(),
        it.credit_before_cash.is_some(),
        it.who_may_allocate.is_some(),
        it.minimum_allocation.is_some(),
        it.shared_accounts_may_receive.is_some(),
        it.claw_back_used.is_some(),
    ]
    .into_iter()
    .filter(|differs| *differs)
    .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_to_its_default_is_not_changed() {
        let mut assumptions = AssumptionsDocument::default();
        assert_eq!(assumptions_changed(&assumptions), 0);
        assumptions.suspension = Some("forfeit".into());
        assumptions.who_may_allocate = Some(vec!["financeManager".into(), "admin".into()]);
        assert_eq!(assumptions_changed(&assumptions), 0);
        assumptions.minimum_allocation = Some("500.00".into());
        assert_eq!(assumptions_changed(&assumptions), 1);
    }
}

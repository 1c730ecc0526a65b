//! Taking an ad account or an ad credit out of the plan. What was allocated in TikTok stays allocated there: without it, the
//! plan would have ad credit to allocate that is gone.

use super::planner::Planner;
use crate::app::text::{count, fill};
use crate::editor::draft;
use crate::plan::document::AllocationDocument;

impl Planner {
    /// Removes the ad account at this position.
    ///
    /// # Errors
    ///
    /// Says why it stays.
    pub(crate) fn remove_account(&self, at: usize) -> Result<(), String> {
        let it = self.peek(|plan| plan.ad_accounts.get(at).map(|it| (it.id.clone(), it.name.clone())));
        let (id, name) = it.unwrap_or_default();
        self.may_go(&name, |it| it.ad_account == id)?;
        let sentence = match self.peek(|plan| draft::parts(plan, &id).len()) {
            0 => fill("undo.removed", &[("name", &name)]),
            allocations => count("undo.removedWith", allocations, &[("name", &name)]),
        };
        self.change(sentence, |plan| draft::remove_account(plan, at));
        Ok(())
    }

    /// Removes the ad credit at this position.
    ///
    /// # Errors
    ///
    /// Says why it stays.
    pub(crate) fn remove_credit(&self, at: usize) -> Result<(), String> {
        let it = self.peek(|plan| plan.ad_credits.get(at).map(|it| (it.id.clone(), it.name.clone())));
        let (id, name) = it.unwrap_or_default();
        self.may_go(&name, |it| it.ad_credit == id)?;
        self.change(fill("undo.removed", &[("name", &name)]), |plan| draft::remove_credit(plan, at));
        Ok(())
    }

    fn may_go(&self, name: &str, is_of: impl Fn(&AllocationDocument) -> bool) -> Result<(), String> {
        let is_made = self.peek(|plan| plan.allocations.iter().any(|it| it.done && is_of(it)));
        if is_made { Err(fill("remove.made", &[("name", name)])) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::fake;
    use super::super::random_user::tasks;
    use super::*;
    use crate::editor::draft::tests::small;
    use leptos::prelude::Owner;

    #[test]
    fn what_has_allocations_that_were_made_stays_and_anything_else_goes() {
        tasks::begin();
        fake::clear();
        fake::turn_to("one");
        let owner = Owner::new_root(None);
        let planner = owner.with(Planner::begin);
        let mut plan = small();
        plan.allocations[0].done = true;
        planner.replace(plan.clone(), String::new());
        let stays = [planner.remove_account(0), planner.remove_credit(0)].map(|it| it.is_err());
        let same = planner.peek(|now| *now == plan);
        let goes = [planner.remove_account(1), planner.remove_credit(1)].map(|it| it.is_ok());
        let left = planner.peek(|now| (now.ad_accounts.len(), now.ad_credits.len(), now.allocations.len()));
        fake::close("one");
        owner.cleanup();
        tasks::clear();
        assert_eq!((stays, same, goes, left), ([true; 2], true, [true; 2], (1, 1, 1)));
    }
}

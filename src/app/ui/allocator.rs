//! Who allocates: the members of the Business Center as a choice.

use crate::app::text::t;
use crate::plan::document::PlanDocument;

/// Nobody, and each member by id and name.
pub(crate) fn allocators(plan: &PlanDocument) -> Vec<(String, String)> {
    let nobody = (String::new(), t("members.nobody").to_owned());
    let members = plan.members.iter().map(|it| (it.id.clone(), it.name.clone()));
    std::iter::once(nobody).chain(members).collect()
}

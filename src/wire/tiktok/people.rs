//! The people of the Business Center, and the role of the one who read the responses.

use super::facts::Facts;
use super::notice::{NoticeDocument, Notices};
use super::shape::Shape;
use super::words::{clipped, role};
use crate::plan::limits;
use crate::wire::document::{MemberDocument, PlanDocument};

/// Takes members with their roles; tells the reader's own.
pub(super) fn update(plan: &mut PlanDocument, facts: &Facts<'_>, notices: &mut Notices) {
    for row in facts.rows(Shape::Member) {
        let id = row.id("user_id").filter(|id| id.chars().count() <= limits::ID);
        let Some((id, role)) = id.zip(role(row)) else { continue };
        let name = clipped(row.text("user_name").or_else(|| row.text("user_email")).unwrap_or(&id));
        let member = MemberDocument { id, name, role: role.to_owned() };
        let room = plan.members.len() < limits::MEMBERS;
        match plan.members.iter_mut().find(|old| old.id == member.id) {
            Some(old) => *old = member,
            None if room => plan.members.push(member),
            None => {}
        }
    }
    if let Some((row, role)) = facts.rows(Shape::Center).iter().rev().find_map(|row| Some((row, role(row)?)))
    {
        let may = matches!(role, "admin" | "financeManager");
        let message = if may {
            "Whoever read these responses may allocate ad credit by this role (R18)."
        } else {
            "Whoever read these responses may not allocate ad credit by this role (R18, R20)."
        };
        let notice = NoticeDocument::info("role.own", row.path(), format!("Role {role}. {message}"));
        notices.tell(notice.with("role", role));
    }
}

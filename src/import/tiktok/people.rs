//! The people of the Business Center, and the role of the one who read the responses.

use super::facts::Facts;
use super::shape::Shape;
use super::words::{clipped, role};
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::Table;
use crate::messages::Value;
use crate::plan::document::{MemberDocument, PlanDocument};
use crate::plan::limits;

/// Takes members with their roles; tells the reader's own.
pub(in crate::import) fn update(plan: &mut PlanDocument, facts: &Facts<'_>, notices: &mut Notices) {
    let mut places = Table::default();
    for member in &plan.members {
        places.number(&member.id);
    }
    for row in facts.rows(Shape::Member) {
        let id = row.id("user_id").filter(|id| id.chars().count() <= limits::ID);
        let Some((id, role)) = id.zip(role(row)) else { continue };
        let name = clipped(row.text("user_name").or_else(|| row.text("user_email")).unwrap_or(id));
        let member = MemberDocument { id: id.to_owned(), name, role: role.to_owned() };
        match places.find(&member.id) {
            Some(place) => {
                if let Some(old) = plan.members.get_mut(place).filter(|old| old.id == member.id) {
                    *old = member;
                }
            }
            None if plan.members.len() < limits::MEMBERS => {
                places.number(&member.id);
                plan.members.push(member);
            }
            None => {}
        }
    }
    for row in facts.rows(Shape::Center).iter().rev() {
        if let Some(role) = role(row) {
            let may = matches!(role, "admin" | "financeManager");
            let kind = if may { Kind::RoleMay } else { Kind::RoleMayNot };
            notices.tell(kind, &row.path()).with("role", Value::Word(role));
            return;
        }
    }
}

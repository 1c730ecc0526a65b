//! Who may act.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{
    ADDING_MEMBERS, ADJUST_2024, ADJUST_2025, API_BALANCE, API_COPY, AUTOMATIC_ALLOCATION, Q_ALLOCATE,
    ROLES_AND_PERMISSIONS, SEED_SHARING,
};
use crate::plan::AssumptionKey;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::FinanceRoles,
        number: "R17",
        topic: Topic::Roles,
        statement: "A member is Admin or Standard; Finance Manager and Finance Analyst are added on top. \
                    Even an Admin needs one of these two to view or manage finances.",
        sources: &[ROLES_AND_PERMISSIONS, API_COPY],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("Other pages let an Admin act without a finance role."),
    },
    Rule {
        id: RuleId::Role,
        number: "R18",
        topic: Topic::Roles,
        statement: "An Admin or a Finance Manager of the Business Center may allocate ad credit.",
        sources: &[SEED_SHARING, AUTOMATIC_ALLOCATION, Q_ALLOCATE],
        confidence: Confidence::Seed,
        switch: Some(AssumptionKey::WhoMayAllocate),
        caution: Some(
            "TikTok's own pages disagree, and some are narrower: the finance manager role, an admin \
             financial manager role, or an Admin with a finance role added.",
        ),
    },
    Rule {
        id: RuleId::StricterRole,
        number: "R19",
        topic: Topic::Roles,
        statement: "TikTok's page on adjusting balances asks for the finance manager role in its 2024 \
                    version and for the admin financial manager role in that of 2025.",
        sources: &[ADJUST_2025, ADJUST_2024],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "It conflicts with the pages that name Admin or Finance Manager. The planner follows those, and \
             a plan can narrow who may allocate.",
        ),
    },
    Rule {
        id: RuleId::AnalystViews,
        number: "R20",
        topic: Topic::Roles,
        statement: "A Finance Analyst views finances and does not allocate.",
        sources: &[ADDING_MEMBERS, ROLES_AND_PERMISSIONS, API_COPY, API_BALANCE],
        confidence: Confidence::Inferred,
        switch: None,
        caution: Some(
            "A 2024 page lets analysts view bills and logs only, and the API keeps budget changes to \
             managers; but the API's note on balances names manager and analyst together.",
        ),
    },
    Rule {
        id: RuleId::AdminsWithoutFinanceRoles,
        number: "R21",
        topic: Topic::Roles,
        statement: "Where a Business Center has no finance roles, its Admins manage the budgets of its ad \
                    accounts.",
        sources: &[AUTOMATIC_ALLOCATION],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("TikTok says this of monthly budgets, not of ad credit."),
    },
];

//! What a lesson is made of.

use super::claim::{Claim, ClaimError};
use crate::results::any_document;
use crate::results::attempt::{VerdictDocument, attempt};
use crate::results::projection::ProjectionDocument;
use crate::rules::RuleId;
use serde_json::{Map, Value};
use std::fmt;

/// One lesson, without its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Its name in addresses; that of its file.
    pub id: String,
    /// Id of the rule of the rulebook that it teaches.
    pub rule: String,
    /// How long it takes.
    pub minutes: u32,
    /// The plan that it begins with.
    pub plan: Value,
    /// The day for which an ad account can be suspended once the lesson is done and its last plan is free to play with.
    pub suspend: Option<String>,
    /// What is done, one after the other.
    pub steps: Vec<Step>,
}

/// One step of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The plan that it begins with.
    pub start: Start,
    /// What there is to do.
    pub task: Task,
    /// What can be allocated beside what the plan allocates already.
    pub offers: Vec<Offer>,
    /// Numbers in its texts, and what each of them is when the step begins.
    pub numbers: Vec<(String, String)>,
    /// Numbers in its explanation, and what each of them is once its goal is reached by its first route.
    pub numbers_after: Vec<(String, String)>,
}

/// The plan that a step begins with.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// As the learner has left it.
    AsLeft,
    /// The lesson's plan, with these of its fields replaced.
    Changed(Map<String, Value>),
    /// A plan of its own.
    Own(Value),
}

/// What there is to do in a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Guess a figure, which is hidden until then.
    Predict {
        /// The figure, as a claim names it.
        asks: String,
        /// What a guess is judged by.
        basis: Basis,
    },
    /// Bring the plan to where these claims hold, by whatever way.
    Do {
        /// What has to hold.
        goal: Vec<Claim>,
        /// Ways that are known: fields of the plan to replace. The last hint takes the first.
        routes: Vec<Map<String, Value>>,
    },
    /// Choose an answer.
    Choose(Vec<Choice>),
    /// Try what TikTok may not let you do.
    Attempt(Vec<Try>),
    /// Read what happened, in one's own numbers.
    Explain,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the texts call it.
    pub id: String,
    /// Whether it is right.
    pub right: bool,
    /// What it is judged by.
    pub basis: Basis,
}

/// What an answer is judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It is right or wrong by these rules, which TikTok publishes or an article on ad credit states.
    Rules(Vec<RuleId>),
    /// It is neither: this rule is the planner's reading, and nobody has published another.
    Open(RuleId),
}

impl Basis {
    /// The rule that leaves it open.
    #[must_use]
    pub const fn open(&self) -> Option<RuleId> {
        match self {
            Self::Rules(_) => None,
            Self::Open(rule) => Some(*rule),
        }
    }
}

/// Something to try.
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    /// What the texts call it.
    pub id: String,
    /// The action, as [`attempt`] takes it.
    pub action: Value,
    /// Id of the rule that refuses it; none where it is allowed.
    pub refused_by: Option<String>,
}

/// An amount that the simulator offers to allocate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Id of the ad credit.
    pub ad_credit: String,
    /// The day.
    pub on: String,
}

/// What is wrong with a lesson or its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonProblem {
    /// A JSON pointer into the lesson, or into its texts.
    pub path: String,
    /// What is wrong and what to do, in English.
    pub message: String,
}

impl fmt::Display for LessonProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.message)
    }
}

impl Lesson {
    /// The plan with which a step begins, where the learner has left the plan as `left`.
    #[must_use]
    pub fn start_of(&self, step: usize, left: &Value) -> Value {
        match self.steps.get(step).map(|step| &step.start) {
            Some(Start::Own(plan)) => plan.clone(),
            Some(Start::Changed(change)) => changed(&self.plan, change),
            Some(Start::AsLeft) if step > 0 => left.clone(),
            _ => self.plan.clone(),
        }
    }

    /// The plan with which a step begins, where every step before it was done by its first route.
    #[must_use]
    pub fn expected_start_of(&self, step: usize) -> Value {
        let mut plan = self.plan.clone();
        for (at, it) in self.steps.iter().enumerate().take(step + 1) {
            plan = self.start_of(at, &plan);
            if at < step {
                plan = it.after_first_route(&plan);
            }
        }
        plan
    }
}

impl Step {
    /// The plan after the first route; the same plan where the step has none.
    #[must_use]
    pub fn after_first_route(&self, plan: &Value) -> Value {
        match &self.task {
            Task::Do { routes, .. } => routes.first().map_or_else(|| plan.clone(), |it| changed(plan, it)),
            _ => plan.clone(),
        }
    }

    /// Whether all that the step asks for holds of a run. A step that asks for nothing of the plan is never met by it.
    ///
    /// # Errors
    ///
    /// Says why a claim is none about this plan.
    pub fn is_met(&self, run: &ProjectionDocument) -> Result<bool, ClaimError> {
        let Task::Do { goal, .. } = &self.task else { return Ok(false) };
        for claim in goal {
            if !claim.check(run)?.holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The figure that is to be predicted, as the run has it.
    #[must_use]
    pub fn truth(&self, run: &ProjectionDocument) -> Option<String> {
        let Task::Predict { asks, .. } = &self.task else { return None };
        Claim::figure(asks, run).ok()
    }
}

impl Try {
    /// Tries it on a plan; `None` while the plan has errors.
    #[must_use]
    pub fn on(&self, plan: &Value) -> Option<VerdictDocument> {
        attempt(&any_document(plan), &self.action).ok()
    }
}

/// A plan with some of its fields replaced.
#[must_use]
pub fn changed(plan: &Value, change: &Map<String, Value>) -> Value {
    let mut plan = plan.clone();
    if let Some(fields) = plan.as_object_mut() {
        for (field, value) in change {
            fields.insert(field.clone(), value.clone());
        }
    }
    plan
}

//! Lessons: a plan that loses money, and three or four steps that show how and why.
//!
//! A lesson is a file of structure: its plan, its steps, and what each of them asks for as a condition on the run.
//! What it says stands in a file for each language, see [`texts`]. Nothing here knows how a lesson is shown: a step's
//! plan, whether its goal holds and what the truth of a prediction is are functions of the file and of the plan as the
//! learner has made it.
//!
//! A [`claim`] is a condition on a run in words that a person writes: a goal of a lesson, or what an article says.

pub mod claim;
pub mod claims;
mod lesson;
pub mod numbers;
mod reader;
pub mod texts;

pub use lesson::{Basis, Choice, Lesson, LessonProblem, Offer, Start, Step, Task, Try, changed};

//! Lessons as somebody takes them: their files, how far one has come, and a lesson being taken.

mod answering;
mod library;
mod player;
mod progress;
mod record;
mod words;

pub(crate) use library::{Card, Library, Question, Taken};
pub(crate) use player::{EXPLAINED, Player, STEP};
pub(crate) use progress::Progress;
pub(crate) use record::{Answer, Record};
pub(crate) use words::{Span, Word, appearing, spans};

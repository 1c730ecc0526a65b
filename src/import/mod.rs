//! From what somebody brings along to a plan: what TikTok's API answers.
//!
//! What a source says and what a person has to say is never made up: an import gives a plan, and notices of what it
//! took, what it left out and what is asked.

mod kind;
mod notice;
mod sentences;
pub mod tiktok;

pub use notice::NoticeDocument;

//! Plan documents as JSON values.

pub use crate::plan::document::*;

use serde_json::Value;

impl PlanDocument {
    /// Reads a plan document; `None` where its shape is wrong.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        super::evaluate::well_formed(super::evaluate::any_document(value)).ok()
    }

    /// The document as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        // Texts, truths and lists of them can always be written.
        serde_json::to_value(self).unwrap_or_default()
    }
}

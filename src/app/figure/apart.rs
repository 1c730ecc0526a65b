//! Code that a figure needs only when the reader asks for it. In the embed it lies in files of its own, which
//! `.ci/bundle.mjs` makes; anywhere else it is there at once.

use super::changes;
use crate::app::engine::{self, Names};
use crate::plan::document::PlanDocument;
use crate::results::projection::ProblemDocument;

/// Names a part: `$part` is the name of its file, `$value` what it brings.
macro_rules! apart {
    ($(#[$doc:meta])* $part:ident, $kind:ty, $value:expr) => {
        $(#[$doc])*
        pub(crate) async fn $part() -> Result<$kind, $crate::app::ui::later::Missing> {
            #[cfg_attr(
                all(feature = "embed", target_arch = "wasm32"),
                leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)
            )]
            fn bring() -> Result<$kind, $crate::app::ui::later::Missing> {
                Ok($value)
            }
            #[cfg(all(feature = "embed", target_arch = "wasm32"))]
            return bring().await;
            #[cfg(not(all(feature = "embed", target_arch = "wasm32")))]
            bring()
        }
    };
}
pub(crate) use apart;

/// Puts the best split into a plan; nothing where there is nothing to gain.
pub(crate) type Fit = fn(&PlanDocument) -> Option<PlanDocument>;

apart!(
    /// Finding the best split.
    fit,
    Fit,
    changes::fitted
);

/// Plans in links.
#[derive(Clone, Copy)]
pub(crate) struct Links {
    /// The text of a link that holds a plan; nothing where it is too long for one.
    pub(crate) to: fn(&PlanDocument) -> Option<String>,
    /// The plan in the text of a link.
    pub(crate) from: fn(&str) -> Result<PlanDocument, Vec<ProblemDocument>>,
}

apart!(
    /// Reading and writing links.
    links,
    Links,
    Links { to: |plan| engine::to_link(plan, Names::With).ok(), from: engine::open_link }
);

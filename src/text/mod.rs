//! Text as the rest of the crate sees it: byte spans, line and column arithmetic, encodings, edits.
//!
//! Knows nothing about languages, manifests or editors. Everybody calls it; it is the only place that
//! converts between byte offsets and columns, and between a file's bytes and its text.

mod change;
mod decode;
mod edit;
mod indexed;
mod line_index;
mod malformed;
mod nearest;
mod outline;
mod path;
pub(crate) mod prose;
mod span;

pub use change::TextChange;
pub use decode::{DecodeError, Encoding, SourceText};
pub use edit::{Edit, EditError, apply};
pub use indexed::IndexedText;
pub use line_index::{ColumnUnit, LineCol, LineIndex};
pub use malformed::Malformed;
pub(crate) use malformed::{Errors, quoted};
pub(crate) use nearest::{did_you_mean, near, nearest};
pub use outline::{LazyOutline, Outline};
pub use path::{normal, slashed, steps_between, way_between};
pub use span::{Span, Spanned};

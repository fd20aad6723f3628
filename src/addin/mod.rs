//! Which manifests and sources belong together, and the [`Judgement`] of each manifest.
//!
//! Knows manifests and usages, nothing about rules or output. Called by `workspace`.

mod afterwards;
mod beside;
mod built;
mod chunks;
mod code_graph;
mod document;
mod entry_points;
mod explicit;
mod held_sets;
mod judge;
mod leftover;
mod libraries;
mod model;
mod names;
mod ownership;
mod page_code;
mod reach;
mod reasons;
mod sent;
mod started;
mod starts;
#[cfg(test)]
mod testing;
mod unreached;
mod unread;

pub use afterwards::{Afterwards, is_retired};
pub use built::{BuildMarks, BuiltCopy, built_copies, named_from, tells_of_a_build};
pub use document::{DocumentJudgement, document_need};
pub use entry_points::{EntryLevel, entry_levels};
pub use explicit::Explicit;
pub use held_sets::{HeldSets, least_held};
pub use judge::{Evidence, judge};
pub use leftover::{leftovers, may_have_leftovers};
pub use libraries::{is_known_package, is_known_script};
pub use model::*;
pub use names::files_of_urls;
pub use ownership::{TreeFiles, divide, divides_alike, follow_imports, innermost, is_project_file};
pub use reach::Reach;
pub use reasons::{cause_sentence, ews_library};
pub use sent::{MemberCalls, SentRequests};
pub use started::started_by;
pub use starts::{DeclaredAt, StartKind};
pub use unreached::{Unreached, unreached};
pub use unread::{NamedBy, Unread, of_add_in, tells_same_of_unread, unread_pages};

//! What Word, Excel, PowerPoint, Project and OneNote allow: the document permission levels, what members need of them, and
//! the namespaces of the applications.
//!
//! Never compared with [`super::MailboxLevel`]. Knows nothing about code and manifests.

pub(super) mod applications;
mod level;
mod needs;

pub use applications::Application;
pub use level::{DOCUMENT_PERMISSIONS_URL, DocumentLevel};
pub use needs::{DocumentNeed, DocumentRange};

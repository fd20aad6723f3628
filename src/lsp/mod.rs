//! The language server: the findings of `check` while people type, over stdio, in any LSP client.
//!
//! The only folder that names tower-lsp and lsp-types. The core knows no protocol; what it says is only translated
//! here. `main` calls [`run`], tests call [`serve`].
//!
//! ```text
//! client -> transport -> guard -> backend -> events -> worker (a thread) -> analysis -> published
//!                                 backend <- view <----------------------- analysis
//! client <- transport <- outbox <------------------------------------------------------ published
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `session`, `lifetime` | runs one session: streams, the editor's process, the exit status; how far it is |
//! | `transport`, `frames` | messages off the streams and onto them |
//! | `guard` | corrects what tower-lsp gets wrong: order, `exit`, null parameters, panics |
//! | `backend` | the handlers, and the four laws they keep |
//! | `shared`, `lock` | what handlers and worker share; `with_view`, the seam of every request |
//! | `documents`, `folders` | open texts with their versions; which folder a file belongs to |
//! | `folder_names`, `spellings` | one file under two names; its URI as the client writes it |
//! | `events`, `worker`, `tree` | the ordered queue to the worker; the thread that keeps the workspaces; one of them |
//! | `held_manifests` | manifests that cannot be read while somebody types in them |
//! | `analysis` | what is known at one moment: snapshots, findings, the versions they are about |
//! | `diagnostics` | findings as LSP diagnostics |
//! | `published`, `pull` | what the client has been told: push and pull, never both; answers to pulls |
//! | `outbox` | messages to the client, in order |
//! | `view` | what a request about a document has to work with |
//! | `actions`, `completion`, `hover`, `lens`, `navigate`, `outline`, `commands` | the answers to requests, from `ide` |
//! | `answered`, `refresh` | which lenses and hints the client shows; tells it when they are out of date |
//! | `status` | the state of the add-ins |
//! | `capabilities`, `offer` | what the client supports, what we offer |
//! | `convert` | spans and positions, paths and URIs |
//! | `parent` | ends the session when the editor's process is gone |
//! | `probes` | requests that only tests send; not in a release |
//! | `disk_watch` | changes by other programs |
//! | `settings`, `watch`, `progress` | the editor's settings, file watching, work-done progress |

mod actions;
mod analysis;
mod answered;
mod backend;
mod capabilities;
mod commands;
mod completion;
mod convert;
mod diagnostics;
mod disk_watch;
mod documents;
mod events;
mod folder_names;
mod folders;
mod frames;
mod guard;
mod held_manifests;
mod hover;
mod lens;
mod lifetime;
mod lock;
mod navigate;
mod offer;
mod outbox;
mod outline;
mod parent;
#[cfg(debug_assertions)]
mod probes;
mod progress;
mod published;
mod pull;
mod refresh;
mod session;
mod settings;
mod shared;
mod spellings;
mod status;
mod transport;
mod tree;
mod view;
mod watch;
mod worker;

pub use session::{run, serve};

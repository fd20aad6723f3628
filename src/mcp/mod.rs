//! The server for coding agents: what `check`, `explain` and `check --fix` know, over the Model Context Protocol on the standard
//! streams.
//!
//! The only folder that names rmcp. A door like `cli` and `lsp`: what it says comes from the core, here it is bounded and put
//! into the words of the protocol. `main` calls [`run`], tests call [`serve`].
//!
//! ```text
//! client -> session -> server -> tools, resources, prompts -> call -> tree -> workspace
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `session` | runs one session: streams, runtime |
//! | `server` | the handlers of requests; calls run on threads of their own, and stop when nobody waits |
//! | `log` | what is said beside the answers |
//! | `roots` | the folders that may be asked about, and the paths in them |
//! | `call`, `tree`, `content` | what a tool works with: a folder that is kept between calls; files that a call brings along |
//! | `tools` | a file for each tool |
//! | `plans` | planned fixes that wait to be applied |
//! | `told`, `cursor` | parts of answers, and how they are kept small |
//! | `failure` | why a tool could not do what it was asked for |
//! | `schema` | JSON schemas that every client understands |
//! | `resources`, `prompts` | pages and texts for agents, with completion |

mod call;
mod content;
mod cursor;
mod documents;
mod failure;
mod log;
mod plans;
mod prompts;
mod resources;
mod roots;
mod schema;
mod server;
mod session;
mod told;
mod tools;
mod tree;

pub use session::{run, serve};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A lock that is held for moments; whoever panicked has left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

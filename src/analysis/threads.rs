//! On which threads the analysis runs: lowering goes as deep as code is nested, and rayon's own threads have 2 MB.
//!
//! Whoever analyses after each keystroke has a thread of its own with such a stack: to wake others for little work takes
//! longer than the work. Called by the stages; the language server starts the thread.

use super::lower::STACK_BYTES;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cell::Cell;
use std::sync::OnceLock;
use std::thread::{Builder, JoinHandle};

thread_local! {
    /// Whether the thread was started by [`spawn_deep`].
    static DEEP: Cell<bool> = const { Cell::new(false) };
}

/// Starts a thread on which [`Analyzer`](super::Analyzer) does little work itself. Fails where the system has no thread
/// to give.
pub fn spawn_deep(name: &str, run: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    Builder::new().name(name.to_owned()).stack_size(STACK_BYTES).spawn(|| {
        DEEP.set(true);
        run();
    })
}

/// Runs parallel `work` on threads that have the stack which lowering asks for. Public for the benches: what is compared
/// has to run on the same threads.
pub fn on_deep_stacks<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let pool = POOL.get_or_init(|| ThreadPoolBuilder::new().stack_size(STACK_BYTES).build().ok());
    match pool {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// Runs `work` where the stack is deep enough: here, if it is.
pub(super) fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    if DEEP.get() { work() } else { on_deep_stacks(work) }
}

/// What `work` makes of each item, in their order; called on a deep stack. A single one is done here.
pub(super) fn map_parallel<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    if items.len() > 1 {
        return on_deep_stacks(|| items.into_par_iter().map(work).collect());
    }
    items.into_iter().map(work).collect()
}

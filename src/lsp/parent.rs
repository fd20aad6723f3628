//! Ends the session when the editor's process is gone: an editor that is killed may leave its pipes open.
//!
//! Knows process numbers only. Called by the session (`--clientProcessId`) and by `initialize` (`processId`).

use std::sync::Arc;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(1);

/// What to do when a process is gone.
#[derive(Clone)]
pub(super) struct Watch {
    gone: Arc<dyn Fn() + Send + Sync>,
}

impl Watch {
    /// Calls `gone` when a watched process is.
    pub(super) fn new(gone: impl Fn() + Send + Sync + 'static) -> Self {
        Watch { gone: Arc::new(gone) }
    }

    /// Watches a process from now on. Needs a runtime around it.
    pub(super) fn process(&self, number: u32) {
        let gone = Arc::clone(&self.gone);
        tokio::spawn(async move {
            while is_alive(number) {
                tokio::time::sleep(EVERY).await;
            }
            gone();
        });
    }
}

/// Whether there is such a process; yes where that cannot be known.
#[cfg(unix)]
fn is_alive(number: u32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(number).ok().and_then(Pid::from_raw) else { return true };
    test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
}

/// Elsewhere the standard input closes with the process at its other end.
#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}

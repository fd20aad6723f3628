//! A progress line on the terminal during a long scan. Silent for the first second, and gone when the scan is done.

use crate::workspace::ScanProgress;
use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(1);
const REDRAW: Duration = Duration::from_millis(200);

/// Does `work`, which tells how far it is, and shows that if `wanted` (that is, if the error stream is a terminal).
pub(super) fn with_progress<T>(
    wanted: bool,
    work: impl FnOnce(Option<&(dyn Fn(ScanProgress) + Sync)>) -> T,
) -> T {
    if !wanted {
        return work(None);
    }
    let state = Mutex::new(None);
    let tell = |progress| *state.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
    let (done, is_done) = channel::<()>();
    let state = &state;
    std::thread::scope(|threads| {
        threads.spawn(move || show(state, &is_done));
        let result = work(Some(&tell));
        drop(done);
        result
    })
}

fn show(state: &Mutex<Option<ScanProgress>>, is_done: &Receiver<()>) {
    let mut wait = PATIENCE;
    while is_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let progress = *state.lock().unwrap_or_else(PoisonError::into_inner);
        draw(&progress.map_or(String::new(), words));
        wait = REDRAW;
    }
    if wait == REDRAW {
        draw("");
    }
}

fn words(progress: ScanProgress) -> String {
    match progress {
        ScanProgress::Reading { done, total } => format!("reading {done} of {total} files"),
        ScanProgress::Analysing(sources) => format!("analysing {sources} sources"),
    }
}

/// Replaces the current line. A terminal that cannot be written to shows no progress.
fn draw(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = write!(err, "\r\x1b[K{text}").and_then(|()| err.flush());
}

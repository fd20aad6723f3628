//! A line on the terminal while a scan takes long. Silent for the first second, and gone when the scan is done.

use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(1);

/// A progress line; [`stop`](Self::stop) takes it away.
pub(super) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Begins to wait, if `wanted`: that is, if the error stream is a terminal.
    pub(super) fn start(wanted: bool, path: &Path) -> Progress {
        if !wanted {
            return Progress(None);
        }
        let (sender, stopped) = channel();
        let name = crate::report::Clean(&path.to_string_lossy()).to_string();
        let started = Instant::now();
        let show = move || {
            let mut shown = false;
            while stopped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown = true;
                draw(&format!("scanning {name} ... {} s", started.elapsed().as_secs()));
            }
            if shown {
                draw("");
            }
        };
        Progress(Some((sender, std::thread::spawn(show))))
    }

    /// Removes the line.
    pub(super) fn stop(self) {
        if let Some((sender, thread)) = self.0 {
            drop(sender);
            // A failed progress line must not fail the scan.
            let _ = thread.join();
        }
    }
}

/// Replaces the current line. A terminal that can't be written to is none to show progress on.
fn draw(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = write!(err, "\r\x1b[K{text}").and_then(|()| err.flush());
}

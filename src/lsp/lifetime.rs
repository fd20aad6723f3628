//! How far a session is, from the first message to its end. Knows nothing about messages.
//!
//! Told by the guard and by the watch of the editor's process, read by the session.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// How far a session is.
#[derive(Clone, Default)]
pub(super) struct Session(Arc<SessionState>);

#[derive(Default)]
struct SessionState {
    shut_down: AtomicBool,
    over: AtomicBool,
    ended: Notify,
}

impl Session {
    /// `shutdown` was asked for.
    pub(super) fn shut_down(&self) {
        self.0.shut_down.store(true, Ordering::Relaxed);
    }

    /// Nothing more is read from now on.
    pub(super) fn end(&self) {
        self.0.over.store(true, Ordering::Relaxed);
        self.0.ended.notify_one();
    }

    /// Whether [`Self::end`] was called.
    pub(super) fn is_over(&self) -> bool {
        self.0.over.load(Ordering::Relaxed)
    }

    /// 0 where `shutdown` came first, as the protocol has it.
    pub(super) fn status(&self) -> u8 {
        u8::from(!self.0.shut_down.load(Ordering::Relaxed))
    }

    /// Waits until [`Self::end`] is called.
    pub(super) async fn ended(&self) {
        self.0.ended.notified().await;
    }
}

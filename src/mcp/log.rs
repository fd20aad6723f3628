//! What the server says beside its answers: to the client, from the level on that it asks for, and to the log of the process.
#![expect(deprecated, reason = "the versions of the protocol that have logs are still in use")]

use super::lock;
use rmcp::model::{LoggingLevel, LoggingMessageNotificationParam, SetLevelRequestParams};
use rmcp::{Peer, RoleServer};
use std::io::Write;
use std::sync::Mutex;

/// Nothing is sent to the client before it has said from which level on.
#[derive(Default)]
pub(super) struct Log(Mutex<Option<LoggingLevel>>);

impl Log {
    pub(super) fn set_level(&self, params: &SetLevelRequestParams) {
        *lock(&self.0) = Some(params.level);
    }

    /// How long something took.
    pub(super) async fn debug(&self, peer: &Peer<RoleServer>, message: String) {
        self.send(peer, LoggingLevel::Debug, message).await;
    }

    /// A fault of the server.
    pub(super) async fn error(&self, peer: &Peer<RoleServer>, message: String) {
        write(&message);
        self.send(peer, LoggingLevel::Error, message).await;
    }

    async fn send(&self, peer: &Peer<RoleServer>, level: LoggingLevel, message: String) {
        let wanted = lock(&self.0).is_some_and(|least| level as u8 >= least as u8);
        if wanted {
            let params =
                LoggingMessageNotificationParam::new(level, message.into()).with_logger("addinspect");
            // Nobody is left to tell if the client is gone.
            let _ = peer.notify_logging_message(params).await;
        }
    }
}

/// Tells whoever reads the log of the process.
pub(super) fn write(message: &str) {
    // Nobody is left to tell if the stream is closed.
    let _ = writeln!(std::io::stderr(), "addinspect mcp: {message}");
}

//! One session from the first message to the end of the input: streams and runtime.
//!
//! Knows nothing about messages. Called by `main` and by tests.

use super::server::Server;
use crate::system::{OsSystem, System};
use rmcp::service::ServerInitializeError;
use rmcp::transport::async_rw::AsyncRwTransport;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};

/// So many calls are worked on at the same time; further ones wait.
const CALLS: usize = 16;
/// Calls run on threads with this stack, in bytes.
const STACK: usize = 16 * 1024 * 1024;
/// A longer message is dropped, in bytes: whoever never ends a line must not fill the memory.
const LINE: usize = 32 * 1024 * 1024;

/// Serves an agent over the standard streams until it closes them. It may ask about these folders; without any, about those
/// that it names itself, or the one in which the process runs. The error says why there is no session.
pub fn run(roots: Vec<PathBuf>) -> io::Result<()> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).max_blocking_threads(CALLS).thread_stack_size(STACK);
    let runtime = runtime.enable_time().enable_io().build()?;
    let session = serve(tokio::io::stdin(), tokio::io::stdout(), Arc::new(OsSystem), roots);
    let ended = runtime.block_on(session);
    runtime.shutdown_background();
    ended
}

/// Serves a client over these streams; files are read through `system`. Otherwise as [`run`].
pub async fn serve<I, O>(input: I, output: O, system: Arc<dyn System>, roots: Vec<PathBuf>) -> io::Result<()>
where
    I: AsyncRead + Send + Unpin + 'static,
    O: AsyncWrite + Send + Unpin + 'static,
{
    let start = if roots.is_empty() { vec![Path::new(".").to_owned()] } else { roots.clone() };
    let server = Server::new(system, start, roots.is_empty());
    let transport = AsyncRwTransport::new_server(input, output).with_max_line_length(LINE);
    match rmcp::serve_server(server, transport).await {
        Ok(session) => session.waiting().await.map(drop).map_err(io::Error::other),
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
        Err(error) => Err(io::Error::other(error.to_string())),
    }
}

//! One session from the first message to the exit status: streams, runtime, the editor's process.
//!
//! Knows nothing about messages beyond `exit` and `shutdown`, which the guard reports. Called by `main` and by tests.

use super::backend::Backend;
use super::guard::PanicGuard;
use super::lifetime::Session;
use super::{parent, transport};
use crate::system::{OsSystem, System};
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// So many requests are worked on at the same time; further ones wait.
const REQUESTS: usize = 64;
/// How long the last answers may take to get out.
const GRACE: Duration = Duration::from_secs(1);
/// Requests run on threads with this stack, in bytes.
const STACK: usize = 16 * 1024 * 1024;

/// Serves an editor over the standard streams until it says `exit`, closes the stream, or is gone; `client` is the
/// number of its process, where it was told. Returns the exit status, or why the client's messages could not be read any
/// more. The standard input may still be waited for then:
/// leave the process.
pub fn run(client: Option<u32>) -> io::Result<u8> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).max_blocking_threads(REQUESTS).thread_stack_size(STACK);
    let runtime = runtime.enable_time().build()?;
    let session = serve(tokio::io::stdin(), tokio::io::stdout(), Arc::new(OsSystem), client);
    let status = runtime.block_on(session);
    runtime.shutdown_background();
    status
}

/// Serves a client over these streams; files are read through `system`. Otherwise as [`run`].
pub async fn serve<I, O>(input: I, output: O, system: Arc<dyn System>, client: Option<u32>) -> io::Result<u8>
where
    I: AsyncRead + Unpin,
    O: AsyncWrite,
{
    let session = Session::default();
    let gone = session.clone();
    let watch = parent::Watch::new(move || gone.end());
    if let Some(client) = client {
        watch.process(client);
    }
    let (out, frames) = transport::out();
    #[cfg(debug_assertions)]
    let more = super::probes::add;
    #[cfg(not(debug_assertions))]
    let more = std::convert::identity;
    let (service, socket) = Backend::service(system, watch, out.clone(), more);
    let guard = PanicGuard::new(service, session.clone());
    let input = UntilEnd { input, session: session.clone() };
    let mut serving = pin!(transport::serve((input, output), guard, socket, (out, frames)));
    let read = tokio::select! {
        read = &mut serving => read,
        () = session.ended() => tokio::time::timeout(GRACE, serving).await.unwrap_or(Ok(())),
    };
    let lost = |why| io::Error::other(format!("the client's messages can no longer be read: {why}"));
    read.map(|()| session.status()).map_err(lost)
}

/// A stream that is at its end as soon as the session is.
struct UntilEnd<I> {
    input: I,
    session: Session,
}

impl<I: AsyncRead + Unpin> AsyncRead for UntilEnd<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.session.is_over() {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.input).poll_read(cx, buf)
    }
}

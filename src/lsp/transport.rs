//! Between the streams and the service: reads messages, runs the handlers, writes the responses.
//!
//! Replaces tower-lsp's own, which ends silently at the first frame that is not a message, and panics when nobody
//! takes what it writes. Knows nothing about what messages say. Called by the session.

use super::frames::{Frames, Incoming, Lost, body, write};
use super::lock::lock;
use super::spellings::Spellings;
use futures_util::{Sink, SinkExt, Stream, StreamExt};
use std::future::{Future, ready};
use std::sync::Mutex;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower_lsp::ClientSocket;
use tower_lsp::jsonrpc::{Request, Response};
use tower_service::Service;

/// So many messages may wait until they are written.
const FRAMES: usize = 64;
/// After the last message was read, the client gets so long to take each of ours.
const GRACE: Duration = Duration::from_secs(1);

/// The way out: bodies of frames, written one after the other.
pub(super) type Out = Sender<Vec<u8>>;

/// The way out, and its end.
pub(super) fn out() -> (Out, Receiver<Vec<u8>>) {
    channel(FRAMES)
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Talking,
    /// There is no more to read.
    Read,
    /// Every request has its answer.
    Answered,
}

/// Serves until the client closes a stream. The error says why its bytes could not be read any more.
pub(super) async fn serve<I, O, S>(
    (input, output): (I, O),
    service: S,
    socket: ClientSocket,
    (out, frames): (Out, Receiver<Vec<u8>>),
) -> Result<(), String>
where
    I: AsyncRead + Unpin,
    O: AsyncWrite,
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    let (requests, responses) = socket.split();
    let spellings = Mutex::default();
    let (stage, reached) = watch::channel(Stage::Talking);
    let talking = async {
        tokio::select! {
            read = answer(input, service, responses, (&out, &spellings), &stage) => read,
            () = ask(requests, &out) => Ok(()),
        }
    };
    let mut writing = std::pin::pin!(write_all(output, (frames, &spellings), reached));
    tokio::select! {
        read = talking => {
            stage.send_replace(Stage::Answered);
            writing.await;
            read
        }
        () = &mut writing => Ok(()),
    }
}

/// Reads messages until there are no more, and waits until those that want an answer have it. Never stops reading: a client
/// that does not read may close its stream all the same.
async fn answer<I, S>(
    input: I,
    mut service: S,
    mut responses: impl Sink<Response> + Unpin,
    (out, spellings): (&Out, &Mutex<Spellings>),
    stage: &watch::Sender<Stage>,
) -> Result<(), String>
where
    I: AsyncRead + Unpin,
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    let mut frames = Frames::new(input);
    let mut answers = JoinSet::new();
    let read = loop {
        match frames.next().await {
            Ok(Incoming::Request(request)) => {
                lock(spellings).hear(&request);
                let answer = service.call(request);
                tell(&mut answers, out, async { answer.await.ok().flatten() });
            }
            Ok(Incoming::Nonsense(response)) => tell(&mut answers, out, ready(Some(response))),
            Ok(Incoming::Response(response)) => drop(responses.send(response).await),
            Err(Lost::End) => break Ok(()),
            Err(Lost::Head(why)) => break Err(why),
        }
        while answers.try_join_next().is_some() {}
    };
    stage.send_replace(Stage::Read);
    while answers.join_next().await.is_some() {}
    read
}

/// Sends an answer when it is there.
fn tell(
    answers: &mut JoinSet<()>,
    out: &Out,
    answer: impl Future<Output = Option<Response>> + Send + 'static,
) {
    let out = out.clone();
    answers.spawn(async move {
        if let Some(response) = answer.await {
            let _ = out.send(body(&response)).await;
        }
    });
}

/// Sends our requests, as long as there may be more.
async fn ask(mut requests: impl Stream<Item = Request> + Unpin, out: &Out) {
    while let Some(request) = requests.next().await {
        let _ = out.send(body(&request)).await;
    }
    std::future::pending::<()>().await;
}

/// Writes until everything that was to be said is, or nobody takes it.
async fn write_all(
    output: impl AsyncWrite,
    (mut frames, spellings): (Receiver<Vec<u8>>, &Mutex<Spellings>),
    mut reached: watch::Receiver<Stage>,
) {
    let mut output = std::pin::pin!(output);
    let mut late = reached.clone();
    loop {
        let body = tokio::select! {
            body = frames.recv() => body,
            () = at(&mut reached, Stage::Answered), if !frames.is_closed() => {
                frames.close();
                continue;
            }
        };
        let Some(body) = body else { return };
        let body = lock(spellings).write(body);
        let stalled = async {
            at(&mut late, Stage::Read).await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            written = write(&mut output, &body) => if written.is_err() { return },
            () = stalled => return,
        }
    }
}

async fn at(reached: &mut watch::Receiver<Stage>, stage: Stage) {
    let _ = reached.wait_for(|reached| *reached >= stage).await;
}

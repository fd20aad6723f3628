//! The two ways to a server: in this process over a duplex, or a child process over pipes. Frames in, frames out.

use addinspect::lsp;
use addinspect::system::System;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// A way to send; what comes back is in the receiver that is made with it.
pub(crate) enum Link {
    /// A server in this process; its thread returns the exit status.
    Inside { sender: Option<UnboundedSender<Vec<u8>>>, thread: Option<JoinHandle<u8>> },
    /// A server in a child process.
    Child { child: Child, stdin: Option<ChildStdin> },
}

impl Link {
    pub(crate) fn send(&mut self, message: &Value) {
        self.send_body(&message.to_string());
    }

    /// Sends a frame, whatever is in it.
    pub(crate) fn send_body(&mut self, body: &str) {
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes();
        match self {
            Link::Inside { sender, .. } => sender.as_ref().unwrap().send(frame).unwrap(),
            Link::Child { stdin, .. } => stdin.as_mut().unwrap().write_all(&frame).unwrap(),
        }
    }

    /// Closes the stream to the server.
    pub(crate) fn close(&mut self) {
        match self {
            Link::Inside { sender, .. } => drop(sender.take()),
            Link::Child { stdin, .. } => drop(stdin.take()),
        }
    }

    /// The exit status. Comes after the end of the stream from the server, so it does not take long.
    pub(crate) fn status(&mut self) -> i32 {
        match self {
            Link::Inside { thread, .. } => thread.take().unwrap().join().unwrap().into(),
            Link::Child { child, .. } => child.wait().unwrap().code().unwrap(),
        }
    }
}

/// Starts a server in this process.
pub(crate) fn inside(system: Arc<dyn System>) -> (Link, Receiver<Value>) {
    let (sender, mut frames) = unbounded_channel::<Vec<u8>>();
    let (incoming, messages) = channel();
    let session = async move {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (mut from, mut to) = tokio::io::split(ours);
        let (input, output) = tokio::io::split(theirs);
        tokio::spawn(async move {
            while let Some(frame) = frames.recv().await {
                to.write_all(&frame).await.unwrap_or_default();
            }
            to.shutdown().await.unwrap_or_default();
        });
        let reader = tokio::spawn(async move {
            let (mut bytes, mut chunk) = (Vec::new(), vec![0; 1 << 16]);
            while let Ok(len @ 1..) = from.read(&mut chunk).await {
                bytes.extend_from_slice(&chunk[..len]);
                while let Some(message) = frame(&mut bytes) {
                    incoming.send(message).unwrap_or_default();
                }
            }
        });
        let status = lsp::serve(input, output, system, None).await.unwrap_or(1);
        reader.await.unwrap();
        status
    };
    let thread = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build();
        let runtime = runtime.unwrap();
        let status = runtime.block_on(session);
        runtime.shutdown_background();
        status
    });
    (Link::Inside { sender: Some(sender), thread: Some(thread) }, messages)
}

/// Takes the first whole message off the bytes.
fn frame(bytes: &mut Vec<u8>) -> Option<Value> {
    let head = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    let len = length(std::str::from_utf8(&bytes[..head]).unwrap());
    let end = head + 4 + len;
    let message = serde_json::from_slice(bytes.get(head + 4..end)?).unwrap();
    bytes.drain(..end);
    Some(message)
}

fn length(head: &str) -> usize {
    let line = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
    line.unwrap().trim().parse().unwrap()
}

/// Speaks with a child whose streams are pipes.
pub(crate) fn child(mut child: Child) -> (Link, Receiver<Value>) {
    let (incoming, messages) = channel();
    let stdout = child.stdout.take().unwrap();
    let stdin = child.stdin.take();
    std::thread::spawn(move || read(stdout, &incoming));
    (Link::Child { child, stdin }, messages)
}

fn read(stdout: impl Read, incoming: &Sender<Value>) -> Option<()> {
    let mut stdout = BufReader::new(stdout);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            (stdout.read_line(&mut head).ok()? > 0).then_some(())?;
        }
        let mut body = vec![0; length(&head)];
        stdout.read_exact(&mut body).ok()?;
        incoming.send(serde_json::from_slice(&body).unwrap()).ok()?;
    }
}

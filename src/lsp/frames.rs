//! Frames: the bytes on the streams, and the messages in them.
//!
//! A frame that is whole is answered with an error where no message is in it, and the next one is read. Where the bytes
//! do not say where the next one begins, nothing more can be read: that is [`Lost`]. Knows nothing about methods. Called
//! by the transport.

use serde::Serialize;
use serde_json::{Map, Value};
use std::io;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// The longest head; in bytes. Those of editors have some forty.
const HEAD: usize = 8 * 1024;
/// The longest body; in bytes. The protocol has no limit, but a wrong number must not block the server for ever.
const BODY: usize = 1024 * 1024 * 1024;

/// Why no more frames can be read.
#[derive(Debug)]
pub(super) enum Lost {
    /// The stream is at its end.
    End,
    /// What was read is not the head of a frame; what is wrong with it, in a phrase.
    Head(String),
}

/// What a frame says.
#[derive(Debug, PartialEq)]
pub(super) enum Incoming {
    /// A request, or a notification.
    Request(Request),
    /// The answer to a request of ours.
    Response(Response),
    /// No message: this is the answer.
    Nonsense(Response),
}

/// Frames off a stream.
pub(super) struct Frames<I>(BufReader<I>);

impl<I: AsyncRead + Unpin> Frames<I> {
    pub(super) fn new(input: I) -> Self {
        Frames(BufReader::new(input))
    }

    /// What the next frame says; waits for it.
    pub(super) async fn next(&mut self) -> Result<Incoming, Lost> {
        let len = self.head().await?;
        let mut body = Vec::new();
        let read = (&mut self.0).take(len as u64).read_to_end(&mut body).await;
        if read.is_err() || body.len() < len { Err(Lost::End) } else { Ok(incoming(&body)) }
    }

    /// The length of the frame's body, from the lines before it.
    async fn head(&mut self) -> Result<usize, Lost> {
        let (mut len, mut read) = (None, 0);
        loop {
            let mut line = Vec::new();
            let rest = (HEAD - read) as u64;
            let count = (&mut self.0).take(rest).read_until(b'\n', &mut line).await.unwrap_or_default();
            read += count;
            match line.strip_suffix(b"\n") {
                None if read >= HEAD => return Err(Lost::Head(format!("it is longer than {HEAD} bytes"))),
                None => return Err(Lost::End),
                Some([] | [b'\r']) if len.is_some() => return Ok(len.unwrap_or_default()),
                Some([] | [b'\r']) => return Err(Lost::Head("it has no Content-Length".to_owned())),
                Some(line) => len = content_length(line)?.or(len),
            }
        }
    }
}

/// The number in a line of a head, where it is the one about the body's length.
fn content_length(line: &[u8]) -> Result<Option<usize>, Lost> {
    let line = String::from_utf8_lossy(line);
    let odd = || {
        Lost::Head(format!("{:?} is not a header line", line.trim_end().chars().take(60).collect::<String>()))
    };
    let (name, value) = line.split_once(':').ok_or_else(odd)?;
    if !name.trim().eq_ignore_ascii_case("content-length") {
        return Ok(None);
    }
    value.trim().parse().ok().filter(|len| *len <= BODY).map(Some).ok_or_else(odd)
}

/// The message in a body.
fn incoming(body: &[u8]) -> Incoming {
    let read = serde_json::from_slice(body)
        .or_else(|e| serde_json::from_slice(&without_lone_surrogates(body).ok_or(e)?));
    match read {
        Ok(Value::Object(message)) => {
            let id = message.get("id").map(|id| serde_json::from_value::<Id>(id.clone()));
            let id = id.and_then(Result::ok).unwrap_or_default();
            let invalid = || Incoming::Nonsense(Response::from_error(id, Error::invalid_request()));
            in_object(message).unwrap_or_else(invalid)
        }
        Ok(_) => Incoming::Nonsense(Response::from_error(Id::Null, Error::invalid_request())),
        Err(_) => Incoming::Nonsense(Response::from_error(Id::Null, Error::parse_error())),
    }
}

/// The protocol has no batches, and numbers of requests are whole.
fn in_object(message: Map<String, Value>) -> Option<Incoming> {
    let is_request = message.get("method").is_some_and(Value::is_string);
    let is_response = !message.contains_key("method") && message.contains_key("id");
    let message = Value::Object(message);
    match (is_request, is_response) {
        (true, _) => serde_json::from_value(message).ok().map(Incoming::Request),
        (_, true) => serde_json::from_value(message).ok().map(Incoming::Response),
        _ => None,
    }
}

/// The body with U+FFFD for each half of a surrogate pair whose other half is missing; `None` where there is none.
/// JavaScript writes such halves where somebody cuts an emoji in two; no text in Rust can hold one.
fn without_lone_surrogates(body: &[u8]) -> Option<Vec<u8>> {
    let (mut mended, mut at, mut any) = (body.to_vec(), 0, false);
    while let Some(found) = body.get(at..)?.iter().position(|byte| *byte == b'\\') {
        at += found;
        match (unit(body, at), unit(body, at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => at += 12,
            (Some(0xD800..=0xDFFF), _) => {
                mended.get_mut(at..at + 6)?.copy_from_slice(br"\ufffd");
                (any, at) = (true, at + 6);
            }
            (Some(_), _) => at += 6,
            // `\\` is no beginning of an escape behind it.
            (None, _) => at += 2,
        }
        if at >= body.len() {
            break;
        }
    }
    any.then_some(mended)
}

/// The number in the escape `\uXXXX` that begins at `at`.
fn unit(body: &[u8], at: usize) -> Option<u16> {
    let digits = body.get(at..at + 6)?.strip_prefix(br"\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// A message as the body of a frame.
pub(super) fn body(message: &impl Serialize) -> Vec<u8> {
    // Serialising plain data into bytes cannot fail.
    serde_json::to_vec(message).unwrap_or_default()
}

/// A notification as the body of a frame.
pub(super) fn notification<P: Serialize>(method: &str, params: &P) -> Vec<u8> {
    #[derive(Serialize)]
    struct Message<'a, P> {
        jsonrpc: &'static str,
        method: &'a str,
        params: &'a P,
    }
    body(&Message { jsonrpc: "2.0", method, params })
}

/// Writes a frame.
pub(super) async fn write(output: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> io::Result<()> {
    output.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
    output.write_all(body).await?;
    output.flush().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_message_is_answered_with_the_right_error() {
        for (body, code, id) in [
            ("", -32700, Id::Null),
            ("{\"jsonrpc\":", -32700, Id::Null),
            ("{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":\"\u{1}\"}", -32700, Id::Null),
            ("{}", -32600, Id::Null),
            ("[]", -32600, Id::Null),
            ("3", -32600, Id::Null),
            (r#"{"jsonrpc":"2.0","method":"a","id":1.5}"#, -32600, Id::Null),
            (r#"{"jsonrpc":"2.0","method":"a","id":99999999999999999999}"#, -32600, Id::Null),
            (r#"{"jsonrpc":"2.0","method":3,"id":7}"#, -32600, Id::Number(7)),
            (r#"{"jsonrpc":"1.0","method":"a","id":7}"#, -32600, Id::Number(7)),
            (r#"{"jsonrpc":"2.0","id":"x"}"#, -32600, Id::String("x".to_owned())),
        ] {
            let Incoming::Nonsense(response) = incoming(body.as_bytes()) else { panic!("{body}") };
            assert_eq!((response.error().unwrap().code.code(), response.id()), (code, &id), "{body}");
        }
        assert_eq!(
            incoming(br#"{"jsonrpc":"2.0","id":1,"result":null}"#),
            Incoming::Response(Response::from_ok(Id::Number(1), Value::Null))
        );
    }

    #[test]
    fn halves_of_surrogate_pairs_become_replacement_characters() {
        let message = |text: &str| format!(r#"{{"jsonrpc":"2.0","method":"a","params":["{text}"]}}"#);
        for (written, expected) in [
            (r"\ud83d", "\u{fffd}"),
            (r"\ude00x", "\u{fffd}x"),
            (r"\ud83d\ud83d\ude00", "\u{fffd}\u{1F600}"),
            (r"\ud83d\n", "\u{fffd}\n"),
            (r"\\ud83d \uD83D", "\\ud83d \u{fffd}"),
            (r"\ud83d\u0041\\", "\u{fffd}A\\"),
        ] {
            let expected = Request::build("a").params(json!([expected])).finish();
            assert_eq!(incoming(message(written).as_bytes()), Incoming::Request(expected), "{written}");
        }
    }
}

//! The tower service around tower-lsp's: it corrects what 0.20 gets wrong.
//!
//! - Every handler runs up to its first `.await` as soon as its message is read, before the next one is: so a request
//!   sees the texts as they were when it was sent, a notification is done at once, and `$/cancelRequest` does not queue
//!   behind requests that wait.
//! - After `exit` nothing more is read, and the session ends though the client keeps the stream open.
//! - `"params": null` is as good as none.
//! - A panic answers an error, and the server lives on.
//! - `workspace.diagnostics` is what the protocol calls a capability that lsp-types 0.94 reads as `diagnostic`.
//!
//! Knows nothing about add-ins. Called by the transport.

use super::lifetime::Session;
use serde_json::Value;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

type ResponseFuture<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

/// A service that cannot be killed by what it is sent.
pub(super) struct PanicGuard<S> {
    inner: S,
    session: Session,
}

impl<S> PanicGuard<S> {
    pub(super) fn new(inner: S, session: Session) -> Self {
        PanicGuard { inner, session }
    }
}

impl<S, E> Service<Request> for PanicGuard<S>
where
    S: Service<Request, Response = Option<Response>, Error = E>,
    S::Future: Send + 'static,
    E: Send + 'static,
{
    type Response = Option<Response>;
    type Error = E;
    type Future = ResponseFuture<E>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        if self.session.is_over() { Poll::Ready(Ok(())) } else { self.inner.poll_ready(cx) }
    }

    fn call(&mut self, request: Request) -> ResponseFuture<E> {
        if self.session.is_over() {
            return Box::pin(std::future::ready(Ok(None)));
        }
        let method = request.method().to_owned();
        if method == "shutdown" {
            self.session.shut_down();
        }
        let id = request.id().cloned();
        let answer = catch_panic(self.inner.call(normalized(request)), id);
        let answer = poll_once(Box::pin(answer));
        if method == "exit" {
            self.session.end();
        }
        answer
    }
}

/// Runs the future up to its first wait.
fn poll_once<T: Send + 'static>(
    mut future: Pin<Box<dyn Future<Output = T> + Send>>,
) -> Pin<Box<dyn Future<Output = T> + Send>> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Box::pin(std::future::ready(done)),
        Poll::Pending => future,
    }
}

/// The same future, but a panic in it is an error of the request `id`.
fn catch_panic<F, E>(future: F, id: Option<Id>) -> impl Future<Output = Result<Option<Response>, E>> + Send
where
    F: Future<Output = Result<Option<Response>, E>> + Send + 'static,
{
    let mut future = Box::pin(future);
    std::future::poll_fn(move |cx| {
        catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))).unwrap_or_else(|_| {
            let response = id.clone().map(|id| Response::from_error(id, Error::internal_error()));
            Poll::Ready(Ok(response))
        })
    })
}

/// The request without what tower-lsp stumbles over.
fn normalized(request: Request) -> Request {
    let initialize = request.method() == "initialize";
    if !initialize && request.params() != Some(&Value::Null) {
        return request;
    }
    let (method, id, params) = request.into_parts();
    let mut fresh = Request::build(method);
    if let Some(id) = id {
        fresh = fresh.id(id);
    }
    match params {
        Some(mut params) if !params.is_null() => {
            name_diagnostics(&mut params);
            fresh.params(params).finish()
        }
        _ => fresh.finish(),
    }
}

fn name_diagnostics(params: &mut Value) {
    let Some(workspace) = params.pointer_mut("/capabilities/workspace").and_then(Value::as_object_mut) else {
        return;
    };
    if let Some(diagnostics) = workspace.get("diagnostics").cloned() {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn null_parameters_are_none_and_others_stay() {
        let request = |params: Value| Request::build("shutdown").id(1).params(params).finish();
        assert_eq!(normalized(request(Value::Null)), Request::build("shutdown").id(1).finish());
        assert_eq!(normalized(request(json!({}))), request(json!({})));
    }

    #[test]
    fn the_protocols_name_of_the_diagnostics_capability_is_read() {
        let params = json!({"capabilities": {"workspace": {"diagnostics": {"refreshSupport": true}}}});
        let request = normalized(Request::build("initialize").id(1).params(params).finish());
        let params = request.params().unwrap();
        assert_eq!(params.pointer("/capabilities/workspace/diagnostic/refreshSupport"), Some(&json!(true)));
    }
}

//! What code asks of Microsoft Graph, Outlook REST and the address of EWS, and which scopes it requests for that. Plain data.

use super::{Guard, NamedPart, Place, UnreadRequest};
use crate::catalog::graph::{GraphRequest, rest_twin};
use crate::text::{Span, TextChange};

/// A place that calls a web service, or that gives a request to a function that makes what it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebCall {
    /// The name that is called there: `fetch`, `get` behind `.api(...)`, a wrapper.
    pub span: Span,
    /// What it stands behind, as for a [`Usage`](super::Usage).
    pub guards: Vec<Guard>,
    /// What is called: alternatives where ways part. Empty if nothing could be read.
    pub requests: Vec<WebRequest>,
    /// Why some of it could not be read.
    pub unread: Option<UnreadRequest>,
    /// Where it is sent in the end, if this place only gives it on.
    pub sent: Option<Place>,
    /// The name of the member that gives the address, `restUrl` or `ewsUrl`; `None` where the address is written.
    pub member: Option<Place>,
}

/// What answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WebApi {
    /// Microsoft Graph.
    Graph,
    /// Outlook REST: `restUrl`, `https://outlook.office.com/api`.
    OutlookRest,
    /// The address of Exchange Web Services, `/EWS/Exchange.asmx`.
    Ews,
}

/// A request to a web service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebRequest {
    /// Who answers.
    pub api: WebApi,
    /// `v1.0`, `beta`, `v2.0`; `None` where it does not show.
    pub version: Option<String>,
    /// `GET`, in capitals; `{}` where it is not known.
    pub method: String,
    /// Below the version, without the query: `/me/messages/{}`; `{}` is a part that is not known.
    pub path: String,
    /// The properties that are selected; `None` where there is no such query.
    pub select: Option<Vec<String>>,
    /// Where the path is written, if that is one place.
    pub at: Option<Place>,
}

/// A place that asks for a token, with its scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeRequest {
    /// The name that is called there, `acquireTokenSilent`; or a wrapper's.
    pub span: Span,
    /// What is called in the end: `acquireTokenSilent`.
    pub call: &'static str,
    /// The scopes as they are written, each with its place.
    pub scopes: Vec<NamedPart>,
    /// Whether these are all of them.
    pub whole: bool,
}

impl WebApi {
    /// The word of the JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Graph => "graph",
            Self::OutlookRest => "rest",
            Self::Ews => "ews",
        }
    }

    /// How users call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Graph => "Microsoft Graph",
            Self::OutlookRest => "Outlook REST",
            Self::Ews => "Exchange Web Services",
        }
    }
}

impl WebRequest {
    /// The request of Microsoft Graph that it is, or that does the work of one to Outlook REST.
    pub fn in_graph(&self) -> Option<GraphRequest> {
        match self.api {
            WebApi::OutlookRest => {
                let twin = rest_twin(&self.method, &self.path)?.request?;
                Some(GraphRequest { select: self.select.clone(), ..twin })
            }
            _ => self.graph(),
        }
    }

    /// The request of Microsoft Graph, if it is one.
    pub fn graph(&self) -> Option<GraphRequest> {
        (self.api == WebApi::Graph).then(|| self.as_written())
    }

    /// What is asked for, whoever answers.
    pub fn as_written(&self) -> GraphRequest {
        GraphRequest { method: self.method.clone(), path: self.path.clone(), select: self.select.clone() }
    }
}

impl WebCall {
    /// The source and the place where it is sent in the end; `own` is the number of the source that it stands in.
    pub fn sent_at(&self, own: usize) -> (usize, Span) {
        let sent = self.sent.map(|sent| (sent.file.map_or(own, |file| file as usize), sent.span));
        sent.unwrap_or((own, self.span))
    }

    /// The same where it stands after a change of the text; `None` if the change touched it.
    pub(super) fn moved(&self, change: TextChange) -> Option<WebCall> {
        let mut moved = WebCall { span: change.moved_span(self.span)?, ..self.clone() };
        moved.sent = moved.sent.and_then(|place| place.moved(change));
        moved.member = moved.member.and_then(|place| place.moved(change));
        for request in &mut moved.requests {
            request.at = request.at.and_then(|place| place.moved(change));
        }
        Some(moved)
    }
}

impl ScopeRequest {
    /// The same where it stands after a change of the text; `None` if the change touched it.
    pub(super) fn moved(&self, change: TextChange) -> Option<ScopeRequest> {
        let mut moved = ScopeRequest { span: change.moved_span(self.span)?, ..self.clone() };
        for scope in &mut moved.scopes {
            scope.at = scope.at.and_then(|place| place.moved(change));
        }
        Some(moved)
    }
}

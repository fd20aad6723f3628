//! A call that has to change, or that shows what has changed already. Plain data.

use crate::analysis::{Guard, GuardKind};
use crate::catalog::graph::{GraphRequest, Scope, smallest_set};
use crate::catalog::{Catalog, MemberId};
use crate::config::Exchange;
use crate::text::Span;

/// Which service a call belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteKind {
    /// Exchange Web Services.
    Ews,
    /// Outlook REST.
    Rest,
    /// Microsoft Graph.
    Graph,
    /// A sign-in that asks for scopes.
    Scopes,
}

impl SiteKind {
    /// The word of the JSON output.
    pub fn word(self) -> &'static str {
        match self {
            SiteKind::Ews => "ews",
            SiteKind::Rest => "rest",
            SiteKind::Graph => "graph",
            SiteKind::Scopes => "scopes",
        }
    }

    /// Whether the service is retired: only then something has to be done.
    pub fn is_retired(self) -> bool {
        matches!(self, SiteKind::Ews | SiteKind::Rest)
    }
}

/// A call, where the code decides what it asks for: of a wrapper, the place that calls it.
#[derive(Debug, Clone)]
pub struct Site {
    /// The source, as the snapshot counts them.
    pub source: usize,
    /// The name that is called there.
    pub span: Span,
    /// The service.
    pub kind: SiteKind,
    /// Whether it gets a token, and the requests that go with it are not known.
    pub is_token: bool,
    /// The operations of EWS that it may be, each once.
    pub operations: Vec<String>,
    /// What narrows them, a word each: a folder, a property, what becomes of an item.
    pub details: Vec<String>,
    /// What is asked of an address: alternatives where ways part, what is retired first; `{}` in a path is a hole.
    pub requests: Vec<GraphRequest>,
    /// What does its work; empty with a [`reason`](Self::reason).
    pub twins: Vec<SiteTwin>,
    /// The scopes that are asked for there.
    pub scopes: Vec<String>,
    /// What it stands behind, first what keeps it from Exchange Online.
    pub guard: Option<SiteGuard>,
    /// Whether what it asks for could be read.
    pub readable: bool,
    /// Why something of it could not be read, or why nothing does its work; a sentence.
    pub reason: Option<String>,
    /// What else a reader should know; a sentence.
    pub note: Option<&'static str>,
    /// The first add-in that it belongs to, as the snapshot counts them; `None` for what does not run in Outlook.
    pub add_in: Option<usize>,
    /// Whether it is the code of a server.
    pub is_server: bool,
    /// Where it is sent in the end, if this place only gives it to a wrapper: the sources and the places.
    pub senders: Vec<(usize, Span)>,
    /// The sources with the entry points that lead to it.
    pub entries: Vec<usize>,
    /// Where the users' mailboxes are.
    pub exchange: Exchange,
}

/// What does the work of a call: a request of Microsoft Graph, a call of Office.js, or either.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteTwin {
    /// The request.
    pub request: Option<GraphRequest>,
    /// Its least scopes; several where sources disagree.
    pub scopes: Vec<&'static Scope>,
    /// The members of Office.js that do the same for the current item, without any request.
    pub members: Vec<MemberId>,
    /// What a reader has to know about the request.
    pub remark: &'static str,
}

/// What a call stands behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteGuard {
    /// What holds.
    pub kind: GuardKind,
    /// The source where that is decided.
    pub source: usize,
    /// Where it is decided there.
    pub span: Span,
}

impl Site {
    /// A site of which nothing is known yet.
    pub(super) fn new(source: usize, span: Span, kind: SiteKind) -> Site {
        Site {
            source,
            span,
            kind,
            is_token: false,
            operations: Vec::new(),
            details: Vec::new(),
            requests: Vec::new(),
            twins: Vec::new(),
            scopes: Vec::new(),
            guard: None,
            readable: true,
            reason: None,
            note: None,
            add_in: None,
            is_server: false,
            senders: Vec::new(),
            entries: Vec::new(),
            exchange: Exchange::Online,
        }
    }

    /// The smallest set of scopes for what does its work in Microsoft Graph, or for itself, if it is a request of that.
    pub fn least_scopes(&self) -> Vec<&'static Scope> {
        let own = self.requests.iter().filter(|_| self.kind == SiteKind::Graph);
        smallest_set(own.chain(self.twins.iter().filter_map(|twin| twin.request.as_ref())))
    }

    /// Takes what else is known of the same place.
    pub(super) fn join(&mut self, other: Site) {
        add(&mut self.operations, other.operations);
        add(&mut self.details, other.details);
        add(&mut self.requests, other.requests);
        add(&mut self.twins, other.twins);
        add(&mut self.senders, other.senders);
        self.readable &= other.readable;
        // Only what holds on each way guards the place.
        self.guard = self.guard.take().filter(|guard| other.guard.is_some_and(|own| own.kind == guard.kind));
        let mut reasons: Vec<String> = self.reason.take().into_iter().collect();
        add(&mut reasons, other.reason);
        self.reason = (!reasons.is_empty()).then(|| reasons.join(" "));
    }

    /// Whether it is sent to an address of the service, with a token, instead of through Outlook.
    pub(super) fn is_by_address(&self) -> bool {
        !self.requests.is_empty()
    }

    /// Whether some call of Office.js does its work.
    pub fn has_office_js(&self) -> bool {
        self.twins.iter().any(|twin| !twin.members.is_empty())
    }
}

impl SiteTwin {
    /// Whether a member of Office.js opens a form, in which the user does the work.
    pub fn opens_form(&self) -> bool {
        self.members.iter().any(|&member| Catalog::get().member(member).name.starts_with("display"))
    }
}

impl SiteGuard {
    /// The most telling one of several.
    pub(super) fn first(guards: &[Guard]) -> Option<SiteGuard> {
        let keeps = guards.iter().find(|guard| guard.kind.keeps_from_online());
        let guard = keeps.or(guards.first())?;
        Some(SiteGuard { kind: guard.kind.clone(), source: guard.file as usize, span: guard.span })
    }

    /// The word of the JSON output.
    pub fn word(&self) -> &'static str {
        match self.kind {
            GuardKind::TokenStatus => "token-status",
            GuardKind::AccountType => "account-type",
            GuardKind::RequirementSet { .. } => "requirement-set",
            GuardKind::Looks | GuardKind::LookedFor => "probe",
            GuardKind::Try => "try",
            GuardKind::Fallback => "fallback",
        }
    }

    /// Whether it keeps the call from Exchange Online.
    pub fn keeps_from_online(&self) -> bool {
        self.kind.keeps_from_online()
    }
}

/// Adds what is not there yet.
pub(super) fn add<T: PartialEq>(all: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

//! The hover on a request to Exchange Web Services: its operations, whether an add-in may call them, and what does their work
//! now; at the call that sends it, at a call that gives it to a function, and at the operation in the text.
//!
//! Called by the hover in sources, and by the one on members.

use super::{Hover, distinct, number_of};
use crate::addin::SourceFile;
use crate::analysis::{NamedPart, Request, Usage};
use crate::catalog::ews::{Callable, EwsRequest, folder, nearest_operation, operation, twin_words, twins};
use crate::ide::markdown;
use crate::text::{Span, prose};
use crate::workspace::Snapshot;

const EWS_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services";

/// What is said about a use that sends a request.
pub(super) fn at_use(source: &SourceFile, usage: &Usage) -> Vec<String> {
    let here = source.outcome.requests.iter().filter(|request| request.span == usage.span);
    here.flat_map(paragraphs).collect()
}

/// What is said at a call that gives a request to a function, and at an operation in a text.
pub(super) fn hover(snapshot: &Snapshot, source: &SourceFile, at: u32) -> Option<Hover> {
    let given = source.outcome.requests.iter().find(|request| request.span.touches(at));
    if let Some(request) = given {
        return Some(Hover { markdown: paragraphs(request).join("\n\n"), span: request.span });
    }
    let number = number_of(snapshot, source)?;
    snapshot.sources.iter().enumerate().find_map(|(of, other)| {
        other.outcome.requests.iter().find_map(|request| in_text(request, of == number, number, at))
    })
}

/// The operation that is written at a place; `own`: the request stands in the same file.
fn in_text(request: &Request, own: bool, file: usize, at: u32) -> Option<Hover> {
    request.documents.iter().find_map(|document| {
        let part = document.operation.as_ref()?;
        let place = part.at?;
        let is_here = place.file.map_or(own, |other| other as usize == file) && place.span.touches(at);
        is_here.then(|| hover_on(part, &document.request()?, place.span)).flatten()
    })
}

fn hover_on(part: &NamedPart, request: &EwsRequest<'_>, span: Span) -> Option<Hover> {
    Some(Hover { markdown: about(part, request).join("\n\n"), span })
}

/// What a request sends; why it is not known, if it is not.
fn paragraphs(request: &Request) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for document in &request.documents {
        if let Some((part, known)) = document.operation.as_ref().zip(document.request()) {
            all.extend(about(part, &known));
        }
    }
    all.extend(request.unread.map(|why| why.sentence().to_owned()));
    distinct(all)
}

fn about(part: &NamedPart, request: &EwsRequest<'_>) -> Vec<String> {
    let name = markdown::code(&part.name);
    let link = markdown::source(EWS_URL);
    let Some(known) = operation(&part.name) else {
        let meant = nearest_operation(&part.name)
            .map(|meant| format!("; did you mean {}?", markdown::code(meant.name)));
        return vec![format!("EWS has no operation {name}{} ({link})", meant.unwrap_or_default())];
    };
    let folder = request.folder.and_then(folder).map(|folder| format!(" in {}", folder.contents.words()));
    let may = match known.callable {
        Callable::Yes => "an add-in may call it",
        Callable::OnePageOnly => "an add-in may call it, by one of two vendor pages",
        Callable::No => "an add-in may not call it: Exchange answers `ErrorAccessDenied`",
    };
    let head = format!("EWS operation {name}{}: {may} ({link}).", folder.unwrap_or_default());
    let words: Vec<String> = twins(request).iter().map(twin_words).collect();
    let instead = match &words[..] {
        [] => "The sources name nothing that does the same.".to_owned(),
        words => format!("Instead: {}.", prose::list(words)),
    };
    vec![head, instead]
}

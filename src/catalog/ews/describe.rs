//! The page of an EWS operation: whether an add-in may call it, and what does its work now. Markdown in our own words.
//!
//! Knows nothing about terminals and editors. Called by `explain`.

use super::twins::{Row, rows_of};
use super::{Callable, Instead, LibraryMethod, Operation, Twin, operation};
use crate::catalog::graph::request_words;
use crate::catalog::source::{Citation, EWSDOC, PERM, source_list};
use crate::catalog::{Catalog, MailboxLevel, describe_legacy, legacy};
use crate::text::prose;
use std::fmt::Write as _;

/// What Exchange answers where an add-in calls another operation.
const REFUSED: &str =
    "`ErrorAccessDenied`, \"The requested web method is unavailable to this caller or application.\"";

/// The page of an operation.
pub fn describe_operation(operation: &Operation) -> String {
    let Operation { name, since, .. } = operation;
    let mut page = format!("# EWS:{name} (operation of Exchange Web Services)\n\n{}\n", who_may(operation));
    // Writing into a string can't fail.
    let _ = write!(page, "Introduced in {since}.\n\n");
    if let Some(legacy) = legacy("Office.Mailbox.makeEwsRequestAsync") {
        page.push_str(&describe_legacy(legacy));
    }
    instead(&mut page, name);
    page
}

/// The page of a library's method, with the pages of the operations that it sends.
pub fn describe_library_method(method: &LibraryMethod) -> String {
    let mut page = format!("# easyEws.{} (method of a helper library)\n\n", method.name);
    let sends = match method.operations {
        [] => "It sends no request to EWS".to_owned(),
        names => format!("It sends {} through `makeEwsRequestAsync`", prose::list_all(names)),
    };
    let _ = writeln!(page, "{sends}. {}", method.citation().clause());
    for operation in method.operations.iter().filter_map(|name| operation(name)) {
        let _ = write!(page, "\n{}", describe_operation(operation));
    }
    page
}

fn who_may(operation: &Operation) -> String {
    let lists = format!("{} {}", Citation::sure(&EWSDOC).clause(), Citation::sure(&PERM).clause());
    match operation.callable {
        Callable::Yes => format!("An add-in may call it through `makeEwsRequestAsync`. {lists}"),
        Callable::OnePageOnly => {
            let clause = operation.citation.clause();
            format!(
                "An add-in may call it through `makeEwsRequestAsync`, by one of two vendor pages. {clause}"
            )
        }
        Callable::No => {
            format!(
                "An add-in may not call it: it is on neither list, and Exchange answers {REFUSED}. {lists}"
            )
        }
    }
}

/// What does the work, a line each, and who says so.
fn instead(page: &mut String, name: &str) {
    let twins: Vec<(String, Twin)> = rows_of(name).map(|row: &Row| (row.case(), row.twin(None))).collect();
    if twins.is_empty() {
        page.push_str("The sources name nothing that does the same.\n");
        return;
    }
    let (members, requests): (Vec<_>, Vec<_>) =
        twins.iter().partition(|(_, twin)| matches!(twin.instead, Instead::Member(_)));
    section(page, "## Instead, in Microsoft Graph", &requests);
    section(page, "## Without any request, in Office.js", &members);
    page.push_str(&source_list(twins.iter().map(|(_, twin)| &twin.citation)));
}

fn section(page: &mut String, heading: &str, twins: &[&(String, Twin)]) {
    if twins.is_empty() {
        return;
    }
    let _ = write!(page, "{heading}\n\n");
    for (case, twin) in twins {
        let case = if case.is_empty() { String::new() } else { format!("{case}: ") };
        let _ = writeln!(page, "- {case}{}{}", twin_words(twin), twin.citation.remark());
    }
    page.push('\n');
}

/// What a twin is, in a phrase: the request with its least scopes, or the member with what it needs.
pub fn twin_words(twin: &Twin) -> String {
    match &twin.instead {
        Instead::Request(request) => request_words(request),
        Instead::Member(member) => member_words(member),
        Instead::Gap => "no equivalent is known".to_owned(),
    }
}

/// `` `Office.Body.getAsync`, ReadItem, Mailbox 1.3 ``.
fn member_words(name: &str) -> String {
    let catalog = Catalog::get();
    let Some(member) = catalog.member_named(name).map(|id| catalog.member(id)) else {
        return name.to_owned();
    };
    let level = member.level.map(MailboxLevel::name);
    let facts: Vec<&str> = level.into_iter().chain(member.requirement_set.as_deref()).collect();
    format!("`{name}`, {}", facts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ews::{library_methods, operations};

    fn page(name: &str) -> String {
        describe_operation(operation(name).unwrap())
    }

    #[test]
    fn a_page_says_who_may_call_what_is_dead_and_what_serves_instead() {
        for (name, phrase) in [
            ("FindItem", "An add-in may call it through `makeEwsRequestAsync`. ("),
            ("FindItem", "- `GET /me/messages`, Mail.ReadBasic\n"),
            ("FindItem", "- contacts: `GET /me/contacts`, Contacts.Read (inferred:"),
            ("FindItem", "shuts down on 1 April 2027"),
            ("GetItem", "- `GET /me/messages/{}`, Mail.Read or Mail.ReadBasic\n"),
            ("GetItem", "- MIME: `Office.MessageRead.getAsFileAsync`, ReadItem, Mailbox 1.14"),
            ("CreateItem", "- `SendAndSaveCopy`: `POST /me/sendMail`, Mail.Send\n"),
            ("CreateItem", "- `ForwardItem`: `POST /me/messages/{}/forward`, Mail.Send (inferred"),
            (
                "ExpandDL",
                "by one of two vendor pages. (the page about permission levels (2 December 2025) leaves it out;",
            ),
            ("DeleteItem", "An add-in may not call it"),
            ("AddDelegate", "- no equivalent is known (no request manages delegates"),
            ("UploadItems", "The sources name nothing that does the same.\n"),
        ] {
            assert!(page(name).contains(phrase), "{}", page(name));
        }
    }

    #[test]
    fn every_operation_has_a_page_that_names_its_sources() {
        for operation in operations() {
            let page = describe_operation(operation);
            assert!(page.starts_with(&format!("# EWS:{} (", operation.name)), "{page}");
            assert!(page.contains("https://"), "{page}");
        }
        for method in library_methods() {
            let page = describe_library_method(method);
            assert!(page.contains("easyEws 1.0.21, 11 December 2024, https://"), "{page}");
            assert!(method.operations.iter().all(|name| page.contains(&format!("# EWS:{name} "))), "{page}");
        }
    }
}

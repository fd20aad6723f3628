//! The page about a word: a rule, a permission level, an error code, a type or a member; an operation of EWS, a permission or a
//! request of Microsoft Graph, or a subject around them.
//!
//! Only finds out what is meant; the pages come from the rules and the catalogue. Called by `explain` and the server.

use crate::catalog::ews::{
    describe_delegates, describe_ews, describe_library_method, describe_operation, library_method,
    library_methods, operation, operations,
};
use crate::catalog::graph::{
    GraphRequest, Requested, describe_request, describe_rest, describe_scope, describe_sign_in,
    is_rest_address, requested, scopes,
};
use crate::catalog::{
    Catalog, MailboxLevel, MemberId, TypeId, describe_error, describe_level, describe_member, describe_type,
    error_code, error_codes,
};
use crate::rules::RULES;

/// Writes a page, in Markdown.
type Page = fn() -> String;

/// Subjects that have a page of their own, under their names.
const SUBJECTS: [(&[&str], Page); 3] = [
    (&["EWS", "Exchange Web Services"], describe_ews),
    (&["delegate", "delegates", "delegate access"], describe_delegates),
    (&["nested app authentication", "NAA", "NestedAppAuth"], describe_sign_in),
];

/// What stands before the name of an operation of EWS.
const EWS: &str = "EWS:";

/// The methods of requests.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// The page, in Markdown; `None` where nothing is called so. A member's name without its type explains all of them. Capitals
/// count only where there are two topics that differ in them.
pub fn explain(topic: &str) -> Option<String> {
    let word = topic.trim();
    page(word).or_else(|| {
        let meant = topics().into_iter().find(|topic| topic.eq_ignore_ascii_case(word))?;
        page(&meant)
    })
}

fn page(word: &str) -> Option<String> {
    let catalog = Catalog::get();
    if let Some(rule) = RULES.iter().find(|r| r.meta.code == word) {
        return Some(rule.meta.page("#"));
    }
    if let Some(level) = level(word) {
        return Some(describe_level(level));
    }
    if let Some(error) = word.parse().ok().and_then(error_code) {
        return Some(describe_error(error));
    }
    if let Some(ty) = type_named(catalog, word) {
        return Some(describe_type(catalog, ty));
    }
    let page = |member: MemberId| describe_member(catalog, member);
    let pages: Vec<String> = catalog.members_meant(word).into_iter().map(page).collect();
    if pages.is_empty() { service_page(word) } else { Some(pages.join("\n")) }
}

/// The page about something of EWS or Microsoft Graph.
fn service_page(word: &str) -> Option<String> {
    if let Some((_, describe)) = SUBJECTS.iter().find(|(names, _)| names.contains(&word)) {
        return Some(describe());
    }
    if let Some(operation) = operation(word.strip_prefix(EWS).unwrap_or(word)) {
        return Some(describe_operation(operation));
    }
    if let Requested::Graph(scope) = requested(word) {
        return Some(describe_scope(scope));
    }
    let method = word.rsplit_once('.').and_then(|(library, name)| library_method(library, name));
    if let Some(method) = method {
        return Some(describe_library_method(method));
    }
    request_page(word)
}

/// The page about `GET /me/messages`, or about an address of Outlook REST.
fn request_page(word: &str) -> Option<String> {
    let (method, address) = word.split_once(' ')?;
    if !METHODS.iter().any(|known| known.eq_ignore_ascii_case(method)) {
        return None;
    }
    if is_rest_address(address) {
        return describe_rest(method, address);
    }
    describe_request(&GraphRequest::new(method, address))
}

/// Everything that has a page, under each of its names.
pub fn topics() -> Vec<String> {
    let catalog = Catalog::get();
    let mut names: Vec<String> = RULES.iter().map(|r| r.meta.code.to_owned()).collect();
    let levels = MailboxLevel::ALL.iter().flat_map(|l| [l.name(), l.unified_name(), l.words()]);
    names.extend(levels.map(str::to_owned));
    names.extend(error_codes().map(|code| code.to_string()));
    for (_, ty) in catalog.types() {
        names.extend(ty.name.strip_prefix("Office.").map(str::to_owned));
        names.push(ty.name.clone());
    }
    for (id, member) in catalog.members() {
        let full = catalog.full_name(id);
        names.extend(full.strip_prefix("Office.").map(str::to_owned));
        names.extend([full, member.name.clone()]);
    }
    names.extend(SUBJECTS.iter().flat_map(|(names, _)| *names).map(|name| (*name).to_owned()));
    names.extend(operations().iter().flat_map(|o| [o.name.to_owned(), format!("{EWS}{}", o.name)]));
    names.extend(library_methods().iter().map(|method| format!("easyEws.{}", method.name)));
    names.extend(scopes().iter().map(|scope| scope.name.to_owned()));
    names.sort_unstable();
    names.dedup();
    names
}

fn level(word: &str) -> Option<MailboxLevel> {
    MailboxLevel::from_name(word)
        .or_else(|| MailboxLevel::from_unified_name(word))
        .or_else(|| MailboxLevel::from_words(word))
}

fn type_named(catalog: &Catalog, word: &str) -> Option<TypeId> {
    catalog.type_named(word).or_else(|| catalog.type_named(&format!("Office.{word}")))
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn rules_levels_types_and_members_have_pages() {
        for (word, beginning) in [
            ("permission-exceeded", "# permission-exceeded\n\nA call needs"),
            (" ReadItem ", "# ReadItem (read item)\n"),
            ("Mailbox.ReadWrite.User", "# ReadWriteMailbox (read/write mailbox)\n"),
            ("Subject", "# Office.Subject (interface)\n"),
            ("Subject.setAsync", "# Office.Subject.setAsync (method)\n"),
            ("setAsync", "# Office."),
            ("7000", "# Error 7000 (Permission Denied)\n"),
            ("READITEM", "# ReadItem (read item)\n"),
            ("Read Item", "# ReadItem (read item)\n"),
            ("Permission-Exceeded", "# permission-exceeded\n"),
            ("subject.SETASYNC", "# Office.Subject.setAsync (method)\n"),
            ("EWS:FindItem", "# EWS:FindItem (operation of Exchange Web Services)\n"),
            ("ews:finditem", "# EWS:FindItem (operation of Exchange Web Services)\n"),
            ("GetItem", "# EWS:GetItem (operation of Exchange Web Services)\n"),
            ("easyEws.moveItem", "# easyEws.moveItem (method of a helper library)\n"),
            (
                "Mail.ReadBasic",
                "# Mail.ReadBasic (delegated and application permission of Microsoft Graph)\n",
            ),
            (
                "https://graph.microsoft.com/user.read",
                "# User.Read (delegated permission of Microsoft Graph)\n",
            ),
            ("MailboxItem.Read", "# MailboxItem.Read (delegated permission of Microsoft Graph)\n"),
            ("MailboxItem.Read.User", "# ReadItem (read item)\n"),
            ("get /me/messages", "# GET /me/messages (request of Microsoft Graph)\n"),
            ("GET https://outlook.office.com/api/v2.0/me/messages", "# GET https://outlook.office.com"),
            ("EWS", "# Exchange Web Services (EWS) in add-ins"),
            ("delegate", "# Delegate access ("),
            ("Nested App Authentication", "# Nested app authentication ("),
        ] {
            assert!(explain(word).is_some_and(|page| page.starts_with(beginning)), "{word}");
        }
        for nothing in ["banana", "GET /nothing", "PURGE /me", "EWS:Banana", "easyEws.", "a b", ""] {
            assert_eq!(explain(nothing), None, "{nothing}");
        }
    }
}

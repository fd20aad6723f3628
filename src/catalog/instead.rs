//! The members of Office.js that take the place of a request of Microsoft Graph for the current item, so that no token is
//! needed.
//!
//! Says only what follows from the tables of EWS ([`ews`](super::ews)): the request and the member that do the work of one
//! operation, and the members that read a property. Called by whoever tells what serves instead of a request.

use super::ews::{field_of_graph, member_beside};
use super::graph::GraphRequest;
use super::{Catalog, MemberId};

/// No operation of EWS that an add-in may call reads these; the typings have the member.
const CATEGORIES: (&str, &str, &str) =
    ("GET", "/me/outlook/masterCategories", "Office.MasterCategories.getAsync");

/// The members that do what a request asks for; where it selects properties, there has to be one for each.
pub fn members_instead(request: &GraphRequest) -> Vec<MemberId> {
    let (method, path, categories) = CATEGORIES;
    let names = match member_beside(request) {
        Some(member) => vec![member],
        None if request.fits(&GraphRequest::new(method, path)) => vec![categories],
        None => readers(request),
    };
    names.into_iter().filter_map(|name| Catalog::get().member_named(name)).collect()
}

/// The members that read the selected properties of a message, each once, if there is one for each property. Whoever reads
/// a property has the id already.
fn readers(request: &GraphRequest) -> Vec<&'static str> {
    let is_item = request.fits(&GraphRequest::new("GET", "/me/messages/{}"));
    let selected = request.select.as_deref().filter(|_| is_item).unwrap_or_default();
    let members: Option<Vec<&'static str>> =
        selected.iter().filter(|name| *name != "id").map(|name| field_of_graph(name)?.reads).collect();
    let mut members = members.unwrap_or_default();
    members.dedup();
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_office_js_does_instead_of_a_request_of_graph() {
        for (method, address, members) in [
            ("GET", "/me/messages/{}/$value", &["Office.MessageRead.getAsFileAsync"][..]),
            ("GET", "/me/messages/{}/attachments/{}", &["Office.MessageRead.getAttachmentContentAsync"]),
            (
                "GET",
                "/me/messages/{}?$select=internetMessageHeaders",
                &["Office.MessageRead.getAllInternetHeadersAsync"],
            ),
            ("GET", "/me/messages/{}?$select=id,subject", &["Office.MessageRead.subject"]),
            ("GET", "/users/{}/messages/1?$select=id,body", &["Office.Body.getAsync"]),
            ("GET", "/me/messages/{}?$select=subject,isRead", &[]),
            ("POST", "/me/sendMail", &["Office.MessageCompose.sendAsync"]),
            ("GET", "/me/outlook/masterCategories", &["Office.MasterCategories.getAsync"]),
            ("GET", "/me/messages/{}", &[]),
            ("GET", "/me/messages", &[]),
            ("POST", "/me/messages/{}/move", &[]),
        ] {
            let told = members_instead(&GraphRequest::new(method, address));
            let names: Vec<String> = told.into_iter().map(|id| Catalog::get().full_name(id)).collect();
            assert_eq!(names, members, "{method} {address}");
        }
    }
}

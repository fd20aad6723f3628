//! The twins that maintainers of old add-ins ask for.

use super::*;
use crate::catalog::Catalog;
use crate::catalog::ews::{operation, operations};
use crate::catalog::graph::needs;
use crate::catalog::source::tests::assert_whole;

/// `GET /me/messages (Mail.ReadBasic)`, `Office.Body.getAsync (ReadItem)`, `-` for a gap.
fn asked(request: &EwsRequest<'_>) -> Vec<String> {
    twins(request).iter().map(|twin| words(&twin.instead)).collect()
}

fn words(instead: &Instead) -> String {
    match instead {
        Instead::Request(request) => {
            let scopes: Vec<&str> = needs(request).iter().map(|need| need.least.name).collect();
            format!("{} {} ({})", request.method, request.path, scopes.join(" or "))
        }
        Instead::Member(member) => {
            let catalog = Catalog::get();
            let level = catalog.member(catalog.member_named(member).unwrap()).level.unwrap();
            format!("{member} ({})", level.name())
        }
        Instead::Gap => "-".to_owned(),
    }
}

fn of(operation: &str) -> EwsRequest<'_> {
    EwsRequest { operation, ..EwsRequest::default() }
}

#[test]
fn every_row_is_whole_and_leads_to_something_that_there_is() {
    assert_whole::<6>(TWINS);
    let all = TWINS.lines().filter(|line| !line.starts_with('#')).count();
    let read: Vec<&Row> = operations().iter().flat_map(|operation| rows_of(operation.name)).collect();
    assert_eq!(read.len(), all, "a row of an unknown operation, or with an unknown word");
    for row in read {
        match row.twin(None).instead {
            Instead::Request(request) => {
                let depends = request.path.starts_with("/subscriptions");
                assert!(depends || !needs(&request).is_empty(), "{request:?}");
            }
            Instead::Member(member) => assert!(row.twin(None).member().is_some(), "{member}"),
            Instead::Gap => assert!(!row.citation.note.is_empty(), "{}", row.operation),
        }
    }
}

#[test]
fn every_operation_that_an_add_in_may_call_has_a_twin() {
    for operation in operations().iter().filter(|operation| operation.is_callable()) {
        assert!(!twins(&of(operation.name)).is_empty(), "{}", operation.name);
    }
    assert_eq!(twins(&of("UploadItems")), []);
}

#[test]
fn the_folder_decides() {
    for (folder, twin) in [
        ("sentitems", "GET /me/mailFolders/sentitems/messages (Mail.ReadBasic)"),
        ("contacts", "GET /me/contacts (Contacts.Read)"),
        ("calendar", "GET /me/events (Calendars.ReadBasic)"),
        ("msgfolderroot", "GET /me/messages (Mail.ReadBasic)"),
        ("root", "-"),
    ] {
        assert_eq!(asked(&EwsRequest { folder: Some(folder), ..of("FindItem") }), [twin]);
    }
    let view = EwsRequest { folder: Some("calendar"), shapes: &[Shape::CalendarView], ..of("FindItem") };
    assert_eq!(asked(&view), ["GET /me/calendarView (Calendars.ReadBasic)"]);
    let below = EwsRequest { folder: Some("inbox"), ..of("FindFolder") };
    assert_eq!(asked(&below), ["GET /me/mailFolders/inbox/childFolders (Mail.ReadBasic)"]);
    assert_eq!(asked(&EwsRequest { folder: Some("notes"), ..of("FindItem") }), Vec::<String>::new());
    assert_eq!(asked(&of("FindItem")), ["GET /me/messages (Mail.ReadBasic)"]);
    let meeting = EwsRequest { contents: Some(Contents::Calendar), ..of("MoveItem") };
    assert_eq!(asked(&meeting), ["-"]);
}

#[test]
fn what_becomes_of_the_item_decides() {
    let create = |disposition, response| {
        let action = Action::of(disposition, response);
        asked(&EwsRequest { action, ..of("CreateItem") }).swap_remove(0)
    };
    for (disposition, response, twin) in [
        (Some("SaveOnly"), None, "POST /me/messages (Mail.ReadWrite)"),
        (Some("SendOnly"), None, "POST /me/sendMail (Mail.Send)"),
        (Some("SendAndSaveCopy"), None, "POST /me/sendMail (Mail.Send)"),
        (Some("SendAndSaveCopy"), Some("ForwardItem"), "POST /me/messages/{}/forward (Mail.Send)"),
        (Some("SaveOnly"), Some("ForwardItem"), "POST /me/messages/{}/createForward (Mail.ReadWrite)"),
        (Some("SendOnly"), Some("ReplyToItem"), "POST /me/messages/{}/reply (Mail.Send)"),
        (None, Some("AcceptItem"), "POST /me/events/{}/accept (Calendars.ReadWrite)"),
    ] {
        assert_eq!(create(disposition, response), twin);
    }
    let event =
        EwsRequest { contents: Some(Contents::Calendar), action: Some(Action::Save), ..of("CreateItem") };
    assert_eq!(asked(&event)[0], "POST /me/events (Calendars.ReadWrite)");
    let contact = EwsRequest { contents: Some(Contents::Contacts), ..of("CreateItem") };
    assert_eq!(asked(&contact), ["POST /me/contacts (Contacts.ReadWrite)"]);
    assert_eq!(Action::of(None, Some("SuppressReadReceipt")), None);
}

#[test]
fn what_is_asked_of_an_item_decides_and_office_js_often_serves() {
    let get = |shapes| asked(&EwsRequest { shapes, ..of("GetItem") });
    assert_eq!(
        get(&[Shape::Mime]),
        ["GET /me/messages/{}/$value (Mail.Read)", "Office.MessageRead.getAsFileAsync (ReadItem)"]
    );
    assert_eq!(
        get(&[Shape::Headers])[1..],
        ["Office.MessageRead.getAllInternetHeadersAsync (ReadItem)".to_owned()]
    );
    assert_eq!(
        get(&[Shape::Attachments]),
        [
            "GET /me/messages/{}/attachments (Mail.Read)",
            "Office.MessageRead.getAttachmentContentAsync (ReadItem)"
        ]
    );
    assert_eq!(
        get(&[Shape::Body]),
        ["GET /me/messages/{} (Mail.Read or Mail.Read)", "Office.Body.getAsync (ReadItem)"]
    );
    assert_eq!(get(&[]), ["GET /me/messages/{} (Mail.Read or Mail.ReadBasic)"]);
    assert_eq!(
        asked(&of("SendItem")),
        ["POST /me/messages/{}/send (Mail.Send)", "Office.MessageCompose.sendAsync (ReadWriteMailbox)"]
    );
    assert_eq!(Shape::of_field("item:MimeContent"), Some(Shape::Mime));
    assert_eq!(Shape::of_field("0x007D"), Some(Shape::Headers));
    assert_eq!(Shape::of_field("item:Subject"), None);
}

#[test]
fn gaps_are_named_with_their_reason() {
    let delegates = twins(&of("AddDelegate"));
    assert!(
        matches!(&delegates[..], [twin] if twin.instead == Instead::Gap && twin.citation.note.contains(".Shared"))
    );
    let group = twins(&of("ExpandDL"));
    assert!(group[0].citation.note.contains("an administrator has to consent"));
    assert!(operation("ExpandDL").is_some_and(|o| o.citation.note.contains("leaves it out")));
}

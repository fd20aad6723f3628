//! What users see when they hover, word for word.

mod manifests;
mod requests;
mod web;

use super::*;
use crate::ide::plain;
use crate::ide::testing::{link, mail, tree, unified};
use std::path::PathBuf;

const REFERENCE: &str = "https://learn.microsoft.com/javascript/api/outlook/office.";
const CHAIN: &str = "Office.context.mailbox.item";

/// The hover at each cursor: what it is about, and its text.
fn hovers(files: &[(&str, &str)]) -> Vec<Option<(String, String)>> {
    let (snapshot, cursors) = tree(files);
    let findings = snapshot.findings();
    let tell = |(file, at): &(PathBuf, u32)| {
        let found = hover(&snapshot, &findings, file, *at, &link)?;
        assert!(found.span.touches(*at));
        let (text, _) = snapshot.text(file).unwrap();
        Some((found.span.of(text).to_owned(), found.markdown))
    };
    cursors.iter().map(tell).collect()
}

/// The lines of the only hover, without the empty ones.
fn lines(files: &[(&str, &str)]) -> Vec<String> {
    let found = hovers(files);
    let [Some((_, text))] = found.as_slice() else { panic!("{found:?}") };
    text.lines().filter(|line| !line.is_empty()).map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn a_use_says_what_it_needs_and_leaves_to_the_finding_what_that_says() {
    let manifest = mail("<Permissions>ReadItem</Permissions>");
    let source = format!("const item = {CHAIN};\nitem.subject.set‸Async('a');");
    assert_eq!(
        lines(&[("manifest.xml", &manifest), ("src/a.js", &source)]),
        [
            "`Office.Subject.setAsync` needs **ReadWriteItem**",
            "Reached through a variable.",
            "Item modes: compose",
            "Requirement set: Mailbox 1.1",
            "Typings: read item (@types/office-js 1.0.612)",
            "Corrected: the shipped library and the permissions page ask for read/write item (2 December 2025, \
             [source](https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions))",
            "[Reference](https://learn.microsoft.com/javascript/api/outlook/\
             office.subject#outlook-office-subject-setasync-member%281%29)",
        ]
    );
}

#[test]
fn the_first_line_is_short_and_fits_the_case() {
    for (declared, source, expected) in [
        (
            "ReadWriteItem",
            "item.body.set‸Async('a');",
            "`Office.Body.setAsync` needs **ReadWriteItem**; [manifest.xml:2](manifest.xml@159) declares ReadWriteItem",
        ),
        ("", "item.body.getAsync‸('a');", "`Office.Body.getAsync` needs **ReadItem**"),
        (
            "ReadItem",
            "f(item.to); f(Office.context.mailbox.masterCategories); function f(x) { x.addA‸sync([]); }",
            "`addAsync` (Office.MasterCategories and Office.Recipients) needs **ReadWriteItem**, or even \
             **ReadWriteMailbox**",
        ),
        (
            "ReadItem",
            "if (typeof item.body.set‸Async === 'function') f();",
            "`Office.Body.setAsync` is only checked for here, which needs no level. Using it needs \
             **ReadWriteItem**.",
        ),
        ("ReadItem", "Office.on‸Ready();", "`Office.onReady`: no mailbox permission is documented."),
    ] {
        let manifest = if declared.is_empty() {
            mail("")
        } else {
            mail(&format!("<Permissions>{declared}</Permissions>"))
        };
        let source = format!("const item = {CHAIN};\n{source}");
        let lines = lines(&[("manifest.xml", &manifest), ("a.js", &source)]);
        assert_eq!(lines[0], expected, "{source}");
    }
}

#[test]
fn the_members_that_a_use_may_be_are_told_apart_by_what_they_need() {
    let manifest = mail("<Permissions>ReadItem</Permissions>");
    let lines = lines(&[("m.xml", &manifest), ("a.js", &format!("{CHAIN}.organ‸izer;"))]);
    assert_eq!(
        lines[1..],
        [
            format!("- ReadWriteItem; compose; Mailbox 1.7: [Office.AppointmentCompose]({REFERENCE}appointmentcompose#outlook-office-appointmentcompose-organizer-member)"),
            format!("- ReadItem; read; Mailbox 1.1: [Office.AppointmentRead]({REFERENCE}appointmentread#outlook-office-appointmentread-organizer-member)"),
            "Typings: read/write item (@types/office-js 1.0.612)".to_owned(),
            "Doubtful: the property is tagged read/write item, but its only method needs read item (21 August 2026, \
             [source](https://learn.microsoft.com/javascript/api/outlook/office.organizer))".to_owned(),
        ]
    );
}

#[test]
fn a_use_of_a_document_says_what_it_needs_of_it() {
    let manifest = mail("<Permissions>ReadWriteDocument</Permissions>").replace("MailApp", "TaskPaneApp");
    let source = "Office.context.document.getSelected‸DataAsync(type, f);";
    let lines = lines(&[("manifest.xml", &manifest), ("a.js", source)]);
    assert_eq!(
        lines[..3],
        [
            "`Office.Document.getSelectedDataAsync` needs **ReadDocument**, or even **ReadAllDocument**; \
             [manifest.xml:2](manifest.xml@163) declares ReadWriteDocument",
            "With `ooxml` as its first argument: **ReadAllDocument**",
            "Source: permissions of task pane and content add-ins, 30 June 2026, \
             [source](https://learn.microsoft.com/office/dev/add-ins/develop/requesting-permissions-for-api-use-in-content-and-task-pane-add-ins)",
        ]
    );
}

#[test]
fn several_manifests_are_told_apart_by_their_levels() {
    let more = mail("<Permissions>ReadWriteMailbox</Permissions>");
    let json = unified("{\"name\": \"MailboxItem.ReadWrite.User\", \"type\": \"Delegated\"}");
    let source = format!("{CHAIN}.body.set‸Async('a');");
    let files = [("a.js", source.as_str()), ("m.json", &json), ("m.xml", &more), ("n.xml", &more)];
    assert_eq!(
        lines(&files)[0],
        "`Office.Body.setAsync` needs **ReadWriteItem**; [m.json:4](m.json@97) declares ReadWriteItem, \
         [m.xml:2](m.xml@159) and [n.xml:2](n.xml@159) declare ReadWriteMailbox"
    );
}

#[test]
fn dead_members_say_so_before_anything_else() {
    let manifest = mail("<Permissions>ReadItem</Permissions>");
    let lines =
        lines(&[("manifest.xml", &manifest), ("a.js", "Office.context.mailbox.makeEws‸RequestAsync('');")]);
    assert_eq!(
        lines[1..5],
        [
            "Legacy: no longer works in Exchange Online (every Microsoft 365 tenant) since 31 October 2025. Calls have \
             failed since the tokens were switched off; EWS itself is disabled in phases from 1 October 2026 and shuts \
             down on 1 April 2027 (Message Center MC1227454).",
            "Still works in Exchange on-premises.",
            "Error of a failed call: 9020 GenericResponseError",
            "Use instead: Microsoft Graph. \
             ([source](https://learn.microsoft.com/office/dev/add-ins/outlook/web-services))",
        ]
    );
}

#[test]
fn a_legacy_use_says_what_makes_it_a_hint_as_the_rules_do() {
    let (guard, exchange) = (
        "A check of the mailbox's location guards it.",
        "`exchange` says that no mailboxes are in Exchange Online.",
    );
    let call = "m.getCallback‸TokenAsync(f);";
    let guarded = format!("if (m.userProfile.accountType === 'enterprise') {call}");
    for (name, config, source, expected) in [
        ("a.js", "{}", call, vec![]),
        ("a.js", "{}", &guarded, vec![guard.to_owned()]),
        ("a.js", "{\"exchange\": \"on-premises\"}", call, vec![exchange.to_owned()]),
        ("a.js", "{\"exchange\": \"on-premises\"}", &guarded, vec![format!("{guard} {exchange}")]),
        ("a.test.js", "{}", &guarded, vec![]),
    ] {
        let source = format!("const m = Office.context.mailbox;\n{source}");
        let files = [("addinspect.json", config), ("m.xml", &mail("")), (name, &source)];
        let lines = lines(&files).into_iter();
        let told = lines.filter(|line| line.contains(guard) || line.contains(exchange));
        assert_eq!(told.collect::<Vec<_>>(), expected, "{config} {source}");
    }
}

#[test]
fn what_else_matters_about_a_use_is_told() {
    let config =
        "{\"levels\": {\"Office.Body.getAsync\": {\"level\": \"Restricted\", \"reason\": \"_seen_\"}}}";
    let append =
        "Without it, the call fails with error 9047, `Extended Permission missing for the API call.`";
    for (file, source, expected) in [
        ("a.js", "item.body.append‸OnSendAsync('');", format!("It also needs the extended permission AppendOnSend, \
          which [manifest.xml:1](manifest.xml@1) lacks. {append}")),
        ("a.js", "item.get‸SharedPropertiesAsync(f);", "It also needs support for shared folders, which is \
          declared.".to_owned()),
        ("a.test.js", "item.body.set‸Async('');", "Reached through a variable. This file is a test, so its uses are \
          not counted.".to_owned()),
        ("a.js", "x.makeEws‸RequestAsync('');", "The receiver is unknown, but only Office has a member of this \
          name. It is likely, but not certain, so it raises no level.".to_owned()),
        ("a.js", "item.body.get‸Async(f);", "addinspect.json says Restricted for `Office.Body.getAsync`: \\_seen\\_".to_owned()),
        ("a.js", "item.loadCustomPropertiesAsync(r => r.value.s‸et('a', 1));", "Writing custom properties needs no more than reading the item. ([source](https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions))".to_owned()),
        ("a.js", "item.get‸Entities();", format!("- ReadItem; read; Mailbox 1.1; deprecated in the typings: \
          [Office.AppointmentRead]({REFERENCE}appointmentread#outlook-office-appointmentread-getentities-member%281%29) and [Office.MessageRead]({REFERENCE}messageread#outlook-office-messageread-getentities-member%281%29)")),
        ("a.js", "item.getSelected‸DataAsync('text', f);", "Doubtful: the shipped library asks for read/write item, but the documented level was lowered to read item in 2019 (23 September 2019, [source](https://github.com/OfficeDev/office-js-docs-pr/issues/1322))".to_owned()),
    ] {
        let manifest = mail(
            "<Permissions>ReadItem</Permissions><VersionOverrides xsi:type=\"VersionOverridesV1_1\">\
             <SupportsSharedFolders>true</SupportsSharedFolders></VersionOverrides>",
        );
        let source = format!("const item = {CHAIN};\n{source}");
        let lines = lines(&[("addinspect.json", config), ("manifest.xml", &manifest), (file, &source)]);
        assert!(lines.contains(&expected), "{lines:#?}");
    }
}

#[test]
fn names_of_rules_have_their_pages() {
    let source = "// addinspect-ignore-next-line unresolved-office‸-value, no-such‸-rule: why\nlet a;";
    let found = hovers(&[("m.xml", &mail("")), ("a.js", source)]);
    let (name, text) = found[0].as_ref().unwrap();
    assert_eq!(name, "unresolved-office-value");
    assert!(text.starts_with("**unresolved-office-value** (hint): "), "{text}");
    assert_eq!(found[1], None);
}

#[test]
fn a_configuration_file_explains_its_keys_rules_and_members() {
    let told = |text: &str| {
        let at = text.find('‸').unwrap();
        let text = text.replace('‸', "");
        let found = hover_config(&text, at as u32)?;
        Some(format!("{} -> {}", found.span.of(&text), plain(&found.markdown).lines().next().unwrap()))
    };
    for (text, expected) in [
        ("{\"ex‸clude\": []}", Some("\"exclude\" -> exclude: These files are not read.")),
        (
            "{\"rules\": {\"legacy-‸ews\": \"off\"}}",
            Some("\"legacy-ews\" -> legacy-ews (warning): The code calls Exchange Web Services."),
        ),
        (
            "{\"levels\": {\"Office.Subject.set‸Async\": {}}}",
            Some(
                "\"Office.Subject.setAsync\" -> Office.Subject.setAsync needs ReadWriteItem according to the \
                 catalogue.",
            ),
        ),
        ("{\"rules\": {\"no-‸rule\": \"off\"}}", None),
        ("{\"levels\": {\"Office.No‸thing\": {}}}", None),
        ("‸", None),
        ("[‸", None),
    ] {
        assert_eq!(told(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn places_without_meaning_give_nothing() {
    let manifest = mail("<Perm‸ission>x</Permission>");
    let source = "let ‸a = 'Off‸ice.context';";
    let found = hovers(&[("m.xml", &manifest), ("a.js", source), ("notes.txt", "‸"), ("b.json", "{‸}")]);
    assert_eq!(found, vec![None; 5]);
    let (snapshot, _) = tree(&[("m.xml", &manifest), ("a.js", source)]);
    for at in [0, 9999, u32::MAX] {
        for file in ["/app/m.xml", "/app/a.js", "/elsewhere.js", ""] {
            assert_eq!(hover(&snapshot, &[], Path::new(file), at, &link), None);
        }
    }
}

#[test]
fn clients_without_markdown_see_the_same_words() {
    let manifest = mail("<Permissions>ReadItem</Permissions>");
    let source = format!("{CHAIN}.subject.set‸Async('a');");
    let found = hovers(&[("manifest.xml", &manifest), ("a.js", &source)]);
    let text = plain(&found[0].as_ref().unwrap().1);
    assert!(text.starts_with("Office.Subject.setAsync needs ReadWriteItem\n"), "{text}");
    assert!(text.ends_with("office.subject#outlook-office-subject-setasync-member(1))"), "{text}");
    assert!(!text.contains("**") && !text.contains("]("), "{text}");
}

#[test]
fn a_use_says_what_it_stands_behind_and_which_sets_it_needs() {
    let set = "Office.context.requirements.isSetSupported('Mailbox', '1.8')";
    for (source, expected) in [
        (
            format!("if ({set})\n  {CHAIN}.getItem‸IdAsync(f);"),
            "Behind `isSetSupported(\"Mailbox\", \"1.8\")`, [line 1](a.js@",
        ),
        (
            format!("if (!{set}) {CHAIN}.body.get‸Async('text', f);"),
            "Behind `isSetSupported(\"Mailbox\", \"1.8\")` that says no, [line 1](a.js@",
        ),
        (
            format!("const item = {CHAIN};\nif (item.getItemIdAsync) item.getItem‸IdAsync(f);"),
            "Behind a look for the member, [line 2](a.js@",
        ),
        (
            format!("try {{ {CHAIN}.getItem‸IdAsync(f); }} catch {{}}"),
            "Behind a `try`, which catches what it throws, [line 1](a.js@",
        ),
        (format!("{CHAIN}.getShared‸PropertiesAsync(f);"), "Mailbox 1.8; Mailbox 1.13 in shared mailboxes"),
        ("Office.context.mailbox.user‸Profile;".to_owned(), "Requirement set: Mailbox 1.1"),
        ("Office.context.ui.displayDialog‸Async('x');".to_owned(), "Requirement set: Mailbox 1.4 in Outlook"),
        (
            "Office.context.ui.displayDialog‸Async('x');".to_owned(),
            "Not supported in handlers of event-based activation",
        ),
    ] {
        let told = lines(&[("manifest.xml", &mail("")), ("src/a.js", &source)]).join("\n");
        assert!(told.contains(expected), "{source}\n{told}");
    }
}

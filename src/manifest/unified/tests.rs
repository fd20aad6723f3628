//! What is read from JSON text: facts with their spans, and what is said of broken text.

use crate::catalog::MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox};
use crate::manifest::{Candidate, Manifest, ManifestKind, RequiredSet, Spanned, SupplementaryKind, read};

fn json(text: &str) -> Manifest {
    read(Candidate::Json, text).unwrap()
}

/// A manifest with these entries in `resourceSpecific` and this extension.
fn manifest(entries: &str, extension: &str) -> String {
    format!(
        r#"{{
  "$schema": "https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.schema.json",
  "manifestVersion": "1.24",
  "authorization": {{ "permissions": {{ "resourceSpecific": [{entries}] }} }},
  "extensions": [{extension}]
}}"#
    )
}

fn permission(name: &str) -> String {
    format!(r#"{{ "name": "{name}", "type": "Delegated" }}"#)
}

/// Name and version; without a version it is empty.
fn named_set(set: &RequiredSet) -> (&str, &str) {
    (&set.name.value, set.version.as_ref().map_or("", |version| &version.value))
}

/// The values, each checked to be what its span covers.
fn values<'m>(text: &str, spanned: impl IntoIterator<Item = &'m Spanned<String>>) -> Vec<String> {
    let checked = spanned.into_iter().inspect(|s| assert_eq!(s.span.of(text), s.value));
    checked.map(|s| s.value.clone()).collect()
}

#[test]
fn the_declared_level_is_found_and_spanned() {
    for (name, level) in [
        ("MailboxItem.Read.User", Some(ReadItem)),
        ("MailboxItem.ReadWrite.User", Some(ReadWriteItem)),
        ("Mailbox.ReadWrite.User", Some(ReadWriteMailbox)),
        ("mailboxitem.read.user", None),
        ("Mailbox.Read.User", None),
        ("Document.ReadWrite.User", None),
    ] {
        let text = manifest(&permission(name), "");
        let read = json(&text);
        assert_eq!((read.kind, read.declared_level()), (ManifestKind::Unified, level), "{name}");
        assert_eq!(values(&text, read.declared.iter().map(|d| &d.value)), [name]);
        assert_eq!(values(&text, read.declared[0].rsc_type.as_ref()), ["Delegated"]);
        assert_eq!(read.declared[0].whole.of(&text), permission(name));
        assert_eq!(read.permissions_slot.unwrap().of(&text), permission(name));
        assert_eq!(read.root.of(&text), "{");
        assert_eq!(read.malformed, []);
    }
}

#[test]
fn both_families_are_declared_and_teams_is_left_alone() {
    let entries = [
        r#"{ "name": "ChannelMessage.Read.Group", "type": "Application" }"#.to_owned(),
        permission("Document.ReadWrite.User"),
        permission("MailboxItem.Read.User"),
        permission("Mailbox.AppendOnSend.User"),
        permission("Mailbox.AccessSharedFolders.User"),
        r#"{ "name": "Mailbox.ReadWrite.User", "type": "Application" }"#.to_owned(),
    ];
    let text = manifest(&entries.join(", "), r#"{ "requirements": { "scopes": ["document", "mail"] } }"#);
    let read = json(&text);
    assert!(read.mail);
    assert_eq!(values(&text, &read.hosts), ["document", "mail"]);
    assert_eq!(
        values(&text, read.declared.iter().map(|d| &d.value)),
        ["Document.ReadWrite.User", "MailboxItem.Read.User", "Mailbox.ReadWrite.User"]
    );
    assert_eq!(
        read.declared_level(),
        Some(ReadItem),
        "a permission of type Application is not what Outlook reads"
    );
    let supplementary: Vec<_> = read.supplementary.iter().map(|s| s.kind).collect();
    assert_eq!(supplementary, [SupplementaryKind::AppendOnSend, SupplementaryKind::SharedFolders]);
    assert_eq!(read.supplementary[0].whole.of(&text), entries[3]);
}

#[test]
fn mail_is_told_by_any_sign_of_it() {
    for (entries, extension, mail) in [
        ("", r#"{ "requirements": { "scopes": ["mail"] } }"#, true),
        (&permission("MailboxItem.Read.User"), r#"{ "requirements": { "scopes": ["workbook"] } }"#, true),
        ("", r#"{ "requirements": { "scopes": ["workbook"] } }"#, false),
        ("", r#"{ "ribbons": [{ "requirements": { "scopes": ["mail"] } }] }"#, true),
        ("", r#"{ "ribbons": [{ "contexts": ["default"] }, { "contexts": ["mailCompose"] }] }"#, true),
        ("", r#"{ "ribbons": [{ "contexts": ["default"] }] }"#, false),
        ("", r#"{ "requirements": { "capabilities": [{ "name": "Mailbox", "minVersion": "1.5" }] } }"#, true),
        (
            "",
            r#"{ "requirements": { "capabilities": [{ "name": "ExcelApi", "minVersion": "1.1" }] } }"#,
            false,
        ),
        (&permission("MailboxItem.Read.User"), "{}", true),
        (&permission("Document.ReadWrite.User"), "{}", false),
        (r#"{ "name": "ChannelMessage.Read.Group", "type": "Application" }"#, "", false),
    ] {
        assert_eq!(json(&manifest(entries, extension)).mail, mail, "{entries} {extension}");
    }
}

#[test]
fn in_a_manifest_for_outlook_a_name_that_is_nobodys_was_meant_to_be_a_level() {
    let mail = r#"{ "requirements": { "scopes": ["mail"] } }"#;
    let names = ["Mail.ReadWrite", "ReadItem", "${{LEVEL}}", "offline_access", "InAppPurchase.Allow.User"];
    let entries = names.map(permission).join(", ");
    let text = manifest(&entries, mail);
    assert_eq!(values(&text, json(&text).declared.iter().map(|d| &d.value)), names[..4]);
    let strangers = ["Mail.ReadWrite", "${{LEVEL}}"].map(permission).join(", ");
    assert_eq!(json(&manifest(&strangers, "{}")).declared, []);
    for filled_in in ["{{PERMISSIONS}}", "[{{PERMISSIONS}}]", "[<%- permissions %>]", "\"${PERMISSIONS}\""] {
        let text = manifest("", mail).replace("[]", filled_in);
        let read = json(&text);
        assert_eq!((read.malformed.as_slice(), read.declared.len()), (&[][..], 1), "{text}");
        assert!(read.level_is_placeholder(), "{text}");
    }
}

#[test]
fn other_json_is_no_manifest() {
    for text in [
        "",
        "[]",
        r#"{ "name": "app", "start_url": "/", "icons": [] }"#,
        r#"{ "manifest_version": 3, "name": "browser extension", "permissions": ["tabs"] }"#,
        r#"{ "manifestVersion": "1.16", "staticTabs": [], "id": "a plain Teams app" }"#,
        r#"{ "manifestVersion": "1.17", "extensions": { "not": "a list" } }"#,
        r#"{ "extensions": ["a", "b"], "recommendations": [] }"#,
        r#"{ "properties": { "manifestVersion": {}, "extensions": {}, "resourceSpecific": [] } }"#,
        r#"{ "authorization": { "permissions": { "orgWide": [] } }, "x": "resourceSpecific" }"#,
    ] {
        assert_eq!(read(Candidate::Json, text), None, "{text}");
    }
    let teams = r#"{ "authorization": { "permissions": { "resourceSpecific": [] } } }"#;
    assert!(!json(teams).mail);
    assert_eq!(json(teams).permissions_slot.unwrap().of(teams), "");
}

#[test]
fn code_sets_events_and_features_are_listed() {
    let text = manifest(
        "",
        r#"{
        "requirements": { "capabilities": [{ "name": "Mailbox", "minVersion": "1.12" }], "scopes": ["mail"] },
        "runtimes": [{
            "requirements": { "capabilities": [{ "name": "Other" }] },
            "code": { "page": "https://${{DOMAIN}}/a.html", "script": "https://x/a.js" },
            "actions": [
                { "id": "act", "type": "executeFunction", "multiselect": true },
                { "id": "show", "type": "openPage", "multiselect": false }
            ]
        }],
        "contentRuntimes": [{ "code": { "page": "https://x/content.html" } }],
        "ribbons": [{ "contexts": ["mailRead", "mailCompose"], "tabs": [] }],
        "autoRunEvents": [{ "events": [{ "type": "messageSending", "actionId": "onSend" }] }],
        "getStartedMessages": [{ "learnMoreUrl": "https://x/learn.html" }]
    }"#,
    );
    let read = json(&text);
    assert_eq!(
        values(&text, &read.urls),
        ["https://${{DOMAIN}}/a.html", "https://x/a.js", "https://x/content.html"]
    );
    assert_eq!(values(&text, &read.functions), ["act", "onSend"]);
    let entry = |e: &crate::manifest::EntryPoint| {
        format!("{:?} {} {} {}", e.kind, e.url.value, e.events.join("+"), e.functions.join("+"))
    };
    assert_eq!(
        read.entries.iter().map(entry).collect::<Vec<_>>(),
        [
            "Command https://${{DOMAIN}}/a.html  act",
            "Page https://${{DOMAIN}}/a.html  ",
            "Page https://x/content.html  "
        ]
    );
    let points = values(&text, read.extension_points.iter().map(|p| &p.name));
    assert_eq!(points, ["mailRead", "mailCompose", "messageSending"]);
    let sets: Vec<_> = read.requirement_sets.iter().map(named_set).collect();
    assert_eq!(sets, [("Mailbox", "1.12"), ("Other", "")]);
    assert_eq!(read.features[0].span.of(&text), r#""multiselect": true"#);
    assert_eq!(
        read.own_need(),
        Some((ReadWriteMailbox, "the feature `multiselect` needs ReadWriteMailbox".into()))
    );
}

#[test]
fn comments_placeholders_and_escapes_are_tolerated() {
    let text = manifest(
        r#"// the level
           { /* which */ "name": "Mailbox\u0049tem.Read.User", "type": "Delegated", "x": ${{NUMBER}} }"#,
        "",
    );
    let read = json(&text);
    assert_eq!(read.malformed, []);
    assert_eq!(read.declared_level(), Some(ReadItem));
    assert_eq!(read.declared[0].value.span.of(&text), r"Mailbox\u0049tem.Read.User");
}

#[test]
fn broken_text_keeps_the_level_and_says_what_was_expected() {
    let good =
        manifest(&permission("MailboxItem.Read.User"), r#"{ "requirements": { "scopes": ["mail"] } }"#);
    for (from, to, expected) in [
        ("\"1.24\",", "\"1.24\"", "expected `,` or `}`, found `\"authorization\"`"),
        ("] } },", "] } }, }", "expected a property after `,`, found `}`: JSON allows no comma before `}`"),
        ("}] } },", "} } },", "expected `]` to close the `[` opened on line 4, found `}`"),
        ("\n}", "", "expected `}` to close the `{` opened on line 1, found the end of the file"),
        (
            "\"Delegated\" }",
            "\"Delegated\", }",
            "expected a property after `,`, found `}`: JSON allows no comma before `}`",
        ),
        ("\"1.24\",", "\"1.24,", "expected `\"` to close the string, found the end of the line"),
        ("\"$schema\":", "$schema:", "expected a property name in double quotes, found `$`"),
        ("\"mail\"", "'mail'", "expected a value, found `'mail'`"),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good, "{from}");
        let read = json(&text);
        assert_eq!(read.malformed.first().map(|e| e.message.as_str()), Some(expected), "{text}");
        assert!(read.malformed.len() <= 5);
        assert_eq!(read.declared_level(), Some(ReadItem), "{text}");
    }
}

#[test]
fn hostile_text_costs_neither_stack_nor_time() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[", ""), ("{", "")] {
        let nested = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let text = manifest(&permission("MailboxItem.Read.User"), &nested);
        assert_eq!(json(&text).declared_level(), Some(ReadItem));
    }
    for piece in ["\"", "/*", "]", ",", ":", "${{", "\"a\" ", "é"] {
        let text = manifest(&permission("MailboxItem.Read.User"), &piece.repeat(50_000));
        assert_eq!(json(&text).declared_level(), Some(ReadItem), "{piece}");
    }
}

#[test]
fn an_action_that_an_event_starts_is_an_entry_point_of_that_event() {
    let text = manifest(
        "",
        r#"{
        "runtimes": [{
            "code": { "page": "https://x/run.html", "script": "https://x/run.js" },
            "actions": [{ "id": "onSend", "type": "executeFunction" }, { "id": "act", "type": "executeFunction" }]
        }],
        "autoRunEvents": [{ "events": [{ "type": "messageSending", "actionId": "onSend" }] }]
    }"#,
    );
    let entry = |e: &crate::manifest::EntryPoint| {
        format!("{:?} {} {:?} {:?}", e.kind, e.url.value, e.events, e.functions)
    };
    assert_eq!(
        json(&text).entries.iter().map(entry).collect::<Vec<_>>(),
        [
            r#"Event https://x/run.html ["messageSending"] ["onSend"]"#,
            r#"Event https://x/run.js ["messageSending"] ["onSend"]"#,
            r#"Command https://x/run.html [] ["act"]"#
        ]
    );
}

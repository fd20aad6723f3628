//! What users see when they hover in a manifest, word for word.

use super::{CHAIN, hovers, lines};
use crate::ide::testing::{mail, unified};

/// The first line at the only cursor of a manifest, with a source.
fn verdict(manifest: (&str, &str), source: &str) -> String {
    lines(&[manifest, ("a.js", source)]).swap_remove(0)
}

#[test]
fn a_level_says_whether_it_fits_what_it_allows_and_what_needs_it() {
    let manifest = mail("<Permissions>Read‸WriteItem</Permissions>");
    let mut source = format!("const item = {CHAIN};\nitem.body.getAsync(f);\nstrange(item);\n");
    (0..7).for_each(|n| source.push_str(&format!("item.subject.setAsync('{n}');\n")));
    let lines = lines(&[("manifest.xml", &manifest), ("src/_a_.js", &source)]);
    let uses: Vec<String> = (0..5)
        .map(|n| format!("- [src/\\_a\\_.js:{}](_a_.js@{}) `Office.Subject.setAsync`", n + 4, 93 + n * 28))
        .collect();
    assert_eq!(lines[0], "**ReadWriteItem** is what the add-in needs.");
    assert_eq!(lines[1], "7 of 8 uses need it:");
    assert_eq!(lines[2..7], uses);
    assert_eq!(
        lines[7..],
        [
            "- and 2 more",
            "Also considered, or uncertain:",
            "- Office values are passed to code outside the project: src/\\_a\\_.js:3.",
            "Allows, in addition to the lower levels: change the current item (body, subject, recipients, \
             attachments, categories) and save it.",
            "Excludes: EWS, other items and folders, several selected items, the master category list, sending.",
            "Consent: Users see the level before they install the add-in; administrators see it in the admin center. \
             ([source](https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions))",
        ]
    );
}

#[test]
fn every_verdict_has_its_first_line() {
    let body = &format!("{CHAIN}.body.getAsync(f);");
    let unsure = &format!("{CHAIN}.body.getAsync(f); strange({CHAIN});");
    let xml = |level: &str| mail(&format!("<Permissions>{level}</Permissions>"));
    let json = |name: &str, ty: &str| unified(&format!("{{\"name\": \"{name}‸\", \"type\": \"{ty}\"}}"));
    for (name, manifest, source, expected) in [
        ("m.xml", xml("‸Restricted"), body, "**Restricted** is too low: the add-in needs **ReadItem**."),
        ("m.xml", xml("ReadItem‸"), body, "**ReadItem** is what the add-in needs."),
        (
            "m.json",
            json("Mailbox.ReadWrite.User", "Delegated"),
            body,
            "**ReadWriteMailbox** (`Mailbox.ReadWrite.User`) is more than the add-in needs: **ReadItem** \
             (`MailboxItem.Read.User`) is enough.",
        ),
        (
            "m.xml",
            xml("ReadWriteItem‸"),
            unsure,
            "**ReadWriteItem** may be more than the add-in needs: **ReadItem** seems enough.",
        ),
        (
            "m.xml",
            xml("ReadItem‸"),
            &"let a;".to_owned(),
            "**ReadItem**: no code that needs a level was found.",
        ),
        ("m.xml", xml("readitem‸"), body, "`readitem` is not a permission level; did you mean `ReadItem`?"),
        (
            "m.xml",
            xml("{{LEVEL}}‸"),
            body,
            "`{{LEVEL}}` is filled in when the add-in is built; its final value is not known.",
        ),
        (
            "m.xml",
            xml("ReadItem‸</Permissions>\n<Permissions>ReadWriteItem"),
            body,
            "**ReadItem** does not apply: [m.xml:3](m.xml@195) declares `ReadWriteItem`.",
        ),
        (
            "m.xml",
            xml("ReadItem").replace("MailApp", "TaskPaneApp").replace("ReadItem", "ReadDocument‸"),
            body,
            "**ReadDocument** is more than the add-in needs: **Restricted** is enough.",
        ),
    ] {
        assert_eq!(verdict((name, &manifest), source), expected, "{manifest}");
    }
    let application = json("MailboxItem.Read.User", "Application");
    let application = lines(&[("m.json", &application), ("a.js", body)]);
    assert_eq!(application[1], "Outlook ignores it: its `type` must be `Delegated`.");
}

#[test]
fn the_element_around_a_value_has_the_same_hover() {
    let files = [("m.xml", mail("<Permi‸ssions> Read‸Item </Permissions>")), ("a.js", "let a;".to_owned())];
    let found = hovers(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    let [Some(element), Some(value)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((element.0.as_str(), value.0.as_str()), ("<Permissions> ReadItem </Permissions>", "ReadItem"));
    assert_eq!(element.1, value.1);
}

#[test]
fn supplementary_permissions_say_what_they_are_for_and_who_uses_them() {
    let append =
        "<ExtendedPermissions><ExtendedPermission>Append‸OnSend</ExtendedPermission></ExtendedPermissions>";
    let manifest =
        mail(&format!("<VersionOverrides xsi:type=\"VersionOverridesV1_0\">{append}</VersionOverrides>"));
    let source = format!("{CHAIN}.body.appendOnSendAsync('');");
    assert_eq!(
        lines(&[("m.xml", &manifest), ("a.js", &source)]),
        [
            "**Append on send**: the add-in may add text to an item while it is being sent.",
            "It has no effect here: it has an effect only in VersionOverrides 1.1.",
            "Used by:",
            "- [a.js:1](a.js@33) `Office.Body.appendOnSendAsync`",
            "Required by `Office.Body.appendOnSendAsync` and `prependOnSendAsync`, which also need ReadWriteItem. \
             Without the permission, the call fails with error 9047, `Extended Permission missing for the API \
             call.` ([source](https://learn.microsoft.com/office/dev/add-ins/outlook/append-on-send))",
        ]
    );
    let manifest = unified("{\"name\": \"Mailbox.Access‸SharedFolders.User\", \"type\": \"Delegated\"}");
    assert_eq!(
        lines(&[("m.json", &manifest), ("a.js", &source)])[..4],
        [
            "**Shared folders**: the add-in is also available in shared folders and shared mailboxes.",
            "The documented name is `Mailbox.SharedFolder`; Microsoft's converter writes this one.",
            "Teams rejects packages with `Mailbox.SharedFolder` \
             ([source](https://github.com/OfficeDev/office-js/issues/6757)).",
            "No use of it was found in the code.",
        ]
    );
}

#[test]
fn rules_and_features_of_a_manifest_say_what_they_need() {
    let rule = |attributes: &str| {
        mail(&format!("<Permissions>Restricted</Permissions>\n<Rule xsi:type={attributes}/>"))
    };
    let permissions = "([source](https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions))";
    for (manifest, expected) in [
        (
            rule("\"Item‸Is\""),
            format!(
                "The activation rule `ItemIs` needs **Restricted**, and [m.xml:2](m.xml@159) declares Restricted. {permissions}"
            ),
        ),
        (
            rule("\"ItemHas‸Attachment\""),
            format!(
                "The activation rule `ItemHasAttachment` needs **ReadItem**, but [m.xml:2](m.xml@159) declares Restricted. {permissions}"
            ),
        ),
        (
            rule("\"ItemHas‸KnownEntity\" EntityType=\"Contact\"")
                .replace("<Permissions>Restricted</Permissions>", ""),
            format!(
                "The activation rule `ItemHasKnownEntity` for `Contact` needs **ReadItem**, but [m.xml:1](m.xml@1) declares \
                 no level, so Restricted applies. {permissions}\n\nOutlook has retired entity rules; rules with regular \
                 expressions replace them. ([source](https://learn.microsoft.com/javascript/api/manifest/rule))"
            ),
        ),
        (
            mail("<Permissions>ReadItem</Permissions><SupportsMulti‸Select>true</SupportsMultiSelect>"),
            "`SupportsMultiSelect` (activation on several selected messages) needs **ReadWriteMailbox**, but \
             [m.xml:2](m.xml@159) declares ReadItem. \
             ([source](https://learn.microsoft.com/office/dev/add-ins/outlook/item-multi-select))"
                .to_owned(),
        ),
    ] {
        let found = hovers(&[("m.xml", &manifest)]);
        assert_eq!(found[0].as_ref().map(|(_, text)| text.as_str()), Some(expected.as_str()));
    }
}

//! What the edits make of manifests as people lay them out.

use super::*;
use crate::manifest::{Candidate, read};
use crate::text::apply;

fn candidate(text: &str) -> Candidate {
    if text.trim_start_matches(['\u{FEFF}', ' ', '\n']).starts_with('<') {
        Candidate::Xml
    } else {
        Candidate::Json
    }
}

/// The text after the edits; they leave a manifest that is as well-formed as before, and doing it again changes
/// nothing.
fn after(text: &str, edit: impl Fn(&str, &Manifest) -> Option<Vec<Edit>>) -> String {
    let once = |text: &str| {
        let manifest = read(candidate(text), text).unwrap();
        let edited = apply(text, &edit(text, &manifest).unwrap_or_default()).unwrap();
        let again = read(candidate(text), &edited).unwrap();
        assert_eq!(again.malformed.len(), manifest.malformed.len(), "{:?} in {edited}", again.malformed);
        edited
    };
    let edited = once(text);
    assert_eq!(once(&edited), edited, "done twice");
    edited
}

fn declared(text: &str, value: &str) -> String {
    after(text, |text, manifest| declare(text, manifest, Family::Mailbox, value))
}

const OPEN: &str = "<OfficeApp xmlns:xsi=\"x\" xsi:type=\"MailApp\">";

#[test]
fn a_level_is_set_inserted_moved_and_made_the_only_one() {
    for (before, expected) in [
        ("<Permissions> Read<!-- a -->Item </Permissions>", "<Permissions> X </Permissions>"),
        ("<Permissions id='1' />", "<Permissions id='1'>X</Permissions>"),
        ("<Permissions></Permissions>", "<Permissions>X</Permissions>"),
        (
            "\n  <FormSettings/> <!-- f -->\n  <Rule/>\n",
            "\n  <FormSettings/> <!-- f -->\n  <Permissions>X</Permissions>\n  <Rule/>\n",
        ),
        (
            "\r\n\t<!-- r -->\r\n\t<Rule/>\r\n",
            "\r\n\t<!-- r -->\r\n\t<Permissions>X</Permissions>\r\n\t<Rule/>\r\n",
        ),
        ("\n\t<Id/>\n", "\n\t<Id/>\n\t<Permissions>X</Permissions>\n"),
        ("<Id/><Rule/>", "<Id/><Permissions>X</Permissions><Rule/>"),
        (
            "<Id><Permissions>Foo<Permissions>Bar</Permissions></Permissions></Id>",
            "<Id></Id><Permissions>X</Permissions>",
        ),
        ("", "<Permissions>X</Permissions>"),
        ("\n", "\n  <Permissions>X</Permissions>\n"),
        (
            "\n  <Rule/>\n  <Permissions a=\"1\">ReadItem</Permissions>\n",
            "\n  <Permissions a=\"1\">X</Permissions>\n  <Rule/>\n",
        ),
        (
            "\n  <Permissions>ReadItem</Permissions>\n  <!-- more -->\n  <Permissions>Foo</Permissions>\n  <Rule/>\n",
            "\n  <Permissions>X</Permissions>\n  <!-- more -->\n  <Rule/>\n",
        ),
        (
            "\n  <FormSettings/>\n  <VersionOverrides>\n    <Permissions>ReadItem</Permissions>\n  </VersionOverrides>\n",
            "\n  <FormSettings/>\n  <Permissions>X</Permissions>\n  <VersionOverrides>\n  </VersionOverrides>\n",
        ),
    ] {
        let text = format!("{OPEN}{before}</OfficeApp>");
        assert_eq!(declared(&text, "X"), format!("{OPEN}{expected}</OfficeApp>"), "{before}");
    }
}

#[test]
fn the_prefix_of_the_root_is_used() {
    let open = "<o:OfficeApp xmlns:o=\"y\" xmlns:xsi=\"x\" xsi:type=\"o:MailApp\">";
    let text = format!("{open}\n <o:Rule/>\n</o:OfficeApp>");
    let expected = format!("{open}\n <o:Permissions>X</o:Permissions>\n <o:Rule/>\n</o:OfficeApp>");
    assert_eq!(declared(&text, "X"), expected);
}

const OVERRIDES: &str = "<VersionOverrides xsi:type=\"VersionOverridesV1_0\">\n    \
    <VersionOverrides xsi:type=\"VersionOverridesV1_1\">@</VersionOverrides>\n  </VersionOverrides>\n";

fn supplemented(inside: &str, kind: SupplementaryKind) -> String {
    let text = format!("{OPEN}\n  {}</OfficeApp>", OVERRIDES.replace('@', inside));
    let edited = after(&text, |text, manifest| match manifest.effective(kind) {
        Some(_) => Some(Vec::new()),
        None => add(text, manifest, kind),
    });
    let (head, tail) = OVERRIDES.split_once('@').unwrap();
    let edited = edited.strip_prefix(&format!("{OPEN}\n  {head}")).unwrap();
    edited.strip_suffix(&format!("{tail}</OfficeApp>")).unwrap().to_owned()
}

#[test]
fn supplementary_permissions_are_added_at_their_places() {
    use SupplementaryKind::{AppendOnSend, SharedFolders};
    let list = |n: &str| {
        format!(
            "{n}      <ExtendedPermissions>{n}        <ExtendedPermission>AppendOnSend</ExtendedPermission>{n}      \
             </ExtendedPermissions>"
        )
    };
    for (kind, before, expected) in [
        (AppendOnSend, "\n      <Hosts/>\n    ", format!("\n      <Hosts/>{}\n    ", list("\n"))),
        (AppendOnSend, "\n      <Hosts/>\n      <ExtendedPermissions/>\n    ", format!("\n      <Hosts/>{}\n    ", list("\n"))),
        (
            AppendOnSend,
            "<ExtendedPermissions><ExtendedPermission>Other</ExtendedPermission></ExtendedPermissions>",
            "<ExtendedPermissions><ExtendedPermission>Other</ExtendedPermission>\
             <ExtendedPermission>AppendOnSend</ExtendedPermission></ExtendedPermissions>"
                .into(),
        ),
        (AppendOnSend, "", String::new()),
        (
            SharedFolders,
            "\n      <DesktopFormFactor>\n        <!-- code -->\n        <FunctionFile/>\n      </DesktopFormFactor>\n    ",
            "\n      <DesktopFormFactor>\n        <SupportsSharedFolders>true</SupportsSharedFolders>\n        \
             <!-- code -->\n        <FunctionFile/>\n      </DesktopFormFactor>\n    "
                .into(),
        ),
        (
            SharedFolders,
            "<DesktopFormFactor><SupportsSharedFolders>false</SupportsSharedFolders></DesktopFormFactor>",
            "<DesktopFormFactor><SupportsSharedFolders>true</SupportsSharedFolders></DesktopFormFactor>".into(),
        ),
        (SharedFolders, "<Hosts/>", "<Hosts/>".into()),
    ] {
        assert_eq!(supplemented(before, kind), expected, "{before}");
    }
}

#[test]
fn a_marker_in_the_older_overrides_is_moved_and_an_emptied_list_goes() {
    let kind = SupplementaryKind::AppendOnSend;
    let list =
        "<ExtendedPermissions><ExtendedPermission>AppendOnSend</ExtendedPermission></ExtendedPermissions>";
    let text = format!(
        "{OPEN}<VersionOverrides xsi:type=\"VersionOverridesV1_0\">{list}\
         <VersionOverrides xsi:type=\"VersionOverridesV1_1\"><Hosts/></VersionOverrides></VersionOverrides></OfficeApp>"
    );
    let moved = apply(&text, &add(&text, &read(Candidate::Xml, &text).unwrap(), kind).unwrap()).unwrap();
    assert_eq!(moved, text.replace(list, "").replace("<Hosts/>", &format!("<Hosts/>{list}")));
    assert_eq!(after(&moved, |text, manifest| remove(text, manifest, kind)), text.replace(list, ""));
}

const ENTRY: &str = r#"{ "name": "MailboxItem.Read.User", "type": "Delegated" }"#;

/// A manifest with these properties beside the version; `'` stands for a double quote.
fn unified(properties: &str) -> String {
    format!("{{\n  'manifestVersion': '1.17',\n  'extensions': []{properties}\n}}\n").replace('\'', "\"")
}

fn array(inside: &str) -> String {
    unified(&format!(",\n  'authorization': {{ 'permissions': {{ 'resourceSpecific': [{inside}] }} }}"))
}

const LEVEL: &str = "MailboxItem.ReadWrite.User";

#[test]
fn a_level_is_set_in_the_unified_manifest() {
    let quotes = |text: &str| text.replace('\'', "\"").replace('@', LEVEL);
    let x = "{ 'name': '@', 'type': 'Delegated' }";
    let lines =
        |indent: &str| format!("{{\n{indent}  'name': '@',\n{indent}  'type': 'Delegated'\n{indent}}}");
    for (before, expected) in [
        (array(ENTRY), array(x)),
        (
            array("{'name':'Mailbox.Read.User','type':'Application'}"),
            array("{'name':'@','type':'Delegated'}"),
        ),
        (array("{ 'name': 'ReadItem' }"), array("{ 'name': '@', 'type': 'Delegated' }")),
        (
            array("{ 'name': 'Team', 'type': 'Application' }"),
            array(&format!("{{ 'name': 'Team', 'type': 'Application' }}, {x}")),
        ),
        (
            array(&format!("\n    {ENTRY},\n    {ENTRY} // why\n  ")),
            array(&format!("\n    {x}\n     // why\n  ")),
        ),
        (
            array(&format!("\n    {ENTRY},\n    {ENTRY}, /* , */\n    {{}}\n  ")),
            array(&format!("\n    {x},\n    /* , */\n    {{}}\n  ")),
        ),
        (array(&format!("{ENTRY}, {ENTRY}, {{}}")), array(&format!("{x}, {{}}"))),
        (array(""), array(&format!("\n    {}\n  ", lines("    ")))),
        (
            unified(""),
            unified(&format!(
                ",\n  'authorization': {{\n    'permissions': {{\n      'resourceSpecific': [\n        {}\n      ]\n    }}\n  }}",
                lines("        ")
            )),
        ),
        (
            unified(",\n  'authorization': {}"),
            unified(&format!(
                ",\n  'authorization': {{\n    'permissions': {{\n      'resourceSpecific': [\n        {}\n      ]\n    }}\n  }}",
                lines("        ")
            )),
        ),
        (unified(",\n  'authorization': 7"), unified(",\n  'authorization': 7")),
    ] {
        assert_eq!(declared(&quotes(&before), LEVEL), quotes(&expected), "{before}");
        let crlf = |text: &str| quotes(text).replace('\n', "\r\n");
        assert_eq!(declared(&crlf(&before), LEVEL), crlf(&expected), "{before}");
    }
    let one_line = r#"{"manifestVersion":"1.17","extensions":[]}"#;
    let expected =
        one_line.replace("[]}", r#"[], "authorization": {"permissions": {"resourceSpecific": [@]}}}"#);
    assert_eq!(
        declared(one_line, LEVEL),
        expected.replace('@', &quotes("{'name': '@', 'type': 'Delegated'}"))
    );
}

#[test]
fn supplementary_permissions_are_added_and_removed_in_the_unified_manifest() {
    let kind = SupplementaryKind::AppendOnSend;
    let marker = r#"{ "name": "Mailbox.AppendOnSend.User", "type": "Delegated" }"#;
    let both = array(&format!("\n    {ENTRY},\n    {marker}\n  "));
    for before in [
        array(&format!("\n    {ENTRY}\n  ")),
        array(&format!("\n    {ENTRY},\n    {{ \"name\": \"AppendOnSend\", \"type\": \"Delegated\" }}\n  ")),
        array(&format!(
            "\n    {ENTRY},\n    {{ \"name\": \"Mailbox.AppendOnSend.User\", \"type\": \"Application\" }}\n  "
        )),
    ] {
        assert_eq!(after(&before, |text, manifest| add_once(text, manifest, kind)), both, "{before}");
    }
    let removed = after(&both, |text, manifest| remove(text, manifest, kind));
    assert_eq!(removed, array(&format!("\n    {ENTRY}\n  ")));
}

fn add_once(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    if manifest.effective(kind).is_some() { None } else { add(text, manifest, kind) }
}

#[test]
fn a_malformed_manifest_gets_no_other_edit_than_another_value() {
    let broken = format!("{OPEN}<Permissions>ReadItem</Permissions>");
    assert_eq!(declared(&broken, "X"), broken.replace("ReadItem", "X"));
    let broken = format!("{OPEN}<Rule>");
    assert_eq!(declared(&broken, "X"), broken);
}

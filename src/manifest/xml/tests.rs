//! What is read from XML text: facts with their spans, and what is said of broken text.

use crate::catalog::MailboxLevel::{self, ReadItem, ReadWriteItem, ReadWriteMailbox, Restricted};
use crate::manifest::{
    AppType, Candidate, Manifest, RequiredSet, SchemaVersion, Spanned, SupplementaryKind, read,
};
use crate::text::{ColumnUnit, LineIndex, Span};

const ROOT: &str = r#"<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="MailApp">"#;

fn mail(body: &str) -> String {
    format!("{ROOT}\n{body}\n</OfficeApp>\n")
}

fn xml(text: &str) -> Manifest {
    read(Candidate::Xml, text).unwrap()
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

/// Each error as `line: text: message`.
fn errors(text: &str) -> Vec<String> {
    let lines = LineIndex::new(text);
    let show = |span: Span, message: &str| {
        let line = lines.position(text, span.start, ColumnUnit::Utf8).line + 1;
        format!("{line}: {}: {message}", span.of(text))
    };
    xml(text).malformed.iter().map(|e| show(e.span, &e.message)).collect()
}

#[test]
fn the_declared_level_is_found_however_it_is_written() {
    for (written, level, covered) in [
        ("<Permissions>ReadWriteItem</Permissions>", Some(ReadWriteItem), "ReadWriteItem"),
        ("<Permissions>\r\n  ReadItem\t</Permissions>", Some(ReadItem), "ReadItem"),
        ("<Permissions><!-- was: Restricted -->ReadItem<!-- --></Permissions>", Some(ReadItem), "ReadItem"),
        ("<Permissions>Read<!-- -->Item</Permissions>", Some(ReadItem), "Read<!-- -->Item"),
        ("<Permissions> <![CDATA[ ReadItem ]]> </Permissions>", Some(ReadItem), "ReadItem"),
        ("<Permissions>Read<![CDATA[Item]]></Permissions>", Some(ReadItem), "Read<![CDATA[Item]]>"),
        ("<Permissions>&#82;ead&#x49;tem</Permissions>", Some(ReadItem), "&#82;ead&#x49;tem"),
        (
            "<o:Permissions xmlns:o='urn:x'>ReadWriteMailbox</o:Permissions >",
            Some(ReadWriteMailbox),
            "ReadWriteMailbox",
        ),
        ("<Permissions a='>'>Restricted</Permissions>", Some(Restricted), "Restricted"),
        ("<Permissions>readItem</Permissions>", None, "readItem"),
        ("<Permissions/>", None, ""),
        ("<Permissions> </Permissions>", None, ""),
    ] {
        let text = mail(written);
        let manifest = xml(&text);
        assert_eq!(manifest.malformed, [], "{written}");
        assert_eq!(manifest.declared_level(), level, "{written}");
        let [declared] = manifest.declared.as_slice() else { panic!("{written}") };
        assert_eq!(declared.value.span.of(&text), covered);
        assert_eq!(declared.whole.of(&text), written);
        assert_eq!(declared.parents, ["OfficeApp"]);
    }
}

#[test]
fn permissions_in_comments_and_cdata_are_none() {
    for body in [
        "",
        "<!-- <Permissions>ReadItem</Permissions> -->",
        "<Description><![CDATA[<Permissions>ReadItem</Permissions>]]></Description>",
        "<Description DefaultValue='&lt;Permissions>ReadItem&lt;/Permissions>'/>",
    ] {
        let manifest = xml(&mail(body));
        assert_eq!(manifest.malformed, [], "{body}");
        assert_eq!((manifest.declared_level(), manifest.granted()), (None, Restricted), "{body}");
    }
}

#[test]
fn a_level_in_its_place_goes_before_one_elsewhere() {
    let inside = "<VersionOverrides><Permissions>ReadWriteMailbox</Permissions></VersionOverrides>";
    let text = mail(&format!("<Permissions>ReadItem</Permissions>{inside}"));
    let manifest = xml(&text);
    assert_eq!(manifest.declared_level(), Some(ReadItem));
    assert_eq!(manifest.declared.len(), 2);
    assert_eq!(manifest.declared[1].parents, ["OfficeApp", "VersionOverrides"]);
    assert_eq!(xml(&mail(inside)).declared_level(), Some(ReadWriteMailbox));

    let twice = mail("<Permissions>ReadWriteItem</Permissions><Permissions>ReadItem</Permissions>");
    let manifest = xml(&twice);
    assert_eq!(manifest.declared_level(), Some(ReadWriteItem), "the highest counts");
    assert_eq!(manifest.declared_at().unwrap(), &manifest.declared[0]);
}

#[test]
fn the_root_says_what_the_add_in_is() {
    let namespace = "http://schemas.microsoft.com/office/appforoffice";
    for (root, app_type, schema, mail) in [
        (
            format!(r#"<OfficeApp xmlns="{namespace}/1.1" X="MailApp"/>"#),
            Some(AppType::Mail),
            SchemaVersion::V1_1,
            true,
        ),
        (
            format!(r#"<OfficeApp xmlns="{namespace}/1.0" X="MailApp"/>"#),
            Some(AppType::Mail),
            SchemaVersion::V1_0,
            true,
        ),
        (
            format!(r#"<o:OfficeApp xmlns:o="{namespace}/1.0" X="o:MailApp"/>"#),
            Some(AppType::Mail),
            SchemaVersion::V1_0,
            true,
        ),
        (r#"<OfficeApp X="TaskPaneApp"/>"#.into(), Some(AppType::TaskPane), SchemaVersion::V1_1, false),
        (r#"<OfficeApp X="ContentApp"/>"#.into(), Some(AppType::Content), SchemaVersion::V1_1, false),
        (
            r#"<OfficeApp X="{$type}"><Hosts><Host Name="Mailbox"/></Hosts></OfficeApp>"#.into(),
            None,
            SchemaVersion::V1_1,
            true,
        ),
        (
            "<OfficeApp><Hosts><Host Name='Workbook'/></Hosts></OfficeApp>".into(),
            None,
            SchemaVersion::V1_1,
            false,
        ),
    ] {
        let text = root.replace(" X=", r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="#);
        let manifest = xml(&text);
        assert_eq!((manifest.app_type, manifest.schema, manifest.mail), (app_type, schema, mail), "{text}");
        assert!(manifest.root.of(&text).ends_with("OfficeApp"), "{text}");
        assert_eq!(manifest.malformed, [], "{text}");
    }
}

#[test]
fn restricted_is_no_mailbox_level_in_a_task_pane_add_in() {
    let level = |value: &str| {
        let text = mail(&format!("<Permissions>{value}</Permissions>")).replace("MailApp", "TaskPaneApp");
        xml(&text).declared_level()
    };
    assert_eq!(level("Restricted"), None);
    assert_eq!(level("ReadWriteDocument"), None);
    assert_eq!(level("ReadItem"), Some(ReadItem), "a mailbox level in the wrong place");
}

#[test]
fn other_xml_is_no_manifest() {
    for text in [
        "",
        "   ",
        "no markup",
        "<?xml version='1.0'?><project/>",
        "<!-- OfficeApp --><configuration><OfficeApp/></configuration>",
        "<officeapp/>",
        "<",
        "<%@ Page %><Other/><OfficeApp/>",
    ] {
        assert_eq!(read(Candidate::Xml, text), None, "{text}");
    }
    for text in [
        "<?xml version='1.0'?>\n<!DOCTYPE OfficeApp [<!ENTITY a 'b'>]>\n<!-- <x/> --><?pi?><OfficeApp/>",
        "junk before <OfficeApp/>",
        "<%@ template %><OfficeApp/>",
        "<!-- never closed <OfficeApp/>",
        "<OfficeApp",
        "<OfficeApp a='",
    ] {
        assert!(read(Candidate::Xml, text).is_some(), "{text}");
    }
}

#[test]
fn supplementary_permissions_know_their_version_overrides() {
    let text = mail(
        r#"<VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
             <DesktopFormFactor><SupportsSharedFolders>true</SupportsSharedFolders></DesktopFormFactor>
             <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1">
               <DesktopFormFactor><SupportsSharedFolders>false</SupportsSharedFolders></DesktopFormFactor>
               <ExtendedPermissions><ExtendedPermission> AppendOnSend </ExtendedPermission>
                 <ExtendedPermission>Other</ExtendedPermission></ExtendedPermissions>
             </VersionOverrides>
           </VersionOverrides>"#,
    );
    let found = xml(&text).supplementary;
    let kinds: Vec<_> = found.iter().map(|s| (s.kind, s.overrides_version.as_deref().unwrap())).collect();
    assert_eq!(kinds, [(SupplementaryKind::SharedFolders, "1.0"), (SupplementaryKind::AppendOnSend, "1.1")]);
    assert_eq!(values(&text, found.iter().map(|s| &s.value)), ["true", "AppendOnSend"]);
    assert_eq!(found[1].whole.of(&text), "<ExtendedPermission> AppendOnSend </ExtendedPermission>");
}

#[test]
fn pages_and_scripts_are_resolved_through_resid() {
    let text = mail(
        r##"<IconUrl DefaultValue="https://x/icon.png"/><SupportUrl DefaultValue="https://x/help.html"/>
        <Form xsi:type="ItemRead"><DesktopSettings><SourceLocation DefaultValue=" ~remoteAppUrl/read.html ">
          <Override Locale="ar" Value="~remoteAppUrl/ar/read.html"/></SourceLocation></DesktopSettings></Form>
        <Runtime resid="web"><Override type="javascript" resid="script"/></Runtime>
        <FunctionFile resid="commands"/>
        <Action xsi:type="ShowTaskpane"><SourceLocation resid="pane"/></Action>
        <Page><SourceLocation resid="web"/></Page><Metadata><SourceLocation resid="meta"/></Metadata>
        <GetStarted><LearnMoreUrl resid="learn"/></GetStarted>
        <bt:Images><bt:Image id="pane" DefaultValue="https://x/pane.png"/></bt:Images>
        <bt:Urls>
          <bt:Url id="commands" DefaultValue="https://{domain}/commands.html?a=1"/>
          <bt:Url id="pane" DefaultValue="${{BASE}}/pane"><bt:Override Locale="de" Value="https://x/de.html"/></bt:Url>
          <bt:Url id="web" DefaultValue="https://x/web.html"/><bt:Url id="script" DefaultValue="https://x/script.js"/>
          <bt:Url id="meta" DefaultValue="https://x/meta.json"/><bt:Url id="learn" DefaultValue="https://x/learn.html"/>
        </bt:Urls>"##,
    );
    let manifest = xml(&text);
    assert_eq!(manifest.malformed, []);
    assert_eq!(
        values(&text, &manifest.urls),
        [
            "~remoteAppUrl/read.html",
            "~remoteAppUrl/ar/read.html",
            "https://{domain}/commands.html?a=1",
            "${{BASE}}/pane",
            "https://x/de.html",
            "https://x/web.html",
            "https://x/script.js",
        ]
    );
}

#[test]
fn hosts_sets_functions_rules_and_extension_points_are_listed() {
    let text = mail(
        r#"<Hosts><Host Name="Mailbox"/></Hosts>
        <Requirements><Sets DefaultMinVersion="1.3"><Set Name="Mailbox" MinVersion="1.8"/><Set Name="Other"/></Sets></Requirements>
        <Rule xsi:type="RuleCollection" Mode="Or"><Rule xsi:type="ItemIs" ItemType="Message" FormType="Edit"/></Rule>
        <VersionOverrides><Requirements><bt:Sets><bt:Set Name="Late"/></bt:Sets></Requirements>
          <Hosts><Host xsi:type="MailHost">
            <ExtensionPoint xsi:type="LaunchEvent"><LaunchEvents><LaunchEvent Type="OnMessageSend" FunctionName="onSend"/></LaunchEvents></ExtensionPoint>
            <ExtensionPoint xsi:type="Events"><Event Type="ItemSend" FunctionName="itemSend"/></ExtensionPoint>
            <ExtensionPoint xsi:type="MessageReadCommandSurface"><Action xsi:type="ExecuteFunction"><FunctionName>act</FunctionName></Action></ExtensionPoint>
          </Host></Hosts></VersionOverrides>"#,
    );
    let manifest = xml(&text);
    assert_eq!(values(&text, &manifest.hosts), ["Mailbox"]);
    assert_eq!(values(&text, &manifest.functions), ["onSend", "itemSend", "act"]);
    let sets: Vec<_> = manifest.requirement_sets.iter().map(named_set).collect();
    assert_eq!(sets, [("Mailbox", "1.8"), ("Other", "1.3"), ("Late", "")]);
    let points = values(&text, manifest.extension_points.iter().map(|p| &p.name));
    assert_eq!(points, ["LaunchEvent", "Events", "MessageReadCommandSurface"]);
    let [rule] = manifest.rules.as_slice() else { panic!("one rule, the collection is flattened") };
    assert_eq!((rule.kind.value.as_str(), rule.form_type.as_deref()), ("ItemIs", Some("Edit")));
}

#[test]
fn broken_text_says_what_was_expected_and_keeps_the_level() {
    const GOOD: &str = "<Permissions>ReadItem</Permissions>";
    for (body, expected) in [
        ("<Id>a", "4: <Id: expected `</Id>` to close this `<Id>`, found `</OfficeApp>` on line 6"),
        ("<Id>a</Ib>", "4: </Ib>: expected `</Id>` to close the `<Id>` opened on line 4, found `</Ib>`"),
        (
            "</Rule>",
            "4: </Rule>: expected `</OfficeApp>` or content, found `</Rule>` although no `<Rule>` is open",
        ),
        ("<A><B></A>", "4: <B: expected `</B>` to close this `<B>`, found `</A>` on line 4"),
        ("<Id\n<B/>", "5: <B/: expected `>` to end the tag `<Id`, found `<B/`"),
        ("<Id a='1' a='2'/>", "4: a: expected each attribute once, found a second `a` (first on line 4)"),
        ("<Id a=1/>", "4: 1: expected an attribute value in quotes, found `1`"),
        ("<Id a/>", "4: a: expected `=` and a value after the attribute `a`, found the end of the tag"),
        ("<Id a='1'b='2'/>", "4: b: expected a space before the attribute `b`"),
        ("<Id a='<'/>", "4: <: expected `&lt;` in the value of `a`, found `<`"),
        ("<Id a=\"x/>\n<B c=\"d\"/>", "4: \"x: expected `\"` to close the attribute value `\"x`"),
        ("<Id a='x?b=1&c=2'/>", "4: &: expected `&amp;`, found a bare `&`"),
        ("<Id>Q&A</Id>", "4: &: expected `&amp;`, found a bare `&`"),
        (
            "<Id>&nbsp;</Id>",
            "4: &nbsp;: expected `&amp;`, `&lt;`, `&gt;`, `&quot;` or `&apos;`, found the unknown entity `&nbsp;`",
        ),
        (
            "<Id>a < b</Id>",
            "4: <: expected an element name after `<` (write a literal `<` as `&lt;`), found a space",
        ),
        ("<!-- a -- b -->", "4: --: expected `-->` after `--`, which a comment may contain only at its end"),
        ("<!-- a", "4: <!--: expected `-->` to close this comment, found the end of the file"),
        (
            "<![CDATA[ a",
            "4: <![CDATA[: expected `]]>` to close this CDATA section, found the end of the file",
        ),
        (
            "<!ELEMENT a>",
            "4: <!: expected `<!--`, `<![CDATA[` or `<!DOCTYPE`, found other markup that begins with `<!`",
        ),
        ("a ]]> b", "4: ]]>: expected text (write `]]>` as `]]&gt;`), found `]]>` outside a CDATA section"),
        ("<p:a/>", "4: p:a: expected a declaration `xmlns:p=\"...\"` for the prefix `p`, found none"),
        ("\u{1}", "4: \u{1}: expected text, found the control character U+0001, which XML forbids"),
    ] {
        for text in [mail(&format!("{body}\n{GOOD}")), mail(&format!("{GOOD}\n{body}"))] {
            let found = errors(&text);
            // The second text has everything one line lower, or higher.
            let found = found.first().map(|e| e.split_once(": ").unwrap().1);
            if text.starts_with(&format!("{ROOT}\n{body}")) {
                let expected = expected.split_once(": ").unwrap().1;
                assert_eq!(found, Some(expected), "{text}");
            }
            assert!(found.is_some(), "{text}");
            assert_eq!(xml(&text).declared_level(), Some(ReadItem), "{text}");
        }
    }
}

#[test]
fn what_is_wrong_with_the_whole_file_is_said_once() {
    for (text, expected) in [
        (
            "<OfficeApp>\n<Id>\n".to_owned(),
            "2: <Id: expected `</Id>` to close this `<Id>`, found the end of the file on line 2",
        ),
        ("<OfficeApp".into(), "1: : expected `>` to end the tag `<OfficeApp`, found the end of the file"),
        (
            format!("{}\n--\n{}", mail(""), mail("")),
            "7: --: expected the end of the file after `</OfficeApp>`, found `--`",
        ),
        (
            "<OfficeApp/></OfficeApp>".into(),
            "1: </OfficeApp>: expected the end of the file after `</OfficeApp>`, found `</OfficeApp>`",
        ),
        ("x<OfficeApp/>".into(), "1: x: expected an element, found `x`"),
        (
            "\n<?xml version='1.0'?><OfficeApp/>".into(),
            "2: <?xml version='1.0'?>: expected the XML declaration at the very beginning of the file, found it \
             after something else",
        ),
        (
            "<?xml encoding='utf-8'?><OfficeApp/>".into(),
            "1: <?xml encoding='utf-8'?>: expected an XML declaration such as `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`, found `<?xml encoding='utf-8'?>`",
        ),
    ] {
        let found = errors(&text);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{text}");
        assert!(found.len() <= 2, "{found:?}");
    }
}

#[test]
fn a_missing_end_tag_is_one_error() {
    let text = mail(
        "<FormSettings>\n<Form>\n<DesktopSettings>\n</FormSettings>\n<Permissions>ReadItem</Permissions>",
    );
    assert_eq!(
        errors(&text),
        [
            "6: <DesktopSettings: expected `</DesktopSettings>` to close this `<DesktopSettings>`, found `</FormSettings>` on line 7"
        ]
    );
    let related = xml(&text).malformed[0].related.unwrap();
    assert_eq!((related.0.of(&text), related.1), ("</FormSettings>", "expected here"));
    assert_eq!(xml(&text).declared[0].parents, ["OfficeApp"]);
}

#[test]
fn entities_of_a_document_type_are_not_expanded() {
    let bomb = r#"<!DOCTYPE OfficeApp [
        <!ENTITY a "ReadItem"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
    ]>"#;
    let text = format!("{bomb}{}", mail("<Permissions>&c;</Permissions>"));
    let manifest = xml(&text);
    assert_eq!(manifest.malformed, [], "the document type may define it");
    assert_eq!(manifest.declared[0].value.value, "&c;");
    assert_eq!(manifest.declared_level(), None);
}

#[test]
fn hostile_text_costs_neither_stack_nor_time() {
    let deep = 10_000;
    let nested =
        mail(&format!("{}<Permissions>ReadItem</Permissions>{}", "<a>".repeat(deep), "</a>".repeat(deep)));
    assert_eq!(xml(&nested).malformed, []);
    assert_eq!(xml(&mail(&"<a>".repeat(deep))).malformed.len(), 1);

    let many = 50_000;
    let stray = format!("<OfficeApp>{}{}", "<a>".repeat(many), "</b>".repeat(many));
    assert!(!xml(&stray).malformed.is_empty());
    for piece in ["<a b=\"", "<!--", "<a ", "</a>", "<a xmlns:p='q'", "&", "<![CDATA[", "<!DOCTYPE a [", "<?"]
    {
        let text = format!("<OfficeApp>{}", piece.repeat(many));
        let level: Option<MailboxLevel> = xml(&text).declared_level();
        assert_eq!(level, None);
        assert!(!xml(&text).malformed.is_empty(), "{piece}");
    }
}

/// `kind url events functions`, of each entry point.
fn entries(xml: &str) -> Vec<String> {
    let read = read(Candidate::Xml, xml).unwrap();
    let one = |entry: &crate::manifest::EntryPoint| {
        format!(
            "{:?} {} {} {}",
            entry.kind,
            entry.url.value,
            entry.events.join("+"),
            entry.functions.join("+")
        )
    };
    read.entries.iter().map(one).collect()
}

#[test]
fn entry_points_are_told_by_what_starts_them() {
    let xml = r#"<OfficeApp xmlns:xsi="x" xsi:type="MailApp">
      <FormSettings><Form><DesktopSettings><SourceLocation DefaultValue="https://x/pane.html"/></DesktopSettings></Form></FormSettings>
      <VersionOverrides><Hosts><Host>
        <Runtimes><Runtime resid="run"><Override type="javascript" resid="js"/></Runtime></Runtimes>
        <DesktopFormFactor>
          <FunctionFile resid="run"/>
          <ExtensionPoint xsi:type="MessageReadCommandSurface"><Control>
            <Action xsi:type="ShowTaskpane"><SourceLocation resid="pane"/></Action>
            <Action xsi:type="ExecuteFunction"><FunctionName>act</FunctionName></Action>
            <Action xsi:type="ExecuteFunction"><FunctionName>act</FunctionName></Action>
          </Control></ExtensionPoint>
          <ExtensionPoint xsi:type="LaunchEvent"><LaunchEvents>
            <LaunchEvent Type="OnMessageSend" FunctionName="onSend"/>
          </LaunchEvents><SourceLocation resid="run"/></ExtensionPoint>
          <ExtensionPoint xsi:type="DetectedEntity"><SourceLocation resid="card"/></ExtensionPoint>
          <ExtensionPoint xsi:type="Events"><Event Type="ItemSend" FunctionName="check"/></ExtensionPoint>
        </DesktopFormFactor></Host></Hosts>
        <Resources><bt:Urls>
          <bt:Url id="pane" DefaultValue="https://x/pane.html"/><bt:Url id="run" DefaultValue="https://x/run.html"/>
          <bt:Url id="js" DefaultValue="https://x/run.js"/><bt:Url id="card" DefaultValue="https://x/card.html"/>
        </bt:Urls></Resources>
      </VersionOverrides>
    </OfficeApp>"#;
    assert_eq!(
        entries(xml),
        [
            "Page https://x/pane.html  ",
            "Event https://x/run.js OnMessageSend onSend",
            "Command https://x/run.html  act",
            "Event https://x/run.html ItemSend+OnMessageSend check+onSend",
            "Page https://x/card.html  ",
        ]
    );
}

//! Whatever happens to a manifest's bytes: reading never fails, and every span fits the text.

use super::{Candidate, Manifest, candidate, read};
use crate::text::Span;
use proptest::prelude::*;
use std::path::Path;

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- é -->
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="MailApp">
  <DisplayName DefaultValue="A &amp; B"/>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <FormSettings><Form xsi:type="ItemRead"><DesktopSettings>
    <SourceLocation DefaultValue="~remoteAppUrl/read.html"/></DesktopSettings></Form></FormSettings>
  <Permissions>Read<!-- x --><![CDATA[Write]]>&#73;tem</Permissions>
  <Rule xsi:type="ItemHasAttachment"/>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <FunctionFile resid="f"/><FunctionName>act</FunctionName><SupportsMultiSelect>true</SupportsMultiSelect>
    <bt:Urls><bt:Url id="f" DefaultValue="https://localhost:3000/commands.html"/></bt:Urls>
    <ExtendedPermission>AppendOnSend</ExtendedPermission>
  </VersionOverrides>
</OfficeApp>
"#;

const JSON: &str = r#"{
  "manifestVersion": "1.24", // é
  "authorization": { "permissions": { "resourceSpecific": [
    { "name": "MailboxItem.Read.User", "type": "Delegated" },
    { "name": "Mailbox.Shared\u0046older", "type": "Delegated" }
  ] } },
  "extensions": [{
    "requirements": { "scopes": ["mail"], "capabilities": [{ "name": "Mailbox", "minVersion": "1.13" }] },
    "runtimes": [{ "code": { "page": "https://${{HOST}}/a.html" }, "n": ${{N}},
      "actions": [{ "id": "act", "type": "executeFunction", "multiselect": true }] }],
    "autoRunEvents": [{ "events": [{ "type": "messageSending", "actionId": "act" }] }]
  }]
}
"#;

fn spans(manifest: &Manifest) -> Vec<Span> {
    let declared = manifest.declared.iter().flat_map(|d| {
        [Some(d.value.span), Some(d.whole), d.rsc_type.as_ref().map(|t| t.span)].into_iter().flatten()
    });
    let supplementary = manifest.supplementary.iter().flat_map(|s| [s.value.span, s.whole]);
    let named = [&manifest.hosts, &manifest.urls, &manifest.functions].into_iter().flatten().map(|s| s.span);
    let others = manifest.rules.iter().map(|r| r.kind.span);
    declared
        .chain(supplementary)
        .chain(named)
        .chain(others)
        .chain(manifest.features.iter().map(|f| f.span))
        .chain(manifest.requirement_sets.iter().map(|set| set.name.span))
        .chain(manifest.extension_points.iter().map(|p| p.name.span))
        .chain(manifest.malformed.iter().map(|e| e.span))
        .chain(manifest.permissions_slot)
        .chain([manifest.root])
        .collect()
}

fn check(kind: Candidate, text: &str) {
    let Some(manifest) = read(kind, text) else { return };
    for span in spans(&manifest) {
        let fits = text.get(span.start as usize..span.end as usize).is_some();
        assert!(fits, "{span:?} does not fit");
    }
    for declared in &manifest.declared {
        assert!(declared.whole.contains(declared.value.span), "{declared:?}");
    }
    for error in &manifest.malformed {
        assert!(error.message.starts_with("expected "), "{}", error.message);
    }
}

/// One change of some bytes: at which place (in thousandths of the text), how many, and what for them.
type Mutation = (usize, usize, u8, Vec<u8>);

fn mutated(text: &str, mutations: &[Mutation]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (place, len, what, other) in mutations {
        let at = place * bytes.len() / 1000;
        let end = (at + len).min(bytes.len());
        let old = bytes[at..end].to_vec();
        match what {
            0 => drop(bytes.splice(at..end, [])),
            1 => drop(bytes.splice(at..at, old)),
            _ => drop(bytes.splice(at..end, other.iter().copied())),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let mark = prop::sample::select(&b"<>&;/!?[]-\"'={}:,\\ \nx\xC3"[..]);
    prop::collection::vec((0..1000usize, 0..40usize, 0..3u8, prop::collection::vec(mark, 0..4)), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_of_an_xml_manifest_is_survived(mutations in mutations()) {
        check(Candidate::Xml, &mutated(XML, &mutations));
    }

    #[test]
    fn any_change_of_a_json_manifest_is_survived(mutations in mutations()) {
        check(Candidate::Json, &mutated(JSON, &mutations));
    }
}

#[test]
fn what_is_changed_was_whole() {
    for (kind, text) in [(Candidate::Xml, XML), (Candidate::Json, JSON)] {
        let manifest = read(kind, text).unwrap();
        assert_eq!(manifest.malformed, []);
        assert!(manifest.declared_level().is_some() && !manifest.supplementary.is_empty());
        assert!(!manifest.urls.is_empty() && !manifest.functions.is_empty() && !manifest.features.is_empty());
        check(kind, text);
    }
}

#[test]
fn a_prefix_of_a_manifest_is_malformed_once_it_is_one() {
    for (kind, text) in [(Candidate::Xml, XML), (Candidate::Json, JSON)] {
        let whole = text.trim_end().len();
        for end in (0..whole).filter(|&end| text.is_char_boundary(end)) {
            check(kind, &text[..end]);
            if let Some(manifest) = read(kind, &text[..end]) {
                assert!(!manifest.malformed.is_empty(), "{}", &text[..end]);
            }
        }
    }
}

#[test]
fn the_name_of_a_file_decides_how_it_is_read() {
    for (name, expected) in [
        ("a/manifest.xml", Some(Candidate::Xml)),
        ("a/Manifest.XML", Some(Candidate::Xml)),
        ("manifest.json", Some(Candidate::Json)),
        ("manifest", None),
        ("a.js", None),
    ] {
        assert_eq!(candidate(Path::new(name)), expected);
    }
}

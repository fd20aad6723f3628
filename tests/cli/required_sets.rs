//! `requirementSets` of `check --format json`: what manifests ensure, and what their add-ins need.

use crate::run::{check, tree};
use serde_json::{Value, json};

/// A manifest with these children beside the page `page.html` in overrides of this version.
fn manifest(version: &str, children: &str) -> String {
    format!(
        "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">
         <Permissions>ReadWriteMailbox</Permissions>
         <VersionOverrides xsi:type=\"VersionOverridesV{version}\">{children}
         <Hosts><Host xsi:type=\"MailHost\"><DesktopFormFactor><ExtensionPoint xsi:type=\"MessageReadCommandSurface\">
         <Action xsi:type=\"ShowTaskpane\"><SourceLocation DefaultValue=\"https://a.example/page.html\"/></Action>
         </ExtensionPoint></DesktopFormFactor></Host></Hosts></VersionOverrides></OfficeApp>"
    )
}

fn sets(manifest: &str, script: &str) -> Value {
    let page = format!("<script>{script}</script>");
    let folder = tree(&[("manifest.xml", manifest), ("page.html", &page)]);
    check(folder.path(), &["--format", "json"]).json()["addIns"][0]["manifests"][0]["requirementSets"].clone()
}

#[test]
fn what_overrides_bring_along_is_ensured_and_what_is_asked_for_in_code_is_not_needed() {
    let mailbox =
        |declared: &str, needed| json!([{"name": "Mailbox", "declared": declared, "needed": needed}]);
    let item = "const item = Office.context.mailbox.item;";
    for (version, code, expected) in [
        ("1_1", "item.getItemIdAsync(console.log)", mailbox("1.5", json!("1.8"))),
        ("1_0", "item.subject", mailbox("1.3", json!("1.3"))),
        (
            "1_1",
            "if (Office.context.requirements.isSetSupported('Mailbox', '1.8')) item.getItemIdAsync(console.log)",
            mailbox("1.5", json!("1.5")),
        ),
        ("1_1", "if (item.getItemIdAsync) item.getItemIdAsync(console.log)", mailbox("1.5", json!("1.5"))),
        // No set has what is only in the preview.
        ("1_1", "item.display.body", mailbox("1.5", json!(null))),
    ] {
        assert_eq!(sets(&manifest(version, ""), &format!("{item} {code};")), expected, "{code}");
    }
}

#[test]
fn other_families_are_listed_with_the_highest_version_that_is_asked_for() {
    let asked = "<Requirements><bt:Sets DefaultMinVersion=\"1.9\"><bt:Set Name=\"MailBox\" MinVersion=\"1.10\"/>\
                 <bt:Set Name=\"IdentityAPI\" MinVersion=\"1.3\"/><bt:Set Name=\"identityapi\"/></bt:Sets></Requirements>";
    assert_eq!(
        sets(&manifest("1_1", asked), "Office.context.mailbox.item.subject;"),
        json!([
            {"name": "Mailbox", "declared": "1.10", "needed": "1.5"},
            {"name": "IdentityAPI", "declared": "1.9", "needed": null},
        ])
    );
    let folder = tree(&[("manifest.xml", &manifest("1_1", asked))]);
    let alone = check(folder.path(), &["--format", "json"]).json();
    assert_eq!(alone["addIns"][0]["manifests"][0]["requirementSets"][0]["needed"], json!(null));
}

//! `report`: what is asked for, done, and not done; what hostile names become; and the example in `docs`.
#![expect(clippy::disallowed_methods, reason = "compares with a page, and writes it if asked to")]

use crate::run::{Ran, add_in, addinspect, manifest, repository, tree};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const READS: &str = "\
const { item } = Office.context.mailbox;
item.body.getAsync('text', show);
item.subject.setAsync('x');
";

fn report(folder: &Path, args: &[&str]) -> Ran {
    addinspect(folder, &[&["report"], args].concat())
}

fn markdown(folder: &TempDir) -> String {
    let ran = report(folder.path(), &[]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    ran.out
}

/// The review of the only add-in.
fn review(folder: &TempDir) -> Value {
    let ran = report(folder.path(), &["--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    let all = ran.json();
    assert_eq!(all["version"], 1);
    all["addIns"][0].clone()
}

/// `id outcome`, of what is not done.
fn not_done(review: &Value) -> Vec<String> {
    let claims = review["notDone"].as_array().unwrap().iter();
    claims
        .map(|one| format!("{} {}", one["id"].as_str().unwrap(), one["outcome"].as_str().unwrap()))
        .collect()
}

fn has(all: &[String], one: &str) -> bool {
    all.iter().any(|known| known == one)
}

/// In alphabetical order.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn each_feature_has_its_level_and_its_lines() {
    let review = review(&add_in("ReadWriteItem", READS));
    let features: Vec<Value> = review["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["id"], one["level"], one["places"][0]["line"], one["certain"]]))
        .collect();
    assert_eq!(
        features,
        [json!(["body", "ReadItem", 2, true]), json!(["write-subject", "ReadWriteItem", 3, true])]
    );
}

#[test]
fn outlook_refuses_what_the_level_excludes_and_the_code_rules_out_the_rest() {
    let denied = not_done(&review(&add_in("ReadWriteItem", READS)));
    for claim in ["send barred", "other-items barred", "change-people absent", "read-attachments absent"] {
        assert!(has(&denied, claim), "{claim}: {denied:?}");
    }
    for done in ["change", "read-body"] {
        assert!(!denied.iter().any(|claim| claim.starts_with(&format!("{done} "))), "{denied:?}");
    }
    let page = markdown(&add_in("ReadWriteItem", READS));
    assert!(
        page.contains("| send mail or invitations by itself | Outlook refuses it at ReadWriteItem"),
        "{page}"
    );
    assert!(page.contains("All of its code was followed, and none of it does this."), "{page}");
}

/// Nothing of Office.js forwards the message, but something else does: it is said where the denials stand.
#[test]
fn what_microsoft_graph_does_is_told_beside_what_office_js_does_not() {
    let code = "\
        async function forward(id) {\n\
        const { accessToken } = await app.acquireTokenSilent({ scopes: ['mail.send'] });\n\
        return fetch('https://graph.microsoft.com/v1.0/me/sendMail', { method: 'POST', headers: { Authorization: accessToken } });\n\
        }\nOffice.context.mailbox.item.subject;\n";
    let page = markdown(&add_in("ReadItem", code));
    assert!(page.contains("which the permission does not limit. Scopes: **Mail.Send**."), "{page}");
    assert!(page.contains("“Microsoft Graph and sign-in” lists what it does there."), "{page}");
}

#[test]
fn what_may_be_hidden_is_never_denied() {
    let folder = add_in("ReadWriteMailbox", &format!("{READS}unknown(Office.context.mailbox);\n"));
    let denied = not_done(&review(&folder));
    assert!(has(&denied, "send not-found") && has(&denied, "read-attachments not-found"), "{denied:?}");
    let page = markdown(&folder);
    assert!(page.contains("Not certain. No code was found that does one of these"), "{page}");
    assert!(page.contains("Nothing can be ruled out with certainty."), "{page}");
    assert!(page.contains("Office values are passed to code outside the project: `page.js:4`"), "{page}");
    // At a level that Outlook enforces, the same code cannot do it.
    let folder = add_in("ReadItem", "unknown(Office.context.mailbox);\n");
    assert!(has(&not_done(&review(&folder)), "send barred"));
}

#[test]
fn a_level_that_cannot_be_read_bars_nothing() {
    let denied = not_done(&review(&add_in("ReadSomething", "Office.context.mailbox.item.subject;\n")));
    assert!(
        has(&denied, "send absent") && !denied.iter().any(|claim| claim.ends_with("barred")),
        "{denied:?}"
    );
}

#[test]
fn code_that_was_not_read_denies_nothing() {
    let page = "<script src=\"https://cdn.example.com/unknown.js\"></script><script src=page.js></script>\n";
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteMailbox")),
        ("page.html", page),
        ("page.js", "Office.context.mailbox.item.sendAsync();\n"),
    ]);
    let denied = not_done(&review(&folder));
    assert!(has(&denied, "read-body not-found") && has(&denied, "tokens not-found"), "{denied:?}");
    let none = tree(&[("manifest.xml", &manifest("ReadWriteMailbox"))]);
    let page = markdown(&none);
    assert!(page.contains("None of its code was read, so nothing is said about what it does."), "{page}");
    assert!(!not_done(&review(&none)).iter().any(|claim| claim.ends_with("absent")));
}

#[test]
fn a_request_that_a_library_sends_counts() {
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteMailbox")),
        (
            "page.html",
            "<script src=\"node_modules/easyews/easyEws.js\"></script><script src=page.js></script>\n",
        ),
        ("page.js", "easyEws.getEwsHeaders(Office.context.mailbox.item.itemId, show, fail);\n"),
    ]);
    let review = review(&folder);
    assert!(review["features"].as_array().unwrap().iter().any(|one| one["id"] == "ews"), "{review}");
    assert!(!not_done(&review).iter().any(|claim| claim.starts_with("send ")), "{review}");
    assert_eq!(
        (&review["needs"][0]["level"], &review["needs"][0]["members"][0]["members"]),
        (&json!("ReadWriteMailbox"), &json!([]))
    );
    let page = markdown(&folder);
    assert!(
        page.contains("A library sends requests to EWS for it, and these need **ReadWriteMailbox**."),
        "{page}"
    );
}

#[test]
fn a_lower_level_stops_what_needs_more() {
    let needs = &review(&add_in("ReadWriteItem", READS))["needs"];
    assert_eq!(needs[0]["level"], "ReadWriteItem");
    assert_eq!(needs[0]["members"][0]["members"], json!(["Office.Subject.setAsync"]));
    let page = markdown(&add_in("ReadWriteItem", READS));
    assert!(page.contains("| ReadItem | [Subject.setAsync]"), "{page}");
    let exceeded = markdown(&add_in("ReadItem", READS));
    assert!(exceeded.contains("Outlook refuses this already, as it needs more than ReadItem:"), "{exceeded}");
}

#[test]
fn an_entry_point_needs_what_its_page_loads() {
    let entries = &review(&add_in("ReadWriteItem", READS))["entries"];
    assert_eq!(
        entries[0],
        json!({
            "kind": "page", "url": "https://a.example/page.html", "file": "page.html", "events": [], "functions": [],
            "level": "ReadWriteItem", "maxLevel": "ReadWriteItem", "features": ["body", "write-subject"]
        })
    );
    // A bundler may put it into any page.
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteItem")),
        ("page.html", "<p></p>\n"),
        ("src/start.js", READS),
    ]);
    let entry = &review(&folder)["entries"][0];
    assert_eq!((&entry["level"], &entry["maxLevel"]), (&Value::Null, &json!("ReadWriteItem")));
    assert!(markdown(&folder).contains("perhaps ReadWriteItem"));
}

#[test]
fn manifests_of_one_add_in_share_a_row_and_add_ins_have_sections() {
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadItem")),
        ("manifest-local.xml", &manifest("ReadItem")),
        ("page.html", "<script src=page.js></script>\n"),
        ("page.js", "Office.context.mailbox.item.subject;\n"),
    ]);
    let page = markdown(&folder);
    assert!(
        page.contains("| `manifest-local.xml`, `manifest.xml` | ReadItem | ReadItem | certain |"),
        "{page}"
    );
    let folder = tree(&[
        ("one/manifest.xml", &manifest("ReadItem")),
        ("one/page.html", "<script>Office.context.mailbox.item.subject;</script>\n"),
        ("two/manifest.xml", &manifest("ReadItem")),
        ("two/page.html", "<script>Office.context.mailbox.item.subject;</script>\n"),
    ]);
    let page = markdown(&folder);
    assert!(page.starts_with("# Permissions of 2 add-ins\n"), "{page}");
    assert!(
        page.contains("\n## one\n") && page.contains("\n## two\n") && page.contains("\n### In short\n"),
        "{page}"
    );
}

#[test]
fn names_that_look_like_marks_are_text() {
    let hostile = "&lt;script&gt;alert(1)&lt;/script&gt;]]&gt; \u{202E}|`x`";
    let xml = manifest("ReadItem")
        .replace("<FormSettings>", &format!("<DisplayName DefaultValue=\"{hostile}\"/><FormSettings>"));
    let xml = xml.replace("https://a.example/page.html", "javascript:alert(2)//a&quot;onload=x/page.html");
    let folder = tree(&[
        ("manifest.xml", &xml),
        ("page.html", "<script src=\"page.js\"></script>\n"),
        ("page.js", "Office.context.mailbox.item.subject;\n"),
    ]);
    let html = report(folder.path(), &["--format", "html"]).out;
    for mark in ["<script", "]]>", "\u{202E}", "href=\"javascript", "\"onload"] {
        assert!(!html.contains(mark), "{mark}: {html}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt; \u{FFFD}|`x`"), "{html}");
    let page = markdown(&folder);
    assert!(
        page.starts_with("# Permissions of \\<script>alert(1)\\</script>\\]\\]> \u{FFFD}\\|\\`x\\`\n"),
        "{page}"
    );
}

#[test]
fn the_page_needs_nothing_else() {
    let html = report(add_in("ReadWriteMailbox", READS).path(), &["--format", "html"]).out;
    for foreign in ["<script", "<link", "src=", "http://", "url(", "@import"] {
        assert!(!html.contains(foreign), "{foreign}");
    }
    for needed in [
        "<!doctype html>",
        "<html lang=\"en\">",
        "prefers-color-scheme",
        "@media print",
        "<h2 id=",
        "<main>",
        "</html>\n",
    ] {
        assert!(html.contains(needed), "{needed}: {html}");
    }
}

#[test]
fn the_same_is_printed_every_time() {
    let folder = repository().join("grammar-fixtures/demo");
    for format in ["markdown", "html", "json"] {
        let first = report(&folder, &["--format", format]);
        assert_eq!(first.status, 0, "{first:?}");
        assert_eq!(first.out, report(&folder, &["--format", format]).out, "{format}");
    }
}

#[test]
fn the_report_goes_to_a_file() {
    let folder = add_in("ReadItem", READS);
    for _ in 0..2 {
        let ran = report(folder.path(), &["--format", "html", "-o", "report.html"]);
        assert_eq!((ran.status, ran.out.as_str()), (0, "report.html written\n"), "{ran:?}");
    }
    let written = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(written.starts_with("<!doctype html>"), "{written}");
    assert_eq!(report(folder.path(), &["-o", "nowhere/report.html"]).status, 2);
}

#[test]
fn without_a_manifest_there_is_no_report() {
    let ran = report(tree(&[("a.js", "Office.context.mailbox.item.subject;\n")]).path(), &[]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert_eq!(ran.err, "error: .: no manifest found, nothing to check\n");
    assert_eq!(report(add_in("ReadItem", "").path(), &["nowhere"]).status, 2);
}

#[test]
fn the_json_is_what_its_page_says() {
    let page = include_str!("../../docs/json.md");
    let (_, section) = page.split_once("## `report --format json`\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let folder = repository().join("grammar-fixtures/report/handover");
    let all = report(&folder, &["--format", "json"]).json();
    let mut open = vec![&all];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                let lacking = keys(value).into_iter().find(|key| !section.contains(&format!("\"{key}\"")));
                assert_eq!(lacking, None, "docs/json.md lacks it");
                open.extend(fields.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
}

/// A token is the reason for the level: the call needs less, it is switched off, and something serves each of its uses.
#[test]
fn the_example_of_the_page_is_what_the_command_prints() {
    let printed = report(&repository().join("grammar-fixtures/report/handover"), &[]).out;
    for phrase in [
        "`getCallbackTokenAsync` needs only **ReadItem**",
        "-> `Office.MessageRead.getAttachmentContentAsync`",
        "-> `Office.Body.getAsync`",
        "-> `Office.MessageRead.getAllInternetHeadersAsync`",
        "-> `Office.MessageRead.subject` (ReadItem) and `Office.MessageRead.from`",
        "31 October 2025",
    ] {
        assert!(printed.contains(phrase), "{phrase}: {printed}");
    }
    let page = repository().join("docs/report-example.md");
    if std::env::var("UPDATE_DOCS").is_ok_and(|value| !value.is_empty() && value != "0") {
        std::fs::write(&page, &printed).unwrap();
    }
    let shown = std::fs::read_to_string(&page).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(shown, printed, "UPDATE_DOCS=1 cargo test --test cli report::the_example_of_the_page");
}

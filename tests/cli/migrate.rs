//! `migrate`: what is listed, in which order, and what is said where there is no manifest or no Exchange Online.
#![expect(clippy::disallowed_methods, reason = "compares with a page, and writes it if asked to")]

use crate::run::{Ran, add_in, addinspect, manifest, repository, tree};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// Two functions put a request together, and a third one sends it.
const WRAPPED: &str = "\
function ask(soap, done) { Office.context.mailbox.makeEwsRequestAsync(envelope(soap), done); }
function envelope(body) {
  return '<soap:Envelope xmlns:soap=\"s\"><soap:Header><t:RequestServerVersion Version=\"Exchange2013\"/></soap:Header>' +
    '<soap:Body>' + body + '</soap:Body></soap:Envelope>';
}
function mime(id) { ask('<m:GetItem><m:ItemShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:ItemShape><m:ItemIds><t:ItemId Id=\"' + id + '\"/></m:ItemIds></m:GetItem>', show); }
function inbox() { ask('<m:FindItem><m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds></m:FindItem>', show); }
function move(id) { ask('<m:MoveItem><m:ItemIds><t:ItemId Id=\"' + id + '\"/></m:ItemIds></m:MoveItem>', show); }
function send() { ask('<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message/></m:Items></m:CreateItem>', show); }
function hidden() { ask('<m:FindFolder><m:ParentFolderIds><t:DistinguishedFolderId Id=\"root\"/></m:ParentFolderIds></m:FindFolder>', show); }
function any(request) { ask(request, show); }
";

fn migrate(folder: &Path, args: &[&str]) -> Ran {
    addinspect(folder, &[&["migrate"], args].concat())
}

fn plan(folder: &TempDir) -> Value {
    let ran = migrate(folder.path(), &["--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    ran.json()
}

/// In alphabetical order.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_callers_of_a_wrapper_are_the_sites() {
    let plan = plan(&add_in("ReadWriteMailbox", WRAPPED));
    let sites = plan["sites"].as_array().unwrap();
    let told: Vec<(u64, &Value)> =
        sites.iter().map(|site| (site["line"].as_u64().unwrap(), &site["operations"])).collect();
    assert_eq!(
        told,
        [
            (6, &json!(["GetItem"])),
            (7, &json!(["FindItem"])),
            (8, &json!(["MoveItem"])),
            (9, &json!(["CreateItem"])),
            (10, &json!(["FindFolder"])),
            (11, &json!([])),
        ]
    );
    assert_eq!(
        plan["readiness"],
        json!({ "sites": 6, "withTwin": 4, "withOfficeJs": 2, "unreadable": 1, "guarded": 0, "percent": 66 })
    );
}

#[test]
fn the_json_is_what_its_page_says() {
    let plan = plan(&add_in("ReadWriteMailbox", WRAPPED));
    assert_eq!(keys(&plan), ["readiness", "sites", "version"]);
    assert_eq!(plan["version"], 1);
    for site in plan["sites"].as_array().unwrap() {
        assert_eq!(
            keys(site),
            [
                "addIn",
                "column",
                "file",
                "guard",
                "kind",
                "leastScope",
                "line",
                "operations",
                "readable",
                "reason",
                "request",
                "scopes",
                "twin"
            ]
        );
        let twins = site["twin"].as_array().unwrap();
        assert!(!twins.is_empty() || site["reason"].is_string(), "{site}");
        twins.iter().for_each(|twin| assert_eq!(keys(twin), ["method", "officejs", "path", "scope"]));
    }
    assert_eq!(
        plan["sites"][0],
        json!({
            "file": "page.js", "line": 6, "column": 21, "kind": "ews", "operations": ["GetItem"], "request": null,
            "twin": [{
                "method": "GET", "path": "/me/messages/{}/$value", "scope": "Mail.Read",
                "officejs": "Office.MessageRead.getAsFileAsync"
            }],
            "scopes": [], "leastScope": "Mail.Read", "guard": null, "readable": true, "reason": null, "addIn": "."
        })
    );
}

#[test]
fn the_order_is_office_js_reads_writes_sends_and_what_has_no_equivalent() {
    let ran = migrate(add_in("ReadWriteMailbox", WRAPPED).path(), &[]);
    let steps: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("Step ")).collect();
    assert_eq!(
        steps,
        [
            "Step 1: let Office.js do it (1 call)",
            "Step 2: sign in for Microsoft Graph",
            "Step 3: read through Microsoft Graph (1 call)",
            "Step 4: change through Microsoft Graph (1 call)",
            "Step 5: send through Microsoft Graph (1 call)",
            "Step 6: decide what has no equivalent (1 call)",
            "Step 7: look at what could not be read (1 call)",
            "Step 8: clean up",
        ]
    );
}

/// `line operations`, for each site.
fn told(plan: &Value) -> Vec<String> {
    let sites = plan["sites"].as_array().unwrap().iter();
    sites.map(|site| format!("{} {}", site["line"], site["operations"])).collect()
}

const GET_FOLDER: &str =
    "<m:GetFolder><m:FolderIds><t:DistinguishedFolderId Id=\\\"inbox\\\"/></m:FolderIds></m:GetFolder>";

fn sends(before: &str, after: &str) -> String {
    format!("{before}\nOffice.context.mailbox.makeEwsRequestAsync(\"{GET_FOLDER}\", show);\n{after}\n")
}

#[test]
fn a_library_without_a_manifest_is_told_and_its_sites_all_the_same() {
    let folder = tree(&[("lib/ews.js", &sends("", ""))]);
    for path in [".", "lib", "lib/ews.js"] {
        let ran = migrate(folder.path(), &[path]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.out.contains("No Outlook manifest was found"), "{}", ran.out);
        assert!(ran.out.contains("lib/ews.js:2:24  GetFolder (inbox)"), "{}", ran.out);
        assert!(ran.out.contains("1 April 2027"), "{}", ran.out);
    }
    let json = migrate(folder.path(), &["--format", "json"]).json();
    assert_eq!(
        (told(&json), &json["sites"][0]["addIn"]),
        (vec!["2 [\"GetFolder\"]".to_owned()], &Value::Null)
    );
}

#[test]
fn without_any_call_it_says_so_and_succeeds() {
    let ran = migrate(add_in("ReadItem", "Office.context.mailbox.item.subject;\n").path(), &[]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "Migration from EWS, Outlook REST and Exchange tokens\nNo call of EWS, Outlook REST or Exchange tokens was found in 2 \
         sources.\n"
    );
}

#[test]
fn on_premises_nothing_is_called_dead() {
    for (exchange, dead, kept) in
        [("online", true, false), ("hybrid", true, true), ("on-premises", false, true)]
    {
        let folder = tree(&[
            ("manifest.xml", &manifest("ReadWriteMailbox")),
            ("page.html", "<script src=page.js></script>\n"),
            ("page.js", &sends("", "")),
            ("addinspect.json", &format!("{{\"exchange\": \"{exchange}\"}}")),
        ]);
        let ran = migrate(folder.path(), &[]);
        assert_eq!(ran.status, 0);
        assert_eq!(ran.out.contains("1 April 2027"), dead, "{}", ran.out);
        assert_eq!(
            ran.out.contains(&format!("`exchange` is `{exchange}`").replace('`', "")),
            kept,
            "{}",
            ran.out
        );
        assert!(ran.out.contains("page.js:2:24  GetFolder (inbox)"), "{}", ran.out);
    }
}

#[test]
fn guards_are_told_with_their_lines() {
    for (before, after, guard) in [
        ("", "", Value::Null),
        ("try {", "} catch (e) { show(e); }", json!({ "kind": "try", "line": 1 })),
        (
            "if (Office.context.mailbox.userProfile.accountType === 'enterprise') {",
            "}",
            json!({ "kind": "account-type", "line": 1 }),
        ),
        ("if (Office.context.mailbox.makeEwsRequestAsync) {", "}", json!({ "kind": "probe", "line": 1 })),
        (
            "if (!Office.context.requirements.isSetSupported('Mailbox', '1.8')) {",
            "}",
            json!({ "kind": "requirement-set", "line": 1 }),
        ),
    ] {
        let plan = plan(&add_in("ReadWriteMailbox", &sends(before, after)));
        assert_eq!(plan["sites"][0]["guard"], guard, "{before}");
        assert_eq!(plan["readiness"]["guarded"], u64::from(!guard.is_null()));
    }
}

#[test]
fn what_cannot_be_read_is_listed_with_the_reason() {
    let code = "function ask(x) { Office.context.mailbox.makeEwsRequestAsync(x, show); }\n\
                Office.context.mailbox.makeEwsRequestAsync(await load(), show);\n";
    let plan = plan(&add_in("ReadWriteMailbox", code));
    assert_eq!(told(&plan), ["1 []", "2 []"]);
    for site in plan["sites"].as_array().unwrap() {
        assert_eq!((&site["readable"], &site["twin"]), (&json!(false), &json!([])));
        assert!(site["reason"].as_str().unwrap().starts_with("What it sends could not be read: "), "{site}");
    }
    assert_eq!(plan["readiness"]["unreadable"], 2);
}

#[test]
fn a_token_of_which_nobody_sees_what_it_is_for_is_a_site() {
    let code = "Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, r => post(r.value));\n\
                Office.context.mailbox.getUserIdentityTokenAsync(r => post(r.value));\n";
    let folder = add_in("ReadItem", code);
    let plan = plan(&folder);
    let kinds: Vec<(&Value, &Value)> =
        plan["sites"].as_array().unwrap().iter().map(|site| (&site["kind"], &site["readable"])).collect();
    assert_eq!(kinds, [(&json!("rest"), &json!(false)), (&json!("rest"), &json!(true))]);
    let out = migrate(folder.path(), &[]).out;
    assert!(out.contains("remove 2 calls that get an Exchange token: page.js:1:24, page.js:2:24"), "{out}");
}

#[test]
fn the_permission_afterwards_is_what_is_left_and_what_takes_the_place() {
    let mime = WRAPPED.lines().take(6).collect::<Vec<_>>().join("\n");
    for (code, expected) in [
        (
            format!("Office.context.mailbox.item.subject;\n{WRAPPED}"),
            "ReadWriteMailbox -> ReadItem once these 6 EWS calls are gone",
        ),
        (mime, "ReadWriteMailbox -> ReadItem once this EWS call is gone"),
        (sends("", ""), "ReadWriteMailbox -> Restricted once this EWS call is gone"),
        (
            sends("Office.context.mailbox.masterCategories.getAsync(show);", ""),
            "stays ReadWriteMailbox, which other code needs too",
        ),
    ] {
        let out = migrate(add_in("ReadWriteMailbox", &code).path(), &[]).out;
        assert!(out.contains(&format!("manifest.xml: {expected}")), "{expected}: {out}");
    }
}

#[test]
fn one_input_has_one_output_without_absolute_paths() {
    let folder = add_in("ReadWriteMailbox", WRAPPED);
    let here = folder.path().to_str().unwrap();
    for format in ["text", "markdown", "json", "html"] {
        let outputs = [0, 1, 2].map(|_| migrate(folder.path(), &["--format", format]).out);
        assert!(outputs.iter().all(|out| *out == outputs[0] && !out.contains(here)), "{format}");
        let from_outside = addinspect(Path::new("/"), &["migrate", here, "--format", format]);
        assert_eq!(from_outside.status, 0);
        if format != "text" {
            assert_eq!(from_outside.out, outputs[0]);
        }
    }
}

#[test]
fn the_page_needs_nothing_else() {
    let html = migrate(add_in("ReadWriteMailbox", WRAPPED).path(), &["--format", "html"]).out;
    for foreign in ["<script", "<link", "src=", "http://", "url("] {
        assert!(!html.contains(foreign), "{foreign}");
    }
    for needed in ["<!doctype html>", "prefers-color-scheme", "@media print", "<h2>Step 1: ", "</html>\n"] {
        assert!(html.contains(needed), "{needed}: {html}");
    }
    let markdown = migrate(add_in("ReadWriteMailbox", WRAPPED).path(), &["--format", "markdown"]).out;
    assert!(markdown.starts_with("# Migration from EWS") && markdown.contains("\n## Step 1: "), "{markdown}");
}

#[test]
fn the_status_is_that_of_check() {
    let folder = add_in("ReadWriteMailbox", WRAPPED);
    assert_eq!(migrate(folder.path(), &["nowhere"]).status, 2);
    assert_eq!(migrate(folder.path(), &["--format", "xml"]).status, 2);
    assert_eq!(migrate(folder.path(), &["--exclude", "page.js"]).status, 0);
    let empty = migrate(tree(&[]).path(), &[]);
    assert_eq!((empty.status, empty.err.as_str()), (2, "error: .: nothing to read\n"));
    let broken = tree(&[("addinspect.json", "{"), ("a.js", "")]);
    assert_eq!(migrate(broken.path(), &[]).status, 2);
}

#[test]
fn the_example_of_the_page_is_what_the_command_prints() {
    let page = repository().join("docs/migrate.md");
    let text = std::fs::read_to_string(&page).unwrap().replace("\r\n", "\n");
    let printed = migrate(&repository().join("grammar-fixtures/migrate/archiver"), &[]).out;
    let (before, rest) = text.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```\n").unwrap();
    if std::env::var("UPDATE_DOCS").is_ok_and(|value| !value.is_empty() && value != "0") {
        std::fs::write(&page, format!("{before}```text\n{printed}```\n{after}")).unwrap();
        return;
    }
    assert_eq!(shown, printed, "UPDATE_DOCS=1 cargo test --test cli the_example_of_the_page");
}

/// Outlook REST by `restUrl`, Microsoft Graph, and a sign-in.
const WEB: &str = "\
const { mailbox } = Office.context;
mailbox.getCallbackTokenAsync({ isRest: true }, async (result) => {
  const headers = { Authorization: 'Bearer ' + result.value };
  const one = await fetch(`${mailbox.restUrl}/v2.0/me/messages/${id}/$value`, { headers });
  const moved = await fetch(mailbox.restUrl + '/v2.0/me/messages/' + id + '/move', { method: 'post', headers });
});
async function graph() {
  const { accessToken } = await app.acquireTokenSilent({ scopes: ['Mail.Read', 'User.Read'] });
  return fetch('https://graph.microsoft.com/v1.0/me/messages?$select=subject', { headers: { Authorization: accessToken } });
}
graph();
";

#[test]
fn rest_graph_and_scopes_are_sites_of_their_kinds() {
    let folder = add_in("ReadWriteMailbox", WEB);
    let plan = plan(&folder);
    let sites = plan["sites"].as_array().unwrap();
    let kinds: Vec<(&Value, u64)> =
        sites.iter().map(|site| (&site["kind"], site["line"].as_u64().unwrap())).collect();
    assert_eq!(
        kinds,
        [(&json!("rest"), 4), (&json!("rest"), 5), (&json!("scopes"), 8), (&json!("graph"), 9)]
    );
    assert_eq!(sites[0]["request"], json!({ "method": "GET", "path": "/me/messages/{}/$value" }));
    assert_eq!(
        sites[0]["twin"],
        json!([{
            "method": "GET", "path": "/me/messages/{}/$value", "scope": "Mail.Read",
            "officejs": "Office.MessageRead.getAsFileAsync"
        }])
    );
    assert_eq!(sites[1]["leastScope"], "Mail.ReadWrite");
    assert_eq!(
        (&sites[2]["scopes"], &sites[2]["leastScope"]),
        (&json!(["Mail.Read", "User.Read"]), &Value::Null)
    );
    assert_eq!((&sites[3]["leastScope"], &sites[3]["twin"]), (&json!("Mail.ReadBasic"), &json!([])));
    assert!(sites[2..].iter().all(|site| site["reason"].is_string()), "{sites:?}");
    // What asks Microsoft Graph already is no work.
    assert_eq!(
        plan["readiness"],
        json!({ "sites": 2, "withTwin": 2, "withOfficeJs": 1, "unreadable": 0, "guarded": 0, "percent": 100 })
    );
    let out = migrate(folder.path(), &[]).out;
    for expected in [
        "\n  Mail.ReadWrite: read, create, change and delete mail, without sending it\n",
        "\n  the code asks for scopes already: page.js:8:37\n  ask for Mail.ReadWrite\n  remove 1 call that gets an Exchange token: page.js:2:9\n",
        "\nAlready on Microsoft Graph (1 call)\n  page.js:9:10  GET /me/messages\n      needs Mail.ReadBasic\n",
        "  remove what reads the address of a retired service: page.js:4:38, page.js:5:37\n",
    ] {
        assert!(out.contains(expected), "{expected}: {out}");
    }
}

#[test]
fn each_add_in_has_its_own_scopes() {
    let reads = "fetch(Office.context.mailbox.restUrl + '/v2.0/me/contacts');\n";
    let folder = tree(&[
        ("a/manifest.xml", &manifest("ReadItem").replace("page.html", "a.html")),
        ("a/a.html", "<script src=a.js></script>"),
        ("a/a.js", &sends("", "")),
        ("b/manifest.xml", &manifest("ReadItem").replace("page.html", "b.html")),
        ("b/b.html", "<script src=b.js></script>"),
        ("b/b.js", reads),
    ]);
    let out = migrate(folder.path(), &[]).out;
    assert!(out.contains("\n  a\n      ask for Mail.ReadBasic\n  b\n      ask for Contacts.Read\n"), "{out}");
}

#[test]
fn of_one_file_its_calls_are_listed_and_its_add_in_is_judged_as_a_whole() {
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteMailbox")),
        ("page.html", "<script src=page.js></script><script src=more.js></script>\n"),
        ("page.js", &sends("", "")),
        ("more.js", &sends("", "")),
    ]);
    let out = migrate(folder.path(), &["more.js"]).out;
    assert!(out.contains("Readiness: 100 %. 1 call: "), "{out}");
    assert!(out.contains("ReadWriteMailbox -> Restricted once these 2 EWS calls are gone"), "{out}");
    assert!(out.contains("more.js:2:24") && !out.contains("page.js:2:24"), "{out}");
}

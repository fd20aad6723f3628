//! What `check` prints.

use crate::run::{add_in, addinspect, manifest, repository, tree};

/// The pages as they are shipped.
const README: &str = include_str!("../../README.md");
const FORMATS: &str = include_str!("../../docs/json.md");

#[test]
fn the_demo_shows_a_missing_and_an_excessive_permission() {
    let ran = addinspect(repository(), &["check", "grammar-fixtures/demo"]);
    let expected = "\
warning[permission-excessive]: appPackage/manifest.json declares ReadWriteMailbox, but ReadItem is enough
  --> grammar-fixtures/demo/mail-summary/appPackage/manifest.json:20:20
   |
20 |         { \"name\": \"Mailbox.ReadWrite.User\", \"type\": \"Delegated\" }
   |                    ^^^^^^^^^^^^^^^^^^^^^^
  ::: grammar-fixtures/demo/mail-summary/src/summary.ts:8:24
   |
 8 |   show(\"subject\", item.subject);
   |                        ------- needs ReadItem
  ::: grammar-fixtures/demo/mail-summary/src/summary.ts:15:18
   |
15 |     message.body.getAsync(Office.CoercionType.Text, (result) => {
   |                  -------- needs ReadItem
  ::: grammar-fixtures/demo/mail-summary/src/summary.ts:20:31
   |
20 |   return { from: message.from.displayName, words: text.split(/\\s+/).filter(Boolean).length };
   |                               ----------- needs ReadItem
   = 3 uses need ReadItem, for example `Office.MessageRead.subject`.
   = Declare ReadItem (`MailboxItem.Read.User`).
   = help: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions

information[permission-too-low]: 2 uses need more than ReadItem: all of them ReadWriteItem
  --> grammar-fixtures/demo/reply-templates/manifest.xml:29:16
   |
29 |   <Permissions>ReadItem</Permissions>
   |                ^^^^^^^^
  ::: grammar-fixtures/demo/reply-templates/src/fill.js:5:15
   |
 5 |       subject.setAsync(template.subject, check(onError));
   |               -------- needs ReadWriteItem
  ::: grammar-fixtures/demo/reply-templates/src/fill.js:8:8
   |
 8 |   body.setAsync(template.body, { coercionType: Office.CoercionType.Text }, check(onError));
   |        -------- needs ReadWriteItem
   = Declare ReadWriteItem, or remove what needs it.
   = help: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions

error[permission-exceeded]: needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Subject.setAsync`
  --> grammar-fixtures/demo/reply-templates/src/fill.js:5:15
   |
 5 |       subject.setAsync(template.subject, check(onError));
   |               ^^^^^^^^
  ::: grammar-fixtures/demo/reply-templates/manifest.xml:29:16
   |
29 |   <Permissions>ReadItem</Permissions>
   |                -------- declared here
   = The typings say read item; the shipped library and the permissions page ask for read/write item (2 December 2025).
   = Reached through a variable.
   = At run time, the call throws `Elevated permission is required to call the method: ...` or fails with `Permission Denied`.
   = Declare ReadWriteItem in manifest.xml, or remove what needs it.
   = help: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions

error[permission-exceeded]: needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Body.setAsync`
  --> grammar-fixtures/demo/reply-templates/src/fill.js:8:8
   |
 8 |   body.setAsync(template.body, { coercionType: Office.CoercionType.Text }, check(onError));
   |        ^^^^^^^^
  ::: grammar-fixtures/demo/reply-templates/manifest.xml:29:16
   |
29 |   <Permissions>ReadItem</Permissions>
   |                -------- declared here
   = Reached through a variable.
   = At run time, the call throws `Elevated permission is required to call the method: ...` or fails with `Permission Denied`.
   = Declare ReadWriteItem in manifest.xml, or remove what needs it.
   = help: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions

grammar-fixtures/demo/mail-summary/appPackage/manifest.json: declares ReadWriteMailbox, but the add-in needs only ReadItem
grammar-fixtures/demo/meeting-notes: manifest-localhost.xml, manifest.xml: declare ReadWriteItem, which is what the add-in needs
grammar-fixtures/demo/reply-templates/manifest.xml: declares ReadItem, but the add-in needs ReadWriteItem
2 errors, 1 warning, 1 information
1 fixable with --fix, 1 more with --unsafe-fixes
";
    assert_eq!(ran.out, expected);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let (_, shown) = README.split_once("```text\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    assert!(expected.contains(shown), "the README shows something else: {shown}");
}

#[test]
fn json_is_the_documented_object() {
    let folder = add_in("ReadItem", "/* 😀 */ Office.context.mailbox.item.saveAsync();\n");
    let ran = addinspect(folder.path(), &["check", "--format", "json"]);
    let expected = r#"{
  "version": 1,
  "addIns": [
    {
      "root": ".",
      "manifests": [
        {
          "path": "manifest.xml",
          "kind": "add-in-only",
          "declared": "ReadItem",
          "requiredByCode": "ReadWriteItem",
          "required": "ReadWriteItem",
          "verdict": "exceeded",
          "certain": true,
          "reasons": [],
          "levels": [
            {
              "family": "mailbox",
              "declared": "ReadItem",
              "requiredByCode": "ReadWriteItem",
              "required": "ReadWriteItem",
              "verdict": "exceeded",
              "certain": true,
              "reasons": []
            }
          ],
          "requirementSets": [
            {
              "name": "Mailbox",
              "declared": null,
              "needed": "1.3"
            }
          ],
          "entryPoints": [
            {
              "kind": "taskpane",
              "name": "page.html",
              "declaredAt": {
                "file": "manifest.xml",
                "line": 4,
                "column": 35,
                "endLine": 4,
                "endColumn": 62
              },
              "files": [
                "page.html",
                "page.js"
              ],
              "level": "ReadWriteItem",
              "set": "1.1",
              "certain": true,
              "why": [
                {
                  "file": "page.js",
                  "line": 1,
                  "column": 38,
                  "member": "Office.AppointmentCompose.saveAsync|Office.MessageCompose.saveAsync"
                }
              ]
            }
          ]
        }
      ],
      "unreached": []
    }
  ],
  "findings": [
    {
      "rule": "permission-too-low",
      "severity": "information",
      "tags": [],
      "message": "1 use needs more than ReadItem: ReadWriteItem\nDeclare ReadWriteItem, or remove what needs it.",
      "url": "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions",
      "file": "manifest.xml",
      "line": 6,
      "column": 16,
      "endLine": 6,
      "endColumn": 24,
      "addIn": ".",
      "related": [
        {
          "file": "page.js",
          "line": 1,
          "column": 38,
          "endLine": 1,
          "endColumn": 47,
          "message": "needs ReadWriteItem"
        }
      ],
      "fixes": [
        {
          "title": "Declare ReadWriteItem in manifest.xml",
          "safety": "unsafe",
          "edits": [
            {
              "file": "manifest.xml",
              "line": 6,
              "column": 16,
              "endLine": 6,
              "endColumn": 24,
              "text": "ReadWriteItem"
            }
          ]
        }
      ],
      "about": "ReadWriteItem",
      "within": "OfficeApp/Permissions",
      "fingerprint": "9426c99d6aaae928"
    },
    {
      "rule": "permission-exceeded",
      "severity": "error",
      "tags": [],
      "message": "needs ReadWriteItem, manifest.xml declares ReadItem: `saveAsync` (Office.AppointmentCompose and Office.MessageCompose)\nAt run time, the call throws `Elevated permission is required to call the method: ...` or fails with `Permission Denied`.\nDeclare ReadWriteItem in manifest.xml, or remove what needs it.",
      "url": "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions",
      "file": "page.js",
      "line": 1,
      "column": 38,
      "endLine": 1,
      "endColumn": 47,
      "addIn": ".",
      "related": [
        {
          "file": "manifest.xml",
          "line": 6,
          "column": 16,
          "endLine": 6,
          "endColumn": 24,
          "message": "declared here"
        }
      ],
      "fixes": [
        {
          "title": "Declare ReadWriteItem in manifest.xml",
          "safety": "unsafe",
          "edits": [
            {
              "file": "manifest.xml",
              "line": 6,
              "column": 16,
              "endLine": 6,
              "endColumn": 24,
              "text": "ReadWriteItem"
            }
          ]
        }
      ],
      "about": "Office.AppointmentCompose.saveAsync|Office.MessageCompose.saveAsync",
      "within": "",
      "fingerprint": "f3c7e57a01e00206"
    }
  ],
  "problems": []
}
"#;
    assert_eq!(ran.out, expected);
    assert_eq!(ran.status, 1);
    let undocumented: Vec<&str> =
        expected.split('"').skip(1).step_by(2).filter(|w| is_key(expected, w)).collect();
    let undocumented: Vec<&&str> =
        undocumented.iter().filter(|key| !FORMATS.contains(&format!("\"{key}\""))).collect();
    assert!(undocumented.is_empty(), "docs/json.md lacks {undocumented:?}");
}

#[test]
fn json_tells_the_tags_of_a_finding() {
    let code = "// addinspect-ignore-next-line permission-exceeded: was so\nOffice.context.mailbox.ewsUrl;\n";
    let ran = addinspect(add_in("ReadItem", code).path(), &["check", "--format", "json"]);
    let json = ran.json();
    let findings = json["findings"].as_array().unwrap().iter();
    let told: Vec<String> = findings.map(|f| format!("{} {}", f["rule"], f["tags"])).collect();
    assert_eq!(
        told,
        [
            r#""permission-excessive" []"#,
            r#""suppression-unused" ["unnecessary"]"#,
            r#""legacy-ews" ["deprecated"]"#
        ]
    );
}

fn is_key(json: &str, word: &str) -> bool {
    json.contains(&format!("\"{word}\": "))
}

#[test]
fn without_a_manifest_it_says_so_once() {
    let code = "Office.onReady(() => Office.context.mailbox.item.subject);\n";
    let folder =
        tree(&[("a.js", code), ("b.js", "let x = 1;\n"), ("manifest.json", "{\"name\": \"a web app\"}")]);
    let ran = addinspect(folder.path(), &["check"]);
    assert_eq!(ran.out, "");
    assert_eq!((ran.status, ran.err.as_str()), (2, "error: .: no manifest found, nothing to check\n"));
    let ran = addinspect(folder.path(), &["check", "--allow-none"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

#[test]
fn several_paths_keep_their_names_and_a_repeated_one_is_scanned_once() {
    let code = "Office.context.mailbox.item.subject;\n";
    let (read, write) = (manifest("ReadItem"), manifest("ReadWriteItem"));
    let page = "<script src=page.js></script>\n";
    let folder = tree(&[
        ("one/manifest.xml", &read),
        ("one/page.html", page),
        ("one/page.js", code),
        ("two/manifest.xml", &write),
        ("two/page.html", page),
        ("two/page.js", code),
    ]);
    let ran = addinspect(folder.path(), &["check", "one", "./two/", "one"]);
    let expected = "\
warning[permission-excessive]: manifest.xml declares ReadWriteItem, but ReadItem is enough
 --> two/manifest.xml:6:16
  |
6 |   <Permissions>ReadWriteItem</Permissions>
  |                ^^^^^^^^^^^^^
 ::: two/page.js:1:29
  |
1 | Office.context.mailbox.item.subject;
  |                             ------- needs ReadItem
  = 1 use needs ReadItem: `subject` (Office.AppointmentCompose, Office.AppointmentRead and 2 more).
  = Declare ReadItem.
  = help: https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions

one/manifest.xml: declares ReadItem, which is what the add-in needs
two/manifest.xml: declares ReadWriteItem, but the add-in needs only ReadItem
1 warning
1 fixable with --fix
";
    assert_eq!(ran.out, expected);
    assert_eq!(ran.status, 1);
}

#[test]
fn a_file_from_a_stranger_cannot_drive_the_terminal() {
    let folder = add_in("ReadItem", "Office.context.mailbox.item.saveAsync(\"\x1b[2J\u{202E}\");\n");
    let ran = addinspect(folder.path(), &["check"]);
    assert!(ran.out.contains("saveAsync(\"\u{FFFD}[2J\u{FFFD}\");"), "{}", ran.out);
    assert!(!ran.out.contains('\x1b'), "{}", ran.out);
}

#[test]
fn colour_comes_only_when_asked_for() {
    let folder = add_in("ReadItem", "Office.context.mailbox.item.saveAsync();\n");
    let colored = |args: &[&str], variable: Option<(&str, &str)>| {
        let mut command = crate::run::command(folder.path(), args);
        let output = command.envs(variable).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(!colored(&["check"], None), "a pipe is no terminal");
    assert!(colored(&["check", "--color", "always"], None));
    assert!(
        colored(&["--color=always", "check"], Some(("NO_COLOR", "1"))),
        "an argument wins over the environment"
    );
    assert!(colored(&["check"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!colored(&["check", "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!colored(&["check"], Some(("NO_COLOR", "1"))));
    assert!(!colored(&["check", "--format", "json", "--color", "always"], None), "JSON has no colours");
}

#[test]
fn explain_files_tells_what_became_of_each_file() {
    let page = "<script src=page.js></script>\n";
    let folder = tree(&[
        ("app/manifest.xml", &manifest("ReadItem")),
        ("app/page.html", page),
        ("app/page.js", "Office.context.mailbox.item.subject;\n"),
        ("app/page.test.js", "Office.context.mailbox.item.saveAsync();\n"),
        ("app/lib.min.js", "Office.context.mailbox.item.saveAsync();\n"),
        ("other/x.js", "let x;\n"),
    ]);
    let ran = addinspect(folder.path(), &["check", "--explain-files"]);
    let expected = "\
app/lib.min.js\tleft-out\tminified\tapp
app/manifest.xml\tmanifest\t-\tapp
app/page.html\tanalysed\t-\tapp
app/page.js\tanalysed\t-\tapp
app/page.test.js\ttest\t-\tapp
other/x.js\tanalysed\t-\t-
";
    assert_eq!(ran.out, expected);
    assert_eq!(ran.status, 0);
    let json = addinspect(folder.path(), &["check", "--explain-files", "--format", "json"]).json();
    assert_eq!(json["files"].as_array().unwrap().len(), 6);
    assert_eq!(json["files"][0]["reason"], "minified");
    assert_eq!(json["files"][5]["addIns"], serde_json::json!([]));
}

#[test]
fn what_is_said_of_several_manifests_is_said_once() {
    let folder = tree(&[
        ("manifest.xml", &manifest("ReadWriteMailbox")),
        ("manifest-dev.xml", &manifest("ReadWriteMailbox")),
        ("page.html", "<script src=page.js></script>\n"),
        ("page.js", "Office.context.mailbox.item.subject;\n"),
    ]);
    let out = addinspect(folder.path(), &["check"]).out;
    assert_eq!(out.matches("warning[permission-excessive]").count(), 1, "{out}");
    assert!(out.contains(" ::: manifest.xml:6:16: the same\n") && out.contains("\n1 warning\n"), "{out}");
    let json = addinspect(folder.path(), &["check", "--format", "json"]).json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(2));
}

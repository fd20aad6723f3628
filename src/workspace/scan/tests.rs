//! Whole small trees in memory: what is read, what is left out and why, whose it is, what is judged.

use super::*;
use crate::addin::{AddIn, FileRole};
use crate::system::MemorySystem;
use std::path::PathBuf;
use std::sync::Mutex;

fn snapshot(files: &[(&str, &[u8])], root: &str) -> Snapshot {
    let system = MemorySystem::new(files.iter().map(|(path, text)| (*path, *text)));
    scan(&system, Path::new(root), &ScanOptions { max_file_bytes: 5000, ..ScanOptions::default() })
}

/// `path: role`, as `--explain-files` shows it.
fn roles(snapshot: &Snapshot) -> Vec<String> {
    let word = |role: &FileRole| match role {
        FileRole::Analysed => "analysed".to_owned(),
        FileRole::Test => "test".to_owned(),
        FileRole::LeftOut(why) => format!("left out, {why}"),
    };
    snapshot.roles.iter().map(|(path, role)| format!("{}: {}", path.display(), word(role))).collect()
}

fn problems(snapshot: &Snapshot) -> Vec<String> {
    snapshot.problems.iter().map(|p| format!("{}: {}", p.file.display(), p.message)).collect()
}

/// `root: manifest verdict ... <- sources`.
fn add_ins(snapshot: &Snapshot) -> Vec<String> {
    let manifest = |&m: &usize| {
        let name = snapshot.manifests[m].path.file_name().unwrap().to_str().unwrap();
        format!("{name} {}", snapshot.judgements[m].verdict.word())
    };
    let line = |add_in: &AddIn| {
        let manifests: Vec<_> = add_in.manifests.iter().map(manifest).collect();
        let sources = add_in.sources.iter().map(|&s| snapshot.sources[s].path.display().to_string());
        let sources: Vec<_> = sources.collect();
        format!("{}: {} <- {}", add_in.root.display(), manifests.join(", "), sources.join(" "))
    };
    snapshot.add_ins.iter().map(line).collect()
}

#[test]
fn every_source_has_a_role() {
    let long = "x".repeat(5001);
    let dense = "!function(){var e={};function t(n){return e[n]=n};t(1)}();".repeat(30);
    let found = snapshot(
        &[
            ("/r/src/app.ts", b"let a;"),
            ("/r/src/app.test.ts", b"let a;"),
            ("/r/src/office.d.ts", b"declare const Office: any;"),
            ("/r/src/big.js", long.as_bytes()),
            ("/r/src/film.ts", b"G@\0\x11\xFF"),
            ("/r/src/utf16.js", b"\xFF\xFEx\0"),
            ("/r/lib/office.js", b"/* Office JavaScript API library */"),
            ("/r/lib/jquery.js", b"/*! jQuery v3.3.1 | (c) JS Foundation */"),
            ("/r/lib/thing.min.js", b"x"),
            ("/r/lib/office-vsdoc.js", b"x"),
            ("/r/dist/app.js", dense.as_bytes()),
            ("/r/dist/page.html", dense.as_bytes()),
            ("/r/style.css", b"a {}"),
            ("/r/package.json", b"{}"),
            ("/r/node_modules/a/index.js", b"x"),
        ],
        "/r",
    );
    let expected = [
        "/r/dist/app.js: left out, minified",
        "/r/dist/page.html: analysed",
        "/r/lib/jquery.js: left out, a copy of jQuery",
        "/r/lib/office-vsdoc.js: left out, IntelliSense documentation",
        "/r/lib/office.js: left out, a copy of office.js",
        "/r/lib/thing.min.js: left out, minified",
        "/r/src/app.test.ts: test",
        "/r/src/app.ts: analysed",
        "/r/src/big.js: left out, over 5000 bytes",
        "/r/src/film.ts: left out, binary",
        "/r/src/office.d.ts: left out, type declarations",
        "/r/src/utf16.js: analysed",
    ];
    assert_eq!(roles(&found), expected);
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    assert!(found.add_ins.is_empty());
}

#[test]
fn what_cannot_be_decoded_is_a_problem_and_the_rest_is_read() {
    let files: [(&str, &[u8]); 5] = [
        ("/r/bad.js", b"let a;\nlet b = '\xE9';"),
        ("/r/good.js", b"let a;"),
        ("/r/data.json", b"{\"a\": \"\xE9\"}"),
        ("/r/data.xml", b"<a>\xE9</a>"),
        ("/r/manifest.xml", b"<OfficeApp>\n\xE9"),
    ];
    let found = snapshot(&files, "/r");
    let said = "/r/bad.js: not valid UTF-8: bad byte at offset 16, in line 2";
    let manifest = "/r/manifest.xml: not valid UTF-8: bad byte at offset 12, in line 2";
    assert_eq!(problems(&found), [said, manifest]);
    let left_out = "/r/bad.js: left out, not valid UTF-8: bad byte at offset 16, in line 2";
    assert_eq!(roles(&found), [left_out, "/r/good.js: analysed"]);
}

#[test]
fn a_missing_folder_has_nothing_in_it() {
    let found = snapshot(&[("/r/a.js", b"")], "/else");
    assert!(found.roles.is_empty() && found.manifests.is_empty());
}

#[test]
fn progress_counts_every_file() {
    let system = MemorySystem::new([("/r/a.js", ""), ("/r/b.css", ""), ("/r/c.ts", "")]);
    let heard = Mutex::new(Vec::new());
    let hear = |progress| heard.lock().unwrap().push(progress);
    scan(&system, Path::new("/r"), &ScanOptions { progress: Some(&hear), ..ScanOptions::default() });
    let heard = heard.into_inner().unwrap();
    assert_eq!(heard.len(), 4);
    assert!(heard.contains(&ScanProgress::Reading { done: 3, total: 3 }));
    assert_eq!(heard[3], ScanProgress::Analysing(2));
}

/// An XML manifest with the level, its task pane at the URL.
fn xml(level: &str, url: &str) -> Vec<u8> {
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    let xmlns = "http://schemas.microsoft.com/office/appforoffice/1.1";
    format!(
        "<?xml version=\"1.0\"?>
        <OfficeApp xmlns=\"{xmlns}\" xmlns:xsi=\"{xsi}\" xsi:type=\"MailApp\">
          <Hosts><Host Name=\"Mailbox\"/></Hosts>
          <FormSettings><Form xsi:type=\"ItemRead\"><DesktopSettings>
            <SourceLocation DefaultValue=\"{url}\"/>
          </DesktopSettings></Form></FormSettings>
          <Permissions>{level}</Permissions>
        </OfficeApp>"
    )
    .into_bytes()
}

#[test]
fn add_ins_of_one_tree_are_judged_apart() {
    let (a, b) =
        (xml("ReadItem", "https://localhost/pane.html?v=1"), xml("Restricted", "~remoteAppUrl/pane.html"));
    let found = snapshot(
        &[
            ("/r/a/manifest.xml", &a),
            ("/r/a/pane.ts", b""),
            ("/r/b/manifest-dev.xml", &a),
            ("/r/b/manifest.xml", &b),
            ("/r/b/src/pane.html", b""),
            ("/r/tools/build.js", b""),
        ],
        "/r",
    );
    let expected = [
        "/r/a: manifest.xml no-usages <- /r/a/pane.ts",
        "/r/b: manifest-dev.xml no-usages, manifest.xml no-usages <- /r/b/src/pane.html",
    ];
    assert_eq!(add_ins(&found), expected);
    let owners =
        |file: &str| found.owners(Path::new(file)).iter().map(|a| a.root.clone()).collect::<Vec<_>>();
    assert_eq!(owners("/r/b/src/pane.html"), [PathBuf::from("/r/b")]);
    assert_eq!(owners("/r/b/src/lib.min.js"), [PathBuf::from("/r/b")]);
    assert!(owners("/r/tools/build.js").is_empty());
}

#[test]
fn of_a_single_manifest_only_its_own_add_in_is_kept() {
    let manifest = xml("ReadItem", "/pane.html");
    let files: [(&str, &[u8]); 7] = [
        ("/r/.git/HEAD", b""),
        ("/r/a/manifest.xml", &manifest),
        ("/r/a/manifest-dev.xml", &manifest),
        ("/r/a/src/pane.ts", b""),
        ("/r/a/samples/manifest.xml", &manifest),
        ("/r/a/samples/pane.ts", b""),
        ("/r/b/manifest.xml", &manifest),
    ];
    let found = snapshot(&files, "/r/a/manifest.xml");
    // Its twin is there for comparison, and not wanted.
    let both = "/r/a: manifest-dev.xml no-usages, manifest.xml no-usages <- /r/a/src/pane.ts";
    assert_eq!(add_ins(&found), [both]);
    let wanted: Vec<usize> = found.wanted_manifests(&found.add_ins[0]).collect();
    assert_eq!(found.manifests.get(wanted[0]).unwrap().path, PathBuf::from("/r/a/manifest.xml"));
    assert_eq!(wanted.len(), 1);
    assert_eq!((found.root, found.focus.unwrap().roots), (PathBuf::from("/r"), vec![PathBuf::from("/r/a")]));
}

#[test]
fn a_single_source_is_the_focus_of_its_tree() {
    let manifest = xml("ReadItem", "/pane.html");
    let files: [(&str, &[u8]); 4] = [
        ("app/package.json", b"{}"),
        ("app/manifest.xml", &manifest),
        ("app/src/pane.ts", b""),
        ("b.ts", b""),
    ];
    let found = snapshot(&files, "app/src/pane.ts");
    assert_eq!(add_ins(&found), ["app: manifest.xml no-usages <- app/src/pane.ts"]);
    assert_eq!(
        (found.root, found.focus.unwrap().files),
        (PathBuf::from("app"), vec![PathBuf::from("app/src/pane.ts")])
    );
}

#[test]
fn a_use_in_a_shared_folder_counts_for_the_add_in_that_imports_it() {
    let (read, write) = (xml("ReadItem", "/pane.html"), xml("ReadWriteItem", "/pane.html"));
    let files: [(&str, &[u8]); 7] = [
        ("/r/a/package.json", b"{}"),
        ("/r/a/manifest.xml", &read),
        ("/r/a/src/pane.ts", b"import { subject } from '../../shared/mail';\nsubject();"),
        ("/r/b/package.json", b"{}"),
        ("/r/b/manifest.xml", &write),
        ("/r/b/src/pane.ts", b"console.log(Office.context.mailbox.item);"),
        ("/r/shared/mail.ts", b"export const subject = () => Office.context.mailbox.item.subject;"),
    ];
    let expected = [
        "/r/a: manifest.xml exact <- /r/a/src/pane.ts /r/shared/mail.ts",
        "/r/b: manifest.xml excessive <- /r/b/src/pane.ts",
    ];
    assert_eq!(add_ins(&snapshot(&files, "/r")), expected);
}

#[test]
fn a_file_that_is_not_read_makes_the_judgement_uncertain() {
    let manifest = xml("ReadWriteItem", "/pane.html");
    let files: [(&str, &[u8]); 3] = [
        ("/r/manifest.xml", &manifest),
        ("/r/pane.js", b"Office.context.mailbox.item.subject;"),
        ("/r/lost.js", b"// \xE9"),
    ];
    let tree = snapshot(&files, "/r");
    let judgement = &tree.judgements[0];
    assert_eq!((judgement.verdict.word(), judgement.certain), ("excessive", false));
    assert_eq!(judgement.reasons, ["lost.js could not be read."]);
}

const MAIL: &[u8] = b"<OfficeApp xmlns='http://schemas.microsoft.com/office/appforoffice/1.1' \
    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='MailApp'><Permissions>ReadItem</Permissions></OfficeApp>";
const FILL: &[u8] = b"export function fill() { Office.context.mailbox.item.subject.setAsync('x'); }";

/// What is needed, what weakens that, and the findings in code.
fn judged(snapshot: &Snapshot) -> (&'static str, Vec<String>, Vec<String>) {
    let judgement = &snapshot.judgements[0];
    let findings = snapshot.findings().into_iter().filter(|f| f.rule != "permission-excessive");
    let findings = findings.map(|f| f.at.file.display().to_string()).collect();
    (judgement.required_by_code.name(), judgement.reasons.clone(), findings)
}

#[test]
fn an_installed_package_that_uses_office_counts_and_is_not_accused() {
    let files = |package: &'static [u8], entry: &'static str, code: &'static [u8]| {
        snapshot(
            &[
                ("/r/manifest.xml", MAIL),
                ("/r/a.js", b"import { fill } from 'kit';\nfill();"),
                ("/r/node_modules/kit/package.json", package),
                (entry, code),
                ("/r/node_modules/kit/fill.js", FILL),
            ],
            "/r",
        )
    };
    let main: &[u8] = br#"{ "name": "kit", "main": "main" }"#;
    let found = files(main, "/r/node_modules/kit/main.js", b"export * from './fill';");
    // Nobody here can mend the code, only the manifest.
    assert_eq!(judged(&found), ("ReadWriteItem", vec![], vec!["/r/manifest.xml".to_owned()]));
    let exports: &[u8] = br#"{ "name": "kit", "exports": { ".": { "import": "./esm.mjs" } } }"#;
    let found = files(exports, "/r/node_modules/kit/esm.mjs", b"export * from './fill.js';");
    assert_eq!(judged(&found), ("ReadWriteItem", vec![], vec!["/r/manifest.xml".to_owned()]));
    let found = files(main, "/r/node_modules/kit/main.js", b"export function fill() {}");
    assert_eq!(judged(&found), ("Restricted", vec![], vec![]));
    let minified: &[u8] = br#"{ "name": "kit", "main": "kit.min.js" }"#;
    let found = files(minified, "/r/node_modules/kit/kit.min.js", FILL);
    let why = "Some of the add-in's code was not read: node_modules/kit (minified, imported by a.js).";
    assert_eq!(judged(&found), ("Restricted", vec![why.to_owned()], vec![]));
    // What it leads to leads nowhere by itself.
    let minified: &[u8] = br#"{ "name": "kit", "main": "kit.min.js" }"#;
    let found = files(minified, "/r/node_modules/kit/kit.min.js", b"export * from './fill';");
    assert_eq!(judged(&found), ("Restricted", vec![why.to_owned()], vec![]));
    let found = files(main, "/r/node_modules/kit/main.js", b"export * from './fill'; // \xff");
    let why = "Some of the add-in's code was not read: node_modules/kit (not valid UTF-8: bad byte at offset 27, in \
               line 1, imported by a.js).";
    assert_eq!(judged(&found), ("Restricted", vec![why.to_owned()], vec![]));
    assert_eq!(problems(&found), [""; 0]);
}

#[test]
fn what_lies_in_the_repository_beside_the_path_is_followed_and_nothing_beyond() {
    let files: [(&str, &[u8]); 4] = [
        ("/r/packages/mail/manifest.xml", MAIL),
        ("/r/packages/mail/a.js", b"import { fill } from '../shared/fill';\nfill();"),
        ("/r/packages/shared/fill.js", FILL),
        ("/r/.git/HEAD", b""),
    ];
    let found = snapshot(&files, "/r/packages/mail");
    let told = ["/r/packages/mail/manifest.xml", "/r/packages/shared/fill.js"].map(str::to_owned).to_vec();
    assert_eq!(judged(&found), ("ReadWriteItem", vec![], told));
    let found = snapshot(&files[..3], "/r/packages/mail");
    let why = "Some of the add-in's code was not read: ../shared/fill (not found, imported by a.js).";
    assert_eq!(judged(&found), ("Restricted", vec![why.to_owned()], vec![]));
}

//! `check --fix`, `--unsafe-fixes` and `--diff`: what stands in the files afterwards, and what is said.
#![expect(clippy::disallowed_methods, reason = "reads what the binary has written")]

use crate::run::{add_in, bytes, check, manifest};
use addinspect::cli::{self, Exit, Io, Run};
use addinspect::system::{MemorySystem, PathKind, System, Walk};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

const READS: &str = "console.log(Office.context.mailbox.item.subject);\n";
const WRITES: &str = "Office.context.mailbox.item.saveAsync();\n";

fn declared(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("manifest.xml")).unwrap()
}

#[test]
fn a_safe_fix_is_applied_once_and_the_rest_is_reported() {
    let folder = add_in("ReadWriteMailbox", READS);
    let ran = check(folder.path(), &["--fix"]);
    assert_eq!(
        ran.out,
        "manifest.xml: declares ReadItem, which is what the add-in needs\n1 fixed, no findings\n"
    );
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(declared(folder.path()), manifest("ReadItem"));
    let again = check(folder.path(), &["--fix"]);
    assert_eq!(
        again.out,
        "manifest.xml: declares ReadItem, which is what the add-in needs\n0 fixed, no findings\n"
    );
    assert_eq!(declared(folder.path()), manifest("ReadItem"));
}

#[test]
fn what_is_counted_is_what_is_shown_and_what_is_written() {
    let folder = add_in("ReadWriteMailbox", READS);
    std::fs::write(folder.path().join("manifest-dev.xml"), manifest("ReadWriteMailbox")).unwrap();
    let ran = check(folder.path(), &[]);
    assert_eq!(ran.out.matches("warning[").count(), 1, "{ran:?}");
    assert!(ran.out.ends_with("\n1 warning\n1 fixable with --fix\n"), "{ran:?}");
    let ran = check(folder.path(), &["--format", "concise"]);
    assert_eq!(ran.out.matches("warning[").count(), 2, "{ran:?}");
    assert!(ran.out.ends_with("\n2 warnings\n1 fixable with --fix\n"), "{ran:?}");
    let ran = check(folder.path(), &["--fix"]);
    assert!(ran.out.ends_with("\n1 fixed, no findings\n"), "{ran:?}");
    assert_eq!(declared(folder.path()), manifest("ReadItem"));
}

#[test]
fn raising_a_permission_takes_unsafe_fixes() {
    let folder = add_in("ReadItem", WRITES);
    let ran = check(folder.path(), &["--fix"]);
    assert!(
        ran.out.ends_with(
            "but the add-in needs ReadWriteItem\n0 fixed, 1 error, 1 information\n1 fixable with \
                               --fix --unsafe-fixes\n"
        ),
        "{ran:?}"
    );
    assert_eq!((ran.status, declared(folder.path())), (1, manifest("ReadItem")));
    let ran = check(folder.path(), &["--fix", "--unsafe-fixes"]);
    assert!(ran.out.ends_with("what the add-in needs\n1 fixed, no findings\n"), "{ran:?}");
    assert_eq!((ran.status, declared(folder.path())), (0, manifest("ReadWriteItem")));
}

#[test]
fn calls_that_need_different_levels_end_at_the_highest() {
    let folder =
        add_in("Restricted", &format!("{WRITES}Office.context.mailbox.makeEwsRequestAsync('', f);\n{READS}"));
    let ran = check(folder.path(), &["--fix", "--unsafe-fixes", "--fail-on", "error"]);
    assert_eq!((ran.status, declared(folder.path())), (0, manifest("ReadWriteMailbox")), "{ran:?}");
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let folder = add_in("ReadWriteMailbox", READS);
    let ran = check(folder.path(), &["--diff"]);
    let expected = "\
--- a/manifest.xml
+++ b/manifest.xml
@@ -3,5 +3,5 @@
   <FormSettings><Form xsi:type=\"ItemEdit\"><DesktopSettings>
     <SourceLocation DefaultValue=\"https://a.example/page.html\"/>
   </DesktopSettings></Form></FormSettings>
-  <Permissions>ReadWriteMailbox</Permissions>
+  <Permissions>ReadItem</Permissions>
 </OfficeApp>
";
    assert_eq!((ran.out.as_str(), ran.status, ran.err.as_str()), (expected, 1, ""));
    assert_eq!(declared(folder.path()), manifest("ReadWriteMailbox"));
    let clean = add_in("ReadItem", READS);
    let ran = check(clean.path(), &["--diff"]);
    assert_eq!((ran.out.as_str(), ran.status), ("", 0));
}

#[test]
fn a_difference_shows_unsafe_fixes_only_if_asked_for() {
    let folder = add_in("ReadItem", WRITES);
    assert_eq!(check(folder.path(), &["--diff"]).status, 0);
    let ran = check(folder.path(), &["--diff", "--unsafe-fixes"]);
    assert!(
        ran.out.contains("\n-  <Permissions>ReadItem</Permissions>\n+  <Permissions>ReadWriteItem<"),
        "{ran:?}"
    );
    assert_eq!((ran.status, declared(folder.path())), (1, manifest("ReadItem")));
}

/// The text as UTF-16 with a byte-order mark.
fn utf16(text: &str) -> Vec<u8> {
    "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn every_other_byte_stays_as_it_was() {
    let crlf = |level: &str| manifest(level).replace('\n', "\r\n");
    type Write = fn(&str) -> Vec<u8>;
    let encodings: [Write; 3] =
        [|text| text.as_bytes().to_vec(), |text| format!("\u{FEFF}{text}").into_bytes(), utf16];
    for encode in encodings {
        let folder = bytes(&[
            ("manifest.xml", &encode(&crlf("ReadWriteMailbox"))),
            ("page.html", b"<script src=page.js></script>\n"),
            ("page.js", READS.as_bytes()),
        ]);
        assert_eq!(check(folder.path(), &["--fix"]).status, 0);
        assert_eq!(std::fs::read(folder.path().join("manifest.xml")).unwrap(), encode(&crlf("ReadItem")));
    }
}

#[test]
fn json_says_how_many_were_fixed() {
    let folder = add_in("ReadWriteMailbox", READS);
    let ran = check(folder.path(), &["--fix", "--format", "json"]);
    let json = ran.json();
    assert_eq!(json["fixed"], serde_json::json!({ "applied": 1, "notApplied": 0 }));
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["addIns"][0]["manifests"][0]["declared"], "ReadItem");
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    let folder = add_in("ReadWriteMailbox", READS);
    let wrong: [&[&str]; 5] = [
        &["--unsafe-fixes"],
        &["--fix", "--diff"],
        &["--diff", "--format", "json"],
        &["--fix", "--explain-files"],
        &["--diff", "--explain-files"],
    ];
    for args in wrong {
        assert_eq!(check(folder.path(), args).status, 2, "{args:?}");
        assert_eq!(declared(folder.path()), manifest("ReadWriteMailbox"));
    }
}

#[test]
fn paths_that_overlap_fix_a_file_once() {
    let folder = add_in("ReadWriteMailbox", READS);
    let ran = check(folder.path(), &["--fix", ".", "manifest.xml"]);
    assert!(ran.out.ends_with("1 fixed, no findings\n"), "{ran:?}");
    assert_eq!(declared(folder.path()), manifest("ReadItem"));
}

#[test]
fn what_a_comment_suppresses_is_not_fixed() {
    let folder =
        add_in("ReadItem", &format!("// addinspect-ignore-next-line permission-exceeded: known\n{WRITES}"));
    let ran = check(folder.path(), &["--fix", "--unsafe-fixes"]);
    assert!(ran.out.ends_with("0 fixed, no findings (1 suppressed)\n"), "{ran:?}");
    assert_eq!((ran.status, declared(folder.path())), (0, manifest("ReadItem")));
}

#[test]
fn a_broken_configuration_stops_before_anything_is_written() {
    for args in [["--fix", "."], ["--diff", "."]] {
        let folder = add_in("ReadWriteMailbox", READS);
        std::fs::write(folder.path().join("addinspect.json"), "{ \"exlude\": [] }").unwrap();
        let ran = check(folder.path(), &args);
        assert!(ran.err.contains("addinspect.json:1:3: "), "{ran:?}");
        assert_eq!(
            (ran.status, ran.out.as_str(), declared(folder.path())),
            (2, "", manifest("ReadWriteMailbox"))
        );
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_told() {
    let folder = add_in("ReadWriteMailbox", READS);
    let file = folder.path().join("manifest.xml");
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let ran = check(folder.path(), &["--fix", "--fail-on", "never"]);
    assert!(ran.out.contains("problem: manifest.xml: not fixed: the file is read-only\n"), "{ran:?}");
    assert!(ran.out.ends_with("0 fixed, 1 warning, 1 problem\n1 fixable with --fix\n"), "{ran:?}");
    assert_eq!((ran.status, declared(folder.path())), (1, manifest("ReadWriteMailbox")));
}

/// Files in memory of which somebody else changes the manifest when it is read for the `when`th time.
struct Busy {
    files: MemorySystem,
    reads: AtomicUsize,
    when: usize,
}

impl System for Busy {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path.ends_with("manifest.xml") && self.reads.fetch_add(1, Ordering::SeqCst) + 1 == self.when {
            self.files.write_atomic(path, THEIRS.as_bytes())?;
        }
        self.files.read(path)
    }
    fn kind(&self, path: &Path) -> Option<PathKind> {
        self.files.kind(path)
    }
    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        self.files.canonical(path)
    }
    fn len(&self, path: &Path) -> io::Result<u64> {
        self.files.len(path)
    }
    fn names(&self, folder: &Path) -> Vec<std::ffi::OsString> {
        self.files.names(folder)
    }
    fn walk(&self, root: &Path) -> Walk {
        self.files.walk(root)
    }
    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.files.write_atomic(path, bytes)
    }
}

const THEIRS: &str = "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\"><!-- theirs -->\
    <Permissions>ReadItem</Permissions></OfficeApp>";

/// Runs `check --fix` while the manifest changes at its `when`th reading: status, output, and what stands there then.
fn while_changing(when: usize) -> (Run, String, String) {
    let ours = manifest("ReadWriteMailbox");
    let files = [
        ("r/manifest.xml", ours.as_str()),
        ("r/page.html", "<script src=page.js></script>"),
        ("r/page.js", READS),
    ];
    let system = Busy { files: MemorySystem::new(files), reads: AtomicUsize::new(0), when };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io { input: &mut io::empty(), out: &mut out, err: &mut err, color: false, progress: false };
    let run = cli::run(["addinspect", "check", "--fix", "r"].map(Into::into), &system, &mut io);
    let left = system.files.read(Path::new("r/manifest.xml")).unwrap();
    (run, String::from_utf8(out).unwrap(), String::from_utf8(left).unwrap())
}

#[test]
fn what_somebody_else_writes_meanwhile_is_never_overwritten() {
    // The first reading is the scan's, the second the fixer's, the third the one before writing.
    let (run, out, left) = while_changing(3);
    assert_eq!((run, left.as_str()), (Run::Done(Exit::Findings), THEIRS));
    assert!(
        out.contains("problem: r/manifest.xml: not fixed: the file has changed since it was read\n"),
        "{out}"
    );
    for when in [1, 2] {
        let (run, out, left) = while_changing(when);
        assert_eq!((run, left.as_str()), (Run::Done(Exit::Success), THEIRS), "{when}: {out}");
    }
    let (run, _, left) = while_changing(usize::MAX);
    assert_eq!((run, left), (Run::Done(Exit::Success), manifest("ReadItem")));
}

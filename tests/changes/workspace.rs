//! A tree that changes is seen as a tree is that is read anew.

use crate::code::{Change as CodeChange, change, changed};
use crate::statements::padded;
use addinspect::analysis::Stop;
use addinspect::syntax::{FileKind, file_kind};
use addinspect::system::{Buffers, MemorySystem, System};
use addinspect::text::IndexedText;
use addinspect::workspace::{ScanOptions, Snapshot, Workspace, WorkspaceChange, scan};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

/// The folder that is watched.
const ROOT: &str = "/tree";

/// Paths and what is in the files.
type Files = Vec<(PathBuf, Vec<u8>)>;

/// The fixtures, each with its files below its folder.
static CASES: LazyLock<Vec<Files>> = LazyLock::new(crate::cases::cases);

const CONFIGURATIONS: [&str; 4] = [
    "{}",
    r#"{ "exchange": "on-premises", "rules": { "permission-exceeded": "off" } }"#,
    r#"{ "exclude": ["**/*.html"] }"#,
    r#"{ "rules": "#,
];

#[derive(Debug, Clone)]
enum Event {
    /// An editor changes the file; it opens it first.
    Edit(Vec<CodeChange>),
    /// An editor opens the file as it is on the disk.
    Open,
    Close,
    /// Another program writes the file.
    Write(Vec<CodeChange>),
    Delete,
    Restore,
    Configure(usize),
}

/// Something happens to a file, and somebody may want to know, who stops waiting once it is asked so often whether they do.
fn event() -> impl Strategy<Value = (prop::sample::Index, Event, Option<usize>)> {
    let changes = || prop::collection::vec(change(), 1..4);
    let event = prop_oneof![
        6 => changes().prop_map(Event::Edit),
        2 => Just(Event::Open),
        2 => Just(Event::Close),
        2 => changes().prop_map(Event::Write),
        1 => Just(Event::Delete),
        2 => Just(Event::Restore),
        1 => (0..CONFIGURATIONS.len()).prop_map(Event::Configure),
    ];
    (any::<prop::sample::Index>(), event, prop::option::weighted(0.3, 0..6_usize))
}

/// The disk, the editor's texts, and the workspace that hears of both.
struct World {
    disk: Arc<MemorySystem>,
    original: Files,
    buffers: Buffers,
    workspace: Workspace,
}

impl World {
    fn new(files: &[(PathBuf, Vec<u8>)]) -> World {
        let original: Vec<_> =
            files.iter().map(|(file, bytes)| (Path::new(ROOT).join(file), bytes.clone())).collect();
        let disk = Arc::new(MemorySystem::new(original.clone()));
        let system = || Arc::clone(&disk) as Arc<dyn System>;
        let buffers = Buffers::new(system());
        let workspace = Workspace::new(system(), ROOT.into());
        World { disk, original, buffers, workspace }
    }

    fn happen(&mut self, file: prop::sample::Index, event: Event) {
        let (path, bytes) = self.original[file.index(self.original.len())].clone();
        let text = |buffers: &Buffers| {
            let shown = buffers.open_text(&path).map(|shown| shown.text.to_string());
            let read = || buffers.read(&path).map(|b| String::from_utf8_lossy(&b).into_owned());
            shown.or_else(|| read().ok()).unwrap_or_default()
        };
        let is_plain = matches!(file_kind(&path), Some(FileKind::Plain(_)));
        match event {
            Event::Edit(changes) => self.show(&path, changed(&text(&self.buffers), &changes)),
            // In a long file a statement is parsed by itself.
            Event::Open if is_plain && self.buffers.open_text(&path).is_none() => {
                self.show(&path, padded(&text(&self.buffers)));
            }
            Event::Open => self.show(&path, text(&self.buffers)),
            Event::Close => {
                self.buffers.close(&path);
                self.workspace.apply(WorkspaceChange::Closed(path));
            }
            Event::Write(changes) => self.write(&path, changed(&text(&self.buffers), &changes).into()),
            Event::Delete => {
                self.disk.remove(&path);
                self.workspace.apply(WorkspaceChange::Disk(vec![path]));
            }
            Event::Restore => self.write(&path, bytes),
            Event::Configure(which) => {
                self.write(&Path::new(ROOT).join("addinspect.json"), CONFIGURATIONS[which].into());
            }
        }
    }

    fn show(&mut self, path: &Path, text: String) {
        let shown = IndexedText::new(text);
        self.buffers.show(path.to_owned(), shown.clone());
        self.workspace.apply(WorkspaceChange::DocumentChanged(path.to_owned(), shown));
    }

    fn write(&mut self, path: &Path, bytes: Vec<u8>) {
        self.disk.put(path, bytes);
        self.workspace.apply(WorkspaceChange::Disk(vec![path.to_owned()]));
    }

    /// What is known unless it is asked so often whether anybody waits.
    fn hurried(&mut self, patience: usize) -> Option<Arc<Snapshot>> {
        let asked = AtomicUsize::new(0);
        let stop = Stop::when(move || asked.fetch_add(1, Ordering::Relaxed) >= patience);
        self.workspace.snapshot_until(&ScanOptions { stop: Some(&stop), ..ScanOptions::default() })
    }

    fn settled(&mut self) -> Arc<Snapshot> {
        let snapshot = self.workspace.snapshot(&ScanOptions::default());
        if !self.workspace.is_provisional() {
            return snapshot;
        }
        self.workspace.settle();
        self.workspace.snapshot(&ScanOptions::default())
    }
}

#[test]
fn what_nobody_waits_for_stops_and_changes_nothing() {
    let source = |member: &str| format!("Office.context.mailbox.item.{member};");
    let (manifest, first) = (crate::manifest::manifest("ReadItem").into(), source("body").into());
    let files = [("manifest.xml".into(), manifest), ("a.js".into(), first)];
    let mut world = World::new(&files);
    assert!(world.hurried(0).is_none());
    for patience in 0..8 {
        world.show(Path::new("/tree/a.js"), source("body.setAsync('')"));
        world.hurried(patience);
        world
            .show(Path::new("/tree/a.js"), source(if patience % 2 == 0 { "subject" } else { "saveAsync()" }));
        let anew = scan(&world.buffers, Path::new(ROOT), &ScanOptions::default());
        assert_eq!(world.settled().findings(), anew.findings(), "{patience}");
    }
    assert!(world.hurried(0).is_some(), "what is known costs nothing");
}

#[test]
fn a_shown_file_that_no_longer_matters_is_read_as_it_is_now() {
    let manifest = crate::manifest::manifest("ReadItem").into();
    let mut world = World::new(&[("manifest.xml".into(), manifest), ("a.js".into(), "".into())]);
    for text in ["Office.context.mailbox.item.body;", "// addinspect-ignore\nlet body;"] {
        world.show(Path::new("/tree/a.js"), text.to_owned());
        let anew = scan(&world.buffers, Path::new(ROOT), &ScanOptions::default());
        assert_eq!(world.settled().findings(), anew.findings());
    }
}

#[test]
fn what_lies_elsewhere_comes_and_goes_with_its_import() {
    let manifest = crate::manifest::manifest("ReadItem").into();
    let kit = b"export function fill() { Office.context.mailbox.item.body.setAsync('x'); }";
    let package = br#"{ "name": "kit", "module": "kit.js" }"#;
    let mut world = World::new(&[
        ("manifest.xml".into(), manifest),
        ("a.js".into(), "".into()),
        ("node_modules/kit/package.json".into(), package.to_vec()),
        ("node_modules/kit/kit.js".into(), kit.to_vec()),
    ]);
    let uses = "import { fill } from 'kit';\nfill();";
    for (text, sources, certain) in [
        (uses, 2, true),
        ("import { fill } from './kit';", 1, false),
        (uses, 2, true),
        ("// import { fill } from './kit';", 1, true),
    ] {
        world.show(Path::new("/tree/a.js"), text.to_owned());
        let anew = scan(&world.buffers, Path::new(ROOT), &ScanOptions::default());
        let now = world.settled();
        assert_eq!((&now.judgements, &now.roles), (&anew.judgements, &anew.roles), "{text}");
        assert_eq!((now.sources.len(), now.judgements[0].certain), (sources, certain), "{text}");
    }
}

#[test]
fn what_is_far_from_every_manifest_counts_once_something_leads_there() {
    let kit = |member: &str| {
        format!("export function fill() {{ Office.context.mailbox.item.body.{member}('x'); }}")
    };
    let mut world = World::new(&[
        ("app/package.json".into(), "{}".into()),
        ("app/manifest.xml".into(), crate::manifest::manifest("ReadItem").into()),
        ("app/a.js".into(), "".into()),
        ("lib/kit.js".into(), kit("setAsync").into()),
    ]);
    let imports = "import { fill } from '../lib/kit';\nfill();";
    let at = |file: &str| Path::new(ROOT).join(file);
    for (file, text, findings, at_hand) in [
        ("app/a.js", String::new(), 0, false),
        ("lib/kit.js", kit("appendOnSendAsync"), 0, false),
        ("app/a.js", imports.to_owned(), 2, true),
        ("lib/kit.js", kit("getAsync"), 0, true),
        ("lib/kit.js", kit("setAsync"), 1, true),
        ("app/a.js", String::new(), 0, true),
        ("lib/manifest.xml", crate::manifest::manifest("Restricted"), 1, true),
        ("app/manifest.xml", crate::manifest::manifest("ReadWriteItem"), 1, true),
    ] {
        world.write(&at(file), text.clone().into());
        let now = world.settled();
        assert_eq!(in_code(&now), findings, "{file}: {text}");
        assert_eq!(
            now.source(&at("lib/kit.js")).is_some_and(|kit| !kit.text.is_empty()),
            at_hand,
            "{file}: {text}"
        );
        let anew = scan(&world.buffers, Path::new(ROOT), &ScanOptions::default());
        assert_eq!((now.findings(), &now.judgements), (anew.findings(), &anew.judgements));
    }
}

/// How many findings there are besides the mark of a level that is too low.
fn in_code(snapshot: &Snapshot) -> usize {
    snapshot.findings().iter().filter(|finding| finding.rule != "permission-too-low").count()
}

#[test]
fn a_level_that_is_typed_is_judged_with_what_the_add_in_does() {
    let source = "Office.context.mailbox.item.body.setAsync('x');";
    let mut world = World::new(&[
        ("a/manifest.xml".into(), crate::manifest::manifest("ReadItem").into()),
        ("a/a.js".into(), source.into()),
        ("b/manifest.xml".into(), crate::manifest::manifest("ReadItem").into()),
        ("b/b.js".into(), source.into()),
    ]);
    for level in ["ReadItem", "ReadWriteItem", "ReadWrite", "ReadWriteMailbox"] {
        world.show(Path::new("/tree/a/manifest.xml"), crate::manifest::manifest(level));
        let now = world.settled();
        let anew = scan(&world.buffers, Path::new(ROOT), &ScanOptions::default());
        assert_eq!((now.findings(), &now.judgements), (anew.findings(), &anew.judgements), "{level}");
        let of_b = now.findings().into_iter().filter(|f| f.at.file.starts_with("/tree/b"));
        let rules: Vec<&str> = of_b.map(|f| f.rule).collect();
        assert_eq!(rules, ["permission-exceeded", "permission-too-low"], "{level}");
    }
}

/// As many as `PROPTEST_CASES` says.
fn cases() -> u32 {
    std::env::var_os("PROPTEST_CASES").and_then(|cases| cases.to_str()?.parse().ok()).unwrap_or(192)
}

/// Two add-ins beside each other, each a project of its own.
fn side_by_side(one: &[(PathBuf, Vec<u8>)], other: &[(PathBuf, Vec<u8>)]) -> Files {
    let below = |folder: &str, files: &[(PathBuf, Vec<u8>)]| -> Files {
        let project = (Path::new(folder).join("package.json"), b"{}".to_vec());
        let files = files.iter().map(|(path, bytes)| (Path::new(folder).join(path), bytes.clone()));
        let files: BTreeMap<PathBuf, Vec<u8>> = [project].into_iter().chain(files).collect();
        files.into_iter().collect()
    };
    [below("one", one), below("other", other)].concat()
}

/// The same, where the scripts of the other one import one of the first: it belongs to both add-ins.
fn sharing(one: &[(PathBuf, Vec<u8>)], other: &[(PathBuf, Vec<u8>)]) -> Files {
    let mut files = side_by_side(one, other);
    let is_script = |path: &Path| matches!(file_kind(path), Some(FileKind::Plain(_)));
    let shared =
        files.iter().map(|file| file.0.clone()).find(|path| path.starts_with("one") && is_script(path));
    for (path, bytes) in files.iter_mut().filter(|(path, _)| path.starts_with("other") && is_script(path)) {
        let up = "../".repeat(path.components().count() - 1);
        bytes.extend(shared.iter().flat_map(|shared| {
            format!("\nimport * as shared from '{up}{}';\n", shared.display()).into_bytes()
        }));
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_remembered_changes_nothing(
        cases in prop::array::uniform2(any::<prop::sample::Index>()),
        arranged in 0..3,
        events in prop::collection::vec(event(), 1..20),
    ) {
        let [one, other] = cases.map(|case| &CASES[case.index(CASES.len())]);
        let mut world = World::new(&match arranged {
            0 => one.clone(),
            1 => side_by_side(one, other),
            _ => sharing(one, other),
        });
        for (file, event, patience) in events {
            world.happen(file, event);
            patience.map(|patience| world.hurried(patience));
            let (now, anew) =
                (world.settled(), scan(&world.buffers, Path::new(ROOT), &ScanOptions::default()));
            prop_assert_eq!(now.findings(), anew.findings());
            prop_assert_eq!(&now.problems, &anew.problems);
            prop_assert_eq!(&now.judgements, &anew.judgements);
            prop_assert_eq!(&now.add_ins, &anew.add_ins);
            prop_assert_eq!(&now.roles, &anew.roles);
            for (a, b) in now.sources.iter().zip(&anew.sources) {
                prop_assert_eq!(&a.outcome, &b.outcome, "{}", a.path.display());
            }
        }
    }
}

/// Of what is far from every manifest the texts are put away, or not yet: which files belong to the tests does not depend on it.
#[test]
fn helpers_far_from_manifests_are_told_alike_whatever_was_read_before() {
    const MANIFEST: &str = "<OfficeApp xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">\
         <Permissions>ReadItem</Permissions></OfficeApp>";
    let file = |path: &str, text: &str| (PathBuf::from(path), text.as_bytes().to_vec());
    let mut world = World::new(&[
        file("one/package.json", "{}"),
        file("one/manifest.xml", MANIFEST),
        file("one/pane.js", "Office.context.mailbox.item.subject;"),
        file("other/package.json", "{}"),
        file("other/manifest.xml", MANIFEST),
        file("other/pane.js", "import { check } from './checked.js';\ncheck(Office.context.mailbox.item);"),
        file(
            "other/checked.js",
            "import { expect } from 'chai';\nexport const check = (item) => expect(item.subject);",
        ),
    ]);
    drop(world.settled());
    world.write(&Path::new(ROOT).join("other/manifest.xml"), b"<nothing/>".to_vec());
    let anew = scan(&world.buffers, Path::new(ROOT), &ScanOptions::default());
    assert_eq!(world.settled().roles, anew.roles);
}

//! What a keystroke costs in workspaces: `cargo bench --bench workspaces`. In generated trees, and in the folder
//! `ADDINSPECT_BENCH_DIR` beside one of its add-ins alone, a letter comes and goes, and a finding with it. All trees take
//! turns, so that a slow moment meets each. An argument picks trees by a part of their names.
#![allow(clippy::print_stdout, reason = "the times are what it is run for")]

#[path = "support/trees.rs"]
mod trees;

use addinspect::system::{MemorySystem, OsSystem, System};
use addinspect::text::IndexedText;
use addinspect::workspace::{ScanOptions, Workspace, WorkspaceChange};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use trees::{Place, ROOT, Typing};

/// So many keystrokes are measured in each tree, unless `ADDINSPECT_BENCH_KEYSTROKES` says another number.
const KEYSTROKES: usize = 300;

fn main() {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let trees: [(&str, Tree); 8] = [
        ("one add-in", || trees::add_ins(1, false)),
        ("one add-in, legacy calls", || trees::add_ins(1, true)),
        ("60 add-ins, 600 sources", || trees::add_ins(60, false)),
        ("500 add-ins, 5,000 sources", || trees::add_ins(500, false)),
        ("60 add-ins, in a manifest", || trees::manifests(60)),
        ("a graph of 2,000, in a leaf", || trees::graph(2_000, Place::Leaf)),
        ("a graph of 2,000, in a helper's body", || trees::graph(2_000, Place::Body)),
        ("a graph of 2,000, in a helper's exports", || trees::graph(2_000, Place::Shape)),
    ];
    let trees = trees.into_iter().filter(|(name, _)| is_wanted(name));
    let mut rows: Vec<Row> = trees.map(|(name, tree)| Row::new(name, tree())).collect();
    if let Some(folder) = std::env::var_os("ADDINSPECT_BENCH_DIR") {
        rows.extend(Row::of_folder(Path::new(&folder)));
    }
    let said = std::env::var_os("ADDINSPECT_BENCH_KEYSTROKES");
    let keystrokes = said.and_then(|said| said.to_str()?.parse().ok()).unwrap_or(KEYSTROKES);
    for keystroke in 0..keystrokes {
        rows.iter_mut().for_each(|row| row.keystroke(keystroke));
    }
    println!("{keystrokes} keystrokes; milliseconds, p50 / p99; times the first row");
    let unit = rows.first_mut().map_or(f64::NAN, |row| row.percentile(50));
    for row in &mut rows {
        let (p50, p99) = (row.percentile(50), row.percentile(99));
        println!(
            "{:45} {p50:7.2} / {p99:7.2}  {:5.2} x  first answer {:7.1}  findings {:?}",
            row.name,
            p50 / unit,
            milliseconds(row.first),
            row.findings,
        );
    }
}

/// Makes a tree.
type Tree = fn() -> Typing;

/// One workspace in which one types.
struct Row {
    name: String,
    workspace: Workspace,
    file: PathBuf,
    texts: [IndexedText; 2],
    /// Until the first answer.
    first: Duration,
    /// With either text.
    findings: [usize; 2],
    times: Vec<Duration>,
}

impl Row {
    fn new(name: &str, typing: Typing) -> Row {
        Row::begin(name, Arc::new(MemorySystem::new(typing.files)), ROOT.into(), typing.file, typing.texts)
    }

    fn begin(name: &str, system: Arc<dyn System>, root: PathBuf, file: PathBuf, texts: [String; 2]) -> Row {
        let mut row = Row {
            name: name.to_owned(),
            workspace: Workspace::new(system, root),
            file,
            texts: texts.map(IndexedText::new),
            first: Duration::ZERO,
            findings: [0; 2],
            times: Vec::with_capacity(KEYSTROKES),
        };
        let start = Instant::now();
        black_box(row.workspace.snapshot(&ScanOptions::default()).findings());
        row.first = start.elapsed();
        row.findings = [row.answer(0), row.answer(1)];
        row
    }

    /// Two rows: the folder, and the folder of the add-in alone in whose source one types. That is the first source of
    /// the folder that has a finding of its own once a line is appended.
    fn of_folder(root: &Path) -> Vec<Row> {
        let system: Arc<dyn System> = Arc::new(OsSystem);
        let snapshot = addinspect::workspace::scan(&*system, root, &ScanOptions::default());
        let judged = snapshot.add_ins.iter().find(|a| a.sources.len() > 1);
        let Some(add_in) = judged else { return Vec::new() };
        let source = add_in
            .sources
            .iter()
            .filter_map(|&s| snapshot.sources.get(s))
            .find(|s| s.path.extension().is_some_and(|extension| extension == "js" || extension == "ts"));
        let Some(source) = source else { return Vec::new() };
        let line =
            |member: &str| format!("{}\nOffice.context.mailbox.item.body.{member}('x');\n", source.text);
        let texts = ["setAsyn", "setAsync"].map(line);
        let names = [("its one add-in alone", &add_in.root), ("the folder", &snapshot.root)];
        let row = |(name, root): (&str, &PathBuf)| {
            Row::begin(name, Arc::clone(&system), root.clone(), source.path.clone(), texts.clone())
        };
        names.map(row).into()
    }

    fn answer(&mut self, text: usize) -> usize {
        self.workspace.apply(WorkspaceChange::DocumentChanged(self.file.clone(), self.texts[text].clone()));
        self.workspace.snapshot(&ScanOptions::default()).findings().len()
    }

    fn keystroke(&mut self, number: usize) {
        let start = Instant::now();
        let findings = self.answer(number % 2);
        self.times.push(start.elapsed());
        assert_eq!(findings, self.findings[number % 2], "{}", self.name);
    }

    fn percentile(&mut self, percent: usize) -> f64 {
        self.times.sort();
        self.times.get(self.times.len() * percent / 100).map_or(f64::NAN, |&time| milliseconds(time))
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

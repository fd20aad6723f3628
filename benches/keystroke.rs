//! What a keystroke costs without the protocol: `cargo bench --bench keystroke`. In a generated add-in one letter of a
//! member's name comes and goes, so a finding comes and goes with it. Measured beside tree-sitter's own step (the
//! incremental parse of the same edit) and one parse from nothing.
#![allow(clippy::print_stdout, reason = "the times are what it is run for")]

#[path = "support/generate.rs"]
#[expect(dead_code, reason = "nothing is typed into TypeScript")]
mod generate;

use addinspect::syntax::{SourceDocument, parse};
use addinspect::system::MemorySystem;
use addinspect::text::IndexedText;
use addinspect::workspace::{ScanOptions, Workspace, WorkspaceChange};
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So many keystrokes are measured.
const KEYSTROKES: usize = 200;
const ROOT: &str = "/tree";
const FILE: &str = "/tree/taskpane.js";
const MANIFEST: &str = "<OfficeApp xmlns='http://schemas.microsoft.com/office/appforoffice/1.1' \
    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='MailApp'>\
    <Permissions>ReadItem</Permissions></OfficeApp>";

/// What is typed.
enum Edit {
    /// The last letter of a member's name: its statement means something else.
    Identifier,
    /// A bracket: until it is closed, everything behind it may mean something else.
    Structure,
}

fn main() {
    println!("{KEYSTROKES} keystrokes; milliseconds, p50 / p99");
    for lines in [1_000, 10_000, 50_000] {
        for edit in [Edit::Identifier, Edit::Structure] {
            measure(lines, &edit);
        }
    }
}

fn measure(lines: usize, edit: &Edit) {
    let (before, after) = texts(lines, edit);
    let mut workspace =
        Workspace::new(Arc::new(MemorySystem::new([("/tree/manifest.xml", MANIFEST)])), ROOT.into());
    let mut findings = |text: &IndexedText| {
        workspace.apply(WorkspaceChange::DocumentChanged(FILE.into(), text.clone()));
        workspace.snapshot(&ScanOptions::default()).findings().len()
    };
    let mut document = SourceDocument::parse(Path::new(FILE), &before);
    let (indexed_before, indexed_after) = (IndexedText::new(&*before), IndexedText::new(&*after));
    let counts = (findings(&indexed_before), findings(&indexed_after));
    let (mut steps, mut wholes) = (Vec::new(), Vec::new());
    for keystroke in 0..KEYSTROKES {
        let (text, indexed) =
            if keystroke % 2 == 0 { (&before, &indexed_before) } else { (&after, &indexed_after) };
        steps.push(time(|| document.update(&document.version(text))));
        wholes.push(time(|| findings(indexed)));
    }
    let full = time(|| parse(Path::new(FILE), &before).len());
    let what = match edit {
        Edit::Identifier => "identifier",
        Edit::Structure => "structure",
    };
    println!(
        "{lines:6} lines, {what:10}: parse step {}, keystroke {} ({:.1} x), parse {:.1}; findings {counts:?}",
        percentiles(&mut steps),
        percentiles(&mut wholes),
        percentile(&wholes, 50) / percentile(&steps, 50),
        milliseconds(full),
    );
}

/// The file before and after the keystroke, which happens in its middle.
fn texts(lines: usize, edit: &Edit) -> (Arc<str>, Arc<str>) {
    let code = generate::generate(generate::JAVASCRIPT, lines);
    let middle = code.len() / 2 + code[code.len() / 2..].find("\n\n").map_or(0, |at| at + 2);
    let (before, after) = match edit {
        Edit::Identifier => ("setAsyn", "setAsync"),
        Edit::Structure => ("setAsync", "setAsync("),
    };
    let with = |member: &str| {
        let line = format!("Office.context.mailbox.item.body.{member}(\"x\");\n");
        [&code[..middle], &line, &code[middle..]].concat().into()
    };
    (with(before), with(after))
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn percentiles(times: &mut [Duration]) -> String {
    times.sort();
    format!("{:.2} / {:.2}", percentile(times, 50), percentile(times, 99))
}

/// Of sorted times.
fn percentile(times: &[Duration], percent: usize) -> f64 {
    times
        .get((times.len() * percent / 100).min(times.len().saturating_sub(1)))
        .map_or(f64::NAN, |&t| milliseconds(t))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

//! The truth by execution: random add-ins run in Node with a recording mock in the place of Office, and what they touched
//! is compared with what `addinspect check` and `addinspect usages` say about them.
//!
//! `generator/` makes and runs the programs; it knows the tool only by its catalogue. The variables:
//!
//! - `ADDINSPECT_PROGRAMS`: how many programs (a thousand);
//! - `ADDINSPECT_SEED`: other programs;
//! - `ADDINSPECT_SHRINK`: how many failures of a class are made small and printed (4);
//! - `ADDINSPECT_TOOL`: another binary to ask.
//!
//! Without Node 20 the test says that it is skipped; on CI it fails then.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test that writes programs to the disk, and says what it finds"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

mod judge;
mod shrink;
mod tally;
mod tool;
mod worker;

use judge::{Class, judge};
use serde_json::json;
use shrink::{Failure, shrink};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use tally::Tally;
use worker::{Program, Worker};

/// With fewer the shares say too little.
const PROGRAMS: usize = 1000;
const SHRUNK: usize = 4;
/// Programs that are made, run and looked at together.
const TOGETHER: usize = 40;
const FAILURES: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/execution");

/// What the run is told by the environment.
struct Plan {
    tool: String,
    seed: String,
    programs: usize,
    shrunk: usize,
}

impl Plan {
    fn from_environment() -> Self {
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let number = |name: &str, default: usize| text(name).map_or(default, |value| value.parse().unwrap());
        Self {
            tool: text("ADDINSPECT_TOOL").unwrap_or_else(|| env!("CARGO_BIN_EXE_addinspect").to_owned()),
            seed: text("ADDINSPECT_SEED").unwrap_or_else(|| "1".to_owned()),
            programs: number("ADDINSPECT_PROGRAMS", PROGRAMS),
            shrunk: number("ADDINSPECT_SHRINK", SHRUNK),
        }
    }
}

#[test]
fn what_the_tool_says_holds_when_the_program_runs() {
    if !worker::node_is_here() {
        let on_ci = std::env::var("CI").is_ok_and(|value| !value.is_empty());
        assert!(!on_ci, "on CI Node 20 or newer must be there");
        println!("skipped: Node 20 or newer is not there");
        return;
    }
    let plan = Plan::from_environment();
    let (tally, failures) = run(&plan);
    println!("seed {}: {tally}", plan.seed);
    report(shrink(&plan.tool, failures));
    let broken = tally.broken();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// All programs.
fn run(plan: &Plan) -> (Tally, Vec<Failure>) {
    let next = AtomicUsize::new(0);
    let (mut tally, mut failures) = (Tally::default(), Vec::new());
    for (part, found) in in_parallel(|| vec![run_part(plan, &next)]) {
        tally.merge(part);
        failures.extend(found);
    }
    (tally, worth_shrinking(failures, plan.shrunk))
}

/// What the work yields on as many threads as there are processors.
fn in_parallel<T: Send>(work: impl Fn() -> Vec<T> + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| scope.spawn(&work)).collect();
        started.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

fn run_part(plan: &Plan, next: &AtomicUsize) -> (Tally, Vec<Failure>) {
    let mut worker = Worker::start(&plan.tool);
    let (mut tally, mut failures) = (Tally::default(), Vec::new());
    loop {
        let from = next.fetch_add(TOGETHER, Ordering::Relaxed);
        if from >= plan.programs {
            return (tally, failures);
        }
        let to = (from + TOGETHER).min(plan.programs);
        let programs: Vec<Program> = worker.ask(&json!({ "run": plan.seed, "from": from, "to": to }));
        compare(plan, programs, &mut tally, &mut failures);
    }
}

fn compare(plan: &Plan, programs: Vec<Program>, tally: &mut Tally, failures: &mut Vec<Failure>) {
    let said = tool::said_about(&plan.tool, &programs);
    for (program, said) in programs.into_iter().zip(said) {
        if program.unfit || program.error.is_some() {
            tally.add_unjudged(&program);
            continue;
        }
        let judgement = judge(&program, &said);
        tally.add(&program, &judgement);
        let mut wrong = judgement.wrong;
        drop_consequences(&mut wrong);
        failures.extend(wrong.into_iter().map(|(class, what)| Failure {
            class,
            program: program.clone(),
            what,
        }));
    }
}

/// An unsafe fix stands on an unsound verdict, which stands on a missed member: the first of them tells it all.
fn drop_consequences(wrong: &mut BTreeMap<Class, Vec<String>>) {
    let chain = [Class::UnsafeFix, Class::Unsound, Class::Missed];
    let first = chain.iter().position(|class| wrong.contains_key(class)).unwrap_or(0);
    for class in &chain[first + 1..] {
        wrong.remove(class);
    }
}

/// Of each class the smallest ones, each of another kind.
fn worth_shrinking(mut failures: Vec<Failure>, most: usize) -> Vec<Failure> {
    failures.sort_by_cached_key(Failure::size);
    let mut kinds = BTreeSet::new();
    failures.retain(|failure| kinds.insert((failure.class, failure.kind())));
    let mut counts = [0; Class::ALL.len()];
    failures.retain(|failure| {
        let count = &mut counts[failure.class as usize];
        *count += 1;
        *count <= most
    });
    failures
}

/// Prints the failures, file by file, and leaves each as a folder that can be copied to the fixtures. The most frequent
/// kinds of a class come first.
fn report(failures: Vec<Failure>) {
    std::fs::remove_dir_all(FAILURES).ok();
    let mut kinds: BTreeMap<(Class, String), Vec<Failure>> = BTreeMap::new();
    for failure in failures {
        kinds.entry((failure.class, failure.kind())).or_default().push(failure);
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|((class, _), alike)| (*class, Reverse(alike.len())));
    for (at, ((class, kind), alike)) in kinds.iter().enumerate() {
        let folder = Path::new(FAILURES).join(format!("{class}-{at}"));
        let smallest = alike.iter().min_by_key(|failure| failure.size()).unwrap();
        println!("\n== {class}: {kind} (x{})", alike.len());
        print(smallest, &folder);
    }
}

fn print(failure: &Failure, folder: &Path) {
    tool::write(folder, &failure.program);
    println!("   {}\n   {}", failure.what.join("\n   "), folder.display());
    for file in failure.program.files.iter().filter(|file| is_code(&file.name)) {
        println!("-- {}\n{}", file.name, file.text);
    }
}

/// Manifests and package.json are alike in all programs; they lie in the folder.
fn is_code(name: &str) -> bool {
    !name.ends_with(".json") && !name.ends_with(".xml") && name != "taskpane.html"
}

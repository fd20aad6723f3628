//! What the analysis costs beside the parse that it needs: `cargo bench --bench ratios`. The two are run in turn, so
//! a slow moment of the machine meets both, and the median of the pairs' ratios is printed. With
//! `ADDINSPECT_BENCH_DIR` set also for a real folder: its files that pass the filter, and the whole cold check.
#![allow(clippy::print_stdout, reason = "the ratios are what it is run for")]

mod support;

use addinspect::analysis::{self, Program, Source};
use addinspect::syntax;
use addinspect::system::OsSystem;
use addinspect::workspace::{ScanOptions, scan};
use rayon::prelude::*;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So many pairs are measured.
const PAIRS: usize = 21;
/// One measurement takes at least about this long: a short input is run several times.
const AT_LEAST: Duration = Duration::from_millis(10);

fn main() {
    println!("{PAIRS} interleaved pairs; medians");
    for input in support::inputs() {
        let pairs = measure(|| input.parse(), || input.analyse());
        let name = format!("{}, {} kB", input.name, input.bytes() / 1000);
        print("parse+analysis / parse", &name, &pairs);
    }
    match std::env::var_os("ADDINSPECT_BENCH_DIR") {
        Some(folder) => real_folder(Path::new(&folder)),
        None => println!("ADDINSPECT_BENCH_DIR is not set: no real folder is measured"),
    }
}

/// A folder with add-ins, with all threads.
fn real_folder(folder: &Path) {
    let check = || scan(&OsSystem, folder, &ScanOptions::default());
    let sources: Vec<Source> =
        check().sources.iter().map(|s| Source::new(&s.path, Arc::clone(&s.text))).collect();
    let all = Program { sources, ..Program::default() };
    let outcome = analysis::analyze(&all);
    let passed = all.sources.iter().zip(&outcome.files).filter(|(_, file)| file.parsed);
    let passed = Program { sources: passed.map(|(s, _)| s.clone()).collect(), ..Program::default() };
    let name = format!("{} of {} files pass the filter", passed.sources.len(), all.sources.len());
    let pairs = measure(|| parse(&passed), || analysis::analyze_all(&passed).files.len());
    print("parse+analysis / parse", &name, &pairs);
    let pairs = measure(|| parse(&all), || check().check().findings.len());
    print("cold check / parse of all", &format!("{} files not left out", all.sources.len()), &pairs);
}

fn parse(program: &Program) -> usize {
    let parse = |source: &Source| syntax::parse(&source.path, &source.text).len();
    analysis::on_deep_stacks(|| program.sources.par_iter().map(parse).sum())
}

/// Times of the two, run in turn.
fn measure(base: impl Fn() -> usize, whole: impl Fn() -> usize) -> Vec<(Duration, Duration)> {
    let (once, _) = (time(1, &base), time(1, &whole));
    let times = (AT_LEAST.as_nanos() / once.as_nanos().max(1)) as u32 + 1;
    (0..PAIRS).map(|_| (time(times, &base), time(times, &whole))).collect()
}

/// How long one of `times` runs takes.
fn time(times: u32, run: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    for _ in 0..times {
        black_box(run());
    }
    start.elapsed() / times
}

fn print(what: &str, input: &str, pairs: &[(Duration, Duration)]) {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let base = median(pairs.iter().map(|&(base, _)| milliseconds(base)));
    let whole = median(pairs.iter().map(|&(_, whole)| milliseconds(whole)));
    let ratio = median(pairs.iter().map(|(base, whole)| whole.as_secs_f64() / base.as_secs_f64()));
    println!("{what} = {ratio:.2}   ({whole:.1} / {base:.1} ms)   {input}");
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

//! How fast cost grows with size: `cargo bench --bench growth`. The binary runs, on one thread, on a tree and on one four
//! times as large; the exponent tells (1: four times the time; 2: sixteen times). It fails where one is far above 1.
//! `ADDINSPECT_TOOL` names another binary, an argument the patterns by a part of their names.
#![allow(clippy::print_stdout, reason = "the exponents are what it is run for")]

mod patterns;

use patterns::{PATTERNS, Pattern};
use std::ffi::OsString;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// The second tree is so many times as large.
const TIMES: usize = 4;
/// What is quicker says nothing about growth: starting takes as long.
const NOISE: Duration = Duration::from_millis(40);
/// Of so many runs the quickest counts; a slow one is not repeated.
const RUNS: usize = 5;
const SLOW: Duration = Duration::from_secs(2);
/// No machine is so noisy.
const FAR: f64 = 1.4;

fn main() -> ExitCode {
    let tool = std::env::var_os("ADDINSPECT_TOOL").unwrap_or(env!("CARGO_BIN_EXE_addinspect").into());
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_wanted = |p: &&Pattern| wanted.is_empty() || wanted.iter().any(|word| p.name.contains(word));
    let far: Vec<&str> =
        PATTERNS.iter().filter(is_wanted).filter(|p| grows(&tool, p)).map(|p| p.name).collect();
    if far.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("too fast: {}", far.join("; "));
    ExitCode::FAILURE
}

/// Prints what the pattern costs; says whether it grows far too fast.
fn grows(tool: &OsString, pattern: &Pattern) -> bool {
    let (Some(small), Some(large)) =
        (time(tool, pattern, pattern.most / TIMES), time(tool, pattern, pattern.most))
    else {
        println!("   ?   {}: did not run", pattern.name);
        return true;
    };
    let exponent = (large.as_secs_f64() / small.max(NOISE).as_secs_f64()).ln() / (TIMES as f64).ln();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{:5.2}   ({:.0} and {:.0} ms)   {} {}",
        exponent.max(0.0),
        milliseconds(small),
        milliseconds(large),
        pattern.most,
        pattern.name
    );
    exponent > FAR
}

/// How long the binary takes on a tree of size `n`.
fn time(tool: &OsString, pattern: &Pattern, n: usize) -> Option<Duration> {
    let folder = tempfile::tempdir().ok()?;
    let arguments = (pattern.make)(folder.path(), n);
    let mut best: Option<Duration> = None;
    for _ in 0..RUNS {
        let mut command = Command::new(tool);
        command.args(&arguments).current_dir(folder.path()).env("RAYON_NUM_THREADS", "1");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let status = command.status().ok()?;
        let took = start.elapsed();
        status.code()?;
        best = Some(best.map_or(took, |best| best.min(took)));
        if took > SLOW {
            break;
        }
    }
    best
}

//! Targets that are fed with changed fixtures for as long as somebody likes, on the stable toolchain.
//!
//! `cargo test --test fuzz` runs each for two seconds, always alike; `FUZZ_SECONDS=600 cargo test --test fuzz -- manifests`
//! runs those whose names begin so for ten minutes, each time otherwise. A case that fails, or takes longer than
//! [`PATIENCE`], is told with its seed: `FUZZ_SEED=17 FUZZ_SECONDS=0` runs that case alone. What a long run finds becomes a
//! test beside the code at fault.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program that tells how far it is")]
#![expect(clippy::disallowed_methods, reason = "the environment says how long it runs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a target may fail so")]

#[path = "../tests/support/cases.rs"]
mod cases;
mod corpus;
mod edits;
mod fixes;
mod manifests;
mod messages;
mod random;
mod sources;

use random::Random;
use std::panic::catch_unwind;
use std::process::exit;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

/// No case is so large that it may take longer, on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

type Target = (&'static str, fn(&mut Random));

const TARGETS: [Target; 5] = [
    ("edits", edits::run),
    ("fixes", fixes::run),
    ("manifests", manifests::run),
    ("messages", messages::run),
    ("sources", sources::run),
];

fn number(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|value| value.parse().unwrap_or_else(|_| panic!("{name}={value} is no number")))
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|beginning| name.starts_with(beginning));
    let seconds = number("FUZZ_SECONDS");
    let clock = || SystemTime::UNIX_EPOCH.elapsed().map_or(1, |since| since.as_millis() as u64);
    let seed = number("FUZZ_SEED").unwrap_or_else(|| if seconds.is_some() { clock() } else { 1 });
    for target in TARGETS.iter().filter(|(name, _)| is_wanted(name)) {
        run(target, seed, Duration::from_secs(seconds.unwrap_or(2)));
    }
}

/// Runs one case at least, each with a seed of its own.
fn run(&(name, target): &Target, first: u64, time: Duration) {
    let began = Instant::now();
    let mut cases = 0;
    while cases == 0 || began.elapsed() < time {
        let seed = first + cases;
        let (tell, told) = channel();
        std::thread::spawn(move || {
            let outcome = catch_unwind(|| target(&mut Random::new(seed)));
            let _ = tell.send(outcome.is_ok());
        });
        let fault = match told.recv_timeout(PATIENCE) {
            Ok(true) => None,
            Ok(false) | Err(RecvTimeoutError::Disconnected) => Some("fails"),
            Err(RecvTimeoutError::Timeout) => Some("does not end"),
        };
        if let Some(fault) = fault {
            eprintln!("{name} {fault}: FUZZ_SEED={seed} FUZZ_SECONDS=0 cargo test --test fuzz -- {name}");
            exit(1);
        }
        cases += 1;
    }
    println!("{name}: {cases} cases from seed {first}");
}

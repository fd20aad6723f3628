//! One truth, typed: after every source of every fixture was typed character by character, the server says of it what a
//! scan says.

use super::client::{Client, pulling};
use super::fixtures::{cases, scanned, served};
use addinspect::system::OsSystem;
use addinspect::workspace::{ScanOptions, scan};
use std::path::Path;
use std::time::{Duration, Instant};

/// Broken code is read from nothing when nobody types; that does not take so long on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// So many characters are typed between two looks at what the server says meanwhile.
const LOOK: usize = 200;

/// What is told of every fixture whose number is `part` of `parts`.
fn type_fixtures(part: usize, parts: usize) {
    for case in cases().iter().skip(part).step_by(parts) {
        type_fixture(case);
    }
}

fn type_fixture(case: &Path) {
    let snapshot = scan(&OsSystem, case, &ScanOptions::default());
    let mut client = Client::new(case, &pulling());
    client.lenient = true;
    for source in &snapshot.sources {
        let file = source.path.strip_prefix(case).unwrap().to_str().unwrap();
        client.open(file, "");
        client.type_text(file, &source.text);
    }
    let (expected, until) = (scanned(&snapshot), Instant::now() + PATIENCE);
    let mut found = served(&mut client);
    while found != expected && Instant::now() < until {
        found = served(&mut client);
    }
    assert_eq!(found, expected, "{}", case.display());
}

impl Client {
    fn type_text(&mut self, file: &str, text: &str) {
        let (mut line, mut column) = (0, 0);
        for (version, char) in text.chars().enumerate() {
            self.edit(file, version as i64 + 2, [line, column, line, column], char.encode_utf8(&mut [0; 4]));
            (line, column) =
                if char == '\n' { (line + 1, 0) } else { (line, column + char.len_utf8() as u32) };
            if version % LOOK == 0 {
                self.ask_of("textDocument/documentLink", file);
            }
        }
    }
}

#[test]
fn the_server_says_of_typed_fixtures_what_a_scan_says() {
    type_fixtures(0, 2);
}

#[test]
fn the_server_says_of_the_other_typed_fixtures_what_a_scan_says() {
    type_fixtures(1, 2);
}

//! One truth, typed: after every source of every fixture was typed character by character, and every manifest word by
//! word, the server says of it what a scan says.

use super::client::{Client, pulling};
use super::fixtures::{cases, scanned, served};
use addinspect::system::OsSystem;
use addinspect::workspace::{ScanOptions, scan};
use std::path::Path;
use std::time::{Duration, Instant};

/// Broken code is read from nothing when nobody types; that does not take so long on however slow a machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// So many pieces are typed between two looks at what the server says meanwhile.
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
    let file = |path: &Path| path.strip_prefix(case).unwrap().to_str().unwrap().to_owned();
    for source in &snapshot.sources {
        client.type_pieces(&file(&source.path), source.text.split_inclusive(|_: char| true));
    }
    for manifest in &snapshot.manifests {
        client.type_pieces(&file(&manifest.path), manifest.source.text.split_inclusive(char::is_whitespace));
    }
    let (expected, until) = (scanned(&snapshot), Instant::now() + PATIENCE);
    let mut found = served(&mut client);
    while found != expected && Instant::now() < until {
        found = served(&mut client);
    }
    assert_eq!(found, expected, "{}", case.display());
}

impl Client {
    /// Opens an empty document and types these pieces into it, none of which goes on behind a line's end.
    fn type_pieces<'t>(&mut self, file: &str, pieces: impl Iterator<Item = &'t str>) {
        self.open(file, "");
        let (mut line, mut column) = (0, 0);
        for (index, piece) in pieces.enumerate() {
            self.edit(file, index as i64 + 2, [line, column, line, column], piece);
            (line, column) =
                if piece.ends_with('\n') { (line + 1, 0) } else { (line, column + piece.len() as u32) };
            if index % LOOK == 0 {
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

//! Whatever happens, in whatever order: what the server says is what a fresh scan of the same texts says.

use super::client::{Client, pulling};
use super::fixtures::{Told, scanned, served};
use super::trees::{READS, WRITES, manifest, put, remove};
use addinspect::manifest::{candidate, read};
use addinspect::system::OsSystem;
use addinspect::workspace::{ScanOptions, scan};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

const FILES: [&str; 5] = ["manifest.xml", "page.html", "page.js", "lib.js", "addinspect.json"];

/// Texts that a file may have. Each may stand in each file: editors show all kinds of things.
fn texts() -> [String; 8] {
    [
        manifest("ReadItem"),
        manifest("ReadWriteMailbox"),
        READS.to_owned(),
        WRITES.to_owned(),
        format!("import {{ it }} from './lib.js';\nit.setAsync('x');\n{READS}"),
        "export const it = Office.context.mailbox.item.body;\n".to_owned(),
        "<script src=page.js></script>\n<script src=lib.js></script>\n".to_owned(),
        r#"{"rules": {"permission-exceeded": "warning"}}"#.to_owned(),
    ]
}

const SETTINGS: [&str; 3] =
    ["{}", r#"{"rules": {"permission-excessive": "off"}}"#, r#"{"exclude": ["lib.js"]}"#];

const PATIENCE: Duration = Duration::from_secs(20);

/// One thing that happens; numbers name files, texts and settings.
#[derive(Debug, Clone)]
enum Step {
    /// The editor opens the file, or if it is open replaces its text.
    Show(usize, usize),
    /// The editor writes into the first line of an open file, or deletes its first letters.
    Type(usize, bool),
    Close(usize),
    Write(usize, usize),
    Delete(usize),
    Set(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let (file, text) = (0..FILES.len(), 0..texts().len());
    prop_oneof![
        3 => (file.clone(), text.clone()).prop_map(|(file, text)| Step::Show(file, text)),
        3 => (file.clone(), any::<bool>()).prop_map(|(file, insert)| Step::Type(file, insert)),
        1 => file.clone().prop_map(Step::Close),
        3 => (file.clone(), text).prop_map(|(file, text)| Step::Write(file, text)),
        1 => file.prop_map(Step::Delete),
        1 => (0..SETTINGS.len()).prop_map(Step::Set),
    ]
}

/// What the texts are, on the disk and in the editor.
struct World {
    client: Client,
    disk: BTreeMap<usize, String>,
    open: BTreeMap<usize, String>,
    /// Manifests that are open and cannot be read, as they could be last: that holds.
    held: BTreeMap<usize, String>,
    version: i64,
}

impl World {
    fn new(root: &Path) -> World {
        let first = [(0, 0), (1, 6), (2, 4), (3, 5)];
        let disk: BTreeMap<usize, String> =
            first.into_iter().map(|(file, text)| (file, texts()[text].clone())).collect();
        disk.iter().for_each(|(&file, text)| put(root, FILES[file], text));
        let mut client = Client::new(root, &pulling());
        client.lenient = true;
        World { client, disk, open: BTreeMap::new(), held: BTreeMap::new(), version: 1 }
    }

    fn happen(&mut self, step: &Step) {
        let before = self.open.clone();
        self.make(step);
        for file in 0..FILES.len() {
            match self.open.get(&file) {
                Some(text) if broken(file, text) == Some(true) => {
                    let last = before.get(&file).or_else(|| self.disk.get(&file));
                    let last = last.filter(|last| broken(file, last) == Some(false)).cloned();
                    last.map(|last| self.held.entry(file).or_insert(last));
                }
                _ => drop(self.held.remove(&file)),
            }
        }
    }

    fn make(&mut self, step: &Step) {
        let root = self.client.root.clone();
        self.version += 1;
        match *step {
            Step::Show(file, text) => {
                let text = texts()[text].clone();
                match self.open.insert(file, text.clone()) {
                    None => self.client.open(FILES[file], &text),
                    Some(_) => {
                        self.client.change(FILES[file], self.version, json!([{ "text": text }]));
                    }
                }
            }
            Step::Type(file, insert) => self.write_into(file, insert),
            Step::Close(file) if self.open.remove(&file).is_some() => self.client.close_document(FILES[file]),
            Step::Write(file, text) => {
                put(&root, FILES[file], &texts()[text]);
                self.disk.insert(file, texts()[text].clone());
                self.watch(file);
            }
            Step::Delete(file) if self.disk.remove(&file).is_some() => {
                remove(&root, FILES[file]);
                self.watch(file);
            }
            Step::Set(settings) => {
                self.client.settings = serde_json::from_str(SETTINGS[settings]).unwrap();
                self.client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
                self.client.expect_asked("workspace/configuration");
            }
            Step::Close(_) | Step::Delete(_) => {}
        }
    }

    fn write_into(&mut self, file: usize, insert: bool) {
        let Some(text) = self.open.get_mut(&file) else { return };
        let (end, with) = if insert { (0, ";") } else { (text.find('\n').unwrap_or(0).min(3), "") };
        text.replace_range(..end, with);
        self.client.edit(FILES[file], self.version, [0, 0, 0, end as u32], with);
    }

    fn watch(&mut self, file: usize) {
        let change = json!({ "uri": self.client.uri(FILES[file]), "type": 2 });
        self.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    }

    /// What the server says, and what it should say. It may say it a little later: our answer about the settings is on its
    /// way, or broken code is read from nothing only when nobody types.
    fn compare(&mut self) -> (BTreeSet<Told>, BTreeSet<Told>) {
        let (expected, until) = (self.expected(), Instant::now() + PATIENCE);
        loop {
            let found = served(&mut self.client);
            if found == expected || Instant::now() > until {
                return (found, expected);
            }
        }
    }

    /// What a scan says of what holds; and of what is held, what is wrong with its syntax. All that is typed is typed into
    /// the first line, where nothing else is found.
    fn expected(&self) -> BTreeSet<Told> {
        let shown = self.scan(&BTreeMap::new());
        let is_held = |told: &Told| self.held.keys().any(|file| FILES[*file] == told.0);
        let faults = shown.into_iter().filter(|told| told.2 == "manifest-malformed" && is_held(told));
        self.scan(&self.held).into_iter().chain(faults).collect()
    }

    /// What a scan of a copy says, in which some files have other texts.
    fn scan(&self, others: &BTreeMap<usize, String>) -> BTreeSet<Told> {
        let copy = tempfile::tempdir().unwrap();
        for (file, text) in self.disk.iter().chain(&self.open).chain(others) {
            put(copy.path(), FILES[*file], text);
        }
        let settings = self.client.settings.to_string();
        let settings = if self.client.settings == Value::Null { None } else { Some(settings.as_str()) };
        let snapshot = scan(&OsSystem, copy.path(), &ScanOptions { settings, ..ScanOptions::default() });
        scanned(&snapshot)
    }
}

/// Whether a manifest's syntax is broken; `None` for what is none.
fn broken(file: usize, text: &str) -> Option<bool> {
    let candidate = candidate(Path::new(FILES[file]))?;
    Some(!read(candidate, text)?.malformed.is_empty())
}

#[test]
fn after_any_sequence_of_events_the_server_says_what_a_scan_says() {
    let mut runner = TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() });
    let steps = prop::collection::vec(step(), 1..12);
    let run = |steps: Vec<Step>| {
        let root = tempfile::tempdir().unwrap();
        let mut world = World::new(root.path());
        // The settings at the start are asked for once.
        world.client.expect_asked("workspace/configuration");
        for step in &steps {
            world.happen(step);
            let (found, expected) = world.compare();
            prop_assert_eq!(found, expected, "after {:?}", step);
        }
        Ok(())
    };
    runner.run(&steps, run).unwrap();
}

//! One truth: what an agent hears about every fixture is what a scan of it says, which is what `check` prints. (What an editor
//! shows is compared in the tests of the language server.)

use super::client::{Agent, Told};
use addinspect::system::OsSystem;
use addinspect::text::ColumnUnit;
use addinspect::workspace::{ScanOptions, Snapshot, scan};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Place, rule, severity, message.
type Row = (String, u64, u64, String, String, String);

fn cases(root: &Path) -> Vec<PathBuf> {
    let folders = |dir: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    folders(root).iter().flat_map(|topic| folders(topic)).collect()
}

/// Long messages are cut for agents.
fn cut(message: &str) -> String {
    message.trim_end_matches('…').chars().take(500).collect()
}

fn scanned(snapshot: &Snapshot) -> BTreeSet<Row> {
    let told = snapshot.findings().into_iter().map(|finding| {
        let name = finding.at.file.strip_prefix(&snapshot.root).unwrap().to_str().unwrap().replace('\\', "/");
        let (text, lines) = snapshot.text(&finding.at.file).unwrap();
        let at = lines.position(text, finding.at.span.start, ColumnUnit::Utf16);
        let (line, column) = (u64::from(at.line) + 1, u64::from(at.column) + 1);
        let severity = finding.severity.word().to_owned();
        (name, line, column, finding.rule.to_owned(), severity, cut(&finding.message))
    });
    told.collect()
}

fn served(agent: &Agent, path: &str) -> Result<BTreeSet<Row>, Told> {
    let (mut rows, mut cursor) = (BTreeSet::new(), Value::Null);
    loop {
        let mut arguments = json!({ "path": path, "severity": "hint" });
        if !cursor.is_null() {
            arguments["cursor"] = cursor;
        }
        let page = agent.call("check_project", arguments);
        if page.is_error {
            return Err(page);
        }
        rows.extend(page.answer["findings"].as_array().unwrap().iter().map(|finding| {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            let file = text("file").strip_prefix(&format!("{path}/")).unwrap().to_owned();
            let (line, column) = (finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap());
            (file, line, column, text("rule"), text("severity"), cut(&text("message")))
        }));
        match page.answer.get("nextCursor") {
            Some(next) => cursor = next.clone(),
            None => return Ok(rows),
        }
    }
}

#[test]
fn an_agent_hears_of_every_fixture_what_a_scan_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    let cases = cases(&root);
    assert!(cases.len() > 100, "{}", cases.len());
    let agent = Agent::new(&root);
    for case in cases {
        let snapshot = scan(&OsSystem, &case, &ScanOptions::default());
        let path = case.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        match served(&agent, &path) {
            Ok(rows) => assert_eq!(rows, scanned(&snapshot), "{path}"),
            Err(told) if told.kind() == "noManifest" => assert!(snapshot.manifests.is_empty(), "{path}"),
            Err(told) if told.kind() == "brokenConfiguration" => {
                assert!(!snapshot.config.errors().is_empty(), "{path}");
            }
            Err(told) => panic!("{path}: {told:?}"),
        }
    }
}

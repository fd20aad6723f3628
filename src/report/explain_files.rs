//! `check --explain-files`: how each file was treated, why, and which add-in owns it.

use super::{Clean, ScanResult, ScannedTree};
use crate::addin::FileRole;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// What became of one file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    path: String,
    role: &'static str,
    reason: Option<String>,
    add_ins: Vec<String>,
}

/// All files of a tree, in order of path, as programs read them.
pub(super) fn rows(tree: &ScannedTree) -> Vec<Row> {
    named(tree, ScannedTree::name)
}

fn named(tree: &ScannedTree, name: fn(&ScannedTree, &Path) -> String) -> Vec<Row> {
    let row = |path: &Path, role, reason| {
        let owners = tree.snapshot.owners(path).into_iter();
        Row { path: name(tree, path), role, reason, add_ins: owners.map(|a| name(tree, &a.root)).collect() }
    };
    let sources = tree.snapshot.roles.iter().map(|(path, role)| match role {
        FileRole::Analysed => row(path, "analysed", None),
        FileRole::Test => row(path, "test", None),
        FileRole::LeftOut(reason) => row(path, "left-out", Some(reason.clone())),
    });
    let manifests = tree.snapshot.manifests.iter().map(|m| row(&m.path, "manifest", None));
    let mut rows: Vec<Row> = sources.chain(manifests).collect();
    rows.sort_by(|a, b| a.path.cmp(&b.path));
    rows
}

/// One line a file: path, role, reason, add-ins, with tabs between; `-` stands for none.
pub(super) fn write(out: &mut dyn Write, scan: &ScanResult) -> io::Result<()> {
    for row in scan.trees.iter().flat_map(|tree| named(tree, ScannedTree::display_name)) {
        let reason = row.reason.as_deref().unwrap_or("-");
        let add_ins = if row.add_ins.is_empty() { "-".to_owned() } else { row.add_ins.join(", ") };
        writeln!(out, "{}\t{}\t{}\t{}", Clean(&row.path), row.role, Clean(reason), Clean(&add_ins))?;
    }
    Ok(())
}

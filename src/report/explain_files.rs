//! `check --explain-files`: what became of each file, why, and whose it is.

use super::{Clean, Scan, Tree};
use crate::addin::Role;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

/// What became of one file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    path: String,
    role: &'static str,
    reason: Option<String>,
    add_ins: Vec<String>,
}

/// All files of a tree.
pub fn rows(tree: &Tree) -> impl Iterator<Item = Row> {
    tree.snapshot.roles.iter().map(|(path, role)| {
        let (role, reason) = match role {
            Role::Analysed => ("analysed", None),
            Role::Test => ("test", None),
            Role::LeftOut(reason) => ("left-out", Some(reason.clone())),
        };
        Row { path: tree.name(path), role, reason, add_ins: owners(tree, path) }
    })
}

fn owners(tree: &Tree, path: &Path) -> Vec<String> {
    let (sources, manifests) = (&tree.snapshot.sources, &tree.snapshot.manifests);
    let source = sources.binary_search_by(|s| s.path.as_path().cmp(path)).ok();
    let manifest = manifests.iter().position(|m| m.path == path);
    let owns = |list: &[usize], index: Option<usize>| index.is_some_and(|i| list.contains(&i));
    let owners = tree.snapshot.add_ins.iter();
    let owners = owners.filter(|a| owns(&a.sources, source) || owns(&a.manifests, manifest));
    owners.map(|a| tree.name(&a.root)).collect()
}

/// One line a file: path, role, reason, add-ins, with tabs between; `-` stands for none.
pub fn write(out: &mut dyn Write, scan: &Scan) -> io::Result<()> {
    for row in scan.trees.iter().flat_map(rows) {
        let reason = row.reason.as_deref().unwrap_or("-");
        let add_ins = if row.add_ins.is_empty() { "-".to_owned() } else { row.add_ins.join(", ") };
        writeln!(out, "{}\t{}\t{}\t{}", Clean(&row.path), row.role, Clean(reason), Clean(&add_ins))?;
    }
    Ok(())
}

//! `check --explain-files`: what became of each file, why, and whose it is.

use super::{Clean, Scan, Tree};
use crate::addin::Role;
use serde::Serialize;
use std::io::{self, Write};

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
        let owners = tree.snapshot.owners(path).into_iter();
        Row { path: tree.name(path), role, reason, add_ins: owners.map(|a| tree.name(&a.root)).collect() }
    })
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

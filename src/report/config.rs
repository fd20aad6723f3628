//! `config show`: every value and where it comes from, for people and as JSON.
//!
//! Called by `config`. Files are named relative to the folder that was asked for, as in messages.

use super::Clean;
use crate::config::{ResolvedValue, ValueOrigin};
use crate::text::slashed;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};
use std::path::Path;

/// What holds at one PATH.
#[derive(Debug)]
pub struct ShownConfig<'a> {
    /// The PATH.
    pub path: &'a Path,
    /// The configuration file; `None` where there is none.
    pub file: Option<&'a Path>,
    /// The values.
    pub rows: Vec<ResolvedValue<'a>>,
}

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    path: String,
    file: Option<String>,
    values: Vec<ValueJson<'a>>,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    key: &'a str,
    value: &'a Value,
    from: Option<From>,
}

#[derive(Serialize)]
struct From {
    file: String,
    line: u32,
    column: u32,
}

/// Writes the values as one JSON object.
pub fn json(out: &mut dyn Write, shown: &ShownConfig) -> io::Result<()> {
    let root = Root {
        version: 1,
        path: Some(slashed(shown.path)).filter(|path| !path.is_empty()).unwrap_or_else(|| ".".to_owned()),
        file: shown.file.map(slashed),
        values: shown.rows.iter().map(value).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &root)?;
    writeln!(out)
}

fn value<'a>(row: &'a ResolvedValue<'a>) -> ValueJson<'a> {
    let from = |o: ValueOrigin| From { file: slashed(o.file), line: o.at.line, column: o.at.column };
    ValueJson { key: &row.key, value: &row.value, from: row.origin.map(from) }
}

/// Writes a line for each value: key, value, and the place that says so.
pub fn text(out: &mut dyn Write, shown: &ShownConfig) -> io::Result<()> {
    match shown.file {
        Some(file) => writeln!(out, "# {}", Clean(&slashed(file)))?,
        None => writeln!(out, "# no addinspect.json, so every setting has its default")?,
    }
    for ResolvedValue { key, value, origin } in &shown.rows {
        let from = origin.map_or("default".to_owned(), |o| format!("{}:{}", slashed(o.file), o.at.line));
        writeln!(out, "{}: {} ({})", Clean(key), Clean(&value.to_string()), Clean(&from))?;
    }
    Ok(())
}

//! The formats of `check`: one file each, and the list that the command line reads.
//!
//! A new format is a file and a line in [`FORMATS`]. Called by `check`.

use super::{Palette, ScanResult, explain_files, statistics};
use super::{
    agent, azure, checkstyle, concise, github, gitlab, json, jsonl, junit, markdown, rdjson, sarif, text,
};
use crate::rules::Severity;
use std::io::{self, Write};

/// What is written, and how much of it.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// What was found.
    pub scan: &'a ScanResult,
    /// From which severity on findings are told.
    pub least: Severity,
    /// From which severity on a finding fails the run.
    pub fails: Option<Severity>,
    /// Whether a summary follows, in formats for people.
    pub summed_up: bool,
    /// Whether the files are listed with what became of them.
    pub files: bool,
    /// Whether findings are counted by rule.
    pub statistics: bool,
    /// Why the run fails although nothing was found, a line each.
    pub failures: &'a [String],
    /// How text looks.
    pub palette: Palette,
}

/// A format.
#[derive(Debug)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// What else it can hold than findings.
    pub extras: Extras,
    /// Writes the findings.
    findings: fn(&mut dyn Write, &Shown) -> io::Result<()>,
}

/// What of a run besides findings a format has a place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extras {
    /// Nothing.
    None,
    /// The files or the statistics, in place of the findings.
    Instead,
    /// Both, beside the findings.
    Beside,
}

/// All formats, in the order of the help.
pub static FORMATS: [Format; 13] = [
    format("text", "With source lines and advice", Extras::Instead, text::write),
    format("concise", "One line per finding", Extras::Instead, concise::write),
    format("agent", "For coding agents: one line per finding, with its fix", Extras::None, agent::write),
    format("json", "Everything, for programs", Extras::Beside, json::write),
    format("jsonl", "An object per finding", Extras::None, jsonl::write),
    format("sarif", "SARIF 2.1.0, for code scanning", Extras::None, sarif::write),
    format("github", "Annotations of GitHub Actions", Extras::None, github::write),
    format("gitlab", "Code Quality report of GitLab", Extras::None, gitlab::write),
    format("azure", "Issues of Azure Pipelines", Extras::None, azure::write),
    format("junit", "JUnit XML", Extras::None, junit::write),
    format("checkstyle", "Checkstyle XML", Extras::None, checkstyle::write),
    format("rdjson", "For reviewdog", Extras::None, rdjson::write),
    format("markdown", "For a pull request or a job summary", Extras::None, markdown::write),
];

const fn format(
    name: &'static str,
    about: &'static str,
    extras: Extras,
    write: fn(&mut dyn Write, &Shown) -> io::Result<()>,
) -> Format {
    Format { name, about, extras, findings: write }
}

impl Format {
    /// Writes what is shown.
    pub fn write(&self, out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
        match self.extras {
            Extras::Instead if shown.files => explain_files::write(out, shown.scan),
            Extras::Instead if shown.statistics => statistics::write(out, shown),
            _ => (self.findings)(out, shown),
        }
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

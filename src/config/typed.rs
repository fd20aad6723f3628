//! The configuration on the command line, which wins over every file.
//!
//! Knows nothing about which arguments there are. Called by the commands, and by [`super::load`].

use super::globs::{self, Globs};
use super::model::RuleSeverity;
use super::shape::SEVERITIES;
use super::{LeftOut, Severity};
use crate::system::System;
use crate::text::{did_you_mean, quoted};
use std::path::{Path, PathBuf};

/// What was typed: `--config`, `--rule`, `--exclude`.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The configuration that holds in place of those that would be found.
    pub(super) file: Option<PathBuf>,
    rules: Vec<RuleSeverity>,
    exclude: Globs,
    /// Which accepted findings count.
    pub baseline: TypedBaseline,
}

/// What is typed about the baseline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TypedBaseline {
    /// Nothing: the configuration says.
    #[default]
    Configured,
    /// This file holds.
    File(PathBuf),
    /// None holds.
    Ignored,
}

impl Typed {
    /// Reads `NAME=SEVERITY` and globs. `known` are the codes of all rules. Gives every error, a line each.
    pub fn new(
        file: Option<PathBuf>,
        rules: &[String],
        exclude: &[String],
        known: &[&str],
    ) -> Result<Typed, Vec<String>> {
        let (mut severities, mut errors) = (Vec::new(), Vec::new());
        for rule in rules {
            match severity(rule, known) {
                Ok(severity) => severities.push(severity),
                Err(error) => errors.push(format!("--rule {rule}: {error}")),
            }
        }
        let wrong = |glob: &String| {
            Some(format!("--exclude {glob}: {}", globs::check(glob, "the current folder").err()?))
        };
        errors.extend(exclude.iter().filter_map(wrong));
        let exclude = Globs::new(exclude.to_vec());
        if errors.is_empty() {
            Ok(Typed { file, rules: severities, exclude, baseline: TypedBaseline::default() })
        } else {
            Err(errors)
        }
    }

    /// The same for the files of the tree at `root`.
    pub(super) fn at(&self, system: &dyn System, root: &Path) -> TypedFile {
        let (folder, below) =
            way(system, root, Path::new(".")).unwrap_or_else(|| (root.to_owned(), PathBuf::new()));
        TypedFile { folder, below, typed: self.clone() }
    }
}

fn severity(text: &str, known: &[&str]) -> Result<RuleSeverity, String> {
    let (rule, word) = text.split_once('=').ok_or("expected NAME=SEVERITY")?;
    if !known.contains(&rule) {
        return Err(format!(
            "there is no rule {}{}",
            quoted(rule),
            did_you_mean(rule, known.iter().copied())
        ));
    }
    let severity = Severity::from_word(word);
    if severity.is_none() && word != "off" {
        let mean = did_you_mean(word, SEVERITIES.iter().copied());
        return Err(format!("there is no severity {}{mean}", quoted(word)));
    }
    Ok(RuleSeverity { rule: rule.to_owned(), severity })
}

/// A folder of the tree at `root` and the way to it from `from`, another folder: paths below the first, with the second in
/// front, are relative to `from`. `None` where neither of the two lies in the other.
pub(super) fn way(system: &dyn System, root: &Path, from: &Path) -> Option<(PathBuf, PathBuf)> {
    let (there, here) = (system.canonical(root)?, system.canonical(from)?);
    match (there.strip_prefix(&here), here.strip_prefix(&there)) {
        (Ok(below), _) => Some((root.to_owned(), below.to_owned())),
        (_, Ok(inside)) => Some((root.join(inside), PathBuf::new())),
        _ => None,
    }
}

/// What was typed, and where its globs hold.
#[derive(Debug, Clone)]
pub(super) struct TypedFile {
    folder: PathBuf,
    below: PathBuf,
    typed: Typed,
}

impl TypedFile {
    /// What is typed about a rule, the last word of several: `Some(None)` where it is off.
    pub(super) fn severity(&self, rule: &str) -> Option<Option<Severity>> {
        self.typed.rules.iter().rev().find(|said| said.rule == rule).map(|said| said.severity)
    }

    /// Whether it is the configuration that is named.
    pub(super) fn is_file(&self, file: &Path) -> bool {
        self.typed.file.as_deref() == Some(file)
    }

    /// What is typed about the baseline.
    pub(super) fn baseline(&self) -> &TypedBaseline {
        &self.typed.baseline
    }

    /// Whether a file of the tree is excluded.
    pub(super) fn left_out(&self, file: &Path) -> Option<LeftOut> {
        let inside = file.strip_prefix(&self.folder).ok()?;
        self.typed.exclude.matches(&self.below.join(inside)).then_some(LeftOut::ExcludedHere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(rules: &[&str], exclude: &[&str]) -> Vec<String> {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        Typed::new(None, &owned(rules), &owned(exclude), &["legacy-ews"]).err().unwrap_or_default()
    }

    #[test]
    fn what_is_wrong_is_told_with_what_was_meant() {
        assert_eq!(errors(&["legacy-ews=off", "legacy-ews=hint"], &["dist", "**/*.min.js"]), [""; 0]);
        assert_eq!(
            errors(&["legacy-ew=off", "legacy-ews=warn", "legacy-ews"], &["src/["]),
            [
                "--rule legacy-ew=off: there is no rule `legacy-ew`; did you mean `legacy-ews`?",
                "--rule legacy-ews=warn: there is no severity `warn`",
                "--rule legacy-ews: expected NAME=SEVERITY",
                "--exclude src/[: unclosed character class; missing ']'",
            ]
        );
    }
}

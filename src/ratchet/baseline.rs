//! The baseline: findings that were there before somebody began to look, counted by what they are and not by where they
//! stand. Whoever has them in it sees only new ones.
//!
//! Knows findings by their keys only. Its text has one line for each key below the file that it is in.

use super::CommittedFile;
use super::lines::{RatchetError, VERSION, lines, on_one_line};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How the file is called, unless somebody names another.
pub const BASELINE_FILE: &str = "addinspect.baseline";

const HEAD: &str = "\
# Findings that are accepted: rule, what it is about, where in the file, how often. `addinspect baseline create` writes this
# file, `addinspect baseline prune` removes what is gone; do not edit it.
";
const COMMAND: &str = "addinspect baseline create --force";
/// Between the parts of a line; inside of them there is never more than one blank.
const GAP: &str = "  ";
/// A part with nothing in it.
const NOTHING: &str = "-";

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BaselineKey {
    /// The file, relative to the folder of the baseline.
    pub file: String,
    /// The rule's code.
    pub rule: String,
    /// What it is about: a member, a scope, a level.
    pub about: String,
    /// The functions, classes or elements around it.
    pub within: String,
}

/// Findings by key, with how often there is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<BaselineKey, usize>,
}

/// Which findings a baseline has, and what of it is left.
#[derive(Debug, Default)]
pub struct Accepted {
    /// For each finding, in order, whether the baseline has it.
    pub known: Vec<bool>,
    /// What no finding is.
    pub left: Baseline,
}

/// A baseline that a tree is compared with.
#[derive(Debug)]
pub struct HeldBaseline {
    /// Where it lies.
    pub at: CommittedFile,
    /// What it says.
    pub baseline: Baseline,
}

impl BaselineKey {
    /// With every part as a line may hold it.
    pub fn new(file: &str, rule: &str, about: &str, within: &str) -> BaselineKey {
        BaselineKey { file: on_one_line(file), rule: part(rule), about: part(about), within: part(within) }
    }

    /// What stays the same when it is in another file.
    fn what(&self) -> (&str, &str, &str) {
        (&self.rule, &self.about, &self.within)
    }
}

/// A text whose blanks stand alone.
fn part(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { NOTHING.to_owned() } else { on_one_line(&words.join(" ")) }
}

impl FromIterator<BaselineKey> for Baseline {
    fn from_iter<I: IntoIterator<Item = BaselineKey>>(keys: I) -> Baseline {
        let mut baseline = Baseline::default();
        for key in keys {
            *baseline.entries.entry(key).or_default() += 1;
        }
        baseline
    }
}

impl Baseline {
    /// How many findings it has.
    pub fn count(&self) -> usize {
        self.entries.values().sum()
    }

    /// What of it lies where that is so.
    #[must_use]
    pub fn of_files(&self, is: impl Fn(&str) -> bool) -> Baseline {
        let entries = self.entries.iter().filter(|(key, _)| is(&key.file));
        Baseline { entries: entries.map(|(key, count)| (key.clone(), *count)).collect() }
    }

    /// Adds what another one has.
    pub fn add(&mut self, other: Baseline) {
        for (key, count) in other.entries {
            *self.entries.entry(key).or_default() += count;
        }
    }

    /// The file.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}version {VERSION}\n");
        let mut file = None;
        for (key, count) in &self.entries {
            if file.replace(&key.file) != Some(&key.file) {
                text.push_str(&format!("\nfile {}\n", key.file));
            }
            let count = count.to_string();
            let parts = [&key.rule, &key.about, &key.within, &count].map(String::as_str);
            text.push_str(&format!("{GAP}{}\n", parts.join(GAP)));
        }
        text
    }

    /// Reads a file.
    pub fn read(text: &str) -> Result<Baseline, RatchetError> {
        let mut baseline = Baseline::default();
        let mut file = None;
        for line in lines(text, COMMAND)? {
            match (line.depth, line.word, file) {
                (0, "file", _) if !line.rest.is_empty() => file = Some(line.rest),
                (1, _, Some(file)) => {
                    let parts: Vec<&str> = line.all.split(GAP).collect();
                    let [rule, about, within, count] = parts[..] else {
                        return Err(line
                            .error("rule, what it is about, where, and how often, with two blanks between"));
                    };
                    let count = count.parse::<usize>().ok().filter(|count| *count > 0);
                    let count = count.ok_or_else(|| line.error("a number at the end"))?;
                    *baseline.entries.entry(BaselineKey::new(file, rule, about, within)).or_default() +=
                        count;
                }
                _ => return Err(line.error("`file`")),
            }
        }
        Ok(baseline)
    }

    /// Which of these findings it has: the first ones of each key, as many as it counts. One whose file `is_gone` can be in
    /// another file now.
    pub fn accepts(&self, findings: &[BaselineKey], is_gone: impl Fn(&str) -> bool) -> Accepted {
        let mut left = self.entries.clone();
        let mut take = |key: &BaselineKey| {
            let count = left.get_mut(key).filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_some()
        };
        let mut known: Vec<bool> = findings.iter().map(&mut take).collect();
        left.retain(|_, count| *count > 0);
        // Which files there are takes longest to say: it is asked only for what an open finding can be.
        let open = findings.iter().zip(&known).filter(|(_, known)| !**known);
        let open: BTreeSet<_> = open.map(|(key, _)| key.what()).collect();
        if !left.is_empty() && !open.is_empty() {
            let mut moved: BTreeMap<BaselineKey, usize> = left
                .iter()
                .filter(|(key, _)| open.contains(&key.what()) && is_gone(&key.file))
                .map(|(key, count)| (key.clone(), *count))
                .collect();
            for (finding, known) in findings.iter().zip(&mut known).filter(|(_, known)| !**known) {
                let Some((key, count)) =
                    moved.iter_mut().find(|(key, count)| **count > 0 && key.what() == finding.what())
                else {
                    continue;
                };
                (*known, *count) = (true, *count - 1);
                left.entry(key.clone()).and_modify(|count| *count -= 1);
            }
            left.retain(|_, count| *count > 0);
        }
        Accepted { known, left: Baseline { entries: left } }
    }
}

impl HeldBaseline {
    /// Whether it lies there.
    pub fn is_at(&self, file: &Path) -> bool {
        self.at.file == file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(file: &str, about: &str) -> BaselineKey {
        BaselineKey::new(file, "permission-exceeded", about, "Pane.fill")
    }

    #[test]
    fn what_is_written_is_read() {
        let keys = [
            key("b c.js", "Office.Subject.setAsync"),
            key("a.js", "GET  /me/messages/{}"),
            BaselineKey::new("a.js", "manifest-malformed", "expected `>`\n  not `<`", ""),
            key("a.js", "GET /me/messages/{}"),
        ];
        let baseline: Baseline = keys.into_iter().collect();
        let text = baseline.text();
        let expected = "version 1\n\nfile a.js\n  manifest-malformed  expected `>` not `<`  -  1\n  permission-exceeded  \
                        GET /me/messages/{}  Pane.fill  2\n\nfile b c.js\n  permission-exceeded  \
                        Office.Subject.setAsync  Pane.fill  1\n";
        assert_eq!(text.strip_prefix(HEAD), Some(expected));
        assert_eq!(Baseline::read(&text).unwrap(), baseline);
        assert_eq!(Baseline::read(&text.replace('\n', "\r\n")).unwrap(), baseline);
    }

    #[test]
    fn what_is_not_understood_is_an_error_with_its_line() {
        for (text, line) in [
            ("version 1\n  rule  a  b  1\n", 2),
            ("version 1\nfile a.js\n  rule  a  1\n", 3),
            ("version 1\nfile a.js\n  rule  a  b  0\n", 3),
            ("version 1\nfile a.js\n  rule  a  b  -1\n", 3),
            ("version 1\nfiles a.js\n", 2),
        ] {
            assert_eq!(Baseline::read(text).unwrap_err().line, line, "{text}");
        }
    }

    #[test]
    fn as_many_are_known_as_were_counted_and_a_file_may_be_renamed() {
        let baseline: Baseline =
            [key("a.js", "x"), key("a.js", "x"), key("old.js", "y")].into_iter().collect();
        let accepts = |keys: &[BaselineKey]| {
            let Accepted { known, left } = baseline.accepts(keys, |file| file == "old.js");
            (known, left.count())
        };
        let three = [key("a.js", "x"), key("a.js", "x"), key("a.js", "x")];
        assert_eq!(accepts(&three), (vec![true, true, false], 1));
        assert_eq!(accepts(&[key("new.js", "y"), key("new.js", "y")]), (vec![true, false], 2));
        // The file is still there: what is elsewhere is new.
        assert_eq!(accepts(&[key("b.js", "x")]), (vec![false], 3));
    }
}

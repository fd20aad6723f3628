//! Comments that suppress findings: `addinspect-ignore-next-line rule: reason` and `addinspect-ignore-file`.
//!
//! Found once when a tree is read; [`apply`] is a step of the one loop. What is wrong with such a comment, two rules
//! say: `suppression-unused` and `suppression-without-reason`.

mod comments;
mod directive;
mod write;

pub use directive::WORDS;
pub(super) use directive::{Directive, Reach};
pub use write::suppress_next_line;

use super::{Context, Finding, RULES};
use crate::addin::{ManifestFile, SourceFile};
use crate::manifest::ManifestKind;
use crate::text::{LineIndex, Span, Spanned};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A comment that suppresses findings, or tries to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The file, as discovery names it.
    pub(super) file: PathBuf,
    /// What it says.
    pub(super) directive: Directive,
}

impl Suppression {
    /// The file, as discovery names it.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Why, if it suppresses a finding and says so.
    pub fn reason_for(&self, finding: &Finding) -> Option<&str> {
        let names = self.rules().iter().any(|rule| rule.value == finding.rule);
        let reaches = match self.directive.reach {
            Reach::File => true,
            Reach::Line(line) => (line.start..=line.end).contains(&finding.at.span.start),
            Reach::Nothing => false,
        };
        self.directive.reason.as_deref().filter(|_| names && reaches && self.file == finding.at.file)
    }

    /// The rules that it names, known or not.
    pub fn rules(&self) -> &[Spanned<String>] {
        &self.directive.rules
    }
}

/// The suppressions in a source, in the order of places.
pub fn suppressions_in_source(source: &SourceFile) -> Vec<Suppression> {
    if !may_have(&source.text) {
        return Vec::new();
    }
    let comments = comments::in_pieces(&source.pieces(), &source.path, &source.text);
    of_file(&source.path, &source.text, &source.lines, &comments).collect()
}

/// The suppressions in a manifest, in the order of places.
pub fn suppressions_in_manifest(file: &ManifestFile) -> Vec<Suppression> {
    let text = &file.source.text;
    if !may_have(text) {
        return Vec::new();
    }
    let comments = match file.manifest.kind {
        ManifestKind::AddInOnly => comments::in_markup(text),
        ManifestKind::Unified => comments::in_json(text),
    };
    of_file(&file.path, text, &file.lines, &comments).collect()
}

fn may_have(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), directive::MARKER.as_bytes()).is_some()
}

fn of_file<'a>(
    file: &'a Path,
    text: &str,
    lines: &LineIndex,
    comments: &[comments::Comment],
) -> impl Iterator<Item = Suppression> + use<'a> {
    let directives = directive::all(text, lines, comments);
    directives.into_iter().map(|directive| Suppression { file: file.to_owned(), directive })
}

/// Takes the suppressed findings away and gives them back, with whether each rule of each suppression suppresses anything.
pub(super) fn apply(cx: &Context, findings: &mut Vec<Finding>) -> (Vec<Finding>, Vec<Vec<bool>>) {
    let reached = Reached::of(cx);
    let mut used = vec![false; reached.places.len()];
    let mut suppressed = Vec::new();
    findings.retain(|finding| {
        let mut kept = true;
        if can_suppress(finding.rule) {
            for place in reached.places(finding.rule, &finding.at.file, finding.at.span) {
                (kept, used[place]) = (false, true);
            }
        }
        if !kept {
            suppressed.push(finding.clone());
        }
        kept
    });
    (suppressed, reached.names_used(cx, &used))
}

/// Which comments reach which places. A place is a line, or a file, of which comments say that a rule is suppressed.
pub(super) struct Reached<'a> {
    /// By file and rule.
    of: FxHashMap<(&'a Path, &'a str), PlaceNumbers>,
    /// Per place the comments that say so: the number of the suppression, and of the rule in it.
    places: Vec<Vec<(usize, usize)>>,
}

/// Numbers of places.
#[derive(Default)]
struct PlaceNumbers {
    file: Option<usize>,
    /// By the start of the line; with its end.
    lines: BTreeMap<u32, (u32, usize)>,
}

impl<'a> Reached<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Reached<'a> {
        let mut reached = Reached { of: FxHashMap::default(), places: Vec::new() };
        for (number, suppression) in cx.suppressions.iter().enumerate() {
            for (name, rule) in suppression.rules().iter().enumerate() {
                let place = reached.place(suppression, &rule.value);
                place.into_iter().for_each(|place| reached.places[place].push((number, name)));
            }
        }
        reached
    }

    /// The place of a comment; one that is not known yet gets the next number.
    fn place(&mut self, suppression: &'a Suppression, rule: &'a str) -> Option<usize> {
        let places = self.of.entry((&suppression.file, rule)).or_default();
        let new = self.places.len();
        let place = match suppression.directive.reach {
            Reach::File => *places.file.get_or_insert(new),
            Reach::Line(line) => places.lines.entry(line.start).or_insert((line.end, new)).1,
            Reach::Nothing => return None,
        };
        if place == new {
            self.places.push(Vec::new());
        }
        Some(place)
    }

    /// The places that hold what the rule says about `at`.
    fn places(&self, rule: &str, file: &Path, at: Span) -> impl Iterator<Item = usize> {
        let places = self.of.get(&(file, rule));
        let line = places.and_then(|places| places.lines.range(..=at.start).next_back());
        let line = line.filter(|(_, (end, _))| at.start <= *end).map(|(_, (_, place))| *place);
        places.and_then(|places| places.file).into_iter().chain(line)
    }

    /// Whether a comment suppresses what the rule says about a place.
    pub(super) fn holds(&self, rule: &str, file: &Path, at: Span) -> bool {
        self.places(rule, file, at).next().is_some()
    }

    /// Per rule of each suppression whether its place is `used`.
    fn names_used(&self, cx: &Context, used: &[bool]) -> Vec<Vec<bool>> {
        let unused = |suppression: &Suppression| vec![false; suppression.rules().len()];
        let mut names: Vec<Vec<bool>> = cx.suppressions.iter().map(unused).collect();
        for (comments, _) in self.places.iter().zip(used).filter(|(_, used)| **used) {
            comments.iter().for_each(|&(number, name)| names[number][name] = true);
        }
        names
    }
}

/// Whether a comment can suppress the findings of a rule: of those about comments it can't, nor of those about the lock, which
/// is itself the place that says what is agreed to.
pub fn can_suppress(rule: &str) -> bool {
    !rule.starts_with("suppression-") && !is_about_lock(rule)
}

/// Whether a rule compares with the lock, which speaks of an add-in as a whole.
pub fn is_about_lock(rule: &str) -> bool {
    rule.starts_with("lock-")
}

/// Whether a rule has that code.
pub(super) fn is_rule(code: &str) -> bool {
    RULES.iter().any(|rule| rule.meta.code == code)
}

//! A comment suppresses findings that do not exist.
//!
//! # What it does
//! Reports every `addinspect-ignore-next-line` and `addinspect-ignore-file` that suppresses nothing: the rule finds nothing
//! there, no such rule exists, or the comment is in a place where it has no effect. A comment about a rule that
//! `addinspect.json` turns off is judged as if the rule were on. Sources that belong to no add-in, or to one with a broken
//! manifest, are not reported; neither is anything if a single manifest is checked.
//!
//! # Why
//! A comment that outlives its finding hides the next one.
//!
//! # Example
//! ```js
//! // addinspect-ignore-next-line permission-exceeded: declared in production
//! show(subject);
//! ```
//!
//! # Instead
//! ```js
//! show(subject);
//! ```
//!
//! # Fix safety
//! Removing the comment, or the rules in it that find nothing, is safe. Rule names that do not exist have no fix.

use super::suppress::{Directive, Reach, Suppression, WORDS, is_rule};
use super::{Context, Finding, FindingTag, Fix, Location, Meta, RULES, Safety, Severity, words};
use crate::text::{Edit, Span, Spanned, did_you_mean, prose};
use std::path::Path;

pub(super) static META: Meta = Meta {
    code: "suppression-unused",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    tags: &[FindingTag::Unnecessary],
    url: "",
    source: include_str!("suppression_unused.rs"),
};

/// What is wrong with a comment by itself. What the other rules found is not known yet; see [`report`].
pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for suppression in cx.suppressions {
        let directive = &suppression.directive;
        if let Some(message) = without_effect(directive) {
            out.push(finding(cx, suppression, (directive.span, &directive.word.value), message));
        }
        for rule in directive.rules.iter().filter(|r| directive.is_meant() && !is_rule(&r.value)) {
            let mean = did_you_mean(&rule.value, RULES.iter().map(|r| r.meta.code));
            let message = format!("there is no rule `{}`{mean}", rule.value);
            out.push(finding(cx, suppression, (rule.span, &rule.value), message));
        }
    }
}

fn without_effect(directive: &Directive) -> Option<String> {
    let word = &directive.word.value;
    if !directive.is_meant() {
        return Some(format!("there is no `{word}`{}", did_you_mean(word, WORDS)));
    }
    if directive.rules.is_empty() {
        return Some(format!("this `{word}` names no rule\nWrite `{word} rule: reason`."));
    }
    let misplaced = directive.reach == Reach::Nothing && *word == WORDS[1];
    misplaced.then(|| format!("this `{word}` comes after code and has no effect\nMove it to the top."))
}

/// Reports the rules that suppress nothing; `used` says for each rule of each suppression whether it does.
pub(super) fn report(cx: &Context, used: &[Vec<bool>], out: &mut Vec<Finding>) {
    let mut judged: Option<(&Path, bool)> = None;
    for (suppression, used) in cx.suppressions.iter().zip(used) {
        let directive = &suppression.directive;
        // Those of a file stand together.
        let of_file = judged.filter(|(file, _)| *file == suppression.file).map(|(_, is_judged)| is_judged);
        let is_judged = of_file.unwrap_or_else(|| is_judged(cx, suppression));
        judged = Some((&suppression.file, is_judged));
        let told = without_effect(directive).is_some() || !is_judged;
        let pairs = directive.rules.iter().zip(used);
        let unused: Vec<&Spanned<String>> =
            pairs.filter(|(rule, used)| !**used && is_rule(&rule.value)).map(|(rule, _)| rule).collect();
        if !told && !unused.is_empty() {
            let about = words::alternatives(unused.iter().map(|rule| rule.value.clone()).collect());
            let message = message(directive, &unused);
            let mut finding = finding(cx, suppression, (directive.span, &about), message);
            finding.fixes.push(fix(suppression, &unused));
            out.push(finding);
        }
    }
}

/// Whether the rules can have found everything: a source of nobody has no manifest to be compared with, and a manifest
/// that is broken at the moment may declare less than it did.
fn is_judged(cx: &Context, suppression: &Suppression) -> bool {
    let whole = |&m: &usize| cx.manifests.get(m).is_some_and(|file| file.manifest.malformed.is_empty());
    cx.add_in_of(&suppression.file).is_some_and(|add_in| add_in.manifests.iter().all(whole))
}

fn message(directive: &Directive, unused: &[&Spanned<String>]) -> String {
    let names: Vec<String> = unused.iter().map(|rule| format!("`{}`", rule.value)).collect();
    let place = if directive.reach == Reach::File { "this file" } else { "the next line" };
    format!("there is nothing to suppress: {place} has no {}", prose::list(&names))
}

fn finding(cx: &Context, suppression: &Suppression, (span, about): (Span, &str), message: String) -> Finding {
    let add_in = cx.add_in_of(&suppression.file).map(|a| a.root.as_path());
    META.finding(Location { file: suppression.file.clone(), span }, add_in, about, message)
}

/// Takes the whole comment away, or the rules that find nothing.
fn fix(suppression: &Suppression, unused: &[&Spanned<String>]) -> Fix {
    let directive = &suppression.directive;
    let kept: Vec<&str> = directive
        .rules
        .iter()
        .filter(|rule| !unused.contains(rule))
        .map(|rule| rule.value.as_str())
        .collect();
    let (title, edit) = match (kept.as_slice(), directive.rules.first(), directive.rules.last()) {
        ([_, ..], Some(first), Some(last)) => {
            let span = Span::new(first.span.start, last.span.end);
            let names: Vec<&str> = unused.iter().map(|rule| rule.value.as_str()).collect();
            (
                format!("Remove {} from this comment", prose::list(&names)),
                Edit { span, text: kept.join(", ") },
            )
        }
        _ => ("Remove this comment".to_owned(), Edit { span: directive.removal, text: String::new() }),
    };
    Fix { title, safety: Safety::Safe, edits: vec![(suppression.file.clone(), vec![edit])] }
}

#[cfg(test)]
mod tests {
    use crate::catalog::MailboxLevel::{ReadItem, ReadWriteItem};
    use crate::rules::testing::{World, malformed, usage};

    const SUBJECT: &str = "Office.Subject.setAsync";

    /// A call that `manifest.xml` forbids, below the comment.
    fn told(comment: &str) -> Vec<String> {
        let text = format!("{comment}\nx.setAsync();\n");
        World::new()
            .source("a.js", &text, |text| vec![usage(text, "setAsync", SUBJECT)])
            .manifest("manifest.xml", Some(ReadItem), |j| j)
            .told()
    }

    fn headlines(comment: &str) -> Vec<String> {
        let told = told(comment).into_iter().filter(|line| !line.starts_with(' '));
        told.map(|line| line.split_once(": ").unwrap().1.to_owned()).collect()
    }

    #[test]
    fn a_comment_with_a_finding_on_the_next_line_takes_it_away() {
        assert_eq!(told("// addinspect-ignore-next-line permission-exceeded: why"), [""; 0]);
        assert_eq!(told("// addinspect-ignore-file permission-exceeded: why"), [""; 0]);
        let twice = "// addinspect-ignore-next-line permission-exceeded: why\n".repeat(2);
        assert_eq!(told(&format!("{twice}// addinspect-ignore-next-line permission-exceeded: why")), [""; 0]);
    }

    #[test]
    fn a_rule_that_finds_nothing_is_told_with_a_fix() {
        let found = told("// addinspect-ignore-next-line permission-exceeded, manifest-malformed: why");
        assert_eq!(
            found,
            [
                "a.js `addinspect-ignore-next-line permission-exceeded, manifest-malformed` warning: there is nothing to \
                 suppress: the next line has no `manifest-malformed`",
                "  safe: Remove manifest-malformed from this comment: a.js permission-exceeded, manifest-malformed -> \
                 permission-exceeded",
            ]
        );
        let found = told("// addinspect-ignore-file manifest-malformed: why");
        assert!(found[0].ends_with("this file has no `manifest-malformed`"), "{found:?}");
        assert!(
            found[1].starts_with("  safe: Remove this comment: a.js // addinspect-ignore-file"),
            "{found:?}"
        );
    }

    #[test]
    fn names_that_do_not_exist_are_told() {
        for (comment, expected) in [
            (
                "// addinspect-ignore-next-line permission-exceded: why",
                "there is no rule `permission-exceded`; did you mean `permission-exceeded`?",
            ),
            (
                "// addinspect-ignore-nextline permission-exceeded: why",
                "there is no `addinspect-ignore-nextline`; did you mean `addinspect-ignore-next-line`?",
            ),
            ("// addinspect-ignore-next-line: why", "this `addinspect-ignore-next-line` names no rule"),
            (
                "y(); // addinspect-ignore-file permission-exceeded: why",
                "this `addinspect-ignore-file` comes after code and has no effect",
            ),
        ] {
            assert_eq!(headlines(comment)[0], expected, "{comment}");
            assert_eq!(headlines(comment).len(), 2, "the finding stays: {comment}");
        }
    }

    #[test]
    fn a_source_of_nobody_is_left_alone() {
        let text = "// addinspect-ignore-next-line permission-exceeded: why\nx();";
        let alone = World::new().source("../b.js", text, |_| Vec::new());
        assert_eq!(alone.ownerless().told(), [""; 0]);
        let owned = World::new().source("b.js", text, |_| Vec::new());
        assert_eq!(owned.manifest("manifest.xml", Some(ReadWriteItem), |j| j).told().len(), 2);
    }

    #[test]
    fn while_a_manifest_is_broken_nothing_is_called_unused() {
        let text = "// addinspect-ignore-next-line permission-exceeded: why\nx();";
        let world = World::new().source("a.js", text, |_| Vec::new()).manifest("m.xml", None, |j| j);
        assert!(world.told()[0].contains("nothing to suppress"), "{:?}", world.told());
        let broken = world.but(|m| m.malformed.push(malformed("App", "expected `>`")));
        assert_eq!(broken.told(), ["m.xml `App` error: expected `>`"]);
    }
}

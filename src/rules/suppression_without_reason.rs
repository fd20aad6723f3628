//! A comment that suppresses findings does not say why.
//!
//! # What it does
//! Reports every `addinspect-ignore-next-line` and `addinspect-ignore-file` without a reason after a colon. `TODO say why`,
//! the placeholder that the editor's fix writes, is not a reason.
//!
//! # Why
//! Whoever reads the code later has to know whether the finding was wrong, or correct and accepted.
//!
//! # Example
//! ```js
//! // addinspect-ignore-next-line permission-exceeded
//! item.subject.setAsync(text);
//! ```
//!
//! # Instead
//! ```js
//! // addinspect-ignore-next-line permission-exceeded: only runs with the administrator's manifest
//! item.subject.setAsync(text);
//! ```
//!
//! # Fix safety
//! There is no fix, because only a person knows the reason.

use super::{Context, Finding, Location, Meta, Severity, suppress, words};

pub(super) static META: Meta = Meta {
    code: "suppression-without-reason",
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "",
    source: include_str!("suppression_without_reason.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    let told = |s: &&suppress::Suppression| s.directive.is_meant() && s.directive.reason.is_none();
    out.extend(cx.suppressions.iter().filter(told).map(|suppression| {
        let word = &suppression.directive.word.value;
        let rules = suppression.directive.rules.iter().map(|rule| rule.value.clone());
        let add_in = cx.add_in_of(&suppression.file).map(|a| a.root.as_path());
        let at = Location { file: suppression.file.clone(), span: suppression.directive.span };
        let message = format!(
            "this `{word}` does not say why\nAdd the reason after the rules and a colon: `{word} rule: reason`."
        );
        META.finding(at, add_in, words::alternatives(rules.collect()), message)
    }));
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::World;

    fn told(comment: &str) -> Vec<String> {
        let text = format!("{comment}\nx();");
        let world = World::new().source("a.js", &text, |_| Vec::new()).manifest("m.xml", None, |j| j);
        world.told().into_iter().filter(|line| line.ends_with("why")).collect()
    }

    #[test]
    fn a_comment_with_a_reason_is_clean_and_one_without_is_told() {
        let expected = "a.js `addinspect-ignore-next-line permission-exceeded` warning: this \
                        `addinspect-ignore-next-line` does not say why";
        assert_eq!(told("// addinspect-ignore-next-line permission-exceeded"), [expected]);
        assert_eq!(told("// addinspect-ignore-next-line permission-exceeded: "), [expected]);
        assert_eq!(told("// addinspect-ignore-next-line permission-exceeded: TODO say why"), [expected]);
        assert_eq!(told("// addinspect-ignore-next-line permission-exceeded: todo"), [expected]);
        assert_eq!(told("// addinspect-ignore-next-line permission-exceeded: tried"), [""; 0]);
    }
}

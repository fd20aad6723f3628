//! The rules: one file each, the registry, and the one loop that every door runs.
//!
//! Pure: what is known about a tree in, findings out. Knows nothing about how findings are shown. `workspace` fills
//! the [`Context`]; the commands (and later the servers) ask `Snapshot::findings`.
//!
//! A new rule is a file here and one line in [`RULES`]; CONTRIBUTING.md has the six steps.

mod chains;
mod context;
mod docs;
mod finding;
mod legacy;
mod legacy_ews;
mod legacy_token;
mod manifest_malformed;
mod permission_exceeded;
mod permission_excessive;
mod set_level;
#[cfg(test)]
mod testing;
mod unresolved_office_value;
mod words;

pub use context::Context;
pub use docs::{Docs, HEADINGS};
pub use finding::*;

/// What a rule is, apart from its check.
#[derive(Debug)]
pub struct Meta {
    /// Kebab-case; the file's name with `-` for `_`.
    pub code: &'static str,
    /// How bad its findings are, unless something softens one.
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// The best safety that its fix can have; `None` where it has no fix.
    pub fix: Option<Safety>,
    /// The vendor's page that findings link to.
    pub url: &'static str,
    /// The rule's source file, whose head is its documentation.
    source: &'static str,
}

impl Meta {
    /// The rule's page.
    pub fn docs(&self) -> Docs {
        Docs::of(self.source)
    }
}

/// A rule: what it is, and its check.
#[derive(Debug)]
pub struct Rule {
    /// What it is.
    pub meta: &'static Meta,
    check: fn(&Context, &mut Vec<Finding>),
}

/// All rules, in order of their codes.
pub static RULES: &[Rule] = &[
    Rule { meta: &legacy_ews::META, check: legacy_ews::check },
    Rule { meta: &legacy_token::META, check: legacy_token::check },
    Rule { meta: &manifest_malformed::META, check: manifest_malformed::check },
    Rule { meta: &permission_exceeded::META, check: permission_exceeded::check },
    Rule { meta: &permission_excessive::META, check: permission_excessive::check },
    Rule { meta: &unresolved_office_value::META, check: unresolved_office_value::check },
];

/// Runs every rule: the only place that does. Findings come in order of their places, each once.
pub fn check(cx: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(cx, &mut findings);
    }
    findings.sort_by(|a, b| (&a.at, a.rule, &a.message).cmp(&(&b.at, b.rule, &b.message)));
    findings.dedup();
    findings
}

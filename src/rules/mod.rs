//! The rules: one file each, the registry, and the one loop that every door runs.
//!
//! Pure: what is known about a tree in, findings out. Knows nothing about how findings are shown. `workspace` fills
//! the [`Context`]; the commands (and later the servers) ask `Snapshot::findings`.
//!
//! A new rule is a file here and one line in [`RULES`]; CONTRIBUTING.md has the steps.

mod activation_rule_exceeds;
mod append_on_send_missing;
mod append_on_send_unused;
mod chains;
mod consequences;
mod context;
mod context_unsupported;
mod docs;
mod documents;
mod ews;
mod ews_malformed;
mod ews_operation_unsupported;
mod ews_other_mailbox;
mod ews_shared_folders;
mod feature_exceeds;
mod finding;
mod graph_scope_excessive;
mod graph_scope_missing;
mod graph_scope_unknown;
mod identity;
mod judged_manifest;
mod legacy;
mod legacy_ews;
mod legacy_rest;
mod legacy_token;
mod lock_exceeded;
mod lock_outdated;
mod locked;
mod manifest_malformed;
mod permission_disagreement;
mod permission_duplicate;
mod permission_exceeded;
mod permission_excessive;
mod permission_misplaced;
mod permission_missing;
mod permission_schema;
mod permission_too_low;
mod permission_unknown;
mod requirement_set_exceeded;
mod requirement_set_excessive;
mod retired;
mod set_level;
mod sets;
mod shared_folders_missing;
mod shared_folders_unused;
mod supplementary;
mod suppress;
mod suppression_unused;
mod suppression_without_reason;
#[cfg(test)]
mod testing;
mod unresolved_office_value;
mod web;
pub(crate) mod words;

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

pub(crate) use chains::{deciding, needing};
pub use context::Context;
pub use docs::{Docs, HEADINGS};
pub use finding::*;
pub use identity::Identity;
pub(crate) use legacy::softened;
pub(crate) use locked::locked_add_ins;
pub(crate) use permission_exceeded::CODE as PERMISSION_EXCEEDED;
pub(crate) use sets::needed_by;
pub(crate) use supplementary::members as members_that_need;
pub use supplementary::supplementary_of;
pub use suppress::{
    Suppression, WORDS as SUPPRESSION_WORDS, can_suppress, is_about_lock, suppress_next_line,
    suppressions_in_manifest, suppressions_in_source,
};
pub(crate) use web::is_server;

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
    /// What editors show of each of its findings besides the severity: a property of the rule, not of a finding.
    pub tags: &'static [FindingTag],
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

    /// What the rule says of a place, as bad as its findings are, with nothing beside it; `add_in`: the root of the add-in,
    /// `about`: see [`Finding::about`]. The only way to a finding, so that each has all of it.
    pub(crate) fn finding(
        &self,
        at: Location,
        add_in: Option<&Path>,
        about: impl Into<String>,
        message: String,
    ) -> Finding {
        Finding {
            rule: self.code,
            about: about.into(),
            severity: self.severity,
            message,
            url: self.url,
            at,
            add_in: add_in.map(Path::to_owned),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// The rule's page in Markdown, under headings that begin with `mark` (`#`).
    pub fn page(&self, mark: &str) -> String {
        let docs = self.docs();
        let (code, severity, fix, since) = (self.code, self.severity.word(), self.fix_words(), self.since);
        let mut page = format!("{mark} {code}\n\n{}\n\n{severity}; {fix}; since {since}\n", docs.summary);
        for (heading, text) in &docs.sections {
            page.push_str(&format!("\n{mark}# {heading}\n\n{text}\n"));
        }
        page + "\n" + self.url + "\n"
    }

    /// How safe its fix can be.
    pub fn fix_words(&self) -> &'static str {
        match self.fix {
            None => "no fix",
            Some(Safety::Safe) => "its fix can be safe",
            Some(_) => "its fix is never safe",
        }
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
    Rule { meta: &activation_rule_exceeds::META, check: activation_rule_exceeds::check },
    Rule { meta: &append_on_send_missing::META, check: append_on_send_missing::check },
    Rule { meta: &append_on_send_unused::META, check: append_on_send_unused::check },
    Rule { meta: &context_unsupported::META, check: context_unsupported::check },
    Rule { meta: &ews_malformed::META, check: ews_malformed::check },
    Rule { meta: &ews_operation_unsupported::META, check: ews_operation_unsupported::check },
    Rule { meta: &ews_other_mailbox::META, check: ews_other_mailbox::check },
    Rule { meta: &ews_shared_folders::META, check: ews_shared_folders::check },
    Rule { meta: &feature_exceeds::META, check: feature_exceeds::check },
    Rule { meta: &graph_scope_excessive::META, check: graph_scope_excessive::check },
    Rule { meta: &graph_scope_missing::META, check: graph_scope_missing::check },
    Rule { meta: &graph_scope_unknown::META, check: graph_scope_unknown::check },
    Rule { meta: &legacy_ews::META, check: legacy_ews::check },
    Rule { meta: &legacy_rest::META, check: legacy_rest::check },
    Rule { meta: &legacy_token::META, check: legacy_token::check },
    Rule { meta: &lock_exceeded::META, check: lock_exceeded::check },
    Rule { meta: &lock_outdated::META, check: lock_outdated::check },
    Rule { meta: &manifest_malformed::META, check: manifest_malformed::check },
    Rule { meta: &permission_disagreement::META, check: permission_disagreement::check },
    Rule { meta: &permission_duplicate::META, check: permission_duplicate::check },
    Rule { meta: &permission_exceeded::META, check: permission_exceeded::check },
    Rule { meta: &permission_excessive::META, check: permission_excessive::check },
    Rule { meta: &permission_misplaced::META, check: permission_misplaced::check },
    Rule { meta: &permission_missing::META, check: permission_missing::check },
    Rule { meta: &permission_schema::META, check: permission_schema::check },
    Rule { meta: &permission_too_low::META, check: permission_too_low::check },
    Rule { meta: &permission_unknown::META, check: permission_unknown::check },
    Rule { meta: &requirement_set_exceeded::META, check: requirement_set_exceeded::check },
    Rule { meta: &requirement_set_excessive::META, check: requirement_set_excessive::check },
    Rule { meta: &shared_folders_missing::META, check: shared_folders_missing::check },
    Rule { meta: &shared_folders_unused::META, check: shared_folders_unused::check },
    Rule { meta: &suppression_unused::META, check: suppression_unused::check },
    Rule { meta: &suppression_without_reason::META, check: suppression_without_reason::check },
    Rule { meta: &unresolved_office_value::META, check: unresolved_office_value::check },
];

impl Finding {
    /// The tags of its rule.
    pub fn tags(&self) -> &'static [FindingTag] {
        RULES.iter().find(|rule| rule.meta.code == self.rule).map_or(&[], |rule| rule.meta.tags)
    }

    /// The files of the code that it accuses: its own, and those with reads that it speaks for.
    pub fn accused(&self) -> impl Iterator<Item = &Path> {
        let speaks = self.rule == permission_exceeded::META.code;
        let reads = self.related.iter().filter(move |_| speaks).map(|related| related.at.file.as_path());
        std::iter::once(self.at.file.as_path()).chain(reads)
    }
}

/// The codes of all rules, in their order.
pub fn codes() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.meta.code).collect()
}

/// What the rules say about a tree; both lists in order of place, each finding once.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What is to be told.
    pub findings: Vec<Arc<Finding>>,
    /// What comments in the code suppress.
    pub suppressed: Vec<Arc<Finding>>,
    /// What baselines have.
    pub accepted: Vec<Arc<Finding>>,
}

/// Runs every rule.
pub fn check(cx: &Context) -> Checked {
    run(RULES.iter(), cx)
}

/// Runs the rule about the syntax of manifests and no other.
pub fn check_syntax(cx: &Context) -> Checked {
    run(RULES.iter().filter(|rule| rule.meta.code == manifest_malformed::META.code), cx)
}

/// Runs rules: the only place that does. Then comments take findings away, and the configuration says how bad the
/// others are; in this order, so that a comment about a rule that is off is not called unused.
fn run<'r>(rules: impl Iterator<Item = &'r Rule>, cx: &Context) -> Checked {
    let mut findings = Vec::new();
    for rule in rules {
        (rule.check)(cx, &mut findings);
    }
    // What stands in an installed package counts, but nobody here can mend it.
    let packages: BTreeSet<&Path> =
        cx.sources.iter().filter(|s| s.package).map(|s| s.path.as_path()).collect();
    findings.retain(|finding| !packages.contains(finding.at.file.as_path()));
    sort(&mut findings);
    let (mut suppressed, used) = suppress::apply(cx, &mut findings);
    suppression_unused::report(cx, &used, &mut findings);
    for list in [&mut findings, &mut suppressed] {
        list.retain_mut(|finding| set_severity(cx, finding));
        sort(list);
    }
    let shared = |list: Vec<Finding>| list.into_iter().map(Arc::new).collect();
    Checked { findings: shared(findings), suppressed: shared(suppressed), accepted: Vec::new() }
}

/// Brings findings in the order of their places; each stays once.
pub(crate) fn sort<F: Borrow<Finding> + PartialEq>(findings: &mut Vec<F>) {
    findings.sort_by(|a, b| {
        let (a, b): (&Finding, &Finding) = (a.borrow(), b.borrow());
        (&a.at, a.rule, &a.message).cmp(&(&b.at, b.rule, &b.message))
    });
    findings.dedup();
}

/// Gives the finding the severity that the configuration of its file asks for; `false` if that is `off`.
fn set_severity(cx: &Context, finding: &mut Finding) -> bool {
    let rule = RULES.iter().find(|rule| rule.meta.code == finding.rule);
    let default = rule.map_or(finding.severity, |rule| rule.meta.severity);
    let severity = cx.config.of(&finding.at.file).severity(finding.rule, default, finding.severity);
    finding.severity = severity.unwrap_or(finding.severity);
    severity.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_about_what_is_outdated_or_can_go_are_tagged_and_no_others() {
        let tagged = RULES.iter().filter(|rule| !rule.meta.tags.is_empty());
        let tags: Vec<_> = tagged.map(|rule| (rule.meta.code, rule.meta.tags)).collect();
        assert_eq!(
            tags,
            [
                ("append-on-send-unused", &[FindingTag::Unnecessary][..]),
                ("legacy-ews", &[FindingTag::Deprecated]),
                ("legacy-rest", &[FindingTag::Deprecated]),
                ("legacy-token", &[FindingTag::Deprecated]),
                ("shared-folders-unused", &[FindingTag::Unnecessary]),
                ("suppression-unused", &[FindingTag::Unnecessary]),
            ]
        );
    }
}

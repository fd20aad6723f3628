//! `check_project`: the findings of `check`, a page at a time.

use super::{AgentTool, Reply};
use crate::mcp::call::Call;
use crate::mcp::cursor::Cursor;
use crate::mcp::failure::{Failure, FailureKind};
use crate::mcp::roots::Roots;
use crate::mcp::told::{FindingTold, ManifestTold, SeverityWord, cut, cut_at, fitting};
use crate::rules::{Finding, Severity, codes};
use crate::text::{near, prose};
use crate::workspace::Snapshot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The findings of a page, the add-ins and the problems: so many bytes of JSON each, under 4,000 tokens together.
const FINDING_BYTES: usize = 6_000;
const ADD_IN_BYTES: usize = 2_400;
const PROBLEM_BYTES: usize = 600;
/// Findings that the text names.
const NAMED: usize = 5;

pub(super) struct CheckProject;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Folder, manifest or source file, relative to the root; the whole root if absent.
    path: Option<String>,
    /// Only findings of these rules, such as permission-exceeded.
    rules: Option<Vec<String>>,
    /// Only findings of this severity or worse; information if absent, so hints are counted and not listed.
    severity: Option<SeverityWord>,
    /// nextCursor of the page before; the other arguments have to be the same.
    cursor: Option<String>,
}

/// An add-in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::mcp) struct AddInTold {
    /// What its configuration calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    root: String,
    manifests: Vec<ManifestTold>,
}

/// How many findings there are, whatever is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub(in crate::mcp) struct Counts {
    error: usize,
    warning: usize,
    information: usize,
    hint: usize,
    /// Those that the arguments ask for.
    matching: usize,
}

/// A file that could not be read or used.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(in crate::mcp) struct ProblemTold {
    file: String,
    message: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::mcp) struct Answer {
    /// On the first page only.
    add_ins: Vec<AddInTold>,
    counts: Counts,
    /// In order of place.
    findings: Vec<FindingTold>,
    /// On the first page only.
    problems: Vec<ProblemTold>,
    /// Gives the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next_cursor: Option<String>,
    /// What was left out, and how to ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<String>,
}

impl AgentTool for CheckProject {
    const NAME: &'static str = "check_project";
    const TITLE: &'static str = "Check an Outlook add-in project";
    const DESCRIPTION: &'static str = "Compares the Office.js code of the Outlook add-ins in a folder with the permissions that \
        their manifests declare, and reports calls that need more than is declared, manifests that ask for too much, retired EWS \
        and token APIs, and errors in manifests. Call it before you change an Outlook add-in and after you have saved changes. \
        It is fast when called again. The files are read from the disk: for text that is not saved, call check_content.";
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(call: &Call, arguments: Arguments) -> Result<Reply<Answer>, Failure> {
        let wanted = Wanted::new(&arguments)?;
        let looked = call.look(arguments.path.as_deref())?;
        page(&call.roots, &looked.snapshot, &wanted)
    }
}

/// Which findings are asked for, and from where on.
pub(in crate::mcp) struct Wanted {
    rules: Vec<String>,
    least: Option<Severity>,
    cursor: Option<Cursor>,
    /// How to ask for those that do not fit.
    more: &'static str,
}

impl Wanted {
    /// Everything but hints, on the only page.
    pub(super) fn once(more: &'static str) -> Wanted {
        Wanted { rules: Vec::new(), least: None, cursor: None, more }
    }

    fn new(arguments: &Arguments) -> Result<Wanted, Failure> {
        let rules = arguments.rules.clone().unwrap_or_default();
        rules.iter().try_for_each(|rule| known_rule(rule))?;
        let cursor = arguments.cursor.as_deref().map(Cursor::parse).transpose()?;
        let more = "call again with cursor, or narrow with path, rules, severity";
        Ok(Wanted { rules, least: arguments.severity.map(SeverityWord::severity), cursor, more })
    }

    fn wants(&self, finding: &Finding) -> bool {
        finding.severity >= self.least.unwrap_or(Severity::Information)
            && (self.rules.is_empty() || self.rules.iter().any(|rule| rule == finding.rule))
    }
}

/// Fails where no rule is called so.
pub(super) fn known_rule(rule: &str) -> Result<(), Failure> {
    let codes = codes();
    if codes.contains(&rule) {
        return Ok(());
    }
    let nearest = near(rule, codes.iter().copied()).into_iter().take(3).map(str::to_owned).collect();
    let message = format!("there is no rule called {}", cut(rule));
    Err(Failure::new(FailureKind::UnknownRule, message).meaning(nearest))
}

/// A page of what the rules say about a tree.
pub(in crate::mcp) fn page(
    roots: &Roots,
    snapshot: &Snapshot,
    wanted: &Wanted,
) -> Result<Reply<Answer>, Failure> {
    let all = snapshot.findings();
    let matching: Vec<&Arc<Finding>> = all.iter().filter(|finding| wanted.wants(finding)).collect();
    let list = Cursor::mark(matching.iter().map(|f| format!("{}{:?}{}", f.rule, f.at, f.message)));
    let from = Cursor::start(wanted.cursor.as_ref(), &list, matching.len())?;
    let first_page = wanted.cursor.is_none();
    let counts = counts(&all, matching.len());
    let told = matching.iter().skip(from).map(|finding| FindingTold::new(snapshot, roots, finding));
    let findings = fitting(told, FINDING_BYTES);
    let next = from + findings.len();
    let mut limits = Vec::new();
    if next < matching.len() {
        let left = matching.len() - next;
        limits.push(format!("{} more: {}", prose::count(left, "finding"), wanted.more));
    }
    let add_ins = if first_page { add_ins(roots, snapshot, &mut limits) } else { Vec::new() };
    let problems = if first_page { problems(roots, snapshot, &mut limits) } else { Vec::new() };
    let text = text(&add_ins, &counts, &findings, matching.len());
    let next_cursor = Cursor::next(next, &list, matching.len());
    Ok(Reply { answer: Answer { add_ins, counts, findings, problems, next_cursor, limits }, text })
}

fn counts(all: &[Arc<Finding>], matching: usize) -> Counts {
    let mut counts = Counts { matching, ..Counts::default() };
    for finding in all {
        match finding.severity {
            Severity::Error => counts.error += 1,
            Severity::Warning => counts.warning += 1,
            Severity::Information => counts.information += 1,
            Severity::Hint => counts.hint += 1,
        }
    }
    counts
}

fn add_ins(roots: &Roots, snapshot: &Snapshot, limits: &mut Vec<String>) -> Vec<AddInTold> {
    let told = snapshot.add_ins.iter().map(|add_in| {
        let manifests = add_in.manifests.iter().filter_map(|&index| {
            let (file, judgement) = (snapshot.manifests.get(index)?, snapshot.judgements.get(index)?);
            Some(ManifestTold::new(roots, &file.path, judgement))
        });
        let manifests = fitting(manifests, ADD_IN_BYTES);
        AddInTold { name: add_in.name.clone(), root: roots.name(&add_in.root), manifests }
    });
    let told = fitting(told, ADD_IN_BYTES);
    let left = snapshot.add_ins.len() - told.len();
    if left > 0 {
        limits.push(format!("{} more: name the folder of one as path", prose::count(left, "add-in")));
    }
    let manifests: usize = told.iter().map(|add_in| add_in.manifests.len()).sum();
    let of_told: usize = snapshot.add_ins.iter().take(told.len()).map(|add_in| add_in.manifests.len()).sum();
    if manifests < of_told {
        limits.push(format!("{} more: name one as path", prose::count(of_told - manifests, "manifest")));
    }
    told
}

fn problems(roots: &Roots, snapshot: &Snapshot, limits: &mut Vec<String>) -> Vec<ProblemTold> {
    let all = snapshot.problems.iter();
    let told = fitting(
        all.map(|problem| ProblemTold { file: roots.name(&problem.file), message: cut(&problem.message) }),
        PROBLEM_BYTES,
    );
    let left = snapshot.problems.len() - told.len();
    if left > 0 {
        limits.push(format!("{} more with files that could not be read", prose::count(left, "problem")));
    }
    told
}

fn text(add_ins: &[AddInTold], counts: &Counts, findings: &[FindingTold], matching: usize) -> String {
    let manifests = add_ins.iter().flat_map(|add_in| &add_in.manifests).take(NAMED);
    let mut lines: Vec<String> = manifests.map(|m| format!("{} {}.", m.path, m.summary)).collect();
    let Counts { error, warning, information, hint, .. } = *counts;
    let (errors, warnings) = (prose::count(error, "error"), prose::count(warning, "warning"));
    lines
        .push(format!("{errors}, {warnings}, {information} of information, {}.", prose::count(hint, "hint")));
    lines.extend(findings.iter().take(NAMED).map(|finding| cut_at(&finding.line(), 200)));
    if let Some(more) = matching.checked_sub(NAMED.min(findings.len())).filter(|more| *more > 0) {
        lines.push(format!("And {more} more."));
    }
    lines.join("\n")
}

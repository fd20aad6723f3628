//! `plan_fix`: what the fixes of findings would change. Writes nothing.

use super::check_project::known_rule;
use super::{AgentTool, Reply};
use crate::mcp::call::{Call, stopped};
use crate::mcp::failure::{Failure, FailureKind};
use crate::mcp::lock;
use crate::mcp::plans::hash;
use crate::mcp::told::{FixSafety, cut_at, fitting};
use crate::report::{Palette, diff};
use crate::rules::{Finding, Safety};
use crate::system::{Overlay, Unsaved};
use crate::text::{ColumnUnit, SourceText, prose};
use crate::workspace::{Fixable, Snapshot, Wants, fix_wanted};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A longer difference is cut, and so are the edits; in bytes.
const DIFF_BYTES: usize = 5_000;
const EDIT_BYTES: usize = 4_000;

pub(super) struct PlanFix;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Folder or file, relative to the root; `.` is the whole root.
    path: String,
    /// Only findings of this rule.
    rule: Option<String>,
    /// Only findings in this file, as check_project names it.
    file: Option<String>,
    /// Only findings that begin in this line of the file.
    line: Option<u32>,
    /// Plan unsafe fixes, too: they may take away what is needed, or ask for more. Review the diff.
    #[serde(rename = "unsafe", default)]
    unsafe_: bool,
}

/// Lines of a file that get another text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EditTold {
    file: String,
    /// First line, from 1.
    line: u32,
    /// So many lines are replaced; with 0, the text comes before `line`.
    lines: u32,
    text: String,
}

/// A file that the plan edits.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct FilePlanned {
    file: String,
    /// Of the content that it has now: apply_fix refuses if it has another by then.
    hash: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    /// For apply_fix, once.
    plan_id: String,
    /// How safe the plan is as a whole.
    safety: FixSafety,
    /// So many fixes are in it.
    fixes: usize,
    files: Vec<FilePlanned>,
    edits: Vec<EditTold>,
    /// Unified.
    diff: String,
    /// Unsafe fixes that were left out.
    unsafe_left_out: usize,
    /// What was left out of this answer; the plan is whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<String>,
}

impl AgentTool for PlanFix {
    const NAME: &'static str = "plan_fix";
    const TITLE: &'static str = "Plan fixes of findings";
    const DESCRIPTION: &'static str = "Plans the fixes of what check_project found, such as lowering or raising the permission in \
        all manifests of an add-in: gives a diff, the edits and a planId, and writes nothing. Call it after check_project; show \
        the diff to the user, then call apply_fix. Without unsafe: true it plans only fixes that ask for no more and break \
        nothing.";
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(call: &Call, arguments: Arguments) -> Result<Reply<Answer>, Failure> {
        let wish = Wish::new(call, &arguments)?;
        let looked = call.look(Some(&arguments.path))?;
        let limit = if arguments.unsafe_ { Safety::Unsafe } else { Safety::Safe };
        let fixable = wish.fixable(&looked.snapshot);
        let overlay = Overlay::new(&*call.system);
        let wants: Wants = &|round, snapshot, finding| wish.wants(round, snapshot, finding);
        let fixes = fix_wanted(&overlay, &looked.target, &call.options(), limit, wants);
        let unsaved = overlay.unsaved();
        if call.stop.is_set() {
            // What was looked at may be half of it.
            return Err(stopped());
        }
        if unsaved.is_empty() {
            return Err(nothing(fixable, arguments.unsafe_));
        }
        let safety =
            if arguments.unsafe_ && fixable.unsafe_ > 0 { FixSafety::Unsafe } else { FixSafety::Safe };
        let left_out = if arguments.unsafe_ { 0 } else { fixable.unsafe_ };
        Ok(planned(call, unsaved, fixes.applied, (safety, left_out)))
    }
}

/// Which findings are to be fixed.
struct Wish {
    rule: Option<String>,
    file: Option<PathBuf>,
    line: Option<u32>,
}

impl Wish {
    fn new(call: &Call, arguments: &Arguments) -> Result<Wish, Failure> {
        arguments.rule.as_deref().map(known_rule).transpose()?;
        let file = arguments.file.as_deref().map(|file| call.existing(Some(file)));
        if arguments.line.is_some() && arguments.file.is_none() {
            return Err(Failure::new(FailureKind::InvalidArguments, "line: give the file, too"));
        }
        Ok(Wish { rule: arguments.rule.clone(), file: file.transpose()?, line: arguments.line })
    }

    /// Later rounds see what the first one has changed: lines are others then.
    fn wants(&self, round: usize, snapshot: &Snapshot, finding: &Finding) -> bool {
        let in_line = |line: u32| {
            let start = |(text, lines): (&str, &crate::text::LineIndex)| {
                lines.position(text, finding.at.span.start, ColumnUnit::Utf8).line + 1
            };
            round == 0 && snapshot.text(&finding.at.file).map(start) == Some(line)
        };
        self.rule.as_deref().is_none_or(|rule| rule == finding.rule)
            && self.file.as_ref().is_none_or(|file| *file == finding.at.file)
            && self.line.is_none_or(in_line)
    }

    fn fixable(&self, snapshot: &Snapshot) -> Fixable {
        let mut findings = snapshot.findings();
        findings.retain(|finding| self.wants(0, snapshot, finding));
        Fixable::of(&findings)
    }
}

fn nothing(fixable: Fixable, allowed_unsafe: bool) -> Failure {
    if !allowed_unsafe && fixable.unsafe_ > 0 {
        let message = format!(
            "{} not safe: review what it is about, then plan with unsafe: true",
            if fixable.unsafe_ == 1 {
                "the only fix is".to_owned()
            } else {
                format!("all {} fixes are", fixable.unsafe_)
            }
        );
        return Failure::new(FailureKind::UnsafeFix, message);
    }
    Failure::new(FailureKind::NothingToFix, "no finding that was asked for has a fix that can be applied")
}

fn planned(
    call: &Call,
    unsaved: Vec<Unsaved>,
    fixes: usize,
    (safety, unsafe_left_out): (FixSafety, usize),
) -> Reply<Answer> {
    let (mut whole, mut edits) = (Vec::new(), Vec::new());
    for file in &unsaved {
        let texts = (SourceText::decode(&file.before), SourceText::decode(&file.after));
        let (Ok(before), Ok(after)) = texts else { continue };
        let name = call.roots.name(&file.path);
        // A vector takes everything.
        let _ = diff::write(&mut whole, Palette::new(false), &name, &before.text, &after.text);
        edits.extend(diff::replacements(&before.text, &after.text).into_iter().map(|hunk| EditTold {
            file: name.clone(),
            line: hunk.line,
            lines: hunk.lines,
            text: hunk.text,
        }));
    }
    let whole = String::from_utf8_lossy(&whole).into_owned();
    let (diff, all) = (cut_at(&whole, DIFF_BYTES), edits.len());
    let edits = fitting(edits.into_iter(), EDIT_BYTES);
    let mut limits = Vec::new();
    if diff.len() < whole.len() || edits.len() < all {
        limits.push(
            "the diff or the edits are cut here, not in the plan: narrow with rule, file, line".to_owned(),
        );
    }
    let files: Vec<FilePlanned> = unsaved
        .iter()
        .map(|file| FilePlanned { file: call.roots.name(&file.path), hash: hash(&file.before) })
        .collect();
    let plan_id = lock(&call.kept.plans).keep(unsaved);
    let left =
        if unsafe_left_out > 0 { format!(" {unsafe_left_out} unsafe left out.") } else { String::new() };
    let (of_fixes, of_files) = (prose::count(fixes, "fix"), prose::count(files.len(), "file"));
    let text = format!(
        "{plan_id}: {of_fixes} in {of_files}; nothing is written yet.{left}\n{}",
        cut_at(&diff, 1_500)
    );
    Reply { answer: Answer { plan_id, safety, fixes, files, edits, diff, unsafe_left_out, limits }, text }
}

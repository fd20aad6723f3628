//! Code actions: the fixes of the findings at a place, from either end; suppressions; and all safe fixes at once.
//!
//! The fixes themselves come from the rules. Called by the server.

use super::fix_all;
use crate::rules::{self, Finding, Fix, Location, Safety, Severity};
use crate::text::{ColumnUnit, Edit, Span};
use crate::workspace::Snapshot;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What sort of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends a finding.
    QuickFix,
    /// Mends all that is safe to mend in the file.
    FixAll,
}

/// Something that can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it does, imperative.
    pub title: String,
    /// What sort.
    pub kind: ActionKind,
    /// Whether it is the one to take, if any.
    pub preferred: bool,
    /// The rule whose finding it mends; `None` for [`ActionKind::FixAll`].
    pub rule: Option<&'static str>,
    /// The findings that it mends: indices into what was given.
    pub mends: Vec<usize>,
    /// Whether it may be applied without looking.
    pub safety: Safety,
    /// What it changes.
    pub change: ActionChange,
}

/// Edits by file; sorted, disjoint in each file.
pub type EditsByFile = Vec<(PathBuf, Vec<Edit>)>;

/// What an action changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionChange {
    /// These edits; never empty.
    Edits(EditsByFile),
    /// A comment above this line of a source (its start) suppresses the rule. Its form takes a parse of the file to
    /// find out, so that is left to [`Action::edits`].
    Suppression(&'static str, Location),
}

impl Action {
    /// Its edits. Of a suppression in a source they take a parse of the file, and are empty where no comment can stand
    /// above the line: a server makes them when the action is resolved.
    pub fn edits(&self, snapshot: &Snapshot) -> EditsByFile {
        match &self.change {
            ActionChange::Edits(edits) => edits.clone(),
            ActionChange::Suppression(rule, at) => suppress(snapshot, rule, at).unwrap_or_default(),
        }
    }
}

/// What can be done where `span` touches a finding: its fixes; at the other end of findings elsewhere (a manifest's
/// permission that calls exceed) their fixes of this file; then suppressing; then everything that is safe in the file.
/// Each once, although several findings may have it.
pub fn actions(snapshot: &Snapshot, findings: &[Arc<Finding>], file: &Path, span: Span) -> Vec<Action> {
    let is_here = |at: &Location| at.file == file && at.span.start <= span.end && span.start <= at.span.end;
    let all = || findings.iter().enumerate();
    let mut offered = Vec::new();
    for (index, finding) in all().filter(|(_, f)| is_here(&f.at)) {
        for (n, fix) in finding.fixes.iter().enumerate() {
            let preferred = n == 0 && finding.severity >= Severity::Warning;
            offer(&mut offered, quick_fix(index, finding, fix, preferred));
        }
    }
    let is_other_end = |f: &Finding| !is_here(&f.at) && f.related.iter().any(|r| is_here(&r.at));
    for (index, finding) in all().filter(|(_, f)| is_other_end(f)) {
        for fix in finding.fixes.iter().filter(|fix| fix.edits.iter().any(|(path, _)| path == file)) {
            offer(&mut offered, quick_fix(index, finding, fix, false));
        }
    }
    for (index, finding) in all().filter(|(_, f)| is_here(&f.at)) {
        offer(&mut offered, suppression(snapshot, index, finding));
    }
    if !offered.is_empty() {
        offered.extend(everything(snapshot, findings, file));
    }
    offered
}

/// Adds the action, if there is one. One that changes the same only counts for one finding more.
fn offer(offered: &mut Vec<Action>, action: Option<Action>) {
    let Some(action) = action else { return };
    match offered.iter_mut().find(|known| known.change == action.change) {
        None => offered.push(action),
        Some(known) => {
            known.preferred |= action.preferred;
            known.safety = known.safety.max(action.safety);
            known.mends.extend(action.mends);
        }
    }
}

/// `None` for mere advice.
fn quick_fix(index: usize, finding: &Finding, fix: &Fix, preferred: bool) -> Option<Action> {
    let applies = fix.safety < Safety::Display && !fix.edits.is_empty();
    applies.then(|| Action {
        title: fix.title.clone(),
        kind: ActionKind::QuickFix,
        preferred,
        rule: Some(finding.rule),
        mends: vec![index],
        safety: fix.safety,
        change: ActionChange::Edits(fix.edits.clone()),
    })
}

/// A comment above the finding that suppresses it, with a reason for a person to write.
fn suppression(snapshot: &Snapshot, index: usize, finding: &Finding) -> Option<Action> {
    if !rules::can_suppress(finding.rule) {
        return None;
    }
    let at = &finding.at;
    let (text, lines) = snapshot.text(&at.file)?;
    let line = lines.position(text, at.span.start, ColumnUnit::Utf8).line;
    let change = if snapshot.source(&at.file).is_some() {
        let span = Span::empty(lines.line_span(text, line).start);
        ActionChange::Suppression(finding.rule, Location { file: at.file.clone(), span })
    } else {
        ActionChange::Edits(suppress(snapshot, finding.rule, at)?)
    };
    Some(Action {
        title: format!("Suppress {} here, with a reason", finding.rule),
        kind: ActionKind::QuickFix,
        preferred: false,
        rule: Some(finding.rule),
        mends: vec![index],
        safety: Safety::Unsafe,
        change,
    })
}

fn suppress(snapshot: &Snapshot, rule: &str, at: &Location) -> Option<EditsByFile> {
    let (text, lines) = snapshot.text(&at.file)?;
    let edit = rules::suppress_next_line(&at.file, text, lines, at.span.start, rule)?;
    Some(vec![(at.file.clone(), vec![edit])])
}

fn everything(snapshot: &Snapshot, findings: &[Arc<Finding>], file: &Path) -> Option<Action> {
    let (mends, edits) = fix_all::safe(snapshot, findings, Some(file));
    (!edits.is_empty()).then(|| Action {
        title: "Apply all safe fixes in this file".to_owned(),
        kind: ActionKind::FixAll,
        preferred: false,
        rule: None,
        mends,
        safety: Safety::Safe,
        change: ActionChange::Edits(edits),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{MANIFEST, name, tree};

    const SET: &str = "// addinspect-ignore-next-line permission-exceeded: TODO say why";

    /// `title [kind, preferred, safety, findings]: file old -> new` for each action at the mark.
    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let (snapshot, places) = tree(files);
        let (file, at) = &places[0];
        let edit = |file: &Path, edit: &Edit| {
            let old = edit.span.of(snapshot.text(file).unwrap().0);
            format!("{} {old:?} -> {:?}", name(file), edit.text)
        };
        let action = |action: Action| {
            let preferred = if action.preferred { "preferred, " } else { "" };
            let all = if action.kind == ActionKind::FixAll { "all, " } else { "" };
            let edits = action.edits(&snapshot);
            let edits = edits.iter().flat_map(|(f, edits)| edits.iter().map(move |e| edit(f, e)));
            format!(
                "{} [{all}{preferred}{}, {}]: {}",
                action.title,
                action.safety.word(),
                action.mends.len(),
                edits.collect::<Vec<_>>().join("; ")
            )
        };
        let findings = snapshot.findings();
        actions(&snapshot, &findings, file, Span::empty(*at)).into_iter().map(action).collect()
    }

    #[test]
    fn a_call_offers_to_raise_the_level_everywhere_or_in_one_manifest_and_to_suppress() {
        let code = "\tOffice.context.mailbox.item.body.set‸Async('');\n";
        assert_eq!(
            told(&[("a.xml", MANIFEST), ("b.xml", MANIFEST), ("a.js", code)]),
            [
                "Declare ReadWriteItem in a.xml and b.xml [preferred, unsafe, 1]: a.xml \"ReadItem\" -> \
                 \"ReadWriteItem\"; b.xml \"ReadItem\" -> \"ReadWriteItem\"",
                "Declare ReadWriteItem in a.xml [unsafe, 1]: a.xml \"ReadItem\" -> \"ReadWriteItem\"",
                "Declare ReadWriteItem in b.xml [unsafe, 1]: b.xml \"ReadItem\" -> \"ReadWriteItem\"",
                &format!(
                    "Suppress permission-exceeded here, with a reason [unsafe, 1]: a.js \"\" -> {:?}",
                    format!("\t{SET}\n")
                ),
            ]
        );
    }

    #[test]
    fn the_manifest_offers_the_same_once_for_all_calls_without_suppressing_them() {
        let code =
            "Office.context.mailbox.item.body.setAsync('');\nOffice.context.mailbox.item.saveAsync();\n";
        let marked = MANIFEST.replace("ReadItem", "Read‸Item");
        assert_eq!(
            told(&[("a.xml", &marked), ("b.xml", MANIFEST), ("a.js", code)]),
            [
                "Declare ReadWriteItem in a.xml and b.xml [unsafe, 3]: a.xml \"ReadItem\" -> \"ReadWriteItem\"; \
                 b.xml \"ReadItem\" -> \"ReadWriteItem\"",
                "Declare ReadWriteItem in a.xml [unsafe, 3]: a.xml \"ReadItem\" -> \"ReadWriteItem\"",
                "Suppress permission-too-low here, with a reason [unsafe, 1]: a.xml \"\" -> \"  <!-- \
                 addinspect-ignore-next-line permission-too-low: TODO say why -->\\n\"",
            ]
        );
    }

    #[test]
    fn too_much_is_lowered_at_the_manifest_and_all_that_is_safe_is_offered_there() {
        let high = MANIFEST.replace("ReadItem", "ReadWrite‸Mailbox");
        let code = "Office.context.mailbox.item.sub‸ject.getAsync(f);";
        let lower = "a.xml \"ReadWriteMailbox\" -> \"ReadItem\"";
        assert_eq!(
            told(&[("a.xml", &high), ("a.js", code)]),
            [
                format!("Declare ReadItem in a.xml [preferred, safe, 1]: {lower}"),
                "Suppress permission-excessive here, with a reason [unsafe, 1]: a.xml \"\" -> \"  <!-- \
                 addinspect-ignore-next-line permission-excessive: TODO say why -->\\n\""
                    .to_owned(),
                format!("Apply all safe fixes in this file [all, safe, 1]: {lower}"),
            ]
        );
        let high = high.replace('‸', "");
        assert_eq!(told(&[("a.xml", &high), ("a.js", code)]), [""; 0], "lowering is for the manifest");
    }

    #[test]
    fn where_there_is_no_finding_nothing_is_offered() {
        let code = "Office.context.mailbox.item.body.setAsync('');\n‸";
        assert_eq!(told(&[("a.xml", MANIFEST), ("a.js", code)]), [""; 0]);
        assert_eq!(told(&[("a.xml", MANIFEST), ("none.txt", "‸")]), [""; 0]);
    }
}

//! The last lines of a text report: what each add-in declares and needs, and how many findings there are.
//!
//! Called by `check`. Says so, once, where there is no manifest.

use super::twins::told_once;
use super::{Clean, Palette, ScanResult, ScannedTree};
use crate::addin::{AddIn, Judgement, Verdict};
use crate::rules::Severity;
use crate::text::prose;
use crate::workspace::{Fixable, Fixes};
use std::io::{self, Write};

/// Manifests of one judgement that are named; the rest is counted.
const LISTED: usize = 3;

/// Writes the summary. `least` is the severity from which on findings were shown.
pub(super) fn write(
    out: &mut dyn Write,
    palette: Palette,
    scan: &ScanResult,
    least: Severity,
) -> io::Result<()> {
    let mut judged = 0;
    for tree in &scan.trees {
        for add_in in tree.snapshot.add_ins.iter() {
            judged += add_in_lines(out, palette, tree, add_in)?;
        }
    }
    if judged == 0 {
        writeln!(out, "no manifest found; `addinspect usages` lists what the code uses")?;
    }
    let blocks = told_once(scan, Severity::Hint).iter().map(|(_, finding, _)| finding.severity).collect();
    count(out, palette, scan, (blocks, least))
}

/// Writes how many findings there are, and how many fixes.
pub(super) fn counts(
    out: &mut dyn Write,
    palette: Palette,
    scan: &ScanResult,
    least: Severity,
) -> io::Result<()> {
    let lines = scan.findings().map(|(_, finding)| finding.severity).collect();
    count(out, palette, scan, (lines, least))
}

/// The same for findings as they are shown: their severities, and the least that is shown.
fn count(
    out: &mut dyn Write,
    palette: Palette,
    scan: &ScanResult,
    (told, least): (Vec<Severity>, Severity),
) -> io::Result<()> {
    writeln!(out, "{}", found(palette, scan, &told, least))?;
    match fixable(scan) {
        Fixable { safe: 0, unsafe_: 0 } => Ok(()),
        Fixable { safe: 0, unsafe_ } => writeln!(out, "{unsafe_} fixable with --fix --unsafe-fixes"),
        Fixable { safe, unsafe_: 0 } => writeln!(out, "{safe} fixable with --fix"),
        Fixable { safe, unsafe_ } => {
            writeln!(out, "{safe} fixable with --fix, {unsafe_} more with --unsafe-fixes")
        }
    }
}

/// What `--fix` would apply; it asks not whether a finding is shown.
fn fixable(scan: &ScanResult) -> Fixable {
    let of_tree = |tree: &ScannedTree| Fixable::of(&tree.findings);
    let add = |sum: Fixable, one: Fixable| Fixable {
        safe: sum.safe + one.safe,
        unsafe_: sum.unsafe_ + one.unsafe_,
    };
    scan.trees.iter().map(of_tree).fold(Fixable::default(), add)
}

/// A line for each group of manifests with the same judgement; returns how many there are.
fn add_in_lines(
    out: &mut dyn Write,
    palette: Palette,
    tree: &ScannedTree,
    add_in: &AddIn,
) -> io::Result<usize> {
    let mut groups: Vec<(&Judgement, Vec<String>)> = Vec::new();
    let same = |a: &Judgement, b: &Judgement| a.sentence() == b.sentence() && a.unread == b.unread;
    for index in tree.snapshot.wanted_manifests(add_in) {
        let manifest = tree.snapshot.manifests.get(index);
        let (Some(file), Some(judgement)) = (manifest, tree.snapshot.judgements.get(index)) else { continue };
        if !judgement.is_judged() {
            continue;
        }
        let name = tree.display_name(&file.path);
        match groups.iter_mut().find(|(j, _)| same(j, judgement)) {
            Some((_, names)) => names.push(name),
            None => groups.push((judgement, vec![name])),
        }
    }
    for (judgement, names) in &groups {
        let style = palette.severity(severity(judgement));
        let sentence = match names.len() {
            1 => judgement.sentence(),
            _ => judgement.sentence().replacen("declares", "declare", 1).replace("its code", "their code"),
        };
        let names = together(&tree.display_name(&add_in.root), names);
        let names = add_in.name.as_ref().map_or(names.clone(), |name| format!("{name}: {names}"));
        writeln!(out, "{}: {style}{}{style:#}", Clean(&names), sentence)?;
        for reason in &judgement.unread {
            writeln!(out, "  {}", Clean(reason))?;
        }
    }
    Ok(groups.len())
}

/// One manifest by its path; of several in an add-in its root once, if they lie below it, and the first few of them.
fn together(root: &str, names: &[String]) -> String {
    if let [only] = names {
        return only.clone();
    }
    let below = |name: &String| Some(name.strip_prefix(root)?.strip_prefix('/')?.to_owned());
    match names.iter().map(below).collect::<Option<Vec<String>>>() {
        Some(below) if root != "." => format!("{root}: {}", prose::first(&below, LISTED)),
        _ => prose::first(names, LISTED),
    }
}

/// How bad it is: of two families, the worse.
fn severity(judgement: &Judgement) -> Severity {
    let document = judgement.document.as_ref().map(|document| of_verdict(document.verdict, document.certain));
    let mailbox = of_verdict(judgement.verdict, judgement.certain);
    match judgement.verdict {
        Verdict::NotMail => document.unwrap_or(mailbox),
        _ => document.map_or(mailbox, |document| document.max(mailbox)),
    }
}

fn of_verdict(verdict: Verdict, certain: bool) -> Severity {
    match verdict {
        Verdict::Exceeded | Verdict::Unreadable => Severity::Error,
        Verdict::Excessive if certain => Severity::Warning,
        Verdict::Exact => Severity::Hint,
        _ => Severity::Information,
    }
}

fn found(palette: Palette, scan: &ScanResult, told: &[Severity], least: Severity) -> String {
    let count = |severity| told.iter().filter(|told| **told == severity).count();
    let mut parts: Vec<String> = scan.fixes.iter().flat_map(fixed).collect();
    let mut hidden = 0;
    for severity in [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint] {
        let n = count(severity);
        if severity < least {
            hidden += n;
        } else if n > 0 {
            let style = palette.severity(severity);
            let words = if severity == Severity::Information {
                format!("{n} information")
            } else {
                prose::count(n, severity.word())
            };
            parts.push(format!("{style}{words}{style:#}"));
        }
    }
    let problems: usize = scan.trees.iter().map(|t| t.snapshot.problems.len()).sum();
    if problems > 0 {
        parts.push(prose::count(problems, "problem"));
    }
    if told.len() == hidden && problems == 0 {
        parts.push("no findings".to_owned());
    }
    let suppressed: usize = scan.trees.iter().map(|t| t.suppressed.len()).sum();
    let mut notes = Vec::new();
    if hidden > 0 {
        notes.push(format!("{} not shown", prose::count(hidden, "hint")));
    }
    if suppressed > 0 {
        notes.push(format!("{suppressed} suppressed"));
    }
    let accepted: usize = scan.trees.iter().map(|t| t.accepted.len()).sum();
    if accepted > 0 {
        notes.push(format!("{accepted} in the baseline"));
    }
    let shown = parts.join(", ");
    if notes.is_empty() { shown } else { format!("{shown} ({})", notes.join(", ")) }
}

/// `3 fixed`, and what could not be.
fn fixed(fixes: &Fixes) -> impl Iterator<Item = String> {
    let unapplied = (fixes.unapplied > 0)
        .then(|| format!("{} not applied (overlapping)", prose::count(fixes.unapplied, "fix")));
    std::iter::once(format!("{} fixed", fixes.applied)).chain(unapplied)
}

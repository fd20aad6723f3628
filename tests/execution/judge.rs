//! Compares what a program touched with what the tool says about it.

use crate::tool::{Finding, Said, Usage};
use crate::worker::{Member, Program};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::AddAssign;

/// Each level as the manifests write it, from the lowest.
const LEVELS: [[&str; 2]; 4] = [
    ["Restricted", "MailboxItem.Restricted.User"],
    ["ReadItem", "MailboxItem.Read.User"],
    ["ReadWriteItem", "MailboxItem.ReadWrite.User"],
    ["ReadWriteMailbox", "Mailbox.ReadWrite.User"],
];
/// The access of a usage that only looks for a method.
const PROBE: &str = "probe";
/// A usage with more candidates names nothing.
const CANDIDATES: usize = 2;

/// The ways in which an answer is wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// A safe fix lowers the permission below what was touched.
    UnsafeFix,
    /// The verdict is certain, and below what was touched.
    Unsound,
    /// All entry points are certain, and below what was touched.
    UnsoundEntry,
    /// An error at a line where that member was not touched, in a program that may do all it does.
    FalseError,
    /// An error for a member that was only looked for.
    ProbeError,
    /// A usage is certain, and did not happen.
    WrongUsage,
    /// No usage names a member that was touched.
    Missed,
    /// The verdict is not certain, though nothing leaves the analysis, for another reason than a token.
    Doubt,
}

impl Class {
    pub(crate) const ALL: [Self; 8] = [
        Self::UnsafeFix,
        Self::Unsound,
        Self::UnsoundEntry,
        Self::FalseError,
        Self::ProbeError,
        Self::WrongUsage,
        Self::Missed,
        Self::Doubt,
    ];
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::UnsafeFix => "unsafe-fix",
            Self::Unsound => "unsound",
            Self::UnsoundEntry => "unsound-entry",
            Self::FalseError => "false-error",
            Self::ProbeError => "probe-error",
            Self::WrongUsage => "wrong-usage",
            Self::Missed => "missed-member",
            Self::Doubt => "doubt",
        })
    }
}

/// What is counted, of one program or of many.
#[derive(Default)]
pub(crate) struct Counts {
    /// Members that were touched, and those of them that no usage names.
    pub(crate) needed: usize,
    pub(crate) missed: usize,
    pub(crate) usages: usize,
    pub(crate) maybe: usize,
    /// Certain usages, those that never happen, and those that do not happen at their line.
    pub(crate) certain: usize,
    pub(crate) never: usize,
    pub(crate) elsewhere: usize,
    /// Methods that were only looked for, and how many of them some usage takes for a use.
    pub(crate) probes: usize,
    pub(crate) probes_taken: usize,
}

impl AddAssign<&Self> for Counts {
    fn add_assign(&mut self, other: &Self) {
        self.needed += other.needed;
        self.missed += other.missed;
        self.usages += other.usages;
        self.maybe += other.maybe;
        self.certain += other.certain;
        self.never += other.never;
        self.elsewhere += other.elsewhere;
        self.probes += other.probes;
        self.probes_taken += other.probes_taken;
    }
}

/// The comparison of one program.
#[derive(Default)]
pub(crate) struct Judgement {
    /// What is wrong, in words, by class.
    pub(crate) wrong: BTreeMap<Class, Vec<String>>,
    pub(crate) counts: Counts,
}

impl Judgement {
    fn add(&mut self, class: Class, what: String) {
        self.wrong.entry(class).or_default().push(what);
    }
}

/// Judges one program.
pub(crate) fn judge(program: &Program, said: &Said) -> Judgement {
    let mut judgement = Judgement::default();
    judge_verdict(program, said, &mut judgement);
    judge_entries(program, said, &mut judgement);
    judge_errors(program, said, &mut judgement);
    judge_usages(program, said, &mut judgement);
    judge_recall(program, said, &mut judgement);
    judge_probes(program, said, &mut judgement);
    judge_doubt(program, said, &mut judgement);
    judgement
}

/// The highest level that the program needed, and the member that did.
fn needed(program: &Program) -> (i8, &str) {
    let members = program.members.iter().filter(|member| member.needed);
    members.map(|member| (member.level, member.member.as_str())).max().unwrap_or((0, "nothing"))
}

fn judge_verdict(program: &Program, said: &Said, judgement: &mut Judgement) {
    let (highest, member) = needed(program);
    let Some(manifest) = &said.manifest else {
        return judgement.add(Class::Missed, "the add-in is not found".to_owned());
    };
    let required = manifest.required_by_code.as_deref().map_or(0, level_of);
    if manifest.certain && required < highest {
        judgement.add(Class::Unsound, format!("certain: {}, touched: {member}", name_of(required)));
    }
    for level in safe_levels(said).filter(|level| *level < highest) {
        judgement.add(Class::UnsafeFix, format!("a safe fix declares {}, touched: {member}", name_of(level)));
    }
}

/// What runs was started somewhere. Here all that has a name is started, and the manifests name none.
fn judge_entries(program: &Program, said: &Said, judgement: &mut Judgement) {
    let (highest, member) = needed(program);
    let entries = said.manifest.as_ref().map_or(&[][..], |manifest| &manifest.entry_points);
    if program.files.iter().any(|file| file.text.contains(".associate(")) {
        return;
    }
    let level = entries.iter().map(|entry| level_of(&entry.level)).max();
    if let Some(level) = level.filter(|&level| level < highest && entries.iter().all(|entry| entry.certain)) {
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        let what = format!("{}: certain: {}, touched: {member}", names.join(", "), name_of(level));
        judgement.add(Class::UnsoundEntry, what);
    }
}

/// The levels that safe fixes lower to.
fn safe_levels(said: &Said) -> impl Iterator<Item = i8> {
    let findings = said.findings.iter().filter(|finding| finding.rule == "permission-excessive");
    let fixes = findings.flat_map(|finding| &finding.fixes).filter(|fix| fix.safety == "safe");
    fixes.map(|fix| fix.edits.iter().map(|edit| level_of(&edit.text)).max().unwrap_or(0))
}

fn judge_errors(program: &Program, said: &Said, judgement: &mut Judgement) {
    let is_error = |finding: &&Finding| finding.rule == "permission-exceeded" && finding.severity == "error";
    for finding in said.findings.iter().filter(is_error) {
        let Some(usage) = said.usages.iter().find(|usage| usage.is_at(finding)) else { continue };
        let what = || format!("{}:{}: {}", usage.file, usage.line, usage.members.join(" | "));
        let touched = touched_there(program, usage);
        if touched.is_empty() && needed(program).0 <= program.declared {
            judgement.add(Class::FalseError, what());
        } else if !touched.is_empty() && !touched.iter().any(|member| member.needed) {
            judgement.add(Class::ProbeError, what());
        }
    }
}

fn judge_usages(program: &Program, said: &Said, judgement: &mut Judgement) {
    judgement.counts.usages = said.usages.len();
    judgement.counts.maybe = said.usages.iter().filter(|usage| usage.certainty == "maybe").count();
    for usage in said.usages.iter().filter(|usage| usage.certainty == "certain") {
        judgement.counts.certain += 1;
        let never = touched(program, usage).next().is_none();
        let elsewhere = touched_there(program, usage).is_empty();
        judgement.counts.never += usize::from(never);
        judgement.counts.elsewhere += usize::from(elsewhere);
        if elsewhere {
            let how = if never { "never touched" } else { "not touched there" };
            let what = format!("{}:{}: {} was {how}", usage.file, usage.line, usage.members.join(" | "));
            judgement.add(Class::WrongUsage, what);
        }
    }
}

/// A program in which something leaves the analysis is not asked for all that it touches.
fn judge_recall(program: &Program, said: &Said, judgement: &mut Judgement) {
    let unknown = i8::try_from(LEVELS.len()).unwrap();
    let known = |member: &&Member| member.needed && member.level < unknown && !program.leaving;
    for member in program.members.iter().filter(known) {
        judgement.counts.needed += 1;
        if !said.usages.iter().any(|usage| names(usage, &member.member)) {
            judgement.counts.missed += 1;
            judgement.add(Class::Missed, format!("{} at {}", member.member, member.lines.join(", ")));
        }
    }
}

fn names(usage: &Usage, member: &String) -> bool {
    let says_which = usage.certainty != "maybe" || usage.members.len() <= CANDIDATES;
    says_which && usage.access != PROBE && usage.members.contains(member)
}

fn judge_probes(program: &Program, said: &Said, judgement: &mut Judgement) {
    for probed in program.members.iter().filter(|member| !member.needed) {
        let taken = |usage: &&Usage| usage.certainty == "certain" && names(usage, &probed.member);
        judgement.counts.probes += 1;
        judgement.counts.probes_taken += usize::from(said.usages.iter().any(|usage| taken(&usage)));
    }
}

fn touched<'a>(program: &'a Program, usage: &'a Usage) -> impl Iterator<Item = &'a Member> {
    program.members.iter().filter(|member| usage.members.contains(&member.member))
}

/// Of the members that a usage names, those that were touched at its line.
fn touched_there<'a>(program: &'a Program, usage: &'a Usage) -> Vec<&'a Member> {
    let line = format!("{}:{}", usage.file, usage.line);
    touched(program, usage).filter(|member| program.moves || member.lines.contains(&line)).collect()
}

fn judge_doubt(program: &Program, said: &Said, judgement: &mut Judgement) {
    let Some(manifest) = said.manifest.as_ref().filter(|manifest| !manifest.certain && !program.leaving)
    else {
        return;
    };
    let reasons = manifest.reasons.iter().map(String::as_str);
    let other: Vec<&str> = reasons.filter(|reason| !reason.contains("gets a token")).collect();
    if manifest.reasons.is_empty() || !other.is_empty() {
        judgement.add(Class::Doubt, other.join(", "));
    }
}

/// The highest level whose name stands in the text.
fn level_of(text: &str) -> i8 {
    let named = |names: &[&str; 2]| names.iter().any(|name| is_named(text, name));
    LEVELS.iter().rposition(named).and_then(|at| i8::try_from(at).ok()).unwrap_or(0)
}

fn is_named(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '.').any(|word| word == name)
}

fn name_of(level: i8) -> &'static str {
    usize::try_from(level).ok().and_then(|at| LEVELS.get(at)).map_or("an unknown level", |[name, _]| name)
}

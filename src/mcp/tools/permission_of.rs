//! `permission_of`: what a member of Office.js needs, where it works, and who says so.

use super::{AgentTool, Reply};
use crate::catalog::{
    Catalog, DOCUMENT_PERMISSIONS_URL, Legacy, MailboxLevel, Member, MemberId, MemberKind, NameMatch,
    Observed, describe_document_need, legacy, member_sources, member_url, mode_words, remark,
};
use crate::mcp::call::Call;
use crate::mcp::documents::DocumentWord;
use crate::mcp::failure::{Failure, FailureKind};
use crate::mcp::told::{Level, cut_at, fitting};
use crate::text::near;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The members of an answer: so many bytes of JSON.
const MEMBER_BYTES: usize = 9_000;
/// Names that are told where none fits.
const NEAREST: usize = 8;
/// Members that the text names.
const NAMED: usize = 6;

pub(super) struct PermissionOf;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Office.Subject.setAsync, setAsync, item.subject.setAsync, or a part of a name such as makeEws.
    member: String,
    /// The Office application; Outlook if absent.
    host: Option<Host>,
}

/// An Office application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum Host {
    #[serde(alias = "outlook", alias = "Mailbox", alias = "mailbox")]
    Outlook,
    #[serde(alias = "word")]
    Word,
    #[serde(alias = "excel")]
    Excel,
    #[serde(alias = "powerpoint")]
    PowerPoint,
    #[serde(alias = "project")]
    Project,
    #[serde(alias = "onenote")]
    OneNote,
}

/// A member.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct MemberTold {
    member: String,
    /// property, method or enum constant.
    kind: String,
    /// The level that a use needs; absent where no mailbox permission is documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Level>,
    /// What the typings say, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    tagged_level: Option<Level>,
    /// The document level that a use needs in Word, Excel, PowerPoint, OneNote and Project; absent where it has nothing to do with
    /// a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    document_level: Option<DocumentWord>,
    /// Who says so, and on what it depends.
    #[serde(skip_serializing_if = "Option::is_none")]
    document_note: Option<String>,
    /// Item modes: read, compose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    modes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requirement_set: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    preview: bool,
    /// Where sources disagree, or more was seen to be needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disagreements: Vec<String>,
    /// Why it no longer works, and what replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    retired: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// Who says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<String>,
    url: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    /// exact, path (as code gets to it) or partial.
    matched: String,
    /// The lowest level of those found.
    #[serde(skip_serializing_if = "Option::is_none")]
    lowest: Option<Level>,
    /// The highest level of those found; where it is another one, it depends on the receiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    highest: Option<Level>,
    members: Vec<MemberTold>,
    /// So many were found.
    total: usize,
    /// About the application that was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    host_note: Option<String>,
    /// What was left out, and how to ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<String>,
}

impl AgentTool for PermissionOf {
    const NAME: &'static str = "permission_of";
    const TITLE: &'static str = "Which permission does an Office.js member need?";
    const DESCRIPTION: &'static str = "The permission level that a member of Office.js needs, in Outlook and in documents, with item modes, requirement \
        set, disagreements between sources, and what replaces it if it is retired. Call it before you write a call to Office.js \
        or answer a question about permissions, instead of guessing: the same name needs different levels on different objects. \
        Needs no project.";
    const NEEDS_ROOTS: bool = false;
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(_: &Call, Arguments { member, host }: Arguments) -> Result<Reply<Answer>, Failure> {
        let catalog = Catalog::get();
        let Some((how, ids)) = catalog.members_like(&member) else { return Err(unknown(catalog, &member)) };
        Ok(reply(catalog, how, &ids, host.unwrap_or(Host::Outlook)))
    }
}

fn reply(catalog: &Catalog, how: NameMatch, ids: &[MemberId], host: Host) -> Reply<Answer> {
    let members = fitting(ids.iter().map(|&id| told(catalog, id)), MEMBER_BYTES);
    let levels = || ids.iter().filter_map(|&id| catalog.member(id).level);
    let (lowest, highest) = (levels().min().map(Level), levels().max().map(Level));
    let left = ids.len() - members.len();
    let limits = if left > 0 { vec![format!("{left} more: name the type, too")] } else { Vec::new() };
    let host_note = (host != Host::Outlook).then(|| {
        format!(
            "In {host:?} documentLevel counts; everything in Excel.run, Word.run and their like needs ReadWriteDocument \
             ({DOCUMENT_PERMISSIONS_URL}). The other levels hold for Outlook."
        )
    });
    let line = |told: &MemberTold| {
        let document = told.document_level.map(|level| level.0.name());
        let level = told.level.map(|level| level.0.name()).or(document).unwrap_or("no level documented");
        let retired = if told.retired.is_some() { "; retired" } else { "" };
        format!("{}: {level}{retired}", told.member)
    };
    let mut lines: Vec<String> = members.iter().take(NAMED).map(line).collect();
    if ids.len() > lines.len() {
        lines.push(format!("and {} more", ids.len() - lines.len()));
    }
    lines.extend(host_note.clone());
    let matched = how.word().to_owned();
    let answer = Answer { matched, lowest, highest, members, total: ids.len(), host_note, limits };
    Reply { answer, text: lines.join("\n") }
}

fn told(catalog: &Catalog, id: MemberId) -> MemberTold {
    let (member, name) = (catalog.member(id), catalog.full_name(id));
    let differs = |tag: &MailboxLevel| Some(*tag) != member.level;
    let note = remark(&name).map(|remark| format!("{} ({})", remark.text, remark.url));
    MemberTold {
        kind: kind(member).to_owned(),
        level: member.level.map(Level),
        tagged_level: member.tagged.filter(differs).map(Level),
        document_level: catalog.document_need(id).map(|need| DocumentWord(need.level)),
        document_note: catalog.document_need(id).map(|need| describe_document_need(need).trim().to_owned()),
        modes: mode_words(member.modes).into_iter().map(str::to_owned).collect(),
        requirement_set: member.requirement_set.clone(),
        deprecated: member.deprecated,
        preview: member.preview,
        disagreements: disagreements(catalog, id),
        retired: legacy(&name).map(retired),
        note,
        sources: member_sources(member).lines().map(str::to_owned).collect(),
        url: member_url(catalog, id),
        member: name,
    }
}

fn kind(member: &Member) -> &'static str {
    match member.kind {
        MemberKind::Property => "property",
        MemberKind::Method => "method",
        MemberKind::EnumConstant => "enum constant",
    }
}

fn disagreements(catalog: &Catalog, id: MemberId) -> Vec<String> {
    let member = catalog.member(id);
    let corrected = member.corrected.map(|o| format!("{} ({}, {})", o.source, o.date, o.url));
    corrected.into_iter().chain(catalog.observed(id).map(Observed::clause)).collect()
}

fn retired(legacy: &Legacy) -> String {
    format!("{} since {}. {} ({})", legacy.fate(), legacy.since, legacy.advice().join(" "), legacy.url)
}

fn unknown(catalog: &Catalog, member: &str) -> Failure {
    let word = member.trim().trim_end_matches("()");
    let last = word.rsplit('.').next().unwrap_or(word);
    let names: Vec<String> = catalog.members().map(|(_, member)| member.name.clone()).collect();
    let full: Vec<String> = catalog.members().map(|(id, _)| catalog.full_name(id)).collect();
    let short = full.iter().filter_map(|name| name.strip_prefix("Office."));
    let mut nearest: Vec<String> = Vec::new();
    let near_names = near(word, full.iter().map(String::as_str).chain(short));
    for name in near_names.into_iter().chain(near(last, names.iter().map(String::as_str))) {
        if !nearest.iter().any(|known| known == name) && nearest.len() < NEAREST {
            nearest.push(name.to_owned());
        }
    }
    let message = format!("Office.js has no member called {}", cut_at(member, 100));
    Failure::new(FailureKind::UnknownMember, message).meaning(nearest)
}

//! `least_permission`: the level that an add-in gets by with, and what each lower one would break.

use super::{AgentTool, Reply};
use crate::catalog::MailboxLevel;
use crate::ide;
use crate::mcp::call::Call;
use crate::mcp::content::{self, Content, GivenFile};
use crate::mcp::failure::{Failure, FailureKind};
use crate::mcp::roots::Roots;
use crate::mcp::told::{DocumentTold, Level, Place, cut, fitting};
use crate::text::prose;
use crate::workspace::Snapshot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The add-ins of an answer: so many bytes of JSON.
const ADD_IN_BYTES: usize = 9_000;
/// Uses that are listed for a level.
const LISTED: usize = 8;
/// Doubts that are listed for a manifest.
const DOUBTS: usize = 6;

pub(super) struct LeastPermission;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Folder or file, relative to the root; the whole root if absent. Give either path or files.
    path: Option<String>,
    /// Unsaved files, as for check_content.
    files: Option<Vec<GivenFile>>,
}

/// A use that needs a level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct UseTold {
    member: String,
    file: String,
    line: u32,
}

/// What a level that is too low would break.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct LowerTold {
    level: Level,
    /// So many uses would fail.
    count: usize,
    /// The first few of them, those that need most first.
    breaks: Vec<UseTold>,
}

/// What a manifest needs for itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ManifestNeed {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<Level>,
    /// The least level, as far as it is known.
    least: Level,
    certain: bool,
    /// In a sentence.
    summary: String,
    /// What of the manifest needs more than the code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    raised_by: Vec<String>,
    /// What may need more than is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_certain: Vec<String>,
}

/// An add-in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AddInNeed {
    root: String,
    /// What its code needs.
    level: Level,
    /// So many uses need that level.
    count: usize,
    /// The first few of them.
    needed_by: Vec<UseTold>,
    /// Each lower level.
    lower: Vec<LowerTold>,
    manifests: Vec<ManifestNeed>,
    /// Manifests for Word, Excel, PowerPoint, OneNote and Project.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<DocumentManifest>,
}

/// The document level of a manifest.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct DocumentManifest {
    path: String,
    /// In a sentence.
    summary: String,
    #[serde(flatten)]
    need: DocumentTold,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    add_ins: Vec<AddInNeed>,
    /// What was left out, and how to ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<String>,
}

impl AgentTool for LeastPermission {
    const NAME: &'static str = "least_permission";
    const TITLE: &'static str = "The least permission that an add-in needs";
    const DESCRIPTION: &'static str = "The lowest permission level with which an add-in works: which uses of Office.js need \
        it, what each lower level would break, and what is not certain. Call it when you write a manifest, when somebody asks why \
        a permission is needed or whether it can be lowered, or with unsaved files before you decide on an API.";
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(call: &Call, arguments: Arguments) -> Result<Reply<Answer>, Failure> {
        match (arguments.path, arguments.files) {
            (Some(_), Some(_)) => {
                Err(Failure::new(FailureKind::InvalidArguments, "give either path or files, not both"))
            }
            (path, None) => reply(&call.roots, &call.look(path.as_deref())?.snapshot),
            (None, Some(files)) => {
                let Content { roots, snapshot, .. } = content::look(call, &files)?;
                reply(&roots, &snapshot)
            }
        }
    }
}

fn reply(roots: &Roots, snapshot: &Snapshot) -> Result<Reply<Answer>, Failure> {
    let all = ide::least(snapshot);
    if all.is_empty() {
        return Err(Failure::new(FailureKind::NoManifest, "no manifest of an add-in found"));
    }
    let add_ins = fitting(all.iter().map(|least| add_in(roots, snapshot, least)), ADD_IN_BYTES);
    let left = all.len() - add_ins.len();
    let limits = if left > 0 {
        vec![format!("{} more: name one as path", prose::count(left, "add-in"))]
    } else {
        Vec::new()
    };
    let line = |need: &AddInNeed| {
        let (level, uses) = (need.level.0.name(), prose::count(need.count, "use"));
        let by = need.needed_by.first().map_or(String::new(), |first| {
            format!(" ({uses}, the first is {} at {}:{})", first.member, first.file, first.line)
        });
        let mail = need.manifests.iter().map(|m| format!("{} {}", m.path, m.summary));
        let documents = need.documents.iter().map(|m| format!("{} {}", m.path, m.summary));
        let manifests = mail.chain(documents).collect::<Vec<_>>().join("; ");
        match need.manifests.is_empty() {
            true => format!("{}: {manifests}.", need.root),
            false => format!("{}: the code needs {level}{by}. {manifests}.", need.root),
        }
    };
    let text = add_ins.iter().take(5).map(|need| cut(&line(need))).collect::<Vec<_>>().join("\n");
    Ok(Reply { answer: Answer { add_ins, limits }, text })
}

fn add_in(roots: &Roots, snapshot: &Snapshot, least: &ide::LeastPermission) -> AddInNeed {
    let judgements = || least.manifests.iter().map(|(_, judgement)| judgement);
    let level = judgements().map(|j| j.required_by_code).max().unwrap_or(MailboxLevel::Restricted);
    let required = judgements().map(|j| j.required).max().unwrap_or(level);
    let needing = || least.uses.iter().filter(|using| using.needs == level);
    let told = |using: &ide::NeedingUse| {
        let Place { file, line, .. } = Place::new(snapshot, roots, &using.at);
        UseTold { member: using.member.clone(), file, line }
    };
    let lower =
        MailboxLevel::ALL.into_iter().rev().filter(|lower| *lower < required).map(|lower| LowerTold {
            level: Level(lower),
            count: least.broken_at(lower).count(),
            breaks: least.broken_at(lower).take(LISTED).map(told).collect(),
        });
    let manifests = least.manifests.iter().map(|(file, judgement)| {
        let (raises, doubts) = judgement.reasons.split_at(judgement.raises.min(judgement.reasons.len()));
        ManifestNeed {
            path: roots.name(&file.path),
            declared: judgement.declared.map(Level),
            least: Level(judgement.required),
            certain: judgement.certain,
            summary: judgement.sentence(),
            raised_by: raises.iter().map(|reason| cut(reason)).collect(),
            not_certain: doubts.iter().take(DOUBTS).map(|reason| cut(reason)).collect(),
        }
    });
    let documents = least.documents.iter().map(|(file, judgement)| DocumentManifest {
        path: roots.name(&file.path),
        summary: judgement.sentence(),
        need: DocumentTold::new(judgement),
    });
    AddInNeed {
        root: roots.name(&least.add_in.root),
        level: Level(level),
        count: needing().count(),
        needed_by: needing().take(LISTED).map(told).collect(),
        lower: lower.collect(),
        manifests: manifests.collect(),
        documents: documents.collect(),
    }
}

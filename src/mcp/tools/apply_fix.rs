//! `apply_fix`: writes what was planned, if the files are what they were then.

use super::{AgentTool, Effect, Reply};
use crate::mcp::call::Call;
use crate::mcp::failure::{Failure, FailureKind};
use crate::mcp::lock;
use crate::mcp::plans::{Taken, hash};
use crate::mcp::told::cut_at;
use crate::system::Unsaved;
use crate::text::prose;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(super) struct ApplyFix;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Arguments {
    /// planId of plan_fix; each can be applied once.
    plan_id: String,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct FileWritten {
    file: String,
    /// Of its new content.
    hash: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    plan_id: String,
    written: Vec<FileWritten>,
}

impl AgentTool for ApplyFix {
    const NAME: &'static str = "apply_fix";
    const TITLE: &'static str = "Apply planned fixes";
    const DESCRIPTION: &'static str = "Writes the edits of a plan that plan_fix made, if no file has changed since, and only inside the \
        root. Call it after the user has agreed to the diff; then call check_project to see what is left.";
    const EFFECT: Effect = Effect::Writes;
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(call: &Call, Arguments { plan_id }: Arguments) -> Result<Reply<Answer>, Failure> {
        let files = taken(call, &plan_id)?;
        unchanged(call, &files)?;
        let mut written: Vec<FileWritten> = Vec::new();
        for Unsaved { path, after, .. } in &files {
            let file = call.roots.name(path);
            if let Err(error) = call.system.write_atomic(path, after) {
                return Err(unwritten(&file, &error, &written));
            }
            written.push(FileWritten { file, hash: hash(after) });
        }
        let names: Vec<&str> = written.iter().map(|file| file.file.as_str()).collect();
        let text =
            format!("Wrote {}: {}.", prose::count(written.len(), "file"), cut_at(&names.join(", "), 800));
        Ok(Reply { answer: Answer { plan_id, written }, text })
    }
}

fn taken(call: &Call, id: &str) -> Result<Vec<Unsaved>, Failure> {
    let mut plans = lock(&call.kept.plans);
    match plans.take(id) {
        Taken::Plan(files) => Ok(files),
        Taken::Used => {
            let message = format!("{id} was used before: call plan_fix again");
            Err(Failure::new(FailureKind::UsedPlan, message))
        }
        Taken::Unknown => {
            let message = format!("there is no plan called {}: call plan_fix", cut_at(id, 100));
            Err(Failure { nearest: plans.names(), ..Failure::new(FailureKind::UnknownPlan, message) })
        }
    }
}

/// Fails where a file is not what it was when the plan was made, or lies outside the roots by now.
fn unchanged(call: &Call, files: &[Unsaved]) -> Result<(), Failure> {
    let is_other = |file: &&Unsaved| call.system.read(&file.path).ok().as_ref() != Some(&file.before);
    let others: Vec<String> = files.iter().filter(is_other).map(|file| call.roots.name(&file.path)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let message =
        "these files have changed since the plan was made, so nothing is written: call plan_fix again";
    Err(Failure { files: others, ..Failure::new(FailureKind::ChangedFile, message) })
}

fn unwritten(file: &str, error: &std::io::Error, written: &[FileWritten]) -> Failure {
    let mut message = format!("{file} could not be written: {error}");
    if !written.is_empty() {
        let names: Vec<&str> = written.iter().map(|file| file.file.as_str()).collect();
        message.push_str(&format!("; written before: {}", names.join(", ")));
    }
    Failure { files: vec![file.to_owned()], ..Failure::new(FailureKind::NotWritten, message) }
}

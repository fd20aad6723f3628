//! The tools: one file each, and the list of them.
//!
//! A tool takes arguments and gives an answer or a [`Failure`]; what it knows comes from `workspace`, `ide` and the catalogue. Knows
//! nothing about messages: `server` does.

mod apply_fix;
mod check_content;
mod check_project;
mod explain;
mod least_permission;
mod migration_plan;
mod permission_of;
mod plan_fix;

use super::call::Call;
use super::failure::{Failure, FailureKind};
use super::schema;
use rmcp::model::{CallToolResult, ContentBlock, JsonObject, Tool, ToolAnnotations};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;

/// What a tool does to the files of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing.
    Reads,
    /// It writes some; doing it again does nothing more.
    Writes,
}

/// An answer: for programs, and in a few words.
pub(super) struct Reply<A> {
    pub(super) answer: A,
    pub(super) text: String,
}

/// A tool.
pub(super) trait AgentTool {
    const NAME: &'static str;
    const TITLE: &'static str;
    /// What it does, and when to call it.
    const DESCRIPTION: &'static str;
    const EFFECT: Effect = Effect::Reads;
    const NEEDS_ROOTS: bool = true;
    type Arguments: DeserializeOwned + JsonSchema;
    type Answer: Serialize + JsonSchema;

    fn run(call: &Call, arguments: Self::Arguments) -> Result<Reply<Self::Answer>, Failure>;
}

/// A tool, whatever it takes and gives.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) describe: fn() -> Tool,
    pub(super) run: fn(&Call, JsonObject) -> CallToolResult,
    /// Whether it looks at files.
    pub(super) needs_roots: bool,
}

impl Entry {
    const fn of<T: AgentTool>() -> Entry {
        Entry { name: T::NAME, describe: describe::<T>, run: run::<T>, needs_roots: T::NEEDS_ROOTS }
    }
}

/// All tools, in the order in which an agent needs them.
pub(super) static TOOLS: &[Entry] = &[
    Entry::of::<check_project::CheckProject>(),
    Entry::of::<permission_of::PermissionOf>(),
    Entry::of::<check_content::CheckContent>(),
    Entry::of::<least_permission::LeastPermission>(),
    Entry::of::<explain::Explain>(),
    Entry::of::<plan_fix::PlanFix>(),
    Entry::of::<apply_fix::ApplyFix>(),
    Entry::of::<migration_plan::MigrationPlan>(),
];

fn describe<T: AgentTool>() -> Tool {
    let reads = T::EFFECT == Effect::Reads;
    let annotations = ToolAnnotations::with_title(T::TITLE)
        .read_only(reads)
        .destructive(!reads)
        .idempotent(reads)
        .open_world(false);
    Tool::new(T::NAME, T::DESCRIPTION, Arc::new(schema::input::<T::Arguments>()))
        .with_title(T::TITLE)
        .with_raw_output_schema(Arc::new(schema::output::<T::Answer>()))
        .with_annotations(annotations)
}

fn run<T: AgentTool>(call: &Call, arguments: JsonObject) -> CallToolResult {
    let arguments = serde_json::from_value(Value::Object(arguments))
        .map_err(|error| Failure::new(FailureKind::InvalidArguments, error.to_string()));
    let replied = arguments.and_then(|arguments| T::run(call, arguments));
    let replied = replied.and_then(|Reply { answer, text }| match serde_json::to_value(answer) {
        Ok(answer) => Ok((answer, text)),
        Err(error) => Err(Failure::new(FailureKind::Internal, error.to_string())),
    });
    match replied {
        Ok((answer, text)) => {
            let mut result = CallToolResult::success(vec![ContentBlock::text(text)]);
            result.structured_content = Some(answer);
            result
        }
        Err(failure) => failed(&failure),
    }
}

/// A failure as the result of a tool: the agent reads it.
pub(super) fn failed(failure: &Failure) -> CallToolResult {
    let mut result = CallToolResult::error(vec![ContentBlock::text(failure.message.clone())]);
    result.structured_content = Some(json!({ "error": failure }));
    result
}

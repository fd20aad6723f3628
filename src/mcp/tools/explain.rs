//! `explain`: the page about a word.

use super::{AgentTool, Reply};
use crate::ide;
use crate::mcp::call::Call;
use crate::mcp::failure::{Failure, FailureKind};
use crate::mcp::told::{cut, cut_at};
use crate::text::near;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A longer page is cut; in bytes.
const PAGE_BYTES: usize = 9_000;
/// The text beside it.
const TEXT_BYTES: usize = 1_000;

pub(super) struct Explain;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// permission-exceeded, ReadItem, Subject.setAsync, 9020, EWS:FindItem, Mail.Read, GET /me/messages, ...
    topic: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Answer {
    topic: String,
    /// Markdown; every statement with its source.
    page: String,
    /// What was left out, and how to ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<String>,
}

impl AgentTool for Explain {
    const NAME: &'static str = "explain";
    const TITLE: &'static str = "Explain a rule, level, member, error code, EWS operation or Graph scope";
    const DESCRIPTION: &'static str = "A page about a rule of check_project, a permission level, a member or type of Office.js, an \
        error code of Outlook (such as 9020), an operation of EWS and what replaces it, or a permission or request of Microsoft \
        Graph. Call it when a finding needs background, when you meet an error code, or before you replace a retired API.";
    const NEEDS_ROOTS: bool = false;
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(_: &Call, Arguments { topic }: Arguments) -> Result<Reply<Answer>, Failure> {
        let Some(whole) = ide::explain(&topic) else { return Err(unknown(&topic)) };
        let page = cut_at(&whole, PAGE_BYTES);
        let is_cut = page.len() < whole.len();
        let limits = if is_cut { vec!["the page is cut: name the type, too".to_owned()] } else { Vec::new() };
        let text = cut_at(&page, TEXT_BYTES);
        Ok(Reply { answer: Answer { topic: cut(&topic), page, limits }, text })
    }
}

fn unknown(topic: &str) -> Failure {
    let topics = ide::topics();
    let nearest = near(topic.trim(), topics.iter().map(String::as_str));
    let nearest = nearest.into_iter().take(3).map(str::to_owned).collect();
    let kinds = "rule, level, error code, Office member, EWS operation or Graph permission";
    let message = format!("there is no {kinds} called {}", cut_at(topic, 100));
    Failure::new(FailureKind::UnknownTopic, message).meaning(nearest)
}

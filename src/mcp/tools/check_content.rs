//! `check_content`: the findings that files would have as they are given, saved or not.

use super::check_project::{Answer as Page, Wanted, page};
use super::{AgentTool, Reply};
use crate::mcp::call::Call;
use crate::mcp::content::{self, Basis, GivenFile};
use crate::mcp::failure::Failure;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(super) struct CheckContent;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// The files with their unsaved text: manifests and sources.
    files: Vec<GivenFile>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct Answer {
    /// What the files were checked with.
    basis: Basis,
    #[serde(flatten)]
    page: Page,
}

impl AgentTool for CheckContent {
    const NAME: &'static str = "check_content";
    const TITLE: &'static str = "Check unsaved files of an Outlook add-in";
    const DESCRIPTION: &'static str = "The findings of check_project for text that is not saved: give the changed or new files with \
        their whole text. Files of the project on the disk are checked as changes of it; new files that bring a manifest are \
        checked alone. Nothing is written. Call it before you write Office.js code or a manifest to the disk.";
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(call: &Call, arguments: Arguments) -> Result<Reply<Answer>, Failure> {
        let content = content::look(call, &arguments.files)?;
        let wanted = Wanted::once("mend these first, or give fewer files");
        let Reply { answer: mut page, text } = page(&content.roots, &content.snapshot, &wanted)?;
        page.next_cursor = None;
        Ok(Reply { answer: Answer { basis: content.basis, page }, text })
    }
}

//! Texts that a person picks to set an agent to work: which tools to call, in which order, and what not to do.

use rmcp::model::{JsonObject, Prompt, PromptArgument, PromptMessage, Role};
use serde_json::Value;

/// A prompt: name, title, description, and the text, in which `{path}` stands for the folder.
struct Text {
    name: &'static str,
    title: &'static str,
    description: &'static str,
    text: &'static str,
}

const ALL: [Text; 3] = [
    Text {
        name: "lower_permission",
        title: "Lower this add-in's permission",
        description: "Finds the least permission level with which the add-in works, and plans the change of its manifests",
        text: "Lower the permission of the Outlook add-in in `{path}` as far as its code allows.\n\n\
               1. Call least_permission with path `{path}`. Tell which uses need the level, and what a lower one would break.\n\
               2. If the verdict is certain and lower than what is declared, call plan_fix with path `{path}` and rule \
               permission-excessive, and show the diff. If it is not certain, go through notCertain with the user first: only \
               then plan with unsafe: true.\n\
               3. Call apply_fix once the user agrees, then check_project with path `{path}`.\n\n\
               Do not remove code to get to a lower level unless the user asks for it. Where one use alone needs a higher level, \
               say so and offer what could replace it (permission_of, explain).",
    },
    Text {
        name: "migrate_tokens",
        title: "Migrate legacy tokens to nested app authentication",
        description: "Replaces Exchange tokens and EWS, which no longer work in Exchange Online, by MSAL and Microsoft Graph",
        text: "Migrate the Outlook add-in in `{path}` from Exchange tokens and EWS to nested app authentication (MSAL) and \
               Microsoft Graph.\n\n\
               1. Call migration_plan with path `{path}`; follow nextCursor to the end. It names what replaces each call, and \
               the scopes.\n\
               2. Where something is not clear, call explain (for example EWS:FindItem, or the member). Call explain with `nested app \
               authentication` for the way to sign in.\n\
               3. Show a plan by file: what is replaced by what, which scopes are needed, what has no counterpart. Wait for the \
               user.\n\
               4. Write one file at a time; call check_content with its unsaved text before you save it.\n\
               5. At the end, call least_permission with path `{path}`: the manifest often needs less than before.",
    },
    Text {
        name: "review_pull_request",
        title: "Review the permissions of this pull request",
        description: "Says whether a change makes the add-in need more, or ask for more than it needs",
        text: "Review what the current change (compare with the base branch) does to the permissions of the Outlook add-in in \
               `{path}`.\n\n\
               1. Call check_project with path `{path}`; keep to findings in files that the change touches, and to manifests.\n\
               2. Call least_permission with path `{path}`. To learn what was needed before, call it with files: the changed \
               files with their text from the base branch.\n\
               3. Report: the level before and after, which new uses raise it (file and line), new uses of retired APIs, and \
               whether all manifests of the add-in say the same. Say what is not certain. Change nothing.",
    },
];

/// What there is to pick.
pub(super) fn list() -> Vec<Prompt> {
    let path = || {
        PromptArgument::new("path")
            .with_description("Folder of the add-in, relative to the root")
            .with_required(false)
    };
    let prompt = |text: &Text| {
        Prompt::new(text.name, Some(text.description), Some(vec![path()])).with_title(text.title)
    };
    ALL.iter().map(prompt).collect()
}

/// A prompt's description and messages; `None` where there is none.
pub(super) fn get(name: &str, arguments: &JsonObject) -> Option<(&'static str, Vec<PromptMessage>)> {
    let text = ALL.iter().find(|text| text.name == name)?;
    let path = arguments.get("path").and_then(Value::as_str).filter(|path| !path.is_empty()).unwrap_or(".");
    // It is put between backquotes, on one line.
    let path: String = path.chars().filter(|c| !c.is_control() && *c != '`').take(300).collect();
    let message = PromptMessage::new_text(Role::User, text.text.replace("{path}", &path));
    Some((text.description, vec![message]))
}

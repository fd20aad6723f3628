//! The conversation in `docs/mcp.md` is what the server says (`UPDATE_DOCS=1` writes it there): a script of an agent takes an
//! add-in that asks for too much, with a change that is not saved, from the question to the applied fix, by the tools alone.

use super::client::Agent;
use serde_json::{Value, json};
use std::path::Path;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/mcp.md");
const BEGIN: &str = "<!-- the conversation: written by a test -->\n";
const END: &str = "<!-- end of the conversation -->";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let into = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &into) } else { std::fs::copy(&path, into).map(drop).unwrap() }
    }
}

/// Calls a tool; writes down what was asked and the text of the answer.
fn ask(agent: &Agent, page: &mut String, why: &str, tool: &str, arguments: &Value, shown: &Value) -> Value {
    let told = agent.call(tool, arguments.clone());
    assert!(!told.is_error, "{told:?}");
    page.push_str(&format!("{why}\n\n```text\n> {tool} {shown}\n{}\n```\n\n", told.text.trim_end()));
    told.answer
}

#[test]
fn the_conversation_in_the_docs_is_what_the_server_says() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures/demo/mail-summary"), folder.path());
    let agent = Agent::new(folder.path());
    let mut page = String::new();
    let mut say = |why: &str, tool: &str, arguments: Value, shown: Option<Value>| {
        let shown = shown.unwrap_or_else(|| arguments.clone());
        ask(&agent, &mut page, why, tool, &arguments, &shown)
    };
    say("What is wrong with the permissions of this add-in?", "check_project", json!({}), None);
    let member = json!({ "member": "item.subject.setAsync" });
    say(
        "The change that is to be made sets the subject. What does that need?",
        "permission_of",
        member,
        None,
    );
    let text =
        "Office.context.mailbox.item.subject.setAsync(\"Notes\", (result) => console.log(result.status));\n";
    let files = json!({ "files": [{ "path": "src/subject.ts", "text": text }] });
    let shown = json!({ "files": [{ "path": "src/subject.ts", "text": "…" }] });
    let least = say(
        "And the add-in, with the file that is not saved yet?",
        "least_permission",
        files.clone(),
        Some(shown.clone()),
    );
    assert!(least["addIns"][0]["manifests"][0]["certain"] == true, "{least}");
    say("Is anything wrong with it?", "check_content", files, Some(shown));
    std::fs::write(folder.path().join("src/subject.ts"), text).unwrap();
    let plan = json!({ "path": ".", "rule": "permission-excessive" });
    let plan = say("The agent saves the file, then plans the fix and shows it.", "plan_fix", plan, None);
    let apply = json!({ "planId": plan["planId"] });
    say("The user agrees.", "apply_fix", apply, None);
    let after = say("What is left?", "check_project", json!({}), None);
    assert_eq!(after["counts"]["error"], 0);
    assert_eq!(after["counts"]["warning"], 0, "{after}");

    let docs = std::fs::read_to_string(PAGE).unwrap().replace("\r\n", "\n");
    let (before, rest) = docs.split_once(BEGIN).unwrap();
    let (written, behind) = rest.split_once(END).unwrap();
    if std::env::var("UPDATE_DOCS").is_ok_and(|v| !v.is_empty() && v != "0") {
        std::fs::write(PAGE, format!("{before}{BEGIN}\n{page}{END}{behind}")).unwrap();
        return;
    }
    assert!(
        written == format!("\n{page}"),
        "docs/mcp.md is out of date: UPDATE_DOCS=1 cargo test --test mcp"
    );
}

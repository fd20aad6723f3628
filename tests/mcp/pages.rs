//! Resources, templates with completion, and prompts.

use super::client::{Agent, Client};
use super::high;
use rmcp::model::*;
use rmcp::service::ClientLifecycleMode;
use serde_json::json;

#[test]
fn every_resource_is_a_page() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let resources = agent.wait(agent.service().list_all_resources()).unwrap();
    assert!(resources.len() > 20);
    let read = |uri: &str| agent.wait(agent.service().read_resource(ReadResourceRequestParams::new(uri)));
    let text = |uri: &str| match &read(uri).unwrap().contents[0] {
        ResourceContents::TextResourceContents { text, mime_type, .. } => {
            assert_eq!(mime_type.as_deref(), Some("text/markdown"));
            text.clone()
        }
        other => panic!("{other:?}"),
    };
    resources.iter().for_each(|resource| assert!(text(&resource.uri).starts_with("# "), "{}", resource.uri));
    assert!(text("addinspect://report").contains("[manifest.xml](manifest.xml#L14)"));
    assert!(text("addinspect://catalogue/Office.Subject.setAsync").contains("ReadWriteItem"));
    assert!(text("addinspect://topics/EWS:FindItem").contains("FindItem"));
    for uri in ["addinspect://none", "file:///etc/passwd", "addinspect://rules/../x", ""] {
        assert!(read(uri).is_err(), "{uri}");
    }
}

#[test]
fn templates_complete_their_names() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let templates = agent.wait(agent.service().list_all_resource_templates()).unwrap();
    assert_eq!(templates.len(), 3);
    for (template, begun, expected) in [
        ("addinspect://rules/{rule}", "legacy-t", "legacy-token"),
        ("addinspect://catalogue/{name}", "office.subject.s", "Office.Subject.setAsync"),
        ("addinspect://topics/{topic}", "EWS:FindI", "EWS:FindItem"),
    ] {
        let argument = ArgumentInfo::new("x", begun);
        let request = CompleteRequestParams::new(Reference::for_resource(template), argument);
        let told = agent.wait(agent.service().complete(request)).unwrap();
        assert_eq!(told.completion.values, [expected]);
    }
}

#[test]
fn prompts_name_the_tools_to_call() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let prompts = agent.wait(agent.service().list_all_prompts()).unwrap();
    let names: Vec<&str> = prompts.iter().map(|prompt| prompt.name.as_str()).collect();
    assert_eq!(names, ["lower_permission", "migrate_tokens", "review_pull_request"]);
    let tools: Vec<&str> = agent.tools.iter().map(|tool| &*tool.name).collect();
    for name in names {
        let arguments = json!({ "path": "add-in" }).as_object().unwrap().clone();
        let request = GetPromptRequestParams::new(name).with_arguments(arguments);
        let prompt = agent.wait(agent.service().get_prompt(request)).unwrap();
        let text = serde_json::to_string(&prompt.messages).unwrap();
        assert!(text.contains("`add-in`") && !text.contains("{path}"), "{text}");
        let called = text.split("Call ").skip(1).filter_map(|rest| rest.split([' ', '.', ',', ';']).next());
        called.filter(|word| word.contains('_')).for_each(|tool| assert!(tools.contains(&tool), "{tool}"));
    }
    assert!(agent.wait(agent.service().get_prompt(GetPromptRequestParams::new("none"))).is_err());
}

#[test]
fn the_report_is_about_all_roots() {
    let (one, two, empty) = (high(), high(), tempfile::tempdir().unwrap());
    let report = |folders: &[&tempfile::TempDir]| {
        let roots = Some(folders.iter().map(|folder| folder.path().to_owned()).collect());
        let client = Client { roots, ..Client::default() };
        let agent = Agent::with(empty.path(), &[], client, ClientLifecycleMode::Initialize);
        let request = ReadResourceRequestParams::new("addinspect://report");
        agent.wait(agent.service().read_resource(request)).map(|read| serde_json::to_string(&read).unwrap())
    };
    assert_eq!(report(&[&one, &two]).unwrap().matches("manifest.xml#L14").count(), 2);
    let none = report(&[&empty]).unwrap_err().to_string();
    assert!(none.contains("no manifest"), "{none}");
}

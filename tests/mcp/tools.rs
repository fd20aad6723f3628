//! Every tool but the fixes: what it offers, what it answers, and how it fails.

use super::client::{Agent, Client};
use super::{HIGH, READS, high, put};
use rmcp::model::ProtocolVersion;
use rmcp::service::ClientLifecycleMode;
use serde_json::{Value, json};
use std::process::Command;

#[test]
fn the_tools_say_what_they_take_what_they_give_and_what_they_do() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let names: Vec<&str> = agent.tools.iter().map(|tool| &*tool.name).collect();
    let expected = [
        "check_project",
        "permission_of",
        "check_content",
        "least_permission",
        "explain",
        "plan_fix",
        "apply_fix",
        "migration_plan",
    ];
    assert_eq!(names, expected);
    for tool in &agent.tools {
        let annotations = tool.annotations.as_ref().unwrap();
        let writes = tool.name == "apply_fix";
        assert_eq!(annotations.read_only_hint, Some(!writes), "{}", tool.name);
        assert_eq!(annotations.destructive_hint, Some(writes), "{}", tool.name);
        assert_eq!(annotations.idempotent_hint, Some(!writes), "{}", tool.name);
        assert!(tool.description.as_ref().unwrap().contains("Call it"), "{}", tool.name);
        for schema in [&tool.input_schema, tool.output_schema.as_ref().unwrap()] {
            assert_eq!(schema["type"], "object", "{}", tool.name);
            assert!(jsonschema::meta::is_valid(&Value::Object((**schema).clone())));
            let text = Value::Object((**schema).clone()).to_string();
            assert!(!text.contains("$schema") && !text.contains("\"null\""), "{text}");
        }
    }
    let required = |name: &str| {
        let tool = agent.tools.iter().find(|tool| tool.name == name).unwrap();
        let properties = tool.input_schema["properties"].as_object().unwrap();
        let mut names: Vec<&str> = properties.keys().map(String::as_str).collect();
        names.sort_unstable();
        (names.join(" "), tool.input_schema.get("required").cloned().unwrap_or(json!([])))
    };
    assert_eq!(required("check_project"), ("cursor path rules severity".into(), json!([])));
    assert_eq!(required("permission_of"), ("host member".into(), json!(["member"])));
    assert_eq!(required("check_content"), ("files".into(), json!(["files"])));
    assert_eq!(required("least_permission"), ("files path".into(), json!([])));
    assert_eq!(required("explain"), ("topic".into(), json!(["topic"])));
    assert_eq!(required("plan_fix"), ("file line path rule unsafe".into(), json!(["path"])));
    assert_eq!(required("migration_plan"), ("cursor path".into(), json!([])));
    assert_eq!(required("apply_fix"), ("planId".into(), json!(["planId"])));
    let help = Command::new(env!("CARGO_BIN_EXE_addinspect")).args(["mcp", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    expected.iter().for_each(|name| assert!(help.contains(name), "{help}"));
}

#[test]
fn versions_of_the_protocol_are_negotiated() {
    let folder = high();
    let versions = [ProtocolVersion::V_2025_06_18, ProtocolVersion::V_2025_11_25];
    for version in versions {
        let client = Client { version: Some(version.clone()), ..Client::default() };
        let agent = Agent::with(folder.path(), &[], client, ClientLifecycleMode::Initialize);
        let agreed = agent.service().peer_info().map(|info| info.protocol_version.clone());
        assert_eq!(agreed, Some(version));
        assert!(!agent.call("check_project", json!({})).is_error);
    }
    let newest = ClientLifecycleMode::Discover { preferred_versions: vec![ProtocolVersion::V_2026_07_28] };
    let agent = Agent::with(folder.path(), &[], Client::default(), newest);
    assert!(!agent.call("check_project", json!({})).is_error);
}

#[test]
fn a_project_is_checked_and_looked_at_again() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let first = agent.call("check_project", json!({}));
    assert_eq!(first.rules(), ["permission-excessive"]);
    let manifest = &first.answer["addIns"][0]["manifests"][0];
    assert_eq!((&manifest["path"], &manifest["required"]), (&json!("manifest.xml"), &json!("ReadItem")));
    assert!(first.text.contains("manifest.xml declares ReadWriteMailbox"), "{}", first.text);
    put(&folder, "src/app.js", "Office.context.mailbox.makeEwsRequestAsync(x, f);\n");
    let second = agent.call("check_project", json!({}));
    assert!(second.rules().contains(&"legacy-ews"), "{second:?}");
    put(&folder, "src/new.js", "Office.context.mailbox.item.saveAsync();\n");
    std::fs::remove_file(folder.path().join("src/app.js")).unwrap();
    let third = agent.call("check_project", json!({ "path": "manifest.xml" }));
    assert_eq!(third.answer["addIns"][0]["manifests"][0]["required"], "ReadWriteItem");
    let none = agent.call("check_project", json!({ "rules": ["legacy-token"], "severity": "error" }));
    assert!(none.rules().is_empty() && none.answer["counts"]["warning"] == 1, "{none:?}");
}

#[test]
fn a_large_project_is_answered_in_pages() {
    let folder = high();
    put(&folder, "manifest.xml", &HIGH.replace("ReadWriteMailbox", "Restricted"));
    for number in 0..60 {
        put(&folder, &format!("src/file-{number}.js"), &READS.repeat(5));
    }
    let agent = Agent::new(folder.path());
    let (mut seen, mut cursor, mut pages) = (Vec::new(), None, 0);
    loop {
        let mut arguments = json!({});
        if let Some(cursor) = cursor {
            arguments["cursor"] = cursor;
        }
        let page = agent.call("check_project", arguments);
        // Four bytes are a token, about.
        assert!(page.size < 4 * 4_000, "{}", page.size);
        seen.extend(
            page.answer["findings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|f| (f["file"].clone(), f["line"].clone())),
        );
        pages += 1;
        assert!(page.answer.get("limits").is_some() == page.answer.get("nextCursor").is_some(), "{page:?}");
        match page.answer.get("nextCursor") {
            Some(next) => cursor = Some(next.clone()),
            None => break,
        }
    }
    let all = agent.call("check_project", json!({})).answer["counts"]["matching"].as_u64().unwrap();
    assert!(pages > 3 && seen.len() as u64 == all && all >= 300, "{pages} pages, {} of {all}", seen.len());
    let stale = agent.call("check_project", json!({ "cursor": "5.0123456789abcdef" }));
    assert_eq!(stale.kind(), "staleCursor");
}

#[test]
fn unsaved_text_is_checked_and_nothing_is_written() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let change =
        json!([{ "path": "src/app.js", "text": "Office.context.mailbox.masterCategories.getAsync(f);" }]);
    let changed = agent.call("check_content", json!({ "files": change }));
    assert_eq!((&changed.answer["basis"], changed.rules()), (&json!("project"), vec![]));
    let least = agent.call("least_permission", json!({ "files": change }));
    assert_eq!(least.answer["addIns"][0]["level"], "ReadWriteMailbox");
    assert_eq!(agent.call("check_project", json!({})).rules(), ["permission-excessive"]);
    let low = HIGH.replace("ReadWriteMailbox", "Restricted");
    let alone = json!([{ "path": "new/manifest.xml", "text": low }, { "path": "new/a.js", "text": READS }]);
    let new = agent.call("check_content", json!({ "files": alone }));
    assert_eq!(
        (&new.answer["basis"], new.rules()),
        (&json!("content"), vec!["permission-exceeded", "permission-too-low"])
    );
    assert_eq!(new.answer["findings"][0]["file"], "new/a.js");
    let new_source = json!([{ "path": "src/b.js", "text": "Office.context.mailbox.item.saveAsync();" }]);
    let with_new = agent.call("least_permission", json!({ "files": new_source }));
    assert_eq!(with_new.answer["addIns"][0]["level"], "ReadWriteItem");
    assert!(!folder.path().join("new").exists() && !folder.path().join("src/b.js").exists());
    assert_eq!(std::fs::read_to_string(folder.path().join("src/app.js")).unwrap(), READS);
    let many =
        json!([{ "path": "src/app.js", "text": READS.repeat(200) }, { "path": "manifest.xml", "text": low }]);
    let many = agent.call("check_content", json!({ "files": many }));
    assert!(
        many.answer["limits"][0].as_str().unwrap().contains("fewer files") && many.size < 4 * 4_000,
        "{many:?}"
    );
    assert!(many.answer.get("nextCursor").is_none());
    assert_eq!(agent.call("check_content", json!({ "files": [] })).kind(), "invalidArguments");
    let large = json!([{ "path": "a.js", "text": "x".repeat(9 << 20) }]);
    assert_eq!(agent.call("check_content", json!({ "files": large })).kind(), "tooLarge");
}

#[test]
fn members_are_found_exactly_in_part_and_by_path() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::new(folder.path());
    let of = |member: &str| agent.call("permission_of", json!({ "member": member }));
    let exact = of("Office.Subject.setAsync");
    let told = &exact.answer["members"][0];
    assert_eq!((&told["level"], &told["taggedLevel"]), (&json!("ReadWriteItem"), &json!("ReadItem")));
    assert!(!told["disagreements"].as_array().unwrap().is_empty() && told["requirementSet"] == "Mailbox 1.1");
    let many = of("addAsync");
    assert!(many.answer["lowest"] != many.answer["highest"], "{many:?}");
    assert_eq!(of("Office.context.mailbox.item.subject.setAsync").answer["matched"], "path");
    let partial = of("makeEws");
    assert!(partial.answer["members"][0]["retired"].is_string() && partial.answer["matched"] == "partial");
    let unknown = of("subject.setAsnyc");
    assert_eq!(unknown.kind(), "unknownMember");
    assert!(unknown.answer["error"]["nearest"].to_string().contains("etAsync"), "{unknown:?}");
    let excel = agent.call("permission_of", json!({ "member": "setAsync", "host": "Excel" }));
    assert!(excel.answer["hostNote"].as_str().unwrap().contains("ReadWriteDocument"));
    assert!(of("Async").size < 4 * 4_000);
}

#[test]
fn the_least_permission_says_what_breaks_below_it() {
    let folder = high();
    put(&folder, "src/write.js", "Office.context.mailbox.item.subject.setAsync('x');\n");
    let agent = Agent::new(folder.path());
    let least = agent.call("least_permission", json!({ "path": "." }));
    let add_in = &least.answer["addIns"][0];
    assert_eq!((&add_in["level"], &add_in["neededBy"][0]["line"]), (&json!("ReadWriteItem"), &json!(1)));
    assert_eq!(add_in["neededBy"][0]["file"], "src/write.js");
    let counts: Vec<_> = add_in["lower"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| (l["level"].clone(), l["count"].clone()))
        .collect();
    assert_eq!(counts, [(json!("ReadItem"), json!(1)), (json!("Restricted"), json!(2))]);
    assert_eq!(
        (&add_in["manifests"][0]["certain"], &add_in["manifests"][0]["least"]),
        (&json!(true), &json!("ReadWriteItem"))
    );
    put(&folder, "src/dark.js", "Office.context.mailbox.item[location.hash]();\n");
    let doubtful = agent.call("least_permission", json!({}));
    let manifest = &doubtful.answer["addIns"][0]["manifests"][0];
    assert!(
        manifest["certain"] == false && !manifest["notCertain"].as_array().unwrap().is_empty(),
        "{manifest}"
    );
    let both = agent.call("least_permission", json!({ "path": ".", "files": [] }));
    assert_eq!(both.kind(), "invalidArguments");
}

#[test]
fn topics_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let agent = Agent::new(folder.path());
    for topic in ["permission-exceeded", "ReadItem", "Subject.setAsync", "9020", "EWS:FindItem", "Mail.Read"]
    {
        let told = agent.call("explain", json!({ "topic": topic }));
        assert!(told.answer["page"].as_str().unwrap().starts_with("# "), "{topic}");
    }
    let unknown = agent.call("explain", json!({ "topic": "permission-exceded" }));
    assert_eq!(
        (unknown.kind(), &unknown.answer["error"]["nearest"][0]),
        ("unknownTopic", &json!("permission-exceeded"))
    );
}

#[test]
fn what_cannot_be_done_is_told_to_the_agent() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "a.js", READS);
    let agent = Agent::new(folder.path());
    for (tool, arguments, kind) in [
        ("check_project", json!({}), "noManifest"),
        ("check_project", json!({ "path": "none" }), "notFound"),
        ("check_project", json!({ "path": 5 }), "invalidArguments"),
        ("check_project", json!({ "pth": "." }), "invalidArguments"),
        ("check_project", json!({ "rules": ["permission-exceded"] }), "unknownRule"),
        ("check_project", json!({ "cursor": "x" }), "invalidArguments"),
        ("permission_of", json!({}), "invalidArguments"),
        ("permission_of", json!({ "member": "x", "host": "Paint" }), "invalidArguments"),
        ("check_content", json!({ "files": [{ "path": "a.js", "text": READS }] }), "noManifest"),
        ("least_permission", json!({}), "noManifest"),
        ("plan_fix", json!({ "path": "." }), "noManifest"),
        ("apply_fix", json!({ "planId": "plan-1" }), "unknownPlan"),
        ("migration_plan", json!({}), "noManifest"),
        ("migration_plan", json!({ "path": "..", "cursor": "1.x" }), "outside"),
    ] {
        let told = agent.call(tool, arguments.clone());
        assert_eq!(told.kind(), kind, "{tool} {arguments}");
        assert!(!told.text.is_empty());
    }
    assert!(agent.try_call("no_such_tool", json!({})).is_err());
    put(&folder, "manifest.xml", HIGH);
    put(&folder, "addinspect.json", "{ \"rules\": 5 }");
    assert_eq!(agent.call("check_project", json!({})).kind(), "brokenConfiguration");
}

#[test]
fn the_way_off_ews_is_planned_in_pages() {
    let folder = high();
    let request = "Office.context.mailbox.makeEwsRequestAsync(`<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
                   xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\"><soap:Body><m:GetItem/></soap:Body>\
                   </soap:Envelope>`, f);\n";
    put(&folder, "src/ews.js", &request.repeat(60));
    let agent = Agent::new(folder.path());
    let first = agent.call("migration_plan", json!({}));
    assert_eq!(first.answer["readiness"]["sites"], 60, "{first:?}");
    let site = &first.answer["sites"][0];
    assert_eq!((&site["operations"], &site["kind"]), (&json!(["GetItem"]), &json!("ews")));
    assert!(!site["twins"].as_array().unwrap().is_empty() && first.size < 4 * 4_000, "{site}");
    assert_eq!(first.answer["permissions"][0]["manifest"], "manifest.xml");
    let (mut count, mut next) =
        (first.answer["sites"].as_array().unwrap().len(), first.answer.get("nextCursor").cloned());
    while let Some(cursor) = next {
        let page = agent.call("migration_plan", json!({ "cursor": cursor }));
        count += page.answer["sites"].as_array().unwrap().len();
        next = page.answer.get("nextCursor").cloned();
    }
    assert_eq!(count, 60);
}

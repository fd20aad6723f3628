//! What lies outside the roots is neither read nor written, however it is named.

use super::client::{Agent, Client};
use super::{HIGH, READS, high, put};
use rmcp::service::ClientLifecycleMode;
use serde_json::json;

#[test]
fn paths_that_lead_out_are_refused_by_every_tool() {
    let around = tempfile::tempdir().unwrap();
    put(&around, "secret/manifest.xml", HIGH);
    put(&around, "in/manifest.xml", HIGH);
    put(&around, "in/a.js", READS);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(around.path().join("secret"), around.path().join("in/link")).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", around.path().join("in/passwd.js")).unwrap();
    }
    let agent = Agent::new(&around.path().join("in"));
    let absolute = around.path().join("secret").display().to_string();
    let mut paths = vec![
        "..".to_owned(),
        "../secret".to_owned(),
        "a/../../secret".to_owned(),
        "..\\secret".to_owned(),
        "C:\\Windows".to_owned(),
        "\\\\server\\share".to_owned(),
        "~/x".to_owned(),
        "http://localhost/x".to_owned(),
        format!("file://{absolute}"),
        absolute,
    ];
    if cfg!(unix) {
        paths.extend(["link", "link/manifest.xml", "passwd.js"].map(str::to_owned));
    }
    for path in &paths {
        for tool in ["check_project", "least_permission", "plan_fix"] {
            assert_eq!(agent.call(tool, json!({ "path": path })).kind(), "outside", "{tool} {path}");
        }
        let files = json!([{ "path": path, "text": HIGH }]);
        for tool in ["check_content", "least_permission"] {
            assert_eq!(agent.call(tool, json!({ "files": files })).kind(), "outside", "{tool} {path}");
        }
        let file = agent.call("plan_fix", json!({ "path": ".", "file": path }));
        assert_eq!(file.kind(), "outside", "{path}");
    }
    let inside = agent.call("check_project", json!({ "path": around.path().join("in/a.js") }));
    assert_eq!(inside.answer["error"]["nearest"], json!(["a.js"]), "{inside:?}");
    let told = agent.call("check_project", json!({ "severity": "hint" }));
    assert!(!told.answer.to_string().contains("root:"), "{told:?}");
    assert_eq!(std::fs::read_to_string(around.path().join("secret/manifest.xml")).unwrap(), HIGH);
}

#[test]
fn code_that_names_files_outside_does_not_open_them() {
    let around = tempfile::tempdir().unwrap();
    put(&around, "lib.js", "export const save = () => Office.context.mailbox.item.saveAsync();\n");
    put(&around, "in/manifest.xml", HIGH);
    put(&around, "in/a.js", "import { save } from '../lib.js';\nsave();\n");
    let agent = Agent::new(&around.path().join("in"));
    let told = agent.call("least_permission", json!({}));
    assert_eq!(told.answer["addIns"][0]["level"], "Restricted");
    assert_eq!(told.answer["addIns"][0]["manifests"][0]["certain"], false);
}

#[test]
fn the_roots_are_those_of_the_client_or_of_the_command_line() {
    let (one, two, started) = (high(), high(), tempfile::tempdir().unwrap());
    let named = |folders: &[&tempfile::TempDir]| Client {
        roots: Some(folders.iter().map(|folder| folder.path().to_owned()).collect()),
        ..Client::default()
    };
    let agent = Agent::with(started.path(), &[], named(&[&one]), ClientLifecycleMode::Initialize);
    assert_eq!(agent.call("check_project", json!({})).rules(), ["permission-excessive"]);
    let agent = Agent::with(started.path(), &[], named(&[&one, &two]), ClientLifecycleMode::Initialize);
    let which = agent.call("check_project", json!({}));
    let names = which.answer["error"]["nearest"].as_array().unwrap().clone();
    assert_eq!(names.len(), 2, "{which:?}");
    let told = agent.call("check_project", json!({ "path": names[1] }));
    let file = told.answer["findings"][0]["file"].as_str().unwrap();
    assert_eq!(file, format!("{}/manifest.xml", names[1].as_str().unwrap()));
    let agent = Agent::with(started.path(), &[], named(&[]), ClientLifecycleMode::Initialize);
    assert_eq!(agent.call("check_project", json!({})).kind(), "noRoot");
    let root = two.path().display().to_string();
    let agent =
        Agent::with(started.path(), &["--root", &root], named(&[&started]), ClientLifecycleMode::Initialize);
    assert_eq!(agent.call("check_project", json!({})).rules(), ["permission-excessive"]);
}

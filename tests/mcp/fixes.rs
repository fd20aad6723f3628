//! Plans and their application: what is written, and when nothing is.

use super::client::Agent;
use super::{HIGH, READS, high, put};
use serde_json::json;

fn manifest(folder: &tempfile::TempDir) -> String {
    std::fs::read_to_string(folder.path().join("manifest.xml")).unwrap()
}

#[test]
fn a_plan_writes_nothing_and_is_applied_once() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let plan = agent.call("plan_fix", json!({ "path": ".", "rule": "permission-excessive" }));
    assert_eq!((&plan.answer["safety"], &plan.answer["fixes"]), (&json!("safe"), &json!(1)), "{plan:?}");
    let diff = plan.answer["diff"].as_str().unwrap();
    assert!(diff.contains("+  <Permissions>ReadItem</Permissions>"), "{diff}");
    assert_eq!(plan.answer["edits"][0]["line"], 14);
    assert_eq!(plan.answer["files"][0]["file"], "manifest.xml");
    assert_eq!(manifest(&folder), HIGH);
    let id = plan.answer["planId"].clone();
    let applied = agent.call("apply_fix", json!({ "planId": id }));
    assert_eq!(applied.answer["written"][0]["file"], "manifest.xml", "{applied:?}");
    assert_eq!(manifest(&folder), HIGH.replace("ReadWriteMailbox", "ReadItem"));
    assert_eq!(agent.call("apply_fix", json!({ "planId": id })).kind(), "usedPlan");
    assert!(agent.call("check_project", json!({})).rules().is_empty());
    assert_eq!(agent.call("plan_fix", json!({ "path": "." })).kind(), "nothingToFix");
}

#[test]
fn what_has_changed_is_not_overwritten() {
    let folder = high();
    let agent = Agent::new(folder.path());
    let plan = agent.call("plan_fix", json!({ "path": "manifest.xml" })).answer["planId"].clone();
    let other = HIGH.replace("<Version>1.0.0.0", "<Version>2.0.0.0");
    put(&folder, "manifest.xml", &other);
    let refused = agent.call("apply_fix", json!({ "planId": plan }));
    assert_eq!(
        (refused.kind(), &refused.answer["error"]["files"]),
        ("changedFile", &json!(["manifest.xml"]))
    );
    assert_eq!(manifest(&folder), other);
}

#[test]
fn unsafe_fixes_are_asked_for() {
    let folder = high();
    put(&folder, "manifest.xml", &HIGH.replace("ReadWriteMailbox", "Restricted"));
    let agent = Agent::new(folder.path());
    let refused = agent.call("plan_fix", json!({ "path": ".", "file": "src/app.js", "line": 1 }));
    assert_eq!(refused.kind(), "unsafeFix");
    let plan =
        agent.call("plan_fix", json!({ "path": ".", "file": "src/app.js", "line": 1, "unsafe": true }));
    assert_eq!(plan.answer["safety"], "unsafe", "{plan:?}");
    agent.call("apply_fix", json!({ "planId": plan.answer["planId"] }));
    assert_eq!(manifest(&folder), HIGH.replace("ReadWriteMailbox", "ReadItem"));
    assert_eq!(std::fs::read_to_string(folder.path().join("src/app.js")).unwrap(), READS);
    let elsewhere =
        agent.call("plan_fix", json!({ "path": ".", "file": "src/app.js", "line": 2, "unsafe": true }));
    assert_eq!(elsewhere.kind(), "nothingToFix");
    assert_eq!(agent.call("plan_fix", json!({ "path": ".", "line": 2 })).kind(), "invalidArguments");
}

#[cfg(unix)]
#[test]
fn a_file_that_leads_out_by_then_is_not_written() {
    let (folder, outside) = (high(), high());
    let agent = Agent::new(folder.path());
    let plan = agent.call("plan_fix", json!({ "path": "." })).answer["planId"].clone();
    let (inside, target) = (folder.path().join("manifest.xml"), outside.path().join("manifest.xml"));
    std::fs::remove_file(&inside).unwrap();
    std::os::unix::fs::symlink(&target, &inside).unwrap();
    assert_eq!(agent.call("apply_fix", json!({ "planId": plan })).kind(), "changedFile");
    assert_eq!(manifest(&outside), HIGH);
}

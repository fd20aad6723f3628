//! What others do to the disk, where the client tells nothing of it.

use super::client::{Client, pushed};
use super::disk::Disk;
use super::trees::{EXCEEDED, READS, WRITES, add_in, manifest, put, remove};
use serde_json::{Value, json};
use std::path::Path;

const EXCESSIVE: &str = "5:15-31 permission-excessive";

/// A client of a server that reads through `disk`.
fn client(root: &Path, disk: std::sync::Arc<Disk>) -> Client {
    let mut client = Client::unborn(root, disk);
    client.initialize(&json!([root]), &pushed());
    client
}

#[test]
fn the_server_watches_by_itself() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    // Written, ...
    put(folder.path(), "manifest.xml", &manifest("ReadWriteItem"));
    client.expect_pushed("page.js", None, &[]);
    // ... moved into a folder that was not there, ...
    std::fs::create_dir_all(folder.path().join("new/inner")).unwrap();
    put(folder.path(), "new/inner/late.js", WRITES);
    put(folder.path(), "page.html", "<script src=page.js></script><script src=new/inner/late.js></script>\n");
    put(folder.path(), "manifest.xml", &manifest("ReadItem"));
    let mut told = [client.pushed().0, client.pushed().0];
    told.sort();
    assert_eq!(told, ["new/inner/late.js", "page.js"]);
    // ... written in there, ...
    put(folder.path(), "new/inner/late.js", READS);
    client.expect_pushed("new/inner/late.js", None, &[]);
    // ... ignored, and deleted.
    put(folder.path(), "page.js", READS);
    client.expect_pushed("page.js", None, &[]);
    put(folder.path(), "manifest.xml", &manifest("ReadWriteMailbox"));
    client.expect_pushed("manifest.xml", None, &[EXCESSIVE]);
    remove(folder.path(), "manifest.xml");
    client.expect_pushed("manifest.xml", None, &[]);
    client.expect_logged("no manifest");
}

#[test]
fn rules_of_what_is_ignored_count_when_they_are_written() {
    let folder = add_in("ReadItem", WRITES);
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    put(folder.path(), ".gitignore", "*.log\n");
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    put(folder.path(), ".gitignore", "manifest.xml\n");
    client.expect_pushed("page.js", None, &[]);
}

/// When their window gets the focus.
#[test]
fn the_editors_ask_for_a_look_in_the_words_that_the_server_knows() {
    let hook = include_str!("../../editors/vscode/src/extension.ts");
    let hook = hook
        .split("onDidChangeWindowState(")
        .nth(1)
        .unwrap_or_default()
        .split("}),")
        .next()
        .unwrap_or_default();
    assert!(hook.contains("state.focused") && hook.contains("server?.look()"), "{hook}");
    assert!(
        include_str!("../../editors/vscode/src/server.ts").contains("sendNotification(\"addinspect/look\")")
    );
    assert!(include_str!("../../editors/neovim/lsp/addinspect.lua").contains("notify('addinspect/look')"));
}

#[test]
fn without_a_watcher_the_looks_remain_and_the_log_says_so_once() {
    let folder = add_in("ReadItem", WRITES);
    put(folder.path(), "other.js", "");
    let mut client = client(folder.path(), Disk::unwatched());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.expect_logged("when a document is opened or saved: nobody watches");
    let raised = |client: &mut Client| {
        put(&client.root, "manifest.xml", &manifest("ReadWriteItem"));
    };
    let lowered = |client: &mut Client| {
        put(&client.root, "manifest.xml", &manifest("ReadItem"));
        client.notify("addinspect/look", Value::Null);
        client.expect_pushed("page.js", None, &[EXCEEDED]);
    };
    // A document is opened, ...
    client.open_expecting("other.js", "", &[]);
    client.close_document("other.js");
    raised(&mut client);
    client.open("other.js", "");
    let mut told = [client.pushed().0, client.pushed().0];
    told.sort();
    assert_eq!(told, ["other.js", "page.js"]);
    lowered(&mut client);
    // ... saved, ...
    raised(&mut client);
    client.notify("textDocument/didSave", json!({ "textDocument": client.document("other.js") }));
    client.expect_pushed("page.js", None, &[]);
    lowered(&mut client);
    // ... the window gets the focus; and what is new is found as well as what has changed.
    remove(folder.path(), "manifest.xml");
    put(folder.path(), "manifest.prod.xml", &manifest("ReadWriteMailbox"));
    client.notify("addinspect/look", Value::Null);
    let mut told = [client.pushed().0, client.pushed().0];
    told.sort();
    assert_eq!(told, ["manifest.prod.xml", "page.js"]);
    assert_eq!(
        client.logs.iter().filter(|line| line.contains("by other programs")).count(),
        1,
        "{:?}",
        client.logs
    );
}

#[test]
fn a_keystroke_asks_the_disk_nothing() {
    let folder = add_in("ReadItem", WRITES);
    put(folder.path(), "other.js", "");
    let disk = Disk::open_to_all();
    let mut client = client(folder.path(), disk.clone());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    client.open("page.js", WRITES);
    client.expect_pushed("page.js", Some(1), &[EXCEEDED]);
    client.open("manifest.xml", &manifest("ReadItem"));
    client.expect_pushed("manifest.xml", Some(1), &[]);
    // The look that follows an opened document is over when nothing is asked any more.
    let mut asked = disk.asked();
    loop {
        std::thread::sleep(std::time::Duration::from_millis(300));
        if std::mem::replace(&mut asked, disk.asked()) == disk.asked() {
            break;
        }
    }
    for version in 2..12 {
        client.edit("page.js", version, [0, 0, 0, 0], " ");
        let at = 32 + version;
        client.expect_pushed("page.js", Some(version), &[&format!("0:{at}-{} permission-exceeded", at + 8)]);
        client.edit("manifest.xml", version, [6, 0, 6, 0], "\n");
    }
    client.edit("manifest.xml", 12, [5, 15, 5, 23], "ReadWriteItem");
    client.expect_pushed("page.js", Some(11), &[]);
    assert_eq!(disk.asked(), asked);
}

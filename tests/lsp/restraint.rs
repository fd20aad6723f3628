//! What the server leaves alone.

use super::client::{Client, pushed};
use super::disk::Disk;
use super::trees::{EXCEEDED, READS, WRITES, add_in, put};

#[test]
fn files_that_are_left_out_are_so_with_a_line_in_the_log() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    client.expect_pushed("page.js", None, &[EXCEEDED]);
    let enormous = format!("// {}\n{WRITES}", "x".repeat(5 * 1024 * 1024));
    let bundle = format!("/******/ (() => {{ // webpackBootstrap\n{WRITES}}})();");
    for (file, text, why) in [
        ("a.min.js", WRITES, "a.min.js is ignored: minified"),
        ("enormous.js", &enormous, "enormous.js is ignored: over 5 MB"),
        ("binary.js", "a\0\u{1}\u{2}b", "binary.js is ignored: binary"),
        ("bundle.js", &bundle, "bundle.js is ignored: a bundle"),
        ("../elsewhere.js", WRITES, "elsewhere.js is not in a workspace folder, so it is ignored"),
    ] {
        client.open_expecting(file, text, &[]);
        client.expect_logged(why);
    }
    let document =
        serde_json::json!({ "uri": "untitled:a", "languageId": "x", "version": 1, "text": WRITES });
    client.notify("textDocument/didOpen", serde_json::json!({ "textDocument": document }));
    client.expect_logged("untitled:a is not a file, so it is ignored");
    client.expect("textDocument/publishDiagnostics");
}

#[test]
fn a_folder_without_a_manifest_is_quiet_until_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "page.html", "<script src=page.js></script>\n");
    put(folder.path(), "page.js", WRITES);
    // A folder that is younger than a tick of the file system's clock is looked into twice.
    std::thread::sleep(std::time::Duration::from_millis(100));
    let disk = Disk::open_to_all();
    let mut client = Client::unborn(folder.path(), disk.clone());
    client.initialize(&serde_json::json!([folder.path()]), &pushed());
    client.expect_logged("found no manifest of an Office add-in, so there is nothing to check");
    assert_eq!(disk.walks(), 1);
    client.open_expecting("page.js", READS, &[]);
    client.edit("page.js", 2, [0, 0, 1, 0], WRITES);
    client.open_expecting("manifest.xml", &super::trees::manifest("ReadItem"), &[]);
    client.expect_pushed("page.js", Some(2), &[EXCEEDED]);
    assert_eq!(client.logs.len(), 1, "{:?}", client.logs);
}

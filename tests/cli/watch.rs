//! `check --watch`: a real process that hears of a change, checks again, and repeats nothing.
#![cfg(feature = "watch")]
#![expect(clippy::disallowed_methods, reason = "changes files that the binary watches")]

use crate::run::{add_in, command};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// So long one waits for a line; a loaded machine needs some of it.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn until(lines: &Receiver<String>, wanted: &str) -> Vec<String> {
    let mut seen = Vec::new();
    loop {
        let line = lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no {wanted:?} after {seen:?}"));
        seen.push(line);
        if seen.last().is_some_and(|line| line.contains(wanted)) {
            return seen;
        }
    }
}

#[test]
fn what_has_changed_is_checked_again_and_what_is_the_same_is_not_repeated() {
    let folder = add_in("ReadItem", "Office.context.mailbox.item.saveAsync();\n");
    let mut command = command(folder.path(), &["check", "--watch", "--format", "concise"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (out, err) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
    let _watching = Watching(child);
    until(&out, "1 fixable");
    until(&err, "watching 1 folder; end with Ctrl-C");
    std::fs::write(folder.path().join("note.txt"), "nothing").unwrap();
    until(&err, "note.txt changed");
    until(&err, "watching 1 folder");
    std::fs::write(folder.path().join("page.js"), "Office.context.mailbox.item.body.getAsync('text', f);\n")
        .unwrap();
    until(&err, "page.js");
    let seen = until(&out, "no findings");
    assert_eq!(seen, ["no findings"], "the first report was not repeated");
    // What is wrong is told, and the next change is waited for.
    std::fs::write(folder.path().join("addinspect.json"), "{ \"rule\": {} }").unwrap();
    until(&err, "error: addinspect.json:1:3: ");
    std::fs::remove_file(folder.path().join("addinspect.json")).unwrap();
    until(&err, "watching 1 folder");
}

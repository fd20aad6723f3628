//! A run that is killed while it fixes never leaves a broken file: the old bytes or the new ones, nothing else.
#![expect(clippy::disallowed_methods, reason = "makes files for the binary to write")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Kills by the clock, and as many at the moment when the new file appears beside the old one.
const KILLS: u32 = 8;

/// A manifest that takes a while to be written.
fn manifest(level: &str) -> String {
    let padding = format!("<!-- {}-->", "a comment that makes this manifest long\n".repeat(20_000));
    format!(
        "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">\n\
         <FormSettings><Form xsi:type=\"ItemEdit\"><DesktopSettings>\
         <SourceLocation DefaultValue=\"https://a.example/page.html\"/></DesktopSettings></Form></FormSettings>\n\
         {padding}<Permissions>{level}</Permissions>\n</OfficeApp>\n"
    )
}

fn start(folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_addinspect"));
    command.args(["check", "--fix"]).current_dir(folder).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

fn kill(mut child: Child) {
    // It may have ended by itself.
    let _ = child.kill();
    child.wait().unwrap();
}

/// Files beside the manifest that a killed run has left.
fn leftovers(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.filter(|p| p.extension().is_some_and(|e| e == "tmp")).collect()
}

#[test]
fn a_killed_fix_leaves_the_old_file_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("manifest.xml");
    let (old, new) = (manifest("ReadWriteMailbox"), manifest("ReadItem"));
    fs::write(folder.path().join("page.html"), "<script src=page.js></script>").unwrap();
    fs::write(folder.path().join("page.js"), "console.log(Office.context.mailbox.item.subject);").unwrap();

    fs::write(&file, &old).unwrap();
    let begun = Instant::now();
    assert!(start(folder.path()).wait().unwrap().success());
    let whole_run = begun.elapsed();
    assert!(fs::read_to_string(&file).unwrap() == new, "an undisturbed run fixes the file");

    let (mut kept, mut in_the_middle) = (0, 0);
    for number in 0..2 * KILLS {
        fs::write(&file, &old).unwrap();
        let child = start(folder.path());
        if number < KILLS {
            std::thread::sleep(whole_run * number / KILLS);
        } else {
            let patience = Instant::now() + 4 * whole_run + Duration::from_secs(1);
            while leftovers(folder.path()).is_empty() && Instant::now() < patience {
                std::hint::spin_loop();
            }
        }
        kill(child);
        let left = fs::read_to_string(&file).unwrap();
        assert!(left == old || left == new, "{} bytes of {} and {}", left.len(), old.len(), new.len());
        kept += u32::from(left == old);
        let left_over = leftovers(folder.path());
        in_the_middle += u32::from(!left_over.is_empty());
        left_over.iter().for_each(|file| fs::remove_file(file).unwrap());
    }
    assert!(kept > 0, "no run was killed in time");
    assert!(in_the_middle > 0, "no run was killed while it wrote");
}

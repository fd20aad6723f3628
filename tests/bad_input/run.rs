//! Runs the binary on a sound add-in with something hostile beside it, and does not wait forever.
#![expect(clippy::disallowed_methods, reason = "makes files for the binary to read")]

use serde_json::Value;
use std::io::{Read, Seek};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

/// A run that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

/// Needs ReadWriteItem.
pub(crate) const CALL: &str = "Office.context.mailbox.item.saveAsync();\n";

/// What a run said.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `addinspect args...` in `folder` with nothing of the caller's environment; kills it when it hangs.
pub(crate) fn addinspect(folder: &Path, args: &[&str]) -> Result<Ran, String> {
    let mut errors = tempfile::tempfile().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_addinspect"));
    command.env_clear().current_dir(folder).args(args).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(errors.try_clone().unwrap()).spawn().unwrap();
    let mut pipe = child.stdout.take().unwrap();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut out = String::new();
        let read = pipe.read_to_string(&mut out).map(|_| out);
        // Nobody listens any more after a timeout.
        let _ = sender.send(read);
    });
    let Ok(out) = receiver.recv_timeout(PATIENCE) else {
        child.kill().unwrap();
        child.wait().unwrap();
        return Err(format!("still running after {PATIENCE:?}"));
    };
    let status = child.wait().unwrap();
    let mut err = String::new();
    errors.rewind().unwrap();
    errors.read_to_string(&mut err).unwrap();
    let status = status.code().ok_or_else(|| format!("{status}\n{err}"))?;
    Ok(Ran { status, out: out.unwrap(), err })
}

/// A folder with an add-in that calls once more than it declares: `manifest.xml`, `page.html`, `page.js`.
pub(crate) fn add_in() -> TempDir {
    let manifest = "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\"\n  \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">\n  \
        <FormSettings><Form xsi:type=\"ItemEdit\"><DesktopSettings>\n    \
        <SourceLocation DefaultValue=\"https://a.example/page.html\"/>\n  \
        </DesktopSettings></Form></FormSettings>\n  \
        <Permissions>ReadItem</Permissions>\n</OfficeApp>\n";
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "manifest.xml", manifest);
    write(folder.path(), "page.html", "<script src=page.js></script>\n");
    write(folder.path(), "page.js", CALL);
    folder
}

/// Writes a file and the folders around it.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

/// What `check` says of a folder: calls above the declared level as `file:line:column`, problems and syntax errors as
/// `file: message`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) accused: Vec<String>,
    pub(crate) problems: Vec<String>,
}

/// Checks the folder, which holds the add-in of [`add_in`]: its call is accused whatever lies beside it, so the exit
/// status is 1 and the sound part need not be listed.
pub(crate) fn check(folder: &Path) -> Result<Said, String> {
    let ran = addinspect(folder, &["check", "--format", "json"])?;
    if (ran.status, ran.err.as_str()) != (1, "") {
        return Err(format!("{ran:?}"));
    }
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let list = |name: &str| json[name].as_array().unwrap().clone();
    let (mut accused, mut problems) = (Vec::new(), Vec::new());
    for finding in list("findings") {
        let file = finding["file"].as_str().unwrap();
        let place = format!("{file}:{}:{}", finding["line"], finding["column"]);
        match finding["rule"].as_str().unwrap() {
            "permission-exceeded" => accused.push(place),
            "manifest-malformed" => {
                problems.push(format!("{place}: {}", finding["message"].as_str().unwrap()));
            }
            _ => {}
        }
    }
    let problem = |p: Value| format!("{}: {}", p["file"].as_str().unwrap(), p["message"].as_str().unwrap());
    problems.extend(list("problems").into_iter().map(problem));
    let sound = accused.iter().position(|place| place == "page.js:1:29");
    accused.remove(sound.ok_or("the sound part is not accused")?);
    Ok(Said { accused, problems })
}

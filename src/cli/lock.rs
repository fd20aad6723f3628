//! `lock`: writes what each add-in declares and needs to `addinspect.lock`.

use super::args::Lock as Arguments;
use super::ratchet::{place_of, read};
use super::scan;
use super::{CommandError, Exit, Io};
use crate::ratchet::{LOCK_FILE, Lock};
use crate::report::Clean;
use crate::system::{System, folder_of};
use crate::text::prose;
use crate::workspace::{ScanTarget, find_lock};
use std::path::Path;

pub(super) fn run(args: &Arguments, system: &dyn System, io: &mut Io) -> Result<Exit, CommandError> {
    system.kind(&args.path).ok_or_else(|| CommandError::missing(&args.path))?;
    let asked = ScanTarget::of(system, &args.path).root;
    let folder = find_lock(system, &asked).map_or(asked, |at| folder_of(&at.file).to_owned());
    let typed = scan::typed(&args.selection, &[], system)?;
    let tree = scan::whole(&folder, &typed, system, io)?;
    let lock = tree.snapshot.to_lock();
    if lock.add_ins.is_empty() {
        let path = args.path.display();
        return Err(CommandError::new(format!(
            "{path}: no Outlook manifest found, so there is nothing to lock"
        )));
    }
    for problem in &tree.snapshot.problems {
        let (file, message) = (tree.display_name(&problem.file), &problem.message);
        writeln!(io.err, "problem: {}: {}", Clean(&file), Clean(message))?;
    }
    let file = tree.snapshot.root.join(LOCK_FILE);
    let name = tree.display_name(&file);
    let said = written(&file, &name, &lock, system)?;
    writeln!(io.out, "{}", Clean(&said))?;
    Ok(Exit::Success)
}

/// Writes the file unless it says the same already; what is to be told about it.
fn written(file: &Path, name: &str, lock: &Lock, system: &dyn System) -> Result<String, CommandError> {
    let text = lock.text();
    let add_ins = prose::count(lock.add_ins.len(), "add-in");
    if system.kind(file).is_none() {
        system.create(file, text.as_bytes()).map_err(|e| CommandError::new(format!("{name}: {e}")))?;
        return Ok(format!(
            "{name} written for {add_ins}; commit it, and run `addinspect check --locked` in CI"
        ));
    }
    let before = read(file, name, system)?;
    if before.replace("\r\n", "\n") == text {
        return Ok(format!("{name} is up to date ({add_ins})"));
    }
    // What cannot be read is replaced, unless it is from the future.
    match Lock::read(&before) {
        Err(error) if error.is_newer() => return Err(CommandError::new(place_of(name, &error))),
        _ => {}
    }
    system.write_atomic(file, text.as_bytes()).map_err(|e| CommandError::new(format!("{name}: {e}")))?;
    Ok(format!("{name} updated ({add_ins}); review the difference and commit it"))
}

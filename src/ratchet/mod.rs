//! What was accepted before, in files that people commit: the lock of what each add-in may do, and the baseline of
//! findings.
//!
//! Plain data, its text, and how to read that. A file that is not whole is an error with a line, never taken as empty. Knows
//! nothing about rules and disks. Read by the rules about the lock and by the workspace, written for the
//! commands `lock` and `baseline`.

mod baseline;
mod held;
mod lines;
mod lock;
mod lock_text;

pub use baseline::{Accepted, BASELINE_FILE, Baseline, BaselineKey, HeldBaseline};
pub use held::{CommittedFile, HeldLock, Present};
pub use lines::RatchetError;
pub use lock::{LOCK_FILE, Lock, LockedAddIn, LockedLevel, LockedManifest, MemberNeed, Need};

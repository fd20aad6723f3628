//! The lock: what each add-in declares and needs, so that a change which raises it is seen.
//!
//! Nothing in it depends on where in a file something stands: an edit above changes nothing. Plain data.

use super::lines::on_one_line;
use crate::analysis::Certainty;
use crate::catalog::MailboxLevel;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How the file is called.
pub const LOCK_FILE: &str = "addinspect.lock";

/// What all add-ins below a folder declare and need.
#[derive(Debug, Clone, Default)]
pub struct Lock {
    /// In order of root and manifests.
    pub add_ins: Vec<LockedAddIn>,
}

/// What one add-in declares and needs. All paths are relative to the folder of the lock.
#[derive(Debug, Clone, Default)]
pub struct LockedAddIn {
    /// Directory of its sources.
    pub root: String,
    /// What the configuration calls it.
    pub name: Option<String>,
    /// Its manifests, in order of path.
    pub manifests: Vec<LockedManifest>,
    /// What its code needs, and how often.
    pub needs: BTreeMap<Need, usize>,
    /// The line that names it, from 1; 0 if it was not read.
    pub line: u32,
}

/// What one manifest declares and needs.
#[derive(Debug, Clone)]
pub struct LockedManifest {
    /// The file.
    pub path: String,
    /// The add-in's id, as written.
    pub id: Option<String>,
    /// The level.
    pub declared: LockedLevel,
    /// The supplementary permissions: `AppendOnSend`, `SharedFolders`.
    pub supplementary: BTreeSet<String>,
    /// The level that code and manifest need.
    pub needed: MailboxLevel,
    /// Whether nothing weakens that.
    pub certain: bool,
    /// The line that names it, from 1; 0 if it was not read.
    pub line: u32,
}

/// The level that a manifest declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockedLevel {
    /// This one.
    Level(MailboxLevel),
    /// None, so that Restricted applies.
    Nothing,
    /// A placeholder, or no level at all.
    Unknown,
}

/// Something that code needs, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A supplementary permission: `AppendOnSend`.
    Permission(String),
    /// A scope of Microsoft Graph, or another one, that is requested: `Mail.Read`.
    Scope(String),
    /// A member of a retired service: `Office.Mailbox.getCallbackTokenAsync`.
    Legacy(String),
    /// An operation of EWS; `{}` for one that could not be read.
    Ews(String),
    /// A request to Outlook REST: `GET /me/messages/{}`.
    Rest(String),
    /// A member with a level.
    Member(MemberNeed),
}

/// A use of a member with a level; the highest level first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MemberNeed {
    /// The least that it needs.
    pub level: Reverse<MailboxLevel>,
    /// The most that it may need, depending on the receiver.
    pub up_to: Reverse<MailboxLevel>,
    /// The member, or all that it may be: `Office.Subject.setAsync|Office.Location.setAsync`.
    pub members: String,
    /// How sure that is.
    pub certainty: Reverse<Certainty>,
}

impl LockedLevel {
    /// What Outlook grants by it; `None` if that cannot be said.
    pub fn granted(self) -> Option<MailboxLevel> {
        match self {
            LockedLevel::Level(level) => Some(level),
            LockedLevel::Nothing => Some(MailboxLevel::Restricted),
            LockedLevel::Unknown => None,
        }
    }

    /// The word of the file.
    pub fn word(self) -> &'static str {
        match self {
            LockedLevel::Level(level) => level.name(),
            LockedLevel::Nothing => "nothing",
            LockedLevel::Unknown => "unknown",
        }
    }
}

impl LockedAddIn {
    /// The highest level that certain uses need.
    pub fn by_code(&self) -> MailboxLevel {
        let level = |need: &Need| match need {
            Need::Member(MemberNeed { level, certainty: Reverse(Certainty::Certain), .. }) => Some(level.0),
            _ => None,
        };
        self.needs.keys().filter_map(level).max().unwrap_or(MailboxLevel::Restricted)
    }

    /// The highest level that a manifest declares; `None` if one of them cannot be read.
    pub fn granted(&self) -> Option<MailboxLevel> {
        let levels: Option<Vec<_>> = self.manifests.iter().map(|m| m.declared.granted()).collect();
        Some(levels?.into_iter().max().unwrap_or(MailboxLevel::Restricted))
    }

    /// Counts a need once more; what names it may come from a file.
    pub fn add(&mut self, need: Need) -> Need {
        let clean = on_one_line;
        let need = match need {
            Need::Permission(name) => Need::Permission(clean(&name)),
            Need::Scope(name) => Need::Scope(clean(&name)),
            Need::Legacy(name) => Need::Legacy(clean(&name)),
            Need::Ews(name) => Need::Ews(clean(&name)),
            Need::Rest(name) => Need::Rest(clean(&name)),
            member @ Need::Member(_) => member,
        };
        *self.needs.entry(need.clone()).or_default() += 1;
        need
    }
}

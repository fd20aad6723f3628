//! Reads the facts out of one doc comment: level, modes, requirement set, deprecation.
//!
//! The tags are Markdown: `**{@link URL | Minimum permission level}**: **read item**`, sometimes with ` (Outlook)`
//! before the brace and more than one blank after the colon. Knows nothing about declarations.

use crate::catalog::{MailboxLevel, Modes};

/// What one comment says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DocFacts {
    /// The permission tag's level.
    pub(super) level: Option<MailboxLevel>,
    /// Number of permission tags, understood or not. More than one is a fault of the typings.
    pub(super) tags: usize,
    /// Applicable item modes.
    pub(super) modes: Modes,
    /// The lowest requirement set that has it.
    pub(super) requirement_set: Option<String>,
    /// Has `@deprecated`.
    pub(super) deprecated: bool,
}

/// Reads a comment's text.
pub(super) fn read(comment: &str) -> DocFacts {
    let mut facts = DocFacts { deprecated: comment.contains("@deprecated"), ..DocFacts::default() };
    for line in comment.lines() {
        if let Some(words) = after_tag(line, "Minimum permission level") {
            facts.tags += 1;
            facts.level = facts.level.max(level(words));
        } else if let Some(words) = after_tag(line, "Applicable Outlook mode") {
            facts.modes = modes(words);
        } else if facts.requirement_set.is_none() {
            facts.requirement_set = requirement_set(line);
        }
    }
    facts
}

/// What follows `label}**:` or `label (Outlook)}**:`.
fn after_tag<'t>(line: &'t str, label: &str) -> Option<&'t str> {
    let (_, rest) = line.split_once(label)?;
    let rest = rest.strip_prefix(" (Outlook)").unwrap_or(rest);
    rest.strip_prefix("}**:").map(str::trim)
}

/// `**read item**`.
fn level(words: &str) -> Option<MailboxLevel> {
    let (level, _) = words.strip_prefix("**")?.split_once("**")?;
    MailboxLevel::from_words(level)
}

/// `Compose or Read`, `Message Compose, Appointment Attendee`: an organizer composes, an attendee reads.
fn modes(words: &str) -> Modes {
    Modes {
        read: words.contains("Read") || words.contains("Attendee"),
        compose: words.contains("Compose") || words.contains("Organizer"),
    }
}

/// `[Api set: Mailbox 1.8]`, `**Requirement set**: {@link URL | SharedRuntime 1.1}`. Of several sets the first, which
/// is the lowest in the typings; `All` is the set that Outlook began with.
fn requirement_set(line: &str) -> Option<String> {
    if let Some((_, rest)) = line.split_once("[Api set:") {
        let (sets, _) = rest.split_once(']')?;
        let mut words = sets.split_whitespace();
        return match words.next()? {
            "All" => Some("Mailbox 1.1".to_owned()),
            host => Some(format!("{host} {}", words.next()?)),
        };
    }
    let (_, link) = line.split_once("**Requirement set**:")?;
    let (_, name) = link.split_once('|')?;
    let (name, _) = name.split_once('}')?;
    let name = name.trim();
    (!name.is_empty() && name != "Not in a set").then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_the_level_and_any_blanks_are_read() {
        let cases = [
            ("* **{@link u | Minimum permission level}**: **read item**", Some(MailboxLevel::ReadItem)),
            (
                "* **{@link u | Minimum permission level}**:  **read/write item**",
                Some(MailboxLevel::ReadWriteItem),
            ),
            (
                "* **{@link u | Minimum permission level (Outlook)}**: **restricted**",
                Some(MailboxLevel::Restricted),
            ),
            (
                "* **{@link u | Minimum permission level}**:**read/write mailbox**",
                Some(MailboxLevel::ReadWriteMailbox),
            ),
            ("* requires a minimum permission level of **read/write item**.", None),
        ];
        for (line, level) in cases {
            assert_eq!((read(line).level, read(line).tags), (level, usize::from(level.is_some())), "{line}");
        }
    }

    #[test]
    fn a_tag_with_an_unknown_level_is_counted_but_has_none() {
        let facts = read("**{@link u | Minimum permission level}**: **read/write universe**");
        assert_eq!((facts.level, facts.tags), (None, 1));
    }

    #[test]
    fn modes_follow_the_role_of_the_user() {
        for (words, read_mode, compose) in [
            ("Compose or Read", true, true),
            ("Compose", false, true),
            (" Appointment Attendee", true, false),
            ("Message Compose, Message Read", true, true),
            ("Appointment Organizer", false, true),
        ] {
            let line = format!("**{{@link u | Applicable Outlook mode}}**: {words}");
            assert_eq!(read(&line).modes, Modes { read: read_mode, compose }, "{words}");
        }
    }

    #[test]
    fn the_lowest_requirement_set_is_taken() {
        for (line, set) in [
            ("[Api set: Mailbox 1.8]", Some("Mailbox 1.8")),
            ("[Api set: Mailbox 1.8 for shared folders, Mailbox 1.13 for mailboxes]", Some("Mailbox 1.8")),
            ("[Api set: All support Read mode; Mailbox 1.3 introduced Compose]", Some("Mailbox 1.1")),
            ("**Requirement set**: {@link u | SharedRuntime 1.1}", Some("SharedRuntime 1.1")),
            ("**Requirement set**: {@link u | Not in a set}", None),
            ("**Requirement sets**:", None),
            ("[Api set: Mailbox", None),
        ] {
            assert_eq!(read(line).requirement_set.as_deref(), set, "{line}");
        }
    }
}

//! Folders that EWS requests name instead of giving an id (`DistinguishedFolderId`), and what lies in them: the twin of
//! an operation depends on it. Called by whoever reads requests.

use crate::catalog::source::{Citation, rows};
use std::sync::OnceLock;

const FOLDERS: &str = include_str!("folders.tsv");

/// What a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Mail.
    Mail,
    /// The folder at the top of all that a user sees: `msgfolderroot`.
    MailRoot,
    /// Events.
    Calendar,
    /// Contacts.
    Contacts,
    /// Tasks.
    Tasks,
    /// The root of the mailbox: folders that no user sees.
    Hidden,
    /// Something else: notes, the dumpster, the archive mailbox, ...
    Other,
}

impl Contents {
    pub(super) fn from_word(word: &str) -> Option<Contents> {
        Some(match word {
            "mail" => Self::Mail,
            "mail-root" => Self::MailRoot,
            "calendar" => Self::Calendar,
            "contacts" => Self::Contacts,
            "tasks" => Self::Tasks,
            "hidden" => Self::Hidden,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// How a page speaks of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Mail => "a folder with mail",
            Self::MailRoot => "the top folder (`msgfolderroot`)",
            Self::Calendar => "calendars",
            Self::Contacts => "contacts",
            Self::Tasks => "tasks",
            Self::Hidden => "the root of the mailbox (`root`)",
            Self::Other => "other folders",
        }
    }

    /// What an item is by the element that creates or changes it, `CalendarItem`.
    pub fn of_element(element: &str) -> Option<Contents> {
        Some(match element {
            "Message" | "Item" => Self::Mail,
            "CalendarItem" => Self::Calendar,
            "Contact" => Self::Contacts,
            "Task" => Self::Tasks,
            _ => return None,
        })
    }
}

/// A folder with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folder {
    /// `sentitems`.
    pub name: &'static str,
    /// What lies in it.
    pub contents: Contents,
    /// Its name in Microsoft Graph (`/me/mailFolders/sentitems`), if it has one there.
    pub graph_name: Option<&'static str>,
    /// Who says so.
    pub citation: Citation,
}

/// The folder with the name; case does not count.
pub fn folder(name: &str) -> Option<&'static Folder> {
    folders().iter().find(|folder| folder.name.eq_ignore_ascii_case(name))
}

/// The names of all folders.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    folders().iter().map(|folder| folder.name)
}

fn folders() -> &'static [Folder] {
    static ROWS: OnceLock<Vec<Folder>> = OnceLock::new();
    ROWS.get_or_init(|| rows(FOLDERS).filter_map(read).collect())
}

fn read(([name, contents, graph_name], citation): ([&'static str; 3], Citation)) -> Option<Folder> {
    let contents = Contents::from_word(contents)?;
    let graph_name = Some(graph_name).filter(|name| !name.is_empty());
    Some(Folder { name, contents, graph_name, citation })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_whole;

    #[test]
    fn every_row_is_whole() {
        assert_whole::<3>(FOLDERS);
        assert_eq!(
            rows(FOLDERS).filter_map(read).count(),
            FOLDERS.lines().filter(|l| !l.starts_with('#')).count()
        );
    }

    #[test]
    fn a_folder_tells_what_lies_in_it_and_how_graph_calls_it() {
        for (name, contents, graph_name) in [
            ("inbox", Contents::Mail, Some("inbox")),
            ("SentItems", Contents::Mail, Some("sentitems")),
            ("archive", Contents::Mail, Some("archive")),
            ("contacts", Contents::Contacts, None),
            ("calendar", Contents::Calendar, None),
            ("msgfolderroot", Contents::MailRoot, Some("msgfolderroot")),
            ("root", Contents::Hidden, None),
            ("notes", Contents::Other, None),
        ] {
            let folder = folder(name).unwrap();
            assert_eq!((folder.contents, folder.graph_name), (contents, graph_name), "{name}");
        }
        assert_eq!(folder("banana"), None);
        assert_eq!(Contents::of_element("CalendarItem"), Some(Contents::Calendar));
    }
}

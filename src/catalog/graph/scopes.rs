//! The permissions of Microsoft Graph by name: what a delegated one covers and includes, and who may consent.
//!
//! Every name that there is can be recognized; what a scope covers is kept for mail, calendar, contacts, tasks, people,
//! mailbox settings, files and sign-in. Knows nothing about requests. Called by whoever meets scopes.

use crate::catalog::source::{Citation, rows};
use crate::text::nearest;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const SCOPES: &str = include_str!("scopes.tsv");

/// A permission of Microsoft Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// `Mail.ReadBasic`.
    pub name: &'static str,
    /// Whether users can consent to it for themselves, in principle: only such can be requested by an add-in.
    pub delegated: bool,
    /// Whether programs without a user may have it.
    pub application: bool,
    /// Whether an administrator has to consent to it as delegated permission.
    pub administrator: Administrator,
    /// Whether personal accounts have it; `None`: not known.
    pub personal: Option<bool>,
    /// What it covers, a phrase: `read the mail of the user`; `None` outside the families that are kept.
    pub covers: Option<&'static str>,
    /// What it includes directly, separated by commas.
    includes: &'static str,
    /// Who says so.
    pub citation: Citation,
}

/// Whether an administrator has to consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Administrator {
    /// Not by definition of the permission; many tenants ask for one all the same.
    NotByDefinition,
    /// Always.
    Always,
    /// Sources disagree.
    Disputed,
    /// No delegated permission, so the question does not arise.
    NotDelegated,
}

/// What somebody wrote where a scope is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requested<'a> {
    /// A scope of Microsoft Graph.
    Graph(&'static Scope),
    /// `.default`: whatever the registration of the application has.
    Default,
    /// A scope of Outlook REST, which is dead: `https://outlook.office.com/Mail.Read`.
    Outlook(&'a str),
    /// A scope of another resource, such as the add-in's own (`api://...`): nothing is known about it.
    Foreign,
    /// A name that Microsoft Graph does not have.
    Unknown(&'a str),
}

/// The addresses before a scope of Microsoft Graph, with what stands for it alone.
const GRAPH_PREFIXES: [&str; 3] =
    ["https://graph.microsoft.com/", "http://graph.microsoft.com/", "00000003-0000-0000-c000-000000000000/"];
const OUTLOOK_PREFIXES: [&str; 2] = ["https://outlook.office.com/", "https://outlook.office365.com/"];

/// Properties that a scope for the basics hides, and the scope that shows them.
const HIDDEN: [(&str, &str, &[&str]); 2] = [
    (
        "Mail.ReadBasic",
        "Mail.Read",
        &[
            "body",
            "bodyPreview",
            "uniqueBody",
            "attachments",
            "extensions",
            "singleValueExtendedProperties",
            "multiValueExtendedProperties",
        ],
    ),
    ("Calendars.ReadBasic", "Calendars.Read", &["body", "attachments", "extensions"]),
];

impl Scope {
    /// Whether it covers what `other` covers, itself included: `Mail.ReadWrite` includes `Mail.ReadBasic`.
    pub fn includes(&self, other: &Scope) -> bool {
        self.name == other.name || self.directly_includes().any(|scope| scope.includes(other))
    }

    /// The scopes that it includes, without those that these include.
    pub fn directly_includes(&self) -> impl Iterator<Item = &'static Scope> {
        self.includes.split(',').filter_map(scope)
    }

    /// The scope for the same in mailboxes that others share with the user: `Mail.Read.Shared`.
    pub fn shared_twin(&self) -> Option<&'static Scope> {
        scope(&format!("{}.Shared", self.name))
    }
}

/// The scope with the name; case does not count.
pub fn scope(name: &str) -> Option<&'static Scope> {
    static BY_NAME: OnceLock<FxHashMap<String, &'static Scope>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| scopes().iter().map(|row| (row.name.to_lowercase(), row)).collect());
    by_name.get(&name.to_lowercase()).copied()
}

/// The delegated scope that somebody who wrote `name` most likely means.
pub fn nearest_scope(name: &str) -> Option<&'static Scope> {
    let delegated = scopes().iter().filter(|scope| scope.delegated).map(|scope| scope.name);
    scope(nearest(name, delegated)?)
}

/// What a text stands for that is requested as a scope.
pub fn requested(text: &str) -> Requested<'_> {
    let text = text.trim();
    let below = |prefixes: &[&str]| {
        let cut = |prefix: &&str| text.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix));
        let prefix = prefixes.iter().find(|prefix| cut(prefix).is_some())?;
        text.get(prefix.len()..)
    };
    if let Some(name) = below(&OUTLOOK_PREFIXES) {
        return Requested::Outlook(name);
    }
    let name = match below(&GRAPH_PREFIXES) {
        Some(name) => name,
        None if text.contains('/') => return Requested::Foreign,
        None => text,
    };
    match scope(name) {
        _ if name.eq_ignore_ascii_case(".default") => Requested::Default,
        Some(scope) => Requested::Graph(scope),
        None => Requested::Unknown(name),
    }
}

/// The name of what is requested, in the spelling of the catalogue where it is a scope of Microsoft Graph.
pub fn scope_name(text: &str) -> &str {
    match requested(text) {
        Requested::Graph(scope) => scope.name,
        _ => text,
    }
}

/// All scopes, by name.
pub fn scopes() -> &'static [Scope] {
    static SCOPE_ROWS: OnceLock<Vec<Scope>> = OnceLock::new();
    SCOPE_ROWS.get_or_init(|| rows(SCOPES).filter_map(read).collect())
}

/// The scope that is needed instead of `scope`, as that hides one of the `selected` properties.
pub(super) fn hidden_by(scope: &Scope, selected: &[String]) -> Option<&'static Scope> {
    let (_, wider, hidden) = HIDDEN.iter().find(|(basic, ..)| *basic == scope.name)?;
    // `attachments($select=id)` and `body/content` are theirs, too.
    let property = |name: &String| name.split(['(', '/']).next().unwrap_or_default().to_lowercase();
    let is_hidden = |name: &String| hidden.iter().any(|h| h.eq_ignore_ascii_case(&property(name)));
    selected.iter().any(is_hidden).then(|| self::scope(wider)).flatten()
}

fn read(
    ([name, kinds, administrator, personal, includes, covers], citation): ([&'static str; 6], Citation),
) -> Option<Scope> {
    let administrator = match administrator {
        "no" => Administrator::NotByDefinition,
        "yes" => Administrator::Always,
        "disputed" => Administrator::Disputed,
        "" => Administrator::NotDelegated,
        _ => return None,
    };
    let personal = match personal {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Some(Scope {
        name,
        delegated: kinds.contains('d'),
        application: kinds.contains('a'),
        administrator,
        personal,
        covers: Some(covers).filter(|covers| !covers.is_empty()),
        includes,
        citation,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_whole;

    fn known(name: &str) -> &'static Scope {
        scope(name).unwrap_or_else(|| panic!("{name}"))
    }

    #[test]
    fn every_row_is_whole_and_includes_scopes_that_there_are() {
        assert_whole::<6>(SCOPES);
        assert_eq!(scopes().len(), SCOPES.lines().filter(|line| !line.starts_with('#')).count());
        for scope in scopes() {
            let named = scope.includes.split(',').filter(|name| !name.is_empty()).count();
            assert_eq!(named, scope.directly_includes().count(), "{}", scope.name);
            assert!(
                scope.directly_includes().all(|inner| !inner.includes(scope)),
                "{}: a circle",
                scope.name
            );
        }
    }

    #[test]
    fn a_wider_scope_includes_the_narrower_ones() {
        for (wide, narrow, includes) in [
            ("Mail.ReadWrite", "Mail.ReadBasic", true),
            ("Mail.ReadWrite", "Mail.Send", false),
            ("Mail.ReadBasic", "Mail.Read", false),
            ("Mail.ReadWrite.Shared", "Mail.Read", true),
            ("Mail.Read", "Mail.Read.Shared", false),
            ("Calendars.ReadWrite", "Calendars.ReadBasic", true),
            ("Files.ReadWrite.All", "Files.Read", true),
            ("User.Read.All", "User.Read", true),
        ] {
            assert_eq!(known(wide).includes(known(narrow)), includes, "{wide}, {narrow}");
        }
        assert_eq!(known("Mail.Send").shared_twin(), Some(known("Mail.Send.Shared")));
        assert_eq!(known("People.Read").shared_twin(), None);
    }

    #[test]
    fn who_consents_and_which_accounts_have_it() {
        let said = |name| (known(name).administrator, known(name).personal);
        assert_eq!(said("Mail.Read"), (Administrator::NotByDefinition, Some(true)));
        assert_eq!(said("Mail.Read.Shared"), (Administrator::NotByDefinition, Some(false)));
        assert_eq!(said("Calendars.ReadBasic"), (Administrator::Disputed, Some(true)));
        assert_eq!(said("Calendars.Read.Shared"), (Administrator::NotByDefinition, Some(true)));
        assert_eq!(said("MailboxItem.Read"), (Administrator::Always, Some(false)));
        assert_eq!(said("GroupMember.ReadBasic.All"), (Administrator::Always, Some(false)));
        assert_eq!(said("Mail.ReadBasic.All").0, Administrator::NotDelegated);
        assert_eq!(said("openid"), (Administrator::NotByDefinition, Some(true)));
    }

    #[test]
    fn a_scope_is_read_in_every_form_that_people_write() {
        let graph = |name| Requested::Graph(known(name));
        for (text, read) in [
            ("user.read", graph("User.Read")),
            ("https://graph.microsoft.com/Mail.Read", graph("Mail.Read")),
            ("https://graph.microsoft.com/.default", Requested::Default),
            (".default", Requested::Default),
            ("offline_access", graph("offline_access")),
            ("Mail.ReadBasic.Shared", graph("Mail.ReadBasic.Shared")),
            ("Presence.ReadWrite", graph("Presence.ReadWrite")),
            ("Sites.ReadWrite.All", graph("Sites.ReadWrite.All")),
            ("https://outlook.office.com/Mail.Read", Requested::Outlook("Mail.Read")),
            ("api://0f3c/EmailRouter.Read", Requested::Foreign),
            ("https://contoso.com/user_impersonation", Requested::Foreign),
            ("Mail.Reed", Requested::Unknown("Mail.Reed")),
        ] {
            assert_eq!(requested(text), read, "{text}");
        }
    }

    #[test]
    fn a_misspelt_scope_finds_the_delegated_one() {
        for (written, meant) in [
            ("Mail.Reed", "Mail.Read"),
            ("mail.readbasics", "Mail.ReadBasic"),
            ("Calendar.Read", "Calendars.Read"),
        ] {
            assert_eq!(nearest_scope(written).map(|scope| scope.name), Some(meant));
        }
        assert_eq!(nearest_scope("banana"), None);
    }
}

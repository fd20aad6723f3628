//! The catalogue's data file: a line-based text with the facts of one version of the typings.
//!
//! ```text
//! # comment
//! interface   Subject    RI   c   Mailbox 1.1
//! ()          setAsync   RI   c   Mailbox 1.1   -   (*,AsyncContextOptions,(AsyncResult<*>))   (*,(AsyncResult<*>))
//! ```
//!
//! Columns are separated by one tab; empty ones are `-`, and left out at the end of a line. A type's line begins with
//! its kind, the lines of its members follow it. Columns: kind, name (without `Office.`), level (`R`, `RI`, `RWI`,
//! `RWM`), modes (`r`, `c`, `rc`), requirement set, flags (`deprecated`,
//! `preview`, `params=1`), and then
//!
//! - `interface`, `class`: what it extends, separated by commas;
//! - `alias`: what it stands for;
//! - `.` (property): its type; `()` (method): a column an overload; `=` (constant of an enum): nothing.
//!
//! Levels, modes and sets are those of the declaration itself: [`Catalog::assemble`](super::Catalog::assemble) lets
//! members inherit and applies the overrides. Types are written as [`type_text`] says. Knows nothing about the
//! typings' syntax; called by the catalogue (reading) and by `extract` (both ways).

mod read;
mod type_text;
mod write;

pub(crate) use read::parse;
pub(crate) use write::write;

use super::{MailboxLevel, MemberKind, Modes, TypeKind};

/// The committed data: what `catalog build` makes of the typings that its head names.
pub(super) const EMBEDDED: &str = include_str!("../office-js.tsv");

/// The package that the embedded data comes from: `@types/office-js 1.0.612`.
pub fn typings() -> &'static str {
    package(0).unwrap_or("@types/office-js")
}

/// The package that the preview's part of it comes from: `@types/office-js-preview 1.0.729`.
pub(super) fn preview_typings() -> &'static str {
    package(1).unwrap_or("@types/office-js-preview")
}

fn package(number: usize) -> Option<&'static str> {
    let (name, _) = EMBEDDED.split(" npm package ").nth(number + 1)?.split_once(" (")?;
    Some(name)
}

/// Every full name begins so, but the namespace's own; the file leaves it out.
const PREFIX: &str = "Office.";

const LEVELS: [(&str, MailboxLevel); 4] = [
    ("R", MailboxLevel::Restricted),
    ("RI", MailboxLevel::ReadItem),
    ("RWI", MailboxLevel::ReadWriteItem),
    ("RWM", MailboxLevel::ReadWriteMailbox),
];

const MODES: [(&str, Modes); 3] = [
    ("r", Modes { read: true, compose: false }),
    ("c", Modes { read: false, compose: true }),
    ("rc", Modes { read: true, compose: true }),
];

const TYPE_KINDS: [(&str, TypeKind); 5] = [
    ("interface", TypeKind::Interface),
    ("class", TypeKind::Class),
    ("enum", TypeKind::Enum),
    ("namespace", TypeKind::Namespace),
    ("alias", TypeKind::Alias),
];

const MEMBER_KINDS: [(&str, MemberKind); 3] =
    [(".", MemberKind::Property), ("()", MemberKind::Method), ("=", MemberKind::EnumConstant)];

fn by_code<T: Copy>(table: &[(&str, T)], code: &str) -> Option<T> {
    table.iter().find(|(c, _)| *c == code).map(|(_, value)| *value)
}

fn code_of<T: PartialEq>(table: &[(&'static str, T)], value: &T) -> &'static str {
    table.iter().find(|(_, v)| v == value).map_or("-", |(code, _)| code)
}

/// `Office.Subject` as the file has it, `Subject`.
fn short(full: &str) -> &str {
    full.strip_prefix(PREFIX).unwrap_or(full)
}

/// The other way round. The namespace itself is `Office` in both.
fn full(short: &str) -> String {
    if short == "Office" { short.to_owned() } else { format!("{PREFIX}{short}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_data_is_whole() {
        let parts = parse(EMBEDDED);
        assert_eq!(parts.problems, Vec::<String>::new());
        assert!(parts.types.len() > 200 && parts.members.len() > 1500);
    }

    #[test]
    fn the_head_names_the_package() {
        assert_eq!(typings(), "@types/office-js 1.0.612");
        assert_eq!(preview_typings(), "@types/office-js-preview 1.0.729");
    }

    #[test]
    fn what_is_read_is_written_again_byte_for_byte() {
        let parts = parse(EMBEDDED);
        let head: String = EMBEDDED.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
        assert_eq!(write(&head, &parts.types, &parts.members), EMBEDDED);
    }

    #[test]
    fn a_broken_line_is_a_problem_and_leaves_the_rest_alone() {
        let broken =
            "interface\tA\n.\tx\t-\t-\t-\t-\t[B\n.\ty\tRX\n()\tz\tRI\t-\t-\t-\t(A)\nnonsense\tB\n.\tw\n";
        let parts = parse(broken);
        let lines: Vec<_> =
            parts.problems.iter().filter_map(|p| p.split_once(':')).map(|(at, _)| at).collect();
        assert_eq!(lines, ["line 2", "line 3", "line 5", "line 6"], "{:?}", parts.problems);
        assert_eq!(parts.members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>(), ["z"]);
    }

    #[test]
    fn no_prefix_of_the_data_and_no_cut_line_can_panic() {
        for end in (0..EMBEDDED.len()).step_by(997).filter(|&end| EMBEDDED.is_char_boundary(end)) {
            parse(&EMBEDDED[..end]);
            parse(&EMBEDDED[end..]);
        }
    }
}

//! Office may be used where addinspect cannot see it.
//!
//! # What it does
//! Marks each place after which Office may be used without being seen:
//!
//! - An Office object, or something that contains one, is passed to code outside the project, or stored on one of its
//!   objects.
//! - A member is chosen by name at run time, or Office is not known to have it.
//! - Code is in a string, or an expression in markup cannot be read and names a member of Office.
//! - Too many values come together to follow all of them.
//!
//! A place after which nothing can need more than ReadItem is not marked, unless it names an unknown member. Tests and mocks
//! are not marked.
//!
//! The severity is a hint; text output shows hints only with `--hints`.
//!
//! # Why
//! What happens to the object after such a place is not seen. A call there may need more than is known, so it is no longer
//! certain whether the manifest declares too much: `permission-excessive` has a lower severity, and its fix is not safe.
//! Errors reported in the code remain true.
//!
//! # Example
//! ```js
//! const item = Office.context.mailbox.item;
//! window.plugins.run(item);
//! item[name].setAsync(text);
//! ```
//!
//! # Instead
//! Use the members by name, in code that belongs to the add-in:
//! ```js
//! item.subject.setAsync(text);
//! ```
//!
//! # Fix safety
//! There is no fix, because what the other code does is not known.

use super::{Context, Finding, Location, Meta, Severity};
use crate::addin::SourceFile;
use crate::analysis::{Cause, Doubt};
use crate::catalog::{MailboxLevel, PERMISSIONS_URL};
use crate::text::quoted;
use std::path::Path;

pub(super) static META: Meta = Meta {
    code: "unresolved-office-value",
    severity: Severity::Hint,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: PERMISSIONS_URL,
    source: include_str!("unresolved_office_value.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for (source, owners) in cx.sources.iter().zip(cx.owners()) {
        let digest = source.outcome.digest();
        let may = digest.doubted > Some(MailboxLevel::ReadItem) || digest.has_unknown_members;
        if let Some(owner) = owners.first().filter(|_| may && !source.test) {
            let is_unknown = |d: &Doubt| matches!(d.cause, Cause::UnknownMember(_));
            let matters = |d: &&Doubt| d.exceeds(MailboxLevel::ReadItem) || is_unknown(d);
            let doubts = source.outcome.doubts.iter().filter(matters);
            out.extend(doubts.map(|doubt| finding(source, &owner.root, doubt)));
        }
    }
}

fn finding(source: &SourceFile, root: &Path, doubt: &Doubt) -> Finding {
    let span = doubt.span;
    let code = quoted(span.of(&source.text));
    let message = format!(
        "{}\n\
         Uses of Office beyond this place are not seen; they may need a higher level.",
        headline(&doubt.cause, &code)
    );
    META.finding(Location { file: source.path.clone(), span }, Some(root), code, message)
}

fn headline(cause: &Cause, code: &str) -> String {
    match cause {
        Cause::HandedOver | Cause::PutAway => {
            format!("The Office object at {code} cannot be followed any further")
        }
        Cause::ComputedName => {
            format!(
                "The name {code} is chosen at run time, so it is not known which member of Office it means"
            )
        }
        Cause::EveryMember => format!("All members of the Office object are requested at {code}"),
        Cause::UnknownMember(Some(other)) if other.contains('.') => {
            format!("{code} exists on other kinds of item only (`{other}`)")
        }
        Cause::UnknownMember(Some(nearest)) => {
            format!("Office is not known to have the member {code}; did you mean `{nearest}`?")
        }
        Cause::UnknownMember(None) => format!("Office is not known to have the member {code}"),
        Cause::CodeInString => format!("The code in {code} is not read"),
        Cause::UnknownModule => format!("Which module {code} loads is known only at run time"),
        Cause::Markup => {
            format!("{code} cannot be analysed: it is not JavaScript, or its names come from elsewhere")
        }
        Cause::Limit => format!("Too many values come together at {code} to follow all of them"),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::World;

    #[test]
    fn each_place_is_a_hint_that_says_what_it_means() {
        let world = World::new().source("a.js", "run(item); item[name]()", |_| Vec::new());
        assert_eq!(world.told(), [""; 0]);
        let world = world.unresolved("run(item)").unresolved("name");
        let meaning = "  Uses of Office beyond this place are not seen; they may need a higher level.";
        assert_eq!(
            world.told(),
            [
                "a.js `run(item)` hint: The Office object at `run(item)` cannot be followed any further",
                meaning,
                "a.js `name` hint: The Office object at `name` cannot be followed any further",
                meaning,
            ]
        );
    }

    #[test]
    fn tests_are_not_marked() {
        let world = World::new().source("a.test.js", "run(item)", |_| Vec::new()).unresolved("run(item)");
        assert_eq!(world.told(), [""; 0]);
    }
}

//! `<Permissions>` is in a place where Office does not look for it.
//!
//! # What it does
//! Reports a `<Permissions>` element inside `VersionOverrides` or another element, one whose name is in the wrong case
//! (`<permissions>`), and one in the wrong place among the children of `OfficeApp`. The schema requires it after
//! `FormSettings` or `DefaultSettings` and before `Rule` and `VersionOverrides`.
//!
//! # Why
//! The order is part of the schema. Office does not load an add-in whose manifest has a different order, and the validator
//! reports the same error as for an element in the wrong parent. A level inside `VersionOverrides` has no effect, because
//! one level applies to the whole add-in.
//!
//! # Example
//! ```xml
//! <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read" />
//! <Permissions>ReadItem</Permissions>
//! ```
//!
//! # Instead
//! ```xml
//! <Permissions>ReadItem</Permissions>
//! <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read" />
//! ```
//!
//! # Fix safety
//! Moving the element among the children of `OfficeApp` is safe. Moving it out of another element or renaming it is not,
//! because it has had no effect so far.

use super::judged_manifest::{self, JudgedManifest, place, with_fixes};
use super::{Context, Finding, Fix, Meta, Safety, Severity};
use crate::manifest::{DeclaredLevel, edit};

pub(super) static META: Meta = Meta {
    code: "permission-misplaced",
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Safety::Safe),
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering",
    source: include_str!("permission_misplaced.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for subject in judged_manifest::whole(cx) {
        let declared = &subject.manifest().declared;
        let in_root = declared.iter().filter(|d| d.is_in_place()).count();
        // Of several in the root `permission-duplicate` tells.
        let misplaced =
            |d: &&DeclaredLevel| !is_in_root(d) || d.misspelt.is_some() || !d.in_order && in_root == 1;
        let found = declared.iter().filter(misplaced).map(|d| {
            let fix = || fix(&subject, d).into_iter().collect();
            (finding(&subject, d), fix)
        });
        out.extend(with_fixes(found));
    }
}

fn is_in_root(declared: &DeclaredLevel) -> bool {
    declared.parents.len() <= 1
}

fn finding(subject: &JudgedManifest, declared: &DeclaredLevel) -> Finding {
    let around = declared.parents.last().map_or("OfficeApp", String::as_str);
    let lines = if let Some(name) = &declared.misspelt {
        [
            format!("<{name}> has no effect: Office reads <Permissions>"),
            "Names of elements are case-sensitive.".to_owned(),
        ]
    } else if is_in_root(declared) {
        [
            "<Permissions> is in the wrong place among the children of <OfficeApp>".to_owned(),
            "It belongs after <FormSettings> or <DefaultSettings> and before <Rule> and <VersionOverrides>; in any \
             other order, Office does not load the add-in."
                .to_owned(),
        ]
    } else {
        [
            format!("<Permissions> has no effect in <{around}>"),
            "One level applies to the whole add-in; it belongs directly in <OfficeApp>.".to_owned(),
        ]
    };
    subject.finding(&META, place(declared), &declared.value.value, &lines)
}

fn fix(subject: &JudgedManifest, declared: &DeclaredLevel) -> Option<Fix> {
    let manifest = subject.manifest();
    if manifest.declared.len() > 1 {
        return subject.keep_one_declaration(declared.family);
    }
    let edits = edit::declare(&subject.file.source.text, manifest, declared.family, &declared.value.value);
    let title = match &declared.misspelt {
        Some(name) => format!("Replace <{name}> with <Permissions> in {}", subject.name()),
        None => format!("Move <Permissions> to its place in {}", subject.name()),
    };
    subject.edit(title, if declared.is_in_place() { Safety::Safe } else { Safety::Unsafe }, edits)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{World, mail, permissions};

    fn told(children: &str) -> Vec<String> {
        World::new()
            .uses("Office.MessageRead.subject")
            .written("a.xml", &mail(children))
            .told_by("permission-misplaced")
    }

    #[test]
    fn the_order_of_the_schema_is_kept() {
        let here = permissions("ReadItem");
        let out_of_order = "a.xml `ReadItem` error: <Permissions> is in the wrong place among the children of \
             <OfficeApp>; safe: Move <Permissions> to its place in a.xml";
        for (children, expected) in [
            (format!("<Id/><FormSettings/>{here}<Rule/><VersionOverrides/>"), ""),
            (format!("<DesktopSettings/>{here}<Rule/>"), ""),
            (format!("<Unknown/>{here}<Unknown/>"), ""),
            (here.clone(), ""),
            (format!("<Rule/>{here}"), out_of_order),
            (format!("{here}<FormSettings/>"), out_of_order),
            (format!("<Hosts/>{here}<Requirements/><Rule/>"), out_of_order),
            // Whatever its place, one of the others is wrong.
            (format!("<Rule/><FormSettings/>{here}"), ""),
            (format!("{here}<Rule/>{here}"), ""),
        ] {
            assert_eq!(told(&children).concat(), expected, "{children}");
        }
    }

    #[test]
    fn an_element_in_the_wrong_case_is_told_and_replaced() {
        let lower = permissions("ReadItem").to_lowercase().replace("readitem", "ReadItem");
        let expected =
            "a.xml `ReadItem` error: <permissions> has no effect: Office reads <Permissions>; unsafe: ";
        assert_eq!(told(&lower), [format!("{expected}Replace <permissions> with <Permissions> in a.xml")]);
        let both = lower + &permissions("ReadItem");
        assert_eq!(told(&both), [format!("{expected}Declare ReadItem in a.xml")]);
    }

    #[test]
    fn an_element_inside_of_another_is_told() {
        let inside = format!("<VersionOverrides><Hosts/>{}</VersionOverrides>", permissions("ReadItem"));
        assert_eq!(
            told(&inside),
            [
                "a.xml `ReadItem` error: <Permissions> has no effect in <VersionOverrides>; unsafe: Move <Permissions> to its \
              place in a.xml"
            ]
        );
        let both = permissions("ReadWriteItem") + &inside;
        assert!(told(&both)[0].ends_with("; unsafe: Declare ReadItem in a.xml"), "{:?}", told(&both));
    }
}

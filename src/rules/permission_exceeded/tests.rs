//! What the rule says of small worlds.

use crate::analysis::{Access, Certainty, Usage, Via};
use crate::catalog::MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox};
use crate::config::Exchange;
use crate::manifest::SchemaVersion;
use crate::rules::testing::{World, usage};
use crate::text::Span;

const SUBJECT: &str = "Office.Subject.setAsync";

fn headlines(world: &World) -> Vec<String> {
    world.told().into_iter().filter(|line| !line.starts_with(' ') && line.contains(": needs ")).collect()
}

/// `subject.setAsync()` in `a.js`.
fn call() -> World {
    World::new().source("a.js", "subject.setAsync()", |text| vec![usage(text, "setAsync", SUBJECT)])
}

#[test]
fn a_call_above_the_declared_level_is_told_with_its_manifest_and_a_fix() {
    assert_eq!(
        call().manifest("manifest.xml", Some(ReadItem), |j| j).told(),
        [
            "a.js `setAsync` error: needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Subject.setAsync`",
            "  The typings say read item; the shipped library and the permissions page ask for read/write item \
             (2 December 2025).",
            "  At run time, the call throws `Elevated permission is required to call the method: ...` or fails with \
             `Permission Denied`.",
            "  Declare ReadWriteItem in manifest.xml, or remove what needs it.",
            "  manifest.xml `ReadItem`: declared here",
            "  unsafe: Declare ReadWriteItem in manifest.xml: manifest.xml ReadItem -> ReadWriteItem",
        ]
    );
}

#[test]
fn one_chain_is_told_once_at_its_last_highest_member() {
    let chain = |text: &str| {
        let names = [("bcc", "Office.MessageCompose.bcc"), ("getAsync", "Office.Recipients.getAsync")];
        names.map(|(name, member)| Usage { chain: 7, ..usage(text, name, member) }).to_vec()
    };
    let world = World::new().source("a.js", "item.bcc.getAsync()", chain).manifest("a.xml", None, |j| j);
    assert_eq!(
        headlines(&world),
        ["a.js `getAsync` error: needs ReadItem, a.xml declares no level, so Restricted applies: \
             `Office.Recipients.getAsync`"]
    );
}

#[test]
fn manifests_that_differ_are_told_apart_and_those_that_suffice_are_not_named() {
    let world = call()
        .manifest("a.xml", Some(ReadItem), |j| j)
        .manifest("b.xml", None, |j| j)
        .manifest("c.xml", Some(ReadItem), |j| j)
        .manifest("d.xml", Some(ReadWriteItem), |j| j);
    let told = world.told();
    let declared = " b.xml declares no level, so Restricted applies, and a.xml and c.xml declare ReadItem: `Office.Subject.setAsync`";
    assert!(told[0].ends_with(declared), "{told:?}");
    let related = [
        "  a.xml `ReadItem`: declared here",
        "  b.xml `OfficeApp`: no <Permissions>, so Restricted applies",
        "  c.xml `ReadItem`: declared here",
    ];
    assert_eq!(told[4..7], related);
}

#[test]
fn doubt_softens_and_a_mere_possibility_or_a_test_accuses_nobody() {
    let disputed = "Office.MessageCompose.getSelectedDataAsync";
    let cases = [
        ("a.js", SUBJECT, Certainty::Certain, Some("error:")),
        ("a.js", disputed, Certainty::Certain, Some("warning:")),
        ("a.js", SUBJECT, Certainty::Likely, Some("warning:")),
        ("a.js", SUBJECT, Certainty::Maybe, None),
        ("a.test.js", SUBJECT, Certainty::Certain, None),
        ("a.js", "Office.Subject.getAsync", Certainty::Certain, None),
    ];
    for (file, member, certainty, expected) in cases {
        let world = World::new()
            .source(file, "x.y()", |text| vec![Usage { certainty, ..usage(text, "y", member) }])
            .manifest("manifest.xml", Some(ReadItem), |j| j);
        let headline = headlines(&world).pop();
        assert_eq!(headline.as_deref().and_then(|h| h.split(' ').nth(2)), expected, "{member} {certainty:?}");
    }
}

#[test]
fn several_possible_members_are_named_by_their_owners() {
    let read = |text: &str| {
        let members = usage(text, "setAsync", "Office.Subject.setAsync|Office.Body.setAsync");
        vec![Usage { via: Via::Parameter, access: Access::Read, ..members }]
    };
    let world = World::new().source("a.js", "x.setAsync", read).manifest("a.xml", Some(ReadItem), |j| j);
    let told = world.told();
    assert!(told[0].ends_with(": `setAsync` (Office.Subject and Office.Body)"), "{told:?}");
    assert_eq!(told[2], "  Reached through a parameter that a caller passes.");
    assert!(told[3].starts_with("  At run time, calling it throws"), "{told:?}");
}

#[test]
fn schema_1_0_is_raised_to_the_level_that_it_has() {
    let world = call().manifest("a.xml", Some(ReadItem), |j| j).but(|m| m.schema = SchemaVersion::V1_0);
    let told = world.told();
    assert_eq!(
        told[3],
        "  Declare ReadWriteMailbox in a.xml (its schema 1.0 has no ReadWriteItem), or remove what needs it. Only an \
         administrator can install an add-in that declares it."
    );
    assert!(told[5].ends_with("ReadItem -> ReadWriteMailbox"), "{told:?}");
}

#[test]
fn of_what_no_longer_works_online_it_is_said_that_the_level_does_not_help() {
    let lines = |member: &str, exchange: Exchange| {
        let world = World::new().source("a.js", "m.send(x)", |text| vec![usage(text, "send", member)]);
        let told = world.manifest("a.xml", Some(ReadItem), |j| j).exchange(exchange).told();
        told.into_iter().filter(|line| line.starts_with("  Raising")).collect::<Vec<_>>()
    };
    let ews = "Office.Mailbox.makeEwsRequestAsync";
    let said = "  Raising the level does not help in Exchange Online, where `makeEwsRequestAsync` no longer works: use Microsoft Graph.";
    assert_eq!(lines(ews, Exchange::Online), [said]);
    assert_eq!(lines(ews, Exchange::Hybrid), [said]);
    assert_eq!(lines(ews, Exchange::OnPremises), [""; 0]);
    assert_eq!(lines(SUBJECT, Exchange::Online), [""; 0]);
}

#[test]
fn the_first_fix_is_enough_for_the_whole_add_in_the_second_for_this_use() {
    let world = call().manifest("a.xml", Some(ReadItem), |j| j.required(ReadWriteMailbox));
    assert_eq!(
        world.told_by("permission-exceeded"),
        ["a.js `setAsync` error: needs ReadWriteItem, a.xml declares ReadItem: `Office.Subject.setAsync`\
          ; unsafe: Declare ReadWriteMailbox in a.xml (an administrator must consent)\
          ; unsafe: Declare ReadWriteItem in a.xml"]
    );
    assert!(world.told().contains(&"  The add-in as a whole needs ReadWriteMailbox.".to_owned()));
}

#[test]
fn without_a_declaration_very_many_uses_of_a_file_are_told_once() {
    let told = |uses: usize, declared| {
        let text = "x.setAsync();\n".repeat(uses);
        let calls = |text: &str| {
            let at = text
                .match_indices("setAsync")
                .map(|(at, name)| Span::new(at as u32, (at + name.len()) as u32));
            at.enumerate()
                .map(|(chain, span)| Usage { span, chain: chain as u32, ..usage(text, "setAsync", SUBJECT) })
                .collect()
        };
        World::new().source("a.js", &text, calls).manifest("a.xml", declared, |j| j).told()
    };
    let (few, many) = (told(20, None), told(21, None));
    assert_eq!(few.iter().filter(|line| line.contains(" error: needs ")).count(), 20);
    assert_eq!(many.iter().filter(|line| line.contains(" error: needs ")).count(), 1, "{many:?}");
    assert!(many.contains(&"  20 more uses in this file need more than is declared.".to_owned()), "{many:?}");
    assert_eq!(told(21, Some(ReadItem)).iter().filter(|line| line.contains(" error: needs ")).count(), 21);
}

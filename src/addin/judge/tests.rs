//! What is judged, and what is said about it.

use super::*;
use crate::addin::ews_library;
use crate::addin::testing::{manifest, source, spanned, usage};
use crate::analysis::Certainty::{self, Certain, Likely, Maybe};
use crate::analysis::{Cause, Doubt, FileOutcome};
use crate::catalog::MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox, Restricted};
use crate::manifest::{ActivationRule, Malformed, SchemaVersion, Supplementary, SupplementaryKind};
use crate::text::Span;
use std::sync::Arc;

const SUBJECT: &str = "Office.MessageRead.subject";
const SET_BODY: &str = "Office.Body.setAsync";

/// A source with one use of the members.
fn uses(path: &str, members: &[&str], certainty: Certainty) -> SourceFile {
    let text = format!("\nitem.{};", members[0].rsplit('.').next().unwrap());
    let mut file = source(path, &text);
    Arc::make_mut(&mut file.outcome).usages.push(usage(&text, members, certainty));
    file
}

fn lost() -> Doubt {
    Doubt {
        span: Span::new(0, 1),
        cause: Cause::HandedOver,
        up_to: crate::analysis::Ceiling::of_mailbox(ReadWriteMailbox),
    }
}

fn judged(manifest: &Manifest, sources: &[SourceFile]) -> Judgement {
    let sources: Vec<&SourceFile> = sources.iter().collect();
    judge(
        manifest,
        &Evidence {
            root: Path::new("/app"),
            sources: &sources,
            bundles: &[],
            unread: &[],
            unreadable: &[],
            leftovers: &[],
        },
    )
}

fn verdict_of(level: Option<MailboxLevel>, sources: &[SourceFile]) -> (Verdict, MailboxLevel, bool) {
    let judgement = judged(&manifest(level, &[]), sources);
    (judgement.verdict, judgement.required, judgement.certain)
}

#[test]
fn the_highest_certain_use_outside_tests_decides() {
    let sources = [
        uses("/app/a.js", &[SUBJECT], Certain),
        uses("/app/b.js", &[SET_BODY], Certain),
        uses("/app/a.test.js", &["Office.Mailbox.makeEwsRequestAsync"], Certain),
    ];
    assert_eq!(verdict_of(Some(ReadWriteMailbox), &sources), (Verdict::Excessive, ReadWriteItem, true));
    assert_eq!(verdict_of(Some(ReadWriteItem), &sources), (Verdict::Exact, ReadWriteItem, true));
    assert_eq!(verdict_of(Some(ReadItem), &sources), (Verdict::Exceeded, ReadWriteItem, true));
    assert_eq!(verdict_of(None, &sources), (Verdict::Exceeded, ReadWriteItem, true));
}

#[test]
fn what_is_not_certain_raises_nothing_and_is_a_doubt() {
    for certainty in [Likely, Maybe] {
        let sources = [uses("/app/a.js", &[SUBJECT], Certain), uses("/app/src/b.js", &[SET_BODY], certainty)];
        let judgement = judged(&manifest(Some(ReadWriteMailbox), &[]), &sources);
        assert_eq!((judgement.required, judgement.certain), (ReadItem, false));
        let doubt = "If these are uses of Office, ReadWriteItem is needed: \
                     `setAsync` (src/b.js:2).";
        assert_eq!(judgement.reasons, [doubt]);
    }
}

#[test]
fn a_use_that_was_seen_to_need_more_is_a_doubt() {
    let window = [
        uses("/app/a.js", &["Office.UI.openBrowserWindow"], Certain),
        uses("/app/b.js", &[SUBJECT], Certain),
    ];
    for (declared, sources, certain) in [
        (ReadWriteItem, &window[..1], false),
        (Restricted, &window[..1], false),
        (ReadWriteItem, &window[..], true),
    ] {
        let judgement = judged(&manifest(Some(declared), &[]), sources);
        assert_eq!(judgement.certain, certain, "{judgement:?}");
    }
}

#[test]
fn what_has_been_mended_speaks_against_lowering_only() {
    let token = [uses("/app/a.js", &["Office.Mailbox.getUserIdentityTokenAsync"], Certain)];
    for (declared, verdict, certain) in
        [(ReadWriteMailbox, Verdict::Excessive, false), (ReadItem, Verdict::Exact, true)]
    {
        assert_eq!(verdict_of(Some(declared), &token), (verdict, ReadItem, certain));
    }
}

#[test]
fn a_use_that_may_need_more_is_a_doubt() {
    let members = ["Office.NotificationMessages.addAsync", "Office.Recipients.addAsync"];
    let judgement = judged(&manifest(Some(ReadWriteItem), &[]), &[uses("/app/a.js", &members, Certain)]);
    assert_eq!((judgement.verdict, judgement.required), (Verdict::Excessive, ReadItem));
    let doubt = "Depending on the receiver, ReadWriteItem may be needed: `addAsync` (a.js:2).";
    assert_eq!(judgement.reasons, [doubt]);
}

#[test]
fn values_that_get_lost_are_a_doubt() {
    let mut file = uses("/app/a.js", &[SUBJECT], Certain);
    Arc::make_mut(&mut file.outcome).doubts = vec![lost(); 5];
    let judgement = judged(&manifest(Some(ReadWriteItem), &[]), &[file]);
    let doubt = "Office values are passed to code outside the project: a.js:1.";
    assert_eq!(judgement.reasons, [doubt]);
}

#[test]
fn at_the_top_level_nothing_can_need_more() {
    let mut file = uses("/app/a.js", &["Office.Mailbox.makeEwsRequestAsync"], Certain);
    Arc::make_mut(&mut file.outcome).doubts = vec![lost()];
    assert_eq!(verdict_of(Some(ReadWriteMailbox), &[file]), (Verdict::Exact, ReadWriteMailbox, true));
}

#[test]
fn a_callback_token_speaks_against_lowering_only() {
    let sources = [uses("/app/a.js", &["Office.Mailbox.getCallbackTokenAsync"], Certain)];
    let lower = judged(&manifest(Some(ReadWriteMailbox), &[]), &sources);
    assert_eq!((lower.verdict, lower.certain), (Verdict::Excessive, false));
    let doubt = "`getCallbackTokenAsync` (a.js:2) gets a token that carries the declared level; the service \
                 that receives it may need more.";
    assert_eq!(lower.reasons, [doubt]);
    assert_eq!(verdict_of(Some(ReadItem), &sources), (Verdict::Exact, ReadItem, true));
}

#[test]
fn shared_folders_speak_against_lowering() {
    let mut manifest = manifest(Some(ReadWriteMailbox), &[]);
    manifest.supplementary.push(Supplementary {
        kind: SupplementaryKind::SharedFolders,
        value: spanned("true"),
        whole: Span::default(),
        overrides_version: None,
        rsc_type: None,
    });
    let judgement = judged(&manifest, &[uses("/app/a.js", &[SUBJECT], Certain)]);
    assert_eq!((judgement.verdict, judgement.certain), (Verdict::Excessive, false));
    assert!(
        judgement.reasons[0].starts_with("The manifest supports shared folders"),
        "{:?}",
        judgement.reasons
    );
}

#[test]
fn a_library_that_calls_ews_is_a_doubt() {
    let mut file = uses("/app/a.js", &[SUBJECT], Certain);
    file.ews_library = ews_library("\nitem.subject; easyEws.getEwsHeaders(id);");
    let judgement = judged(&manifest(Some(ReadWriteMailbox), &[]), &[file]);
    let doubt = "a.js uses easyEws, a library that calls makeEwsRequestAsync (ReadWriteMailbox).";
    assert_eq!(judgement.reasons, [doubt]);
}

#[test]
fn a_level_that_rests_on_contradicting_sources_is_a_doubt() {
    let contradicted = uses("/app/a.js", &["Office.AppointmentCompose.organizer"], Certain);
    let judgement = judged(&manifest(Some(ReadWriteMailbox), &[]), std::slice::from_ref(&contradicted));
    assert_eq!((judgement.required, judgement.certain), (ReadWriteItem, false));
    let agreed = uses("/app/b.js", &[SET_BODY], Certain);
    assert!(judged(&manifest(Some(ReadWriteMailbox), &[]), &[contradicted, agreed]).certain);
}

#[test]
fn the_manifests_own_rules_raise_the_level() {
    let mut manifest = manifest(Some(Restricted), &[]);
    let rule =
        |kind: &str, needs| ActivationRule { kind: spanned(kind), entity: None, form_type: None, needs };
    manifest.rules = vec![rule("ItemIs", Restricted), rule("ItemHasAttachment", ReadItem)];
    let judgement = judged(&manifest, &[uses("/app/a.js", &["Office.Mailbox.item"], Certain)]);
    assert_eq!((judgement.required_by_code, judgement.required), (Restricted, ReadItem));
    assert_eq!(judgement.verdict, Verdict::Exceeded);
    assert_eq!(judgement.reasons, ["The activation rule ItemHasAttachment needs ReadItem."]);
}

#[test]
fn schema_1_0_skips_a_level() {
    let mut manifest = manifest(Some(ReadWriteMailbox), &[]);
    manifest.schema = SchemaVersion::V1_0;
    let judgement = judged(&manifest, &[uses("/app/a.js", &[SET_BODY], Certain)]);
    assert_eq!((judgement.required_by_code, judgement.required), (ReadWriteItem, ReadWriteMailbox));
    assert_eq!((judgement.verdict, judgement.certain), (Verdict::Exact, true));
    let reason = "Schema 1.0 has no ReadWriteItem; the next higher level is ReadWriteMailbox.";
    assert_eq!(judgement.reasons, [reason]);
}

#[test]
fn where_nothing_is_known_nothing_is_claimed() {
    let level = Some(ReadWriteMailbox);
    assert_eq!(verdict_of(level, &[]).0, Verdict::NoSources);
    assert_eq!(verdict_of(level, &[uses("/app/a.test.js", &[SUBJECT], Certain)]).0, Verdict::NoSources);
    assert_eq!(verdict_of(level, &[source("/app/a.js", "")]).0, Verdict::NoUsages);
    let restricted = uses("/app/a.js", &["Office.Mailbox.item"], Certain);
    assert_eq!(verdict_of(level, &[restricted]), (Verdict::Excessive, Restricted, true));
}

#[test]
fn bundles_matter_where_they_are_all_there_is() {
    let bundle = Path::new("/app/dist/taskpane.js");
    let judged = |sources: &[SourceFile], url: &str| {
        let sources: Vec<&SourceFile> = sources.iter().collect();
        let evidence = Evidence {
            root: Path::new("/app"),
            sources: &sources,
            bundles: &[bundle],
            unread: &[],
            unreadable: &[],
            leftovers: &[],
        };
        judge(&manifest(Some(ReadWriteMailbox), &[url]), &evidence).reasons
    };
    let said = ["Bundled or minified code was not analysed: dist/taskpane.js."];
    let subject = |path| [uses(path, &[SUBJECT], Certain)];
    assert_eq!(judged(&[source("/app/taskpane.html", "")], "/taskpane.html"), said);
    assert_eq!(judged(&subject("/app/commands.ts"), "/taskpane.js"), said);
    assert!(judged(&subject("/app/src/taskpane.ts"), "/taskpane.js").is_empty());
    assert!(judged(&subject("/app/src/commands.ts"), "/taskpane.html").is_empty());
}

#[test]
fn a_file_that_could_not_be_read_is_a_doubt() {
    let file = uses("/app/a.js", &[SUBJECT], Certain);
    let unreadable = [Path::new("/app/src/b.js")];
    let evidence = Evidence {
        root: Path::new("/app"),
        sources: &[&file],
        bundles: &[],
        unread: &[],
        unreadable: &unreadable,
        leftovers: &[],
    };
    let judgement = judge(&manifest(Some(ReadWriteItem), &[]), &evidence);
    assert_eq!(
        (judgement.certain, judgement.reasons),
        (false, vec!["src/b.js could not be read.".to_owned()])
    );
}

#[test]
fn other_hosts_and_broken_files_are_not_judged() {
    let sources = [uses("/app/a.js", &[SET_BODY], Certain)];
    let mut word = manifest(None, &[]);
    word.mail = false;
    assert_eq!(judged(&word, &sources).verdict, Verdict::NotMail);
    let mut broken = manifest(None, &[]);
    broken.malformed.push(Malformed {
        span: Span::default(),
        message: "`>` expected".to_owned(),
        related: None,
    });
    assert_eq!(judged(&broken, &sources).verdict, Verdict::Unreadable);
    broken.declared = manifest(Some(ReadItem), &[]).declared;
    assert_eq!(judged(&broken, &sources).verdict, Verdict::Exceeded);
}

#[test]
fn what_is_left_without_retired_services_is_judged_too() {
    const EWS: &str = "Office.Mailbox.makeEwsRequestAsync";
    const TOKEN: &str = "Office.Mailbox.getCallbackTokenAsync";
    let afterwards = |sources: &[SourceFile]| {
        judged(&manifest(Some(ReadWriteMailbox), &[]), sources)
            .afterwards
            .map(|then| (then.required, then.certain))
    };
    assert_eq!(afterwards(&[uses("/app/a.js", &[SUBJECT], Certain)]), None);
    assert_eq!(afterwards(&[uses("/app/a.test.js", &[EWS], Certain)]), None);
    for (uses_of, expected) in [
        (&[uses("/app/a.js", &[EWS], Certain)][..], (Restricted, true)),
        (&[uses("/app/a.js", &[EWS], Certain), uses("/app/b.js", &[SUBJECT], Certain)], (ReadItem, true)),
        (
            &[uses("/app/a.js", &[TOKEN], Certain), uses("/app/b.js", &[SET_BODY], Certain)],
            (ReadWriteItem, true),
        ),
        // What may be something else stays.
        (&[uses("/app/a.js", &["Office.Mailbox.ewsUrl", SUBJECT], Certain)], (ReadItem, true)),
    ] {
        assert_eq!(afterwards(uses_of), Some(expected));
    }
}

#[test]
fn a_doubt_that_the_highest_level_hid_counts_afterwards() {
    let mut source = uses("/app/a.js", &["Office.Mailbox.makeEwsRequestAsync"], Certain);
    FileOutcome::to_change(&mut source.outcome).doubts.push(lost());
    let judgement = judged(&manifest(Some(ReadWriteMailbox), &[]), &[source]);
    assert!(judgement.certain);
    let then = judgement.afterwards.unwrap();
    assert!(!then.certain && then.reasons.len() == 1, "{then:?}");
}

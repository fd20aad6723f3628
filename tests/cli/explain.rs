//! What `explain` prints.

use crate::run::{addinspect, repository, tree};
use addinspect::rules::{HEADINGS, RULES};

#[test]
fn a_member_a_type_a_level_and_a_rule_have_pages() {
    let cases = [
        ("Office.Subject.setAsync", "# Office.Subject.setAsync (method)\n\nNeeds: **ReadWriteItem**"),
        ("Subject.setAsync", "# Office.Subject.setAsync (method)\n"),
        ("Office.Subject", "# Office.Subject (interface)\n"),
        ("ReadItem", "# ReadItem (read item)\n"),
        ("readitem", "# ReadItem (read item)\n"),
        ("9020", "# Error 9020 (GenericResponseError)\n"),
        ("MailboxItem.Read.User", "# ReadItem (read item)\n"),
        ("permission-exceeded", "# permission-exceeded\n\nA call needs a higher permission level"),
    ];
    for (word, beginning) in cases {
        let ran = addinspect(repository(), &["explain", word]);
        assert!(ran.out.starts_with(beginning), "{word}: {ran:?}");
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{word}");
    }
}

#[test]
fn a_topic_of_several_words_needs_no_quotes_and_dates_read_as_prose() {
    let ran = addinspect(repository(), &["explain", "nested", "app", "authentication"]);
    assert_eq!(ran.out, addinspect(repository(), &["explain", "nested app authentication"]).out);
    assert_eq!((ran.status, ran.out.is_empty()), (0, false), "{ran:?}");
    let ran = addinspect(repository(), &["explain", "nested", "ap"]);
    assert!(ran.status == 2 && ran.err.contains(" called `nested ap`"), "{ran:?}");
    for topic in
        ["Office.Subject.setAsync", "Office.Mailbox.makeEwsRequestAsync", "openBrowserWindow", "EWS:FindItem"]
    {
        let page = addinspect(repository(), &["explain", topic]).out;
        let iso = page.as_bytes().windows(10).any(|w| {
            w.iter().enumerate().all(|(at, b)| match at {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            })
        });
        assert!(!iso && page.contains(" 202"), "{page}");
    }
}

#[test]
fn every_rule_has_a_page_with_all_its_parts() {
    for rule in RULES {
        let ran = addinspect(repository(), &["explain", rule.meta.code]);
        assert!(ran.out.starts_with(&format!("# {}\n\n", rule.meta.code)), "{ran:?}");
        assert!(ran.out.ends_with(&format!("\n{}\n", rule.meta.url)), "{ran:?}");
        for heading in HEADINGS {
            assert!(ran.out.contains(&format!("\n## {heading}\n\n")), "{}: {heading}", rule.meta.code);
        }
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    }
}

#[test]
fn dead_services_and_what_serves_instead_have_pages() {
    let cases = [
        ("EWS:FindItem", "- contacts: `GET /me/contacts`, Contacts.Read"),
        ("EWS:FindItem", "shuts down on 1 April 2027"),
        ("EWS:GetItem", "`Office.MessageRead.getAsFileAsync`, ReadItem, Mailbox 1.14"),
        ("EWS:DeleteItem", "An add-in may not call it"),
        ("easyEws.moveItem", "It sends MoveItem through `makeEwsRequestAsync`."),
        ("Mail.ReadBasic", "Included in: Mail.Read,"),
        ("GET /me/messages/{}", "**Mail.ReadBasic**"),
        ("POST https://outlook.office.com/api/v2.0/me/sendmail", "`POST /me/sendMail`"),
        ("delegate", "- Reviewer: read items"),
        ("nested app authentication", "`createNestablePublicClientApplication(config)`"),
    ];
    for (word, phrase) in cases {
        let ran = addinspect(repository(), &["explain", word]);
        assert!(ran.out.contains(phrase), "{word}: {ran:?}");
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{word}");
    }
}

#[test]
fn a_name_that_several_types_have_explains_them_all() {
    let ran = addinspect(repository(), &["explain", "setAsync"]);
    for owner in ["Body", "Subject", "Recipients", "Location"] {
        assert!(ran.out.contains(&format!("# Office.{owner}.setAsync (method)")), "{owner}");
    }
}

#[test]
fn what_is_unknown_is_told_with_what_could_be_meant() {
    let cases = [
        (
            "setAsinc",
            "error: there is no rule, level, error code, Office member, EWS operation or Graph permission called `setAsinc`; did you mean `setAsync`",
        ),
        ("permission-exceded", "did you mean `permission-exceeded`"),
        ("ReadItm", "did you mean `ReadItem`"),
        ("EWS:FindItems", "did you mean `EWS:FindItem`"),
        ("Mail.ReadBasics", "did you mean `Mail.ReadBasic`"),
    ];
    let folder = tree(&[]);
    for (word, message) in cases {
        let ran = addinspect(folder.path(), &["explain", word]);
        assert!(ran.err.contains(message), "{word}: {ran:?}");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    }
    let ran = addinspect(folder.path(), &["explain", "xyzzy-nothing"]);
    assert_eq!(
        ran.err,
        "error: there is no rule, level, error code, Office member, EWS operation or Graph permission called `xyzzy-nothing`\n"
    );
}

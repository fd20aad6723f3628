//! What an add-in does not do: because Outlook refuses it at the level that is declared, or because the code does not.
//!
//! "Does not" is a claim about everything that the add-in runs: where some code was not seen, or may be a use after all, no
//! use *was found*, and that is said instead. Called by the review.

use super::feature::{self, Feature};
use super::places::Use;
use crate::catalog::MailboxLevel;
use Outcome::{Absent, Barred, Possible, Unseen};

/// Something that an administrator wants to know of every add-in.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// The word of the JSON output.
    pub id: &'static str,
    /// What is not done, behind "it does not": `send mail`.
    pub words: &'static str,
    /// The features that do it.
    features: &'static [&'static str],
    /// From which declared level on an Exchange token lets its holder do it, beside Office.js.
    token: Option<MailboxLevel>,
}

/// How it is known that something is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Outlook refuses it at the declared level.
    Barred,
    /// The code does not do it, and all of it was seen.
    Absent,
    /// No code that does it was found, and not all of it could be followed.
    Unseen,
    /// Some code may do it, or something else.
    Possible,
}

/// A question and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// What is not done.
    pub question: &'static Question,
    /// How that is known.
    pub outcome: Outcome,
}

/// What is known of an add-in's code as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight {
    /// Whether all of its code was read.
    pub(super) whole: bool,
    /// The most that may be done behind places that nobody sees through.
    pub(super) doubted: Option<MailboxLevel>,
    /// What Outlook grants at most; `None` where the manifests do not say.
    pub(super) granted: Option<MailboxLevel>,
}

const fn question(
    id: &'static str,
    words: &'static str,
    features: &'static [&'static str],
    token: Option<MailboxLevel>,
) -> Question {
    Question { id, words, features, token }
}

/// With ReadItem, a token reads the open item; with ReadWriteMailbox, it reads, changes and sends everything.
const READS: Option<MailboxLevel> = Some(MailboxLevel::ReadItem);
const REACHES: Option<MailboxLevel> = Some(MailboxLevel::ReadWriteMailbox);

static QUESTIONS: &[Question] = &[
    question("send", "send mail or invitations by itself", &["send", "ews"], REACHES),
    question(
        "other-items",
        "read or change items other than the open one",
        &["other-items", "move", "ews"],
        REACHES,
    ),
    question(
        "change",
        "change the text, subject, people, dates, attachments or categories of the open item",
        &CHANGES,
        REACHES,
    ),
    question(
        "read-body",
        "read the text of the item",
        &["body", "selection", "whole-message", "entities", "ews"],
        READS,
    ),
    question(
        "read-attachments",
        "read what is in attachments",
        &["attachment-content", "whole-message", "ews"],
        READS,
    ),
    question(
        "read-people",
        "read who sent the item and to whom",
        &["people", "headers", "whole-message", "entities", "other-items", "ews"],
        READS,
    ),
    question("user", "read the user's profile (name, address, time zone)", &["user", "ews"], READS),
    question("change-people", "change recipients or attendees", &["write-people", "ews"], REACHES),
    question("change-attachments", "add or remove attachments", &["write-attachments", "ews"], REACHES),
    question("change-categories", "change the categories of the item", &["write-categories", "ews"], REACHES),
    question(
        "master-categories",
        "use the list of categories of the mailbox",
        &["master-categories", "ews"],
        REACHES,
    ),
    question("tokens", "get tokens from Exchange", &["exchange-token"], None),
    question(
        "store",
        "keep data in the mailbox or in items",
        &["item-data", "session-data", "settings", "ews"],
        REACHES,
    ),
];

/// Everything that changes the open item.
const CHANGES: [&str; 14] = [
    "write-subject",
    "write-body",
    "write-signature",
    "write-on-send",
    "write-people",
    "write-attachments",
    "write-time-and-place",
    "write-delivery",
    "write-categories",
    "write-headers",
    "write-sensitivity",
    "save",
    "move",
    "ews",
];

/// Those that change the item in a single way are only asked where it is changed in another one.
const PARTS_OF_CHANGE: [&str; 3] = ["change-people", "change-attachments", "change-categories"];

/// What is not done, in the order of the questions.
pub(super) fn claims(uses: &[Use], sight: Sight) -> Vec<Claim> {
    let claims = QUESTIONS.iter().filter_map(|question| {
        let outcome = outcome(question, uses, sight)?;
        Some(Claim { question, outcome })
    });
    let claims: Vec<Claim> = claims.collect();
    let whole = claims.iter().find(|claim| claim.question.id == "change").map(|claim| claim.outcome);
    let says_more =
        |claim: &Claim| !PARTS_OF_CHANGE.contains(&claim.question.id) || whole != Some(claim.outcome);
    claims.into_iter().filter(says_more).collect()
}

/// `None` where it is done.
fn outcome(question: &Question, uses: &[Use], sight: Sight) -> Option<Outcome> {
    let least = features(question).filter_map(feature::least_level).min();
    let is_token = |feature: &Feature| feature.id == "exchange-token";
    let token_may = question.token.is_some_and(|from| sight.granted.is_none_or(|granted| granted >= from));
    let does = |feature: &'static Feature| {
        question.features.contains(&feature.id) || (is_token(feature) && token_may)
    };
    let needed = least.into_iter().chain(question.token).min();
    if sight.granted.zip(needed).is_some_and(|(granted, needed)| granted < needed) {
        return Some(Barred);
    }
    let mut all = uses.iter().filter(|one| one.features.iter().any(|feature| does(feature))).peekable();
    if all.peek().is_none() {
        let hidden = !sight.whole || sight.doubted.zip(needed).is_some_and(|(up_to, needed)| up_to >= needed);
        return Some(if hidden { Unseen } else { Absent });
    }
    if all.any(|one| one.place.certain) { None } else { Some(Possible) }
}

fn features(question: &Question) -> impl Iterator<Item = &'static Feature> {
    question.features.iter().filter_map(|id| feature::named(id))
}

#[cfg(test)]
mod tests {
    use super::super::places::Place;
    use super::*;
    use crate::text::Span;

    fn answer(id: &str, does: &[(&str, bool)], sight: Sight) -> Option<Outcome> {
        let one = |&(feature, certain): &(&str, bool)| Use {
            place: Place { source: 0, span: Span::new(0, 1), certain },
            members: Vec::new(),
            level: None,
            features: feature::named(feature).into_iter().collect(),
        };
        let uses: Vec<Use> = does.iter().map(one).collect();
        outcome(QUESTIONS.iter().find(|question| question.id == id).unwrap(), &uses, sight)
    }

    fn at(granted: MailboxLevel) -> Sight {
        Sight { whole: true, doubted: None, granted: Some(granted) }
    }

    #[test]
    fn every_question_asks_for_features_that_there_are() {
        for question in QUESTIONS {
            let all = question.features.iter();
            all.for_each(|id| assert!(feature::named(id).is_some(), "{}: {id}", question.id));
        }
    }

    #[test]
    fn outlook_bars_what_needs_a_higher_level() {
        use MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox};
        assert_eq!(answer("send", &[], at(ReadWriteItem)), Some(Barred));
        assert_eq!(answer("change", &[], at(ReadItem)), Some(Barred));
        assert_eq!(answer("send", &[], at(ReadWriteMailbox)), Some(Absent));
        assert_eq!(answer("send", &[("send", true)], at(ReadWriteMailbox)), None);
        // Nobody knows what is granted: the code alone speaks.
        assert_eq!(answer("send", &[], Sight { granted: None, ..at(ReadItem) }), Some(Absent));
    }

    #[test]
    fn what_may_be_hidden_is_not_denied() {
        use MailboxLevel::{ReadItem, ReadWriteMailbox};
        let sight = at(ReadWriteMailbox);
        assert_eq!(answer("read-body", &[], Sight { whole: false, ..sight }), Some(Unseen));
        assert_eq!(answer("read-body", &[], Sight { doubted: Some(ReadItem), ..sight }), Some(Unseen));
        assert_eq!(answer("send", &[], Sight { doubted: Some(ReadItem), ..sight }), Some(Absent));
        assert_eq!(answer("send", &[("send", false)], sight), Some(Possible));
        assert_eq!(
            answer("user", &[], Sight { doubted: Some(MailboxLevel::Restricted), ..sight }),
            Some(Absent)
        );
    }

    #[test]
    fn a_token_does_what_its_level_lets_it() {
        use MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox};
        let token = [("exchange-token", true)];
        assert_eq!(answer("read-body", &token, at(ReadItem)), None);
        assert_eq!(answer("change", &token, at(ReadWriteItem)), Some(Absent));
        assert_eq!(answer("change", &token, at(ReadWriteMailbox)), None);
        assert_eq!(answer("send", &token, at(ReadItem)), Some(Barred));
    }
}

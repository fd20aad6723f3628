//! What becomes of an item that an EWS request creates: its twin depends on it. Called by whoever reads requests.

/// What becomes of an item that `CreateItem` creates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is kept as a draft: `SaveOnly`.
    Save,
    /// It is sent: `SendOnly`.
    Send,
    /// It is sent and kept: `SendAndSaveCopy`.
    SendAndSave,
    /// It forwards another item, and is sent.
    Forward,
    /// The same as a draft.
    ForwardDraft,
    /// It answers another item, and is sent.
    Reply,
    /// The same as a draft.
    ReplyDraft,
    /// It answers another item to all, and is sent.
    ReplyAll,
    /// The same as a draft.
    ReplyAllDraft,
    /// It accepts a meeting.
    Accept,
    /// It accepts a meeting with doubts.
    Tentative,
    /// It declines a meeting.
    Decline,
    /// It cancels a meeting.
    Cancel,
}

/// In the words of `twins.tsv`.
const ACTIONS: [(&str, Action); 13] = [
    ("save", Action::Save),
    ("send", Action::Send),
    ("send-and-save", Action::SendAndSave),
    ("forward", Action::Forward),
    ("forward+save", Action::ForwardDraft),
    ("reply", Action::Reply),
    ("reply+save", Action::ReplyDraft),
    ("reply-all", Action::ReplyAll),
    ("reply-all+save", Action::ReplyAllDraft),
    ("accept", Action::Accept),
    ("tentative", Action::Tentative),
    ("decline", Action::Decline),
    ("cancel", Action::Cancel),
];

impl Action {
    /// By the attribute `MessageDisposition` and the element that answers another item (`ForwardItem`), if there are any.
    pub fn of(disposition: Option<&str>, response: Option<&str>) -> Option<Action> {
        let is_draft = disposition == Some("SaveOnly");
        Some(match (response, disposition) {
            (Some("ForwardItem"), _) => {
                if is_draft {
                    Self::ForwardDraft
                } else {
                    Self::Forward
                }
            }
            (Some("ReplyToItem"), _) => {
                if is_draft {
                    Self::ReplyDraft
                } else {
                    Self::Reply
                }
            }
            (Some("ReplyAllToItem"), _) => {
                if is_draft {
                    Self::ReplyAllDraft
                } else {
                    Self::ReplyAll
                }
            }
            (Some("AcceptItem"), _) => Self::Accept,
            (Some("TentativelyAcceptItem"), _) => Self::Tentative,
            (Some("DeclineItem"), _) => Self::Decline,
            (Some("CancelCalendarItem"), _) => Self::Cancel,
            (Some(_), _) => return None,
            (None, Some("SaveOnly")) => Self::Save,
            (None, Some("SendOnly")) => Self::Send,
            (None, Some("SendAndSaveCopy")) => Self::SendAndSave,
            (None, _) => return None,
        })
    }

    /// By its word in `twins.tsv`.
    pub(super) fn from_word(word: &str) -> Option<Action> {
        ACTIONS.iter().find(|(known, _)| *known == word).map(|(_, action)| *action)
    }

    /// Whether it answers an item that there is, whatever that is.
    pub(super) fn responds(self) -> bool {
        !matches!(self, Self::Save | Self::Send | Self::SendAndSave)
    }

    /// How a page speaks of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Save => "`SaveOnly`",
            Self::Send => "`SendOnly`",
            Self::SendAndSave => "`SendAndSaveCopy`",
            Self::Forward => "`ForwardItem`",
            Self::ForwardDraft => "`ForwardItem` with `SaveOnly`",
            Self::Reply => "`ReplyToItem`",
            Self::ReplyDraft => "`ReplyToItem` with `SaveOnly`",
            Self::ReplyAll => "`ReplyAllToItem`",
            Self::ReplyAllDraft => "`ReplyAllToItem` with `SaveOnly`",
            Self::Accept => "`AcceptItem`",
            Self::Tentative => "`TentativelyAcceptItem`",
            Self::Decline => "`DeclineItem`",
            Self::Cancel => "`CancelCalendarItem`",
        }
    }
}

//! What add-ins do, in people's words: each member of Office.js that has a permission level belongs to one feature.
//!
//! A table, and the look-up. Knows names of the catalogue and nothing about sources. Called by the parts of a review.

use crate::catalog::{Catalog, MailboxLevel, MemberId, MemberKind, TypeExpr};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// What kind of thing a feature does, in the order in which people ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// Reads the open item, or about the user.
    Read,
    /// Changes the open item.
    Write,
    /// Reaches beyond the open item, or sends.
    Reach,
    /// Gets tokens for services.
    Token,
    /// Keeps data of its own in the mailbox.
    Store,
    /// Shows something, listens, answers Outlook.
    Show,
}

/// Something that add-ins do.
#[derive(Debug, PartialEq, Eq)]
pub struct Feature {
    /// The word of the JSON output.
    pub id: &'static str,
    /// What kind of thing it is.
    pub deed: Deed,
    /// What it does, as the end of a sentence that begins with "it": `reads the subject`.
    pub words: &'static str,
    /// The members: `Type.member`, `Type.*`; `Item.x` stands for that member of every kind of item.
    members: &'static str,
}

const fn feature(id: &'static str, deed: Deed, words: &'static str, members: &'static str) -> Feature {
    Feature { id, deed, words, members }
}

/// The kinds of items.
const ITEMS: [&str; 6] = [
    "AppointmentCompose",
    "AppointmentRead",
    "MessageCompose",
    "MessageRead",
    "LoadedMessageCompose",
    "LoadedMessageRead",
];

/// Members that reveal nothing and change nothing by themselves: ways to others, and conversions.
const WAYS: &str = "Context.mailbox Context.roamingSettings Context.urls Context.sensitivityLabelsCatalog Mailbox.item \
    Mailbox.userProfile Mailbox.diagnostics Mailbox.convertToEwsId Mailbox.convertToRestId Mailbox.convertToLocalClientTime \
    Mailbox.convertToUtcClientTime LocalClientTime.* AddinCommands.Source.id AddinCommands.Event.source Diagnostics.ews Item.unloadAsync \
    SpamReportingEventCompletedOptions.commandId SpamReportingEventCompletedOptions.contextData";

static FEATURES: &[Feature] = &[
    feature(
        "subject",
        Deed::Read,
        "reads the subject",
        "Item.subject Item.normalizedSubject Subject.getAsync",
    ),
    feature("body", Deed::Read, "reads the text of the item", "Item.body Body.getAsync"),
    feature(
        "selection",
        Deed::Read,
        "reads what the user has selected in the item",
        "Item.getSelectedDataAsync",
    ),
    feature(
        "people",
        Deed::Read,
        "reads sender, recipients, organizer and attendees",
        "Item.from Item.sender Item.to Item.cc Item.bcc Item.organizer Item.requiredAttendees Item.optionalAttendees \
         Recipients.getAsync From.getAsync Organizer.getAsync EmailAddressDetails.* EmailUser.*",
    ),
    feature(
        "attachments",
        Deed::Read,
        "reads the list of attachments",
        "Item.attachments Item.getAttachmentsAsync AttachmentDetails.* AttachmentDetailsCompose.*",
    ),
    feature(
        "attachment-content",
        Deed::Read,
        "reads what is in attachments",
        "Item.getAttachmentContentAsync AttachmentContent.*",
    ),
    feature("whole-message", Deed::Read, "reads the whole message as a file", "Item.getAsFileAsync"),
    feature(
        "headers",
        Deed::Read,
        "reads internet headers",
        "Item.getAllInternetHeadersAsync Item.internetHeaders InternetHeaders.getAsync",
    ),
    feature(
        "time-and-place",
        Deed::Read,
        "reads date, time, place and recurrence",
        "Item.start Item.end Time.getAsync Item.location Item.enhancedLocation Location.getAsync EnhancedLocation.getAsync \
         LocationDetails.* LocationIdentifier.* Item.recurrence Recurrence.recurrenceProperties Recurrence.recurrenceTimeZone \
         Recurrence.recurrenceType Recurrence.seriesTime Recurrence.getAsync RecurrenceProperties.* RecurrenceTimeZone.* \
         SeriesTime.getDuration SeriesTime.getEndDate SeriesTime.getEndTime SeriesTime.getStartDate SeriesTime.getStartTime \
         Item.isAllDayEvent IsAllDayEvent.getAsync",
    ),
    feature(
        "delivery",
        Deed::Read,
        "reads when a message is to be delivered",
        "Item.delayDeliveryTime DelayDeliveryTime.getAsync",
    ),
    feature(
        "categories",
        Deed::Read,
        "reads the categories of the item",
        "Item.categories Categories.getAsync CategoryDetails.*",
    ),
    feature(
        "details",
        Deed::Read,
        "reads identifiers, type and dates of the item",
        "Item.itemId Item.itemClass Item.itemType Item.conversationId Item.internetMessageId Item.dateTimeCreated \
         Item.dateTimeModified Item.inReplyTo Item.seriesId Item.getItemIdAsync Item.getItemClassAsync \
         Item.getConversationIndexAsync Item.getComposeTypeAsync Item.getInitializationContextAsync Body.getTypeAsync \
         Item.isClientSignatureEnabledAsync",
    ),
    feature(
        "entities",
        Deed::Read,
        "reads addresses, phone numbers and other text that Outlook recognizes in the item",
        "Item.getEntities Item.getEntitiesByType Item.getFilteredEntitiesByName Item.getSelectedEntities Item.getRegExMatches \
         Item.getRegExMatchesByName Item.getSelectedRegExMatches Contact.* Entities.* MeetingSuggestion.* PhoneNumber.* \
         TaskSuggestion.*",
    ),
    feature(
        "sensitivity",
        Deed::Read,
        "reads how sensitive the item is",
        "Item.sensitivity Sensitivity.getAsync Item.sensitivityLabel SensitivityLabel.getAsync SensitivityLabelsCatalog.* \
         SensitivityLabelDetails.*",
    ),
    feature(
        "user",
        Deed::Read,
        "reads the user's name, address, account type and time zone",
        "UserProfile.*",
    ),
    feature(
        "shared-folders",
        Deed::Read,
        "reads who owns a shared folder and what the user may do in it",
        "Item.getSharedPropertiesAsync SharedProperties.owner SharedProperties.targetMailbox \
         SharedProperties.delegatePermissions",
    ),
    feature(
        "client",
        Deed::Read,
        "reads which Outlook it runs in",
        "Diagnostics.hostName Diagnostics.hostVersion Diagnostics.OWAView Ews.getTokenStatusAsync Urls.javascriptRuntimeUrl \
         Mailbox.getIsIdentityManaged Mailbox.getIsOpenFromLocationAllowed Mailbox.getIsSaveToLocationAllowed",
    ),
    feature("write-subject", Deed::Write, "changes the subject", "Subject.setAsync"),
    feature(
        "write-body",
        Deed::Write,
        "changes the text of the item",
        "Body.setAsync Body.prependAsync Body.setSelectedDataAsync Item.setSelectedDataAsync",
    ),
    feature(
        "write-signature",
        Deed::Write,
        "sets the signature",
        "Body.setSignatureAsync Item.disableClientSignatureAsync",
    ),
    feature(
        "write-on-send",
        Deed::Write,
        "adds text when the user sends the item",
        "Body.appendOnSendAsync Body.prependOnSendAsync",
    ),
    feature(
        "write-people",
        Deed::Write,
        "adds or replaces recipients and attendees",
        "Recipients.addAsync Recipients.setAsync",
    ),
    feature(
        "write-attachments",
        Deed::Write,
        "adds or removes attachments",
        "Item.addFileAttachmentAsync Item.addFileAttachmentFromBase64Async Item.addItemAttachmentAsync \
         Item.removeAttachmentAsync",
    ),
    feature(
        "write-time-and-place",
        Deed::Write,
        "changes date, time, place or recurrence",
        "Time.setAsync Location.setAsync EnhancedLocation.addAsync EnhancedLocation.removeAsync Recurrence.setAsync \
         SeriesTime.setDuration SeriesTime.setEndDate SeriesTime.setStartDate SeriesTime.setStartTime IsAllDayEvent.setAsync",
    ),
    feature("write-delivery", Deed::Write, "sets when a message is delivered", "DelayDeliveryTime.setAsync"),
    feature(
        "write-categories",
        Deed::Write,
        "adds or removes categories of the item",
        "Categories.addAsync Categories.removeAsync",
    ),
    feature(
        "write-headers",
        Deed::Write,
        "sets or removes internet headers",
        "InternetHeaders.setAsync InternetHeaders.removeAsync",
    ),
    feature(
        "write-sensitivity",
        Deed::Write,
        "sets how sensitive the item is",
        "Sensitivity.setAsync SensitivityLabel.setAsync",
    ),
    feature("save", Deed::Write, "saves the item as a draft", "Item.saveAsync"),
    feature("send", Deed::Reach, "sends the item", "Item.sendAsync"),
    feature("move", Deed::Reach, "moves the item to another folder", "Item.move"),
    feature(
        "other-items",
        Deed::Reach,
        "reads items that the user has selected, or loads items by their ID",
        "Mailbox.getSelectedItemsAsync Mailbox.loadItemByIdAsync SelectedItemDetails.*",
    ),
    feature(
        "master-categories",
        Deed::Reach,
        "uses the list of categories of the whole mailbox",
        "Mailbox.masterCategories MasterCategories.*",
    ),
    feature(
        "ews",
        Deed::Reach,
        "sends requests to Exchange Web Services (EWS), which reach the whole mailbox",
        "Mailbox.makeEwsRequestAsync",
    ),
    feature(
        "exchange-token",
        Deed::Token,
        "gets a token from Exchange",
        "Mailbox.getCallbackTokenAsync Mailbox.getUserIdentityTokenAsync",
    ),
    feature(
        "exchange-address",
        Deed::Token,
        "reads the address of EWS or Outlook REST",
        "Mailbox.ewsUrl Mailbox.restUrl SharedProperties.targetRestUrl",
    ),
    feature(
        "sign-in",
        Deed::Token,
        "gets a token that says who the user is (single sign-on)",
        "Auth.getAccessToken Auth.getAccessTokenAsync",
    ),
    feature(
        "item-data",
        Deed::Store,
        "keeps data of its own in the item (custom properties)",
        "CustomProperties.* Item.loadCustomPropertiesAsync",
    ),
    feature(
        "session-data",
        Deed::Store,
        "keeps data of its own while the item is being written (session data)",
        "SessionData.* Item.sessionData",
    ),
    feature(
        "settings",
        Deed::Store,
        "keeps settings of its own in the mailbox (roaming settings)",
        "RoamingSettings.*",
    ),
    feature(
        "notifications",
        Deed::Show,
        "shows notifications above the item",
        "Item.notificationMessages NotificationMessages.* NotificationMessageDetails.* NotificationMessageAction.*",
    ),
    feature(
        "forms",
        Deed::Show,
        "opens items and forms for new ones, which the user sends or discards",
        "Mailbox.displayAppointmentForm Mailbox.displayAppointmentFormAsync Mailbox.displayMessageForm \
         Mailbox.displayMessageFormAsync Mailbox.displayNewAppointmentForm Mailbox.displayNewAppointmentFormAsync \
         Mailbox.displayNewMessageForm Mailbox.displayNewMessageFormAsync Item.displayReplyForm Item.displayReplyFormAsync \
         Item.displayReplyAllForm Item.displayReplyAllFormAsync AppointmentForm.* MessageForm.* MessageFormAttachment.* \
         ReplyFormAttachment.* ReplyFormData.*",
    ),
    feature(
        "navigate",
        Deed::Show,
        "shows a person's card, or another part of Outlook",
        "Mailbox.displayPersonaCardAsync Mailbox.navigateToModuleAsync",
    ),
    feature(
        "dialogs",
        Deed::Show,
        "opens dialogs and browser windows",
        "UI.displayDialogAsync UI.openBrowserWindow",
    ),
    feature(
        "display",
        Deed::Show,
        "shows another text in place of the message's, or the text of an encrypted one",
        "Item.display Display.* DisplayedBody.* DisplayedSubject.* DecryptedMessageAttachment.* DecryptedMessageBody.* \
         MessageDecryptEventCompletedOptions.*",
    ),
    feature(
        "listen",
        Deed::Show,
        "is told when something changes (event handlers)",
        "Item.addHandlerAsync Item.removeHandlerAsync Mailbox.addHandlerAsync Mailbox.removeHandlerAsync",
    ),
    feature("close", Deed::Show, "closes the item", "Item.close Item.closeAsync"),
    feature(
        "answer",
        Deed::Show,
        "tells Outlook that a command or an event handler is done; on send, whether the item may go out",
        "AddinCommands.Event.completed AddinCommands.EventCompletedOptions.* MailboxEvent.completed \
         SmartAlertsEventCompletedOptions.*",
    ),
    feature(
        "report-answer",
        Deed::Show,
        "tells Outlook what to do with a reported message: keep, move or delete it",
        "SpamReportingEventCompletedOptions.folderName SpamReportingEventCompletedOptions.moveItemTo \
         SpamReportingEventCompletedOptions.onErrorDeleteItem SpamReportingEventCompletedOptions.postProcessingAction \
         SpamReportingEventCompletedOptions.showPostProcessingDialog",
    ),
];

/// All features, by deed.
pub(super) fn all() -> impl Iterator<Item = &'static Feature> {
    FEATURES.iter()
}

/// The feature with the id.
pub(super) fn named(id: &str) -> Option<&'static Feature> {
    FEATURES.iter().find(|feature| feature.id == id)
}

/// The feature that a member belongs to.
pub(super) fn of_member(member: MemberId) -> Option<&'static Feature> {
    index().get(&member).copied()
}

/// The lowest level that a member of the feature needs.
pub(super) fn least_level(feature: &Feature) -> Option<MailboxLevel> {
    let own = index().iter().filter(|(_, of)| of.id == feature.id);
    own.filter_map(|(&member, _)| Catalog::get().member(member).level).min()
}

/// Whether a member only leads to an object whose members do the work: `item.body`, `mailbox.diagnostics`.
pub(super) fn is_way(member: MemberId) -> bool {
    static WAYS_BY_NAME: OnceLock<FxHashSet<MemberId>> = OnceLock::new();
    let catalog = Catalog::get();
    match &catalog.member(member).yields {
        _ if WAYS_BY_NAME.get_or_init(|| members(WAYS).collect()).contains(&member) => true,
        TypeExpr::Api(ty, _) => catalog.ty(*ty).members.iter().any(|&inner| {
            let inner = catalog.member(inner);
            inner.kind == MemberKind::Method && inner.level.is_some()
        }),
        _ => false,
    }
}

fn index() -> &'static FxHashMap<MemberId, &'static Feature> {
    static INDEX: OnceLock<FxHashMap<MemberId, &'static Feature>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let of = |feature: &'static Feature| members(feature.members).map(move |member| (member, feature));
        FEATURES.iter().flat_map(of).collect()
    })
}

/// The members that a list names.
fn members(list: &'static str) -> impl Iterator<Item = MemberId> {
    let catalog = Catalog::get();
    let types = |ty: &'static str| if ty == "Item" { ITEMS.to_vec() } else { vec![ty] };
    list.split_whitespace().filter_map(|name| name.rsplit_once('.')).flat_map(move |(ty, name)| {
        let types = types(ty).into_iter().filter_map(|ty| catalog.type_named(&format!("Office.{ty}")));
        let own = types.flat_map(|ty| catalog.ty(ty).members.iter().copied());
        own.filter(move |&member| name == "*" || catalog.member(member).name == name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_with_a_level_belongs_to_one_feature() {
        let catalog = Catalog::get();
        let mut known: Vec<MemberId> = FEATURES.iter().flat_map(|feature| members(feature.members)).collect();
        known.extend(members(WAYS));
        for (id, member) in catalog.members().filter(|(_, member)| member.level.is_some()) {
            let times = known.iter().filter(|known| **known == id).count();
            assert_eq!(times, 1, "{} ({:?})", catalog.full_name(id), member.level);
        }
    }

    #[test]
    fn every_name_of_the_table_is_in_the_catalogue() {
        let lists = FEATURES.iter().map(|feature| feature.members).chain([WAYS]);
        for name in lists.flat_map(str::split_whitespace) {
            let found = members(name).count();
            assert!(found > 0, "{name}");
        }
    }

    #[test]
    fn what_leads_to_methods_is_a_way() {
        let way = |name: &str| is_way(Catalog::get().member_named(name).unwrap());
        assert!(way("Office.MessageRead.body") && way("Office.MessageCompose.subject"));
        assert!(!way("Office.MessageRead.subject") && !way("Office.Body.getAsync"));
    }
}

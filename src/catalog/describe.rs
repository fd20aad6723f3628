//! Pages about levels, types and members: what `explain` prints and a hover shows. Plain Markdown in our own words,
//! every statement with its source. Knows nothing about terminals and editors.

use super::list::{mode_words, type_word};
use super::{
    Catalog, Confidence, DocumentNeed, Legacy, MailboxLevel, Member, MemberId, MemberKind, TypeId, data,
    legacy, remark,
};
use crate::text::prose;
use std::fmt::Write;

/// The vendor's page about the four levels (read in its version of 2025-12-02).
pub const PERMISSIONS_URL: &str =
    "https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions";

/// When that version is from.
pub const PERMISSIONS_DATE: &str = "2025-12-02";

/// The vendor's page about who has to agree to the highest level, and when its version is from (2026-03-23).
pub const PRIVACY_DATE: &str = "2026-03-23";

/// Its address.
pub const PRIVACY_URL: &str = "https://learn.microsoft.com/office/dev/add-ins/concepts/privacy-and-security";

/// What is known about a level; each the end of a sentence, or sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelNotes {
    /// What it lets an add-in do beyond the level below it.
    pub allows: &'static str,
    /// What it does not.
    pub excludes: &'static str,
    /// Who has to agree to it.
    pub consent: &'static str,
}

/// What a level allows and what not, and who has to agree to it.
pub fn notes(level: MailboxLevel) -> LevelNotes {
    const USERS: &str =
        "Users see the level before they install the add-in; administrators see it in the admin center.";
    match level {
        MailboxLevel::Restricted => LevelNotes {
            allows: "members that reveal nothing about the item or the user, roaming settings, `ItemIs` activation \
                     rules. A manifest that declares no level gets this one.",
            excludes: "properties of the item, the user's profile, tokens, EWS, attachment and regular-expression \
                       rules.",
            consent: USERS,
        },
        MailboxLevel::ReadItem => LevelNotes {
            allows: "read the whole current item, in read and compose mode; write the add-in's own custom \
                     properties; show notifications; use regular-expression rules.",
            excludes: "changing the item, other items, EWS.",
            consent: USERS,
        },
        MailboxLevel::ReadWriteItem => LevelNotes {
            allows: "change the current item (body, subject, recipients, attachments, categories) and save it.",
            excludes: "EWS, other items and folders, several selected items, the master category list, sending.",
            consent: USERS,
        },
        MailboxLevel::ReadWriteMailbox => LevelNotes {
            allows: "use every item and folder of the mailbox: EWS, several selected items, loading items by ID, \
                     the master category list, sending.",
            excludes: "nothing within the mailbox. Append-on-send and shared folders still need their own entries.",
            consent: "An administrator must install the add-in or consent to it.",
        },
    }
}

/// The page of a level.
pub fn describe_level(level: MailboxLevel) -> String {
    format!(
        "# {name} ({words})\n\n\
         In an XML manifest: `<Permissions>{name}</Permissions>`\n\
         In a unified manifest: `\"name\": \"{unified}\", \"type\": \"Delegated\"`\n\n\
         {notes}\n\
         {PERMISSIONS_URL}\n",
        name = level.name(),
        words = level.words(),
        unified = level.unified_name(),
        notes = level_notes(level),
    )
}

/// What a level allows and what not, and who has to agree to it; a paragraph each.
pub fn level_notes(level: MailboxLevel) -> String {
    let LevelNotes { allows, excludes, consent } = notes(level);
    let consent_url = if level == MailboxLevel::ReadWriteMailbox { PRIVACY_URL } else { PERMISSIONS_URL };
    let lower = if level == MailboxLevel::Restricted { "" } else { ", in addition to the lower levels" };
    format!(
        "Allows{lower}: {allows}\n\n\
         Excludes: {excludes}\n\n\
         Consent: {consent} ({consent_url})\n"
    )
}

/// The page of a member.
pub fn describe_member(catalog: &Catalog, id: MemberId) -> String {
    let member = catalog.member(id);
    let name = catalog.full_name(id);
    let mut page = format!("# {name} ({})\n\n", kind_word(member));
    match catalog.document_need(id) {
        Some(need) if member.level.is_none() => page.push_str(&describe_document_need(need)),
        _ => describe_need(&mut page, member),
    }
    page.push_str(&member_facts(catalog, id));
    if let Some(legacy) = legacy(&name) {
        page.push_str(&describe_legacy(legacy));
    }
    if let Some(observed) = catalog.observed(id) {
        let _ = writeln!(page, "Observed: {}\n", observed.clause());
    }
    if let Some(remark) = remark(&name) {
        let _ = writeln!(page, "Note: {} ({})\n", remark.text, remark.url);
    }
    for row in catalog.unsupported(id) {
        let _ = writeln!(page, "{}\n", row.sentence());
    }
    let _ = writeln!(page, "{}", member_url(catalog, id));
    page
}

/// Where a member works: item modes, requirement set, deprecation; a line each, or nothing.
pub fn member_facts(catalog: &Catalog, id: MemberId) -> String {
    let (mut facts, member) = (String::new(), catalog.member(id));
    let set = catalog.set_words(id);
    describe_facts(
        &mut facts,
        &mode_words(member.modes),
        set.as_deref(),
        (member.deprecated, member.preview),
    );
    facts
}

/// The page of a type: what its own tag says, and its members with their levels.
pub fn describe_type(catalog: &Catalog, id: TypeId) -> String {
    let ty = catalog.ty(id);
    let mut page = format!("# {} ({})\n\n", ty.name, type_word(ty.kind));
    if let Some(level) = ty.tagged {
        let _ =
            writeln!(page, "Members need {} ({}) unless they say otherwise.\n", level.name(), level.words());
    }
    let marks = (ty.deprecated, ty.preview);
    describe_facts(&mut page, &mode_words(ty.modes), ty.requirement_set.as_deref(), marks);
    for &id in &ty.members {
        let member = catalog.member(id);
        let of_document = || Some(catalog.document_need(id)?.level.name());
        let level = member.level.map(MailboxLevel::name).or_else(of_document);
        let level = level.map_or(String::new(), |level| format!(": {level}"));
        let _ = writeln!(page, "- {}{level}", member.name);
    }
    let _ = writeln!(page, "\n{}", type_url(catalog, id));
    page
}

fn kind_word(member: &Member) -> &'static str {
    match member.kind {
        MemberKind::Property => "property",
        MemberKind::Method => "method",
        MemberKind::EnumConstant => "enum constant",
    }
}

fn describe_need(page: &mut String, member: &Member) {
    match member.level {
        Some(level) => drop(writeln!(page, "Needs: **{}** ({})", level.name(), level.words())),
        None => page.push_str("Needs: no mailbox permission is documented.\n"),
    }
    page.push_str(&member_sources(member));
    page.push('\n');
}

/// What a member needs of a document, and who says so; a line each, and a blank one.
pub fn describe_document_need(need: &DocumentNeed) -> String {
    let mut text = format!("Needs: **{}**\n", need.level.name());
    for (word, level) in need.by_word.iter().filter(|(_, level)| *level != need.level) {
        let _ = writeln!(text, "With `{word}` as its first argument: **{}**", level.name());
    }
    let doubt = if need.citation.confidence == Confidence::Low { "Doubtful" } else { "Source" };
    let _ =
        writeln!(text, "{doubt}: {}\n", need.citation.clause().trim_start_matches('(').trim_end_matches(')'));
    text
}

/// Who says what a member needs: the typings and what corrects them; a line each.
pub fn member_sources(member: &Member) -> String {
    let mut lines = String::new();
    let typings = if member.preview { data::preview_typings() } else { data::typings() };
    match member.tagged {
        Some(tag) if member.tagged_itself => {
            let _ = writeln!(lines, "Typings: {} ({typings})", tag.words());
        }
        Some(tag) => {
            let _ = writeln!(lines, "Typings: {}, for the whole interface ({typings})", tag.words());
        }
        None => {}
    }
    if let Some(o) = member.corrected {
        let doubt = if o.confidence == Confidence::Low { "Doubtful" } else { "Corrected" };
        let _ = writeln!(lines, "{doubt}: {} ({}, {})", o.source, prose::date(o.date), o.url);
    }
    lines
}

fn describe_facts(page: &mut String, modes: &[&str], set: Option<&str>, (deprecated, preview): (bool, bool)) {
    let before = page.len();
    if preview {
        page.push_str("Preview: may change, and few clients support it.\n");
    }
    if !modes.is_empty() {
        let _ = writeln!(page, "Item modes: {}", modes.join(", "));
    }
    if let Some(set) = set {
        let _ = writeln!(page, "Requirement set: {set}");
    }
    if deprecated {
        page.push_str("Deprecated in the typings.\n");
    }
    if page.len() > before {
        page.push('\n');
    }
}

/// What is known about a legacy member, as a paragraph.
pub fn describe_legacy(legacy: &Legacy) -> String {
    let (fate, advice) = (legacy.fate(), legacy.advice().join("\n"));
    let since = prose::date(legacy.since);
    format!("Legacy: {fate} since {since}. {}.\n{advice} ({})\n\n", legacy.history, legacy.url)
}

/// What the reference has of the preview it shows in this view only.
const PREVIEW_VIEW: &str = "?view=outlook-js-preview";

/// The vendor's reference page of a type.
pub fn type_url(catalog: &Catalog, id: TypeId) -> String {
    let name = catalog.ty(id).name.to_lowercase();
    if name == "office" || catalog.is_application(id) {
        return format!("https://learn.microsoft.com/javascript/api/{name}");
    }
    format!("https://learn.microsoft.com/javascript/api/{}/{name}", package(catalog, id))
}

/// The vendor's reference page of a member.
pub fn member_url(catalog: &Catalog, id: MemberId) -> String {
    let member = catalog.member(id);
    let preview = if member.preview { PREVIEW_VIEW } else { "" };
    let page = type_url(catalog, member.owner) + preview;
    let owner = catalog.ty(member.owner).name.to_lowercase().replace('.', "-");
    let name = member.name.to_lowercase();
    let package = package(catalog, member.owner);
    match member.kind {
        _ if owner == "office" || catalog.is_application(member.owner) => page,
        MemberKind::Property => format!("{page}#{package}-{owner}-{name}-member"),
        MemberKind::Method => format!("{page}#{package}-{owner}-{name}-member(1)"),
        MemberKind::EnumConstant => format!("{page}#fields"),
    }
}

/// The reference has two parts, as the typings have two blocks: `office` with the common API, then `outlook`, which
/// begins with `MailboxEnums`.
fn package(catalog: &Catalog, id: TypeId) -> &'static str {
    match catalog.type_named("Office.MailboxEnums") {
        Some(first) if id >= first => "outlook",
        _ => "office",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(member: &str) -> String {
        let catalog = Catalog::get();
        let id = catalog.member_named(member).expect(member);
        describe_member(catalog, id)
    }

    #[test]
    fn a_corrected_member_shows_tag_correction_and_sources() {
        assert_eq!(
            page("Office.Subject.setAsync"),
            "# Office.Subject.setAsync (method)\n\n\
             Needs: **ReadWriteItem** (read/write item)\n\
             Typings: read item (@types/office-js 1.0.612)\n\
             Corrected: the shipped library and the permissions page ask for read/write item (2 December 2025, \
             https://learn.microsoft.com/office/dev/add-ins/outlook/understanding-outlook-add-in-permissions)\n\n\
             Item modes: compose\n\
             Requirement set: Mailbox 1.1\n\n\
             https://learn.microsoft.com/javascript/api/outlook/office.subject#outlook-office-subject-setasync-member(1)\n"
        );
    }

    #[test]
    fn a_page_names_what_is_special_about_its_member() {
        for (member, phrase) in [
            ("Office.AttachmentDetails.name", "read item, for the whole interface"),
            ("Office.AppointmentCompose.organizer", "Doubtful: the property is tagged read/write item"),
            ("Office.Mailbox.makeEwsRequestAsync", "no longer works in Exchange Online"),
            ("Office.Mailbox.getCallbackTokenAsync", "Still works in Exchange on-premises."),
            ("Office.MessageRead.getEntities", "Deprecated in the typings."),
            ("Office.CustomProperties.set", "no more than reading the item"),
            ("Office.Document.bindings", "no mailbox permission is documented"),
            (
                "Office.Document.getSelectedDataAsync",
                "With `ooxml` as its first argument: **ReadAllDocument**",
            ),
            ("Word.run", "Needs: **ReadWriteDocument**\nSource: permissions of task pane"),
            ("Office.MessageRead.display", "Preview: may change"),
            ("Office.MessageRead.display", "read/write item (@types/office-js-preview 1.0.729)"),
            ("Office.MessageRead.move", "Needs: **ReadWriteMailbox**"),
            (
                "Office.UI.openBrowserWindow",
                "Observed: seen to need ReadItem: below that level, Outlook on Windows",
            ),
            ("Office.Mailbox.getUserIdentityTokenAsync", "fixed in build 16.0.20131.20000"),
        ] {
            assert!(page(member).contains(phrase), "{member}: {}", page(member));
        }
    }

    #[test]
    fn links_lead_to_the_part_of_the_reference_that_has_the_type() {
        for (member, url) in [
            ("Office.Mailbox.item", "outlook/office.mailbox#outlook-office-mailbox-item-member\n"),
            (
                "Office.AddinCommands.Event.completed",
                "office/office.addincommands.event#office-office-addincommands-event-completed-member(1)\n",
            ),
            ("Office.MailboxEnums.ItemType.Message", "outlook/office.mailboxenums.itemtype#fields\n"),
            ("Office.Context.mailbox", "office/office.context#office-office-context-mailbox-member\n"),
            ("Office.onReady", "javascript/api/office\n"),
        ] {
            assert!(page(member).ends_with(url), "{}", page(member));
        }
    }

    #[test]
    fn the_page_of_a_level_has_both_names_and_says_who_consents() {
        let page = describe_level(MailboxLevel::ReadWriteMailbox);
        for phrase in
            ["<Permissions>ReadWriteMailbox</Permissions>", "Mailbox.ReadWrite.User", "administrator"]
        {
            assert!(page.contains(phrase), "{page}");
        }
        assert!(!describe_level(MailboxLevel::ReadItem).contains("An administrator must"));
    }

    #[test]
    fn the_page_of_a_type_lists_its_members_with_levels() {
        let catalog = Catalog::get();
        let page = describe_type(catalog, catalog.type_named("Office.SessionData").unwrap());
        assert!(page.starts_with("# Office.SessionData (interface)\n"), "{page}");
        assert!(
            page.contains("Members need ReadItem") && page.contains("- setAsync: ReadWriteItem\n"),
            "{page}"
        );
    }

    #[test]
    fn every_member_has_a_page() {
        let catalog = Catalog::get();
        for (id, _) in catalog.members() {
            assert!(describe_member(catalog, id).starts_with(&format!("# {} (", catalog.full_name(id))));
        }
    }
}

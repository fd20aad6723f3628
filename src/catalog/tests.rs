//! The embedded catalogue against facts that were counted and read independently of our extractor.

use super::*;
use MailboxLevel::{ReadItem, ReadWriteItem, ReadWriteMailbox, Restricted};

fn member(full: &str) -> &'static Member {
    let catalog = Catalog::get();
    catalog.member(catalog.member_named(full).unwrap_or_else(|| panic!("no member {full}")))
}

fn by_level(levels: impl Iterator<Item = MailboxLevel>) -> [usize; 4] {
    levels.fold([0; 4], |mut counts, level| {
        counts[level as usize] += 1;
        counts
    })
}

#[test]
fn every_tag_of_the_typings_is_at_its_declaration() {
    // 593 tags: 64 on types, 529 on members with every overload counted, which are 394 different members.
    let catalog = Catalog::get();
    let released = || catalog.types().map(|(_, ty)| ty).filter(|ty| !ty.preview);
    assert_eq!(by_level(released().filter_map(|ty| ty.tagged)), [10, 44, 8, 2]);
    let own = || catalog.members().map(|(_, m)| m).filter(|m| m.tagged_itself && !m.preview);
    assert_eq!(by_level(own().filter_map(|m| m.tagged)), [26, 288, 64, 16]);
    let declarations = own().flat_map(|m| vec![m.tagged; m.signatures.len().max(1)]);
    assert_eq!(by_level(declarations.flatten()), [26, 371, 109, 23]);
}

#[test]
fn the_preview_adds_its_tags_and_each_is_marked() {
    // With them 610 tags: 68 on types, on 403 different members.
    let catalog = Catalog::get();
    assert_eq!(by_level(catalog.types().filter_map(|(_, ty)| ty.tagged)), [10, 45, 11, 2]);
    let own = catalog.members().map(|(_, m)| m).filter(|m| m.tagged_itself);
    assert_eq!(by_level(own.filter_map(|m| m.tagged)), [26, 291, 70, 16]);
    for name in
        ["Office.MessageRead.display", "Office.DisplayedBody.setAsync", "Office.IsAllDayEvent.setAsync"]
    {
        assert_eq!((member(name).preview, member(name).level), (true, Some(ReadWriteItem)), "{name}");
    }
    assert!(!member("Office.MessageRead.subject").preview);
}

#[test]
fn members_have_the_levels_of_the_tag_table() {
    // (interface, levels with the members that have them): all members that are tagged themselves.
    let table: [(&str, &[(MailboxLevel, &str)]); 14] = [
        ("AddinCommands.Event", &[(Restricted, "source completed")]),
        ("AddinCommands.EventCompletedOptions", &[(Restricted, "allowEvent")]),
        (
            "Context",
            &[(Restricted, "mailbox roamingSettings urls"), (ReadWriteItem, "sensitivityLabelsCatalog")],
        ),
        (
            "Body",
            &[
                (ReadItem, "getAsync getTypeAsync"),
                (
                    ReadWriteItem,
                    "appendOnSendAsync prependAsync prependOnSendAsync setAsync setSelectedDataAsync setSignatureAsync",
                ),
            ],
        ),
        ("Categories", &[(ReadItem, "getAsync"), (ReadWriteItem, "addAsync removeAsync")]),
        ("CustomProperties", &[(ReadItem, "get getAll remove saveAsync set")]),
        ("MasterCategories", &[(ReadWriteMailbox, "addAsync getAsync removeAsync")]),
        ("NotificationMessages", &[(ReadItem, "addAsync getAllAsync removeAsync replaceAsync")]),
        ("Recipients", &[(ReadItem, "getAsync"), (ReadWriteItem, "addAsync setAsync")]),
        (
            "SeriesTime",
            &[
                (ReadItem, "getDuration getEndDate getEndTime getStartDate getStartTime"),
                (ReadWriteItem, "setDuration setEndDate setStartDate setStartTime"),
            ],
        ),
        (
            "SelectedItemDetails",
            &[(
                ReadWriteMailbox,
                "conversationId hasAttachment internetMessageId itemId itemMode itemType subject",
            )],
        ),
        (
            "SessionData",
            &[(ReadItem, "getAsync setAsync"), (ReadWriteItem, "clearAsync getAllAsync removeAsync")],
        ),
        (
            "SpamReportingEventCompletedOptions",
            &[(
                ReadItem,
                "commandId contextData folderName moveItemTo onErrorDeleteItem postProcessingAction \
                 showPostProcessingDialog",
            )],
        ),
        (
            "Mailbox",
            &[
                (Restricted, "convertToEwsId convertToRestId"),
                (
                    ReadItem,
                    "diagnostics ewsUrl restUrl addHandlerAsync convertToLocalClientTime convertToUtcClientTime \
                     displayAppointmentForm displayAppointmentFormAsync displayMessageForm displayMessageFormAsync \
                     displayNewAppointmentForm displayNewAppointmentFormAsync displayNewMessageForm \
                     displayNewMessageFormAsync getCallbackTokenAsync getIsIdentityManaged \
                     getIsOpenFromLocationAllowed getIsSaveToLocationAllowed getUserIdentityTokenAsync \
                     removeHandlerAsync",
                ),
                (
                    ReadWriteMailbox,
                    "masterCategories getSelectedItemsAsync loadItemByIdAsync makeEwsRequestAsync",
                ),
            ],
        ),
    ];
    let catalog = Catalog::get();
    for (interface, levels) in table {
        let ty = catalog.type_named(&format!("Office.{interface}")).expect(interface);
        let tagged = catalog.ty(ty).members.iter().map(|&id| catalog.member(id)).filter(|m| m.tagged_itself);
        let mut found: Vec<_> = tagged.map(|m| (m.tagged, m.name.as_str())).collect();
        let each = |&(level, names): &(MailboxLevel, &'static str)| {
            names.split_whitespace().map(move |name| (Some(level), name))
        };
        let mut expected: Vec<_> = levels.iter().flat_map(each).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{interface}");
    }
}

#[test]
fn the_effective_level_is_the_stricter_of_tag_and_correction() {
    for (name, tagged, level) in [
        ("Office.Subject.setAsync", Some(ReadItem), Some(ReadWriteItem)),
        ("Office.Location.setAsync", Some(ReadItem), Some(ReadWriteItem)),
        ("Office.SessionData.getAsync", Some(ReadItem), Some(ReadWriteItem)),
        ("Office.MessageCompose.getSelectedDataAsync", Some(ReadItem), Some(ReadWriteItem)),
        ("Office.Mailbox.userProfile", Some(Restricted), Some(ReadItem)),
        ("Office.AppointmentCompose.organizer", Some(ReadWriteItem), Some(ReadWriteItem)),
        ("Office.Subject.getAsync", Some(ReadItem), Some(ReadItem)),
        ("Office.Document.getSelectedDataAsync", None, None),
    ] {
        assert_eq!((member(name).tagged, member(name).level), (tagged, level), "{name}");
    }
}

#[test]
fn an_untagged_member_inherits_its_own_interfaces_tag_modes_and_set() {
    let inherited = member("Office.LocationDetails.displayName");
    assert_eq!((inherited.tagged, inherited.tagged_itself), (Some(ReadItem), false));
    assert_eq!(inherited.requirement_set.as_deref(), Some("Mailbox 1.8"));
    assert_eq!(member("Office.Mailbox.item").level, Some(Restricted));
    assert_eq!(member("Office.SensitivityLabelDetails.id").level, Some(ReadWriteItem));
    for untagged in
        ["Office.Context.document", "Office.AsyncResult.value", "Office.DropEventData.dataTransfer"]
    {
        assert_eq!(member(untagged).level, None, "{untagged}");
    }
}

#[test]
fn a_member_is_found_through_what_its_type_extends() {
    let catalog = Catalog::get();
    let table = catalog.type_named("Office.TableBinding").expect("TableBinding");
    let inherited = catalog.lookup(table, "getDataAsync").expect("inherited");
    assert_eq!(catalog.full_name(inherited), "Office.Binding.getDataAsync");
    let own = catalog.lookup(table, "columnCount").expect("own");
    assert_eq!(catalog.full_name(own), "Office.TableBinding.columnCount");
    assert_eq!(catalog.lookup(table, "getAsync"), None);
}

#[test]
fn a_member_can_be_asked_for_in_short() {
    let catalog = Catalog::get();
    let names = |words: &str| {
        catalog.members_meant(words).into_iter().map(|id| catalog.full_name(id)).collect::<Vec<_>>()
    };
    assert_eq!(names("Office.Subject.setAsync"), ["Office.Subject.setAsync"]);
    assert_eq!(names("Subject.setAsync"), ["Office.Subject.setAsync"]);
    assert_eq!(names("Office.context"), ["Office.context"]);
    assert_eq!(names("closeAsync"), ["Office.File.closeAsync", "Office.MessageCompose.closeAsync"]);
    assert_eq!(names("Subject.nothing"), Vec::<String>::new());
}

/// The types that an expression may be, by name.
fn api_names(expr: &TypeExpr) -> Vec<&'static str> {
    match expr {
        TypeExpr::Api(id, _) => vec![Catalog::get().ty(*id).name.as_str()],
        TypeExpr::Any(parts) => parts.iter().flat_map(api_names).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_item_is_any_of_nine_types() {
    assert_eq!(
        api_names(&member("Office.Mailbox.item").yields),
        [
            "Office.Item",
            "Office.ItemCompose",
            "Office.ItemRead",
            "Office.Message",
            "Office.MessageCompose",
            "Office.MessageRead",
            "Office.Appointment",
            "Office.AppointmentCompose",
            "Office.AppointmentRead"
        ]
    );
}

#[test]
fn a_callback_gets_an_async_result_whose_value_is_its_type_argument() {
    let overloads = &member("Office.Mailbox.loadItemByIdAsync").signatures;
    assert_eq!(overloads.len(), 2);
    for overload in overloads {
        let Some(TypeExpr::Function(callback)) = overload.params.last() else { panic!("{overload:?}") };
        let [TypeExpr::Api(result, args)] = callback.params.as_slice() else { panic!("{callback:?}") };
        let result = Catalog::get().ty(*result);
        assert_eq!((result.name.as_str(), result.type_params), ("Office.AsyncResult", 1));
        assert_eq!(api_names(&args[0]), ["Office.LoadedMessageCompose", "Office.LoadedMessageRead"]);
    }
    assert_eq!(member("Office.AsyncResult.value").yields, TypeExpr::Param(0));
}

#[test]
fn everything_starts_at_the_type_office() {
    for (name, yields) in [
        ("Office.context", "Office.Context"),
        ("Office.actions", "Office.Actions"),
        ("Office.auth", "Office.Auth"),
        ("Office.EventType", "Office.EventType"),
        ("Office.MailboxEnums", "Office.MailboxEnums"),
        ("Office.MailboxEnums.ItemType", "Office.MailboxEnums.ItemType"),
    ] {
        assert_eq!(api_names(&member(name).yields), [yields], "{name}");
    }
    assert_eq!(member("Office.initialize").kind, MemberKind::Method);
    assert!(matches!(member("Office.onReady").signatures[0].returns, TypeExpr::Promise(_)));
    assert_eq!(member("Office.MailboxEnums.ItemType.Message").kind, MemberKind::EnumConstant);
}

#[test]
fn facts_of_the_comments_are_kept() {
    for (name, modes, set, deprecated) in [
        ("Office.Body.setAsync", (false, true), Some("Mailbox 1.3"), false),
        ("Office.MessageRead.getEntities", (true, false), Some("Mailbox 1.1"), true),
        ("Office.AppointmentRead.organizer", (true, false), None, false),
        ("Office.Mailbox.getCallbackTokenAsync", (true, true), Some("Mailbox 1.1"), false),
        ("Office.MessageRead.getSharedPropertiesAsync", (true, false), Some("Mailbox 1.8"), false),
        ("Office.MailboxEnums.EntityType", (true, true), None, true),
        ("Office.Ribbon.requestUpdate", (false, false), Some("RibbonApi 1.1"), false),
    ] {
        let found = member(name);
        let facts =
            ((found.modes.read, found.modes.compose), found.requirement_set.as_deref(), found.deprecated);
        assert_eq!(facts, (modes, set, deprecated), "{name}");
    }
}

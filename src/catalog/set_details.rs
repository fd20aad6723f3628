//! What the tag of a member does not say of its requirement set: second values, overloads, and the keys of options.
//!
//! Facts: the comments of the typings (@types/office-js 1.0.612, read 2026-11-30). Of two values the lower one is what a member
//! needs at the least, and the other is only told. Called by the rules about sets, and by whoever explains a member.

use super::mailbox_set::{FIRST_SET, MailboxSet};
use super::{Catalog, MemberId, TypeExpr, TypeId};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const WEB: &str = "Mailbox 1.8 in Outlook on the web and new Outlook on Windows";
const SHARED: &str = "Mailbox 1.13 in shared mailboxes";

/// Members that need more somewhere than their tag says first.
const ELSEWHERE: [(&str, &str); 10] = [
    ("Office.AppointmentCompose.addFileAttachmentAsync", WEB),
    ("Office.MessageCompose.addFileAttachmentAsync", WEB),
    ("Office.AppointmentCompose.getSharedPropertiesAsync", SHARED),
    ("Office.AppointmentRead.getSharedPropertiesAsync", SHARED),
    ("Office.LoadedMessageCompose.getSharedPropertiesAsync", SHARED),
    ("Office.LoadedMessageRead.getSharedPropertiesAsync", SHARED),
    ("Office.MessageCompose.getSharedPropertiesAsync", SHARED),
    ("Office.MessageRead.getSharedPropertiesAsync", SHARED),
    ("Office.SmartAlertsEventCompletedOptions.commandId", "Mailbox 1.15 for function commands"),
    ("Office.Mailbox.getCallbackTokenAsync", "Mailbox 1.3 in compose mode, Mailbox 1.5 with options"),
];

/// Methods that take options first from this set on, and only a callback before.
const WITH_OPTIONS: [(&str, MailboxSet); 1] =
    [("Office.Mailbox.getCallbackTokenAsync", MailboxSet::new(1, 5))];

/// A key of an object that a method takes: which argument the object is, and the member that the key is.
pub type OptionKey = (usize, MemberId);

impl Catalog {
    /// The sets of a member, as a page tells them: `Mailbox 1.8`, `Mailbox 1.8; Mailbox 1.13 in shared mailboxes`. `None` where no
    /// set is known.
    pub fn set_words(&self, id: MemberId) -> Option<String> {
        let member = self.member(id);
        let by_prose = || {
            let set = self.mailbox_set(id)?;
            let only = if set > FIRST_SET { " in Outlook" } else { "" };
            Some(format!("Mailbox {set}{only}"))
        };
        let set = member.requirement_set.clone().or_else(by_prose)?;
        let name = self.full_name(id);
        let elsewhere = ELSEWHERE.iter().find(|(known, _)| *known == name).map(|(_, words)| *words);
        Some([Some(set.as_str()), elsewhere].into_iter().flatten().collect::<Vec<_>>().join("; "))
    }

    /// The set that a method needs where options are its first argument, if that is more than it needs without.
    pub fn set_with_options(&self, id: MemberId) -> Option<MailboxSet> {
        let name = &self.member(id).name;
        let alike = WITH_OPTIONS.iter().filter(|(full, _)| full.ends_with(name.as_str()));
        alike.filter(|(full, _)| self.member_named(full) == Some(id)).map(|(_, set)| *set).next()
    }

    /// The keys of the objects that a method takes, where one of them came later than its object.
    pub fn option_keys(&self, method: MemberId) -> &'static [OptionKey] {
        static KEYS: OnceLock<FxHashMap<MemberId, Vec<OptionKey>>> = OnceLock::new();
        let all = || {
            let catalog = Catalog::get();
            let keys = catalog.members().map(|(id, _)| (id, catalog.keys_taken(id)));
            keys.filter(|(_, keys)| keys.iter().any(|&(_, key)| catalog.came_later(key))).collect()
        };
        KEYS.get_or_init(all).get(&method).map_or(&[], Vec::as_slice)
    }

    /// Whether a member came with a later set than the object that has it.
    pub fn came_later(&self, id: MemberId) -> bool {
        self.mailbox_set(id).is_some() && !self.comes_with_its_object(id)
    }

    fn keys_taken(&self, method: MemberId) -> Vec<OptionKey> {
        let params =
            self.member(method).signatures.iter().flat_map(|signature| signature.params.iter().enumerate());
        let types =
            params.flat_map(|(position, param)| objects(param).into_iter().map(move |ty| (position, ty)));
        let keys =
            types.flat_map(|(position, ty)| self.ty(ty).members.iter().map(move |&key| (position, key)));
        let mut keys: Vec<OptionKey> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The objects that a parameter may be; callbacks are none.
fn objects(param: &TypeExpr) -> Vec<TypeId> {
    match param {
        TypeExpr::Api(ty, _) => vec![*ty],
        TypeExpr::Any(parts) => parts.iter().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> MemberId {
        Catalog::get().member_named(name).unwrap_or_else(|| panic!("{name}"))
    }

    #[test]
    fn the_other_value_of_a_tag_is_told_besides() {
        let catalog = Catalog::get();
        for (name, words) in [
            ("Office.Body.getAsync", Some("Mailbox 1.3")),
            ("Office.MessageRead.subject", Some("Mailbox 1.1")),
            ("Office.Context.officeTheme", Some("Mailbox 1.14 in Outlook")),
            (
                "Office.MessageRead.getSharedPropertiesAsync",
                Some("Mailbox 1.8; Mailbox 1.13 in shared mailboxes"),
            ),
            ("Office.Auth.getAccessToken", Some("IdentityAPI 1.3")),
            ("Office.Mailbox.getIsIdentityManaged", None),
        ] {
            assert_eq!(catalog.set_words(id(name)).as_deref(), words, "{name}");
        }
        assert!(ELSEWHERE.iter().all(|(name, _)| catalog.full_name(id(name)) == *name));
    }

    #[test]
    fn a_method_with_options_needs_more_than_with_a_callback() {
        let catalog = Catalog::get();
        assert_eq!(catalog.set_with_options(id("Office.Body.getAsync")), None);
        for (name, set) in WITH_OPTIONS {
            assert_eq!(catalog.set_with_options(id(name)), Some(set));
            assert!(catalog.mailbox_set(id(name)) < Some(set));
        }
    }

    #[test]
    fn methods_know_the_keys_that_came_later_than_their_objects() {
        let catalog = Catalog::get();
        let keys = |method: &str| -> Vec<(usize, &str)> {
            let keys = catalog.option_keys(id(method)).iter().filter(|(_, key)| catalog.came_later(*key));
            keys.map(|&(position, key)| (position, catalog.member(key).name.as_str())).collect()
        };
        assert_eq!(keys("Office.NotificationMessages.addAsync"), [(1, "actions")]);
        assert!(keys("Office.MailboxEvent.completed").contains(&(0, "cancelLabel")));
        assert!(!keys("Office.MailboxEvent.completed").contains(&(0, "errorMessage")));
        assert_eq!(keys("Office.Body.setAsync"), []);
    }
}

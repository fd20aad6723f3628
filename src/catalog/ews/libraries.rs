//! Helper libraries for EWS: which operations their methods send. They seldom lie in the tree, so a table names them.
//!
//! Facts from easyEws in its versions up to 1.0.21; older ones have fewer methods of the same names. Called by whoever
//! follows calls.

use super::{Action, Shape};
use crate::catalog::source::{Citation, EASYEWS};

/// A method of a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryMethod {
    /// Its name; the object that has it is called [`LIBRARIES`].
    pub name: &'static str,
    /// The operations that it sends, in order.
    pub operations: &'static [&'static str],
    /// What becomes of an item that it creates.
    pub action: Option<Action>,
    /// What it asks for.
    pub shapes: &'static [Shape],
    /// Which of its parameters names the folder; from 0.
    pub folder_at: Option<usize>,
}

impl LibraryMethod {
    /// Who says so.
    pub fn citation(&self) -> Citation {
        Citation::sure(&EASYEWS)
    }
}

/// The objects that have the methods, as code spells them.
pub const LIBRARIES: [&str; 2] = ["easyEws", "easyews"];

const fn method(name: &'static str, operations: &'static [&'static str]) -> LibraryMethod {
    LibraryMethod { name, operations, action: None, shapes: &[], folder_at: None }
}

const fn get(name: &'static str, shapes: &'static [Shape]) -> LibraryMethod {
    LibraryMethod { shapes, ..method(name, &["GetItem"]) }
}

const SEND: LibraryMethod =
    LibraryMethod { action: Some(Action::SendAndSave), ..method("sendMailItem", &["CreateItem"]) };

const METHODS: [LibraryMethod; 18] = [
    method("expandGroup", &["ExpandDL"]),
    method("findConversationItems", &["GetConversationItems"]),
    // Only members of the item that is composed.
    method("getAllRecipientsAsync", &[]),
    get("getEwsHeaders", &[Shape::Mime, Shape::Headers]),
    LibraryMethod { folder_at: Some(0), ..method("getFolderId", &["GetFolder"]) },
    method("getFolderItemIds", &["FindItem"]),
    method("getFolderProperty", &["GetFolder"]),
    get("getMailItem", &[Shape::Mime, Shape::Body]),
    get("getMailItemMimeContent", &[Shape::Mime]),
    method("getParentId", &["GetItem", "FindItem"]),
    get("getSpecificHeader", &[Shape::Headers]),
    LibraryMethod { folder_at: Some(1), ..method("moveItem", &["MoveItem"]) },
    method("resolveRecipient", &["ResolveNames"]),
    SEND,
    LibraryMethod { name: "sendPlainTextEmailWithAttachment", ..SEND },
    method("splitGroupsAsync", &["ExpandDL"]),
    LibraryMethod { shapes: &[Shape::Headers], ..method("updateEwsHeader", &["UpdateItem"]) },
    method("updateFolderProperty", &["UpdateFolder"]),
];

/// The method of a library, `easyEws` and `moveItem`.
pub fn library_method(library: &str, method: &str) -> Option<&'static LibraryMethod> {
    let is_known = LIBRARIES.contains(&library);
    METHODS.iter().find(|row| is_known && row.name == method)
}

/// All methods, by name.
pub fn library_methods() -> &'static [LibraryMethod] {
    &METHODS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ews::{Operation, operation};
    use crate::catalog::source::tests::assert_cited;

    #[test]
    fn every_method_sends_operations_that_an_add_in_may_call() {
        assert!(METHODS.is_sorted_by_key(|method| method.name));
        for method in library_methods() {
            assert_cited(&method.citation());
            for name in method.operations {
                assert!(operation(name).is_some_and(Operation::is_callable), "{name}");
            }
        }
    }

    #[test]
    fn a_call_of_the_library_names_its_operation() {
        let moves = library_method("easyEws", "moveItem").unwrap();
        assert_eq!((moves.operations, moves.folder_at), (&["MoveItem"][..], Some(1)));
        assert_eq!(library_method("easyews", "expandGroup").unwrap().operations, ["ExpandDL"]);
        assert_eq!(library_method("easyEws", "sendMailItem").unwrap().action, Some(Action::SendAndSave));
        assert_eq!(library_method("jQuery", "moveItem"), None);
        assert_eq!(library_method("easyEws", "banana"), None);
    }
}

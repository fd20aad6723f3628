//! Exchange Web Services: the operations that there are, which of them an add-in may call, and what does their work now.
//!
//! | file | facts |
//! |---|---|
//! | `operations.tsv` | the names, since when, callable from an add-in or not |
//! | `folders.tsv` | folders that have a name of their own |
//! | `fields.tsv` | properties of items, and the members that read and write them |
//! | `twins.tsv` | operations, and the request or member that does the same |
//!
//! Every row has its source. Knows nothing about SOAP; `analysis` reads requests and asks here. The tables are read on
//! first use. When EWS ends is said in `catalog/legacy.rs`.

mod actions;
mod delegates;
mod describe;
mod fields;
mod folders;
mod libraries;
mod limits;
mod twins;

pub use actions::Action;
pub use delegates::{
    FolderPermission, OTHER_MAILBOX_ERROR, access_to_others, describe_delegates, folder_permissions,
};
pub use describe::{describe_library_method, describe_operation, twin_words};
pub use fields::{Field, field};
pub use folders::{Contents, Folder, folder};
pub use libraries::{LIBRARIES, LibraryMethod, library_method, library_methods};
pub use limits::{REQUEST_CHARACTERS, REQUEST_TOO_LONG, describe_ews, limits};
pub use twins::{EwsRequest, Instead, Shape, Twin, twins};

pub(super) use fields::field_of_graph;
pub(super) use twins::member_beside;

use super::source::{Citation, rows};
use crate::text::near;
use std::sync::OnceLock;

const OPERATIONS: &str = include_str!("operations.tsv");

/// An operation of EWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// `FindItem`; the name of the first element in the body of a request. Case counts.
    pub name: &'static str,
    /// What it has to do with, as the vendor groups them: `items`, `delegates`, ...
    pub group: &'static str,
    /// The version of Exchange that introduced it, `Exchange 2007 SP1`.
    pub since: &'static str,
    /// Whether `makeEwsRequestAsync` lets it through.
    pub callable: Callable,
    /// Who says so.
    pub citation: Citation,
}

/// Whether an add-in may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callable {
    /// Both vendor pages that list them say so.
    Yes,
    /// Only the longer of the two lists has it: it may be called.
    OnePageOnly,
    /// Neither list has it: Exchange answers `ErrorAccessDenied`.
    No,
}

impl Operation {
    /// Whether an add-in may call it, by at least one of the vendor's lists.
    pub fn is_callable(&self) -> bool {
        self.callable != Callable::No
    }

    /// Whether it manages delegates: `AddDelegate` and the like.
    pub fn manages_delegates(&self) -> bool {
        self.group == "delegates"
    }
}

/// All operations, by name.
pub fn operations() -> &'static [Operation] {
    static OPERATION_ROWS: OnceLock<Vec<Operation>> = OnceLock::new();
    OPERATION_ROWS.get_or_init(|| rows(OPERATIONS).filter_map(read).collect())
}

fn read(([name, group, since, callable], citation): ([&'static str; 4], Citation)) -> Option<Operation> {
    let callable = match callable {
        "both" => Callable::Yes,
        "one" => Callable::OnePageOnly,
        "no" => Callable::No,
        _ => return None,
    };
    Some(Operation { name, group, since, callable, citation })
}

/// The words by which a string can be told that may be a part of a request: operations, folders, helper libraries, and what
/// becomes of items.
pub fn ews_words() -> impl Iterator<Item = &'static str> {
    let names = operations().iter().map(|operation| operation.name);
    let dispositions = ["SaveOnly", "SendOnly", "SendAndSaveCopy"];
    names.chain(folders::names()).chain(LIBRARIES).chain(dispositions)
}

/// Whether an address leads to EWS itself: `.../EWS/Exchange.asmx`.
pub fn is_ews_address(address: &str) -> bool {
    address.to_lowercase().contains("/ews/exchange.asmx")
}

/// The operation with the name. XML names have a case.
pub fn operation(name: &str) -> Option<&'static Operation> {
    operations().iter().find(|operation| operation.name == name)
}

/// The operation that somebody who wrote `name` most likely means.
pub fn nearest_operation(name: &str) -> Option<&'static Operation> {
    let nearest = near(name, operations().iter().map(|operation| operation.name)).into_iter().next()?;
    operation(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_whole;

    #[test]
    fn every_row_of_the_operations_is_whole_and_names_are_unique() {
        assert_whole::<4>(OPERATIONS);
        let names: Vec<&str> = operations().iter().map(|operation| operation.name).collect();
        assert_eq!(names.len(), 96);
        assert!(names.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn seventeen_operations_may_be_called_three_of_them_by_one_page_only() {
        let by = |callable| {
            let of = operations().iter().filter(move |operation| operation.callable == callable);
            of.map(|operation| operation.name).collect::<Vec<_>>()
        };
        assert_eq!(by(Callable::OnePageOnly), ["ExpandDL", "GetUserAvailability", "ResolveNames"]);
        assert_eq!(
            by(Callable::Yes),
            [
                "CopyItem",
                "CreateFolder",
                "CreateItem",
                "FindConversation",
                "FindFolder",
                "FindItem",
                "GetConversationItems",
                "GetFolder",
                "GetItem",
                "MarkAsJunk",
                "MoveItem",
                "SendItem",
                "UpdateFolder",
                "UpdateItem"
            ]
        );
    }

    #[test]
    fn what_is_asked_of_an_operation_is_answered() {
        let delete = operation("DeleteItem").unwrap();
        assert!(!delete.is_callable() && !delete.manages_delegates());
        assert!(operation("AddDelegate").is_some_and(|o| o.manages_delegates() && !o.is_callable()));
        assert!(operation("ExpandDL").is_some_and(Operation::is_callable));
        assert_eq!(operation("finditem"), None);
        assert!(is_ews_address("https://mail.contoso.com/EWS/Exchange.asmx") && !is_ews_address("/api/v2.0"));
        for (written, meant) in
            [("FindItems", "FindItem"), ("finditem", "FindItem"), ("UpdatItem", "UpdateItem")]
        {
            assert_eq!(nearest_operation(written).map(|o| o.name), Some(meant));
        }
        assert_eq!(nearest_operation("Banana"), None);
    }
}

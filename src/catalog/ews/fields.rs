//! Properties of items that EWS requests name: the same in Microsoft Graph, and the Office.js members that read or write
//! them for the current item. Called by whoever reads requests.

use crate::catalog::source::{Citation, rows};
use std::sync::OnceLock;

const FIELDS: &str = include_str!("fields.tsv");

/// A property of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// `item:Subject` as in `FieldURI`, or the tag of an extended property, `0x007D`.
    pub name: &'static str,
    /// Its name in Microsoft Graph, for `$select`; `$value` for the item as MIME.
    pub graph_name: Option<&'static str>,
    /// The member that reads it of the current item, by full name.
    pub reads: Option<&'static str>,
    /// The member that writes it while the item is composed.
    pub writes: Option<&'static str>,
    /// Who says so.
    pub citation: Citation,
}

/// The property with the name; case does not count, as tags are written in both.
pub fn field(name: &str) -> Option<&'static Field> {
    fields().iter().find(|field| field.name.eq_ignore_ascii_case(name))
}

/// The property that Microsoft Graph calls so.
pub(in crate::catalog) fn field_of_graph(name: &str) -> Option<&'static Field> {
    fields().iter().find(|field| field.graph_name == Some(name))
}

fn fields() -> &'static [Field] {
    static ROWS: OnceLock<Vec<Field>> = OnceLock::new();
    ROWS.get_or_init(|| rows(FIELDS).map(read).collect())
}

fn read(([name, graph_name, reads, writes], citation): ([&'static str; 4], Citation)) -> Field {
    let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    Field { name, graph_name: some(graph_name), reads: some(reads), writes: some(writes), citation }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::catalog::source::tests::assert_whole;

    #[test]
    fn every_row_is_whole_and_names_members_that_there_are() {
        assert_whole::<4>(FIELDS);
        for field in fields() {
            for member in [field.reads, field.writes].into_iter().flatten() {
                assert!(Catalog::get().member_named(member).is_some(), "{member}");
            }
        }
    }

    #[test]
    fn most_that_is_read_of_an_item_needs_no_request() {
        assert_eq!(field("item:Subject").and_then(|f| f.reads), Some("Office.MessageRead.subject"));
        assert_eq!(field("0x007d").and_then(|f| f.graph_name), Some("internetMessageHeaders"));
        assert_eq!(field("item:Categories").and_then(|f| f.writes), Some("Office.Categories.addAsync"));
        assert_eq!(field("message:IsRead").map(|f| (f.graph_name, f.reads)), Some((Some("isRead"), None)));
        assert_eq!(field("item:Banana"), None);
    }
}

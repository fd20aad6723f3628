//! Members of Office.js that take the place of a request of Microsoft Graph, so that no token is needed.
//!
//! What members need, the catalogue of members says. Called by whoever tells what serves instead of a request.

use super::path::{GraphRequest, fit};
use crate::catalog::source::{Citation, rows};
use std::sync::OnceLock;

const ROWS: &str = include_str!("office.tsv");

/// A member that does the work of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeTwin {
    /// `Office.MessageRead.getAsFileAsync`
    pub member: &'static str,
    /// Who says so.
    pub citation: Citation,
}

/// A line of the table; an empty property stands for none.
struct Row {
    method: &'static str,
    parts: Vec<String>,
    property: &'static str,
    twin: OfficeTwin,
}

/// The members that do what a request asks for, each once: all of the properties that it selects have to be theirs.
pub fn office_twins(request: &GraphRequest) -> Vec<OfficeTwin> {
    let parts = request.parts();
    let of_request = |row: &&Row| row.method == request.method && fit(&row.parts, &parts).is_some();
    let rows: Vec<&Row> = table().iter().filter(of_request).collect();
    let selected = request.select.as_deref().unwrap_or_default();
    let mut twins: Vec<OfficeTwin> =
        rows.iter().filter(|row| row.property.is_empty()).map(|row| row.twin).collect();
    if !selected.is_empty() && twins.is_empty() {
        let named = |name: &String| rows.iter().find(|row| row.property.eq_ignore_ascii_case(name));
        let found: Option<Vec<OfficeTwin>> = selected
            .iter()
            .filter(|name| *name != "id")
            .map(|name| named(name).map(|row| row.twin))
            .collect();
        twins = found.unwrap_or_default();
    }
    twins.dedup();
    twins
}

fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| rows(ROWS).map(read).collect())
}

fn read(([method, path, property, member], citation): ([&'static str; 4], Citation)) -> Row {
    let parts = GraphRequest::new(method, path).parts();
    Row { method, parts, property, twin: OfficeTwin { member, citation } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::catalog::source::tests::assert_whole;

    #[test]
    fn every_row_is_whole_and_names_a_member_that_there_is() {
        assert_whole::<4>(ROWS);
        for row in table() {
            assert!(Catalog::get().member_named(row.twin.member).is_some(), "{}", row.twin.member);
        }
    }

    #[test]
    fn all_that_is_selected_has_to_be_a_members() {
        let told = |method, address| -> Vec<&str> {
            office_twins(&GraphRequest::new(method, address)).iter().map(|twin| twin.member).collect()
        };
        assert_eq!(told("GET", "/me/messages/{}/$value"), ["Office.MessageRead.getAsFileAsync"]);
        assert_eq!(told("GET", "/users/{}/messages/1?$select=id,body"), ["Office.Body.getAsync"]);
        assert_eq!(told("GET", "/me/messages/{}?$select=body,flag"), [""; 0]);
        assert_eq!(told("GET", "/me/messages/{}"), [""; 0]);
    }
}

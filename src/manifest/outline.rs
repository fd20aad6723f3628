//! The elements of an XML manifest and the properties of a JSON one, as an [`Outline`].
//!
//! Knows their names and places, not what they mean. Called for the identity of findings.

use super::ManifestKind;
use super::placeholders;
use super::xml::document::XmlDocument;
use crate::json::{self, Value};
use crate::text::{Errors, Outline, Span};

/// The outline of a manifest: `OfficeApp/Permissions`, `authorization.permissions.resourceSpecific`.
pub fn outline(kind: ManifestKind, text: &str) -> Outline {
    match kind {
        ManifestKind::AddInOnly => of_xml(text),
        ManifestKind::Unified => of_json(text),
    }
}

fn of_xml(text: &str) -> Outline {
    let text = placeholders::in_xml(text).text;
    let document = XmlDocument::read(&text, "OfficeApp", &mut Errors::new(&text, 0));
    let elements = document.map(|document| document.elements).unwrap_or_default();
    let part = |element: &super::xml::element::Element| (element.whole, element.local().to_owned());
    Outline::new("/", elements.iter().map(part).collect())
}

fn of_json(text: &str) -> Outline {
    let text = placeholders::in_json(text).text;
    let mut parts = Vec::new();
    if let Some(root) = json::parse(&text, &mut Errors::new(&text, 0)) {
        collect(&root, &mut parts);
    }
    Outline::new(".", parts)
}

/// Goes no deeper than the parser, which keeps what is nested too deep in one piece.
fn collect(value: &Value, parts: &mut Vec<(Span, String)>) {
    for (key, name, value) in value.pairs() {
        parts.push((Span::new(name.start, value.span.end), key.to_owned()));
        collect(value, parts);
    }
    value.items().iter().for_each(|item| collect(item, parts));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_and_properties_name_a_place() {
        let around = |kind, text: &str, word: &str| {
            let at = text.find(word).unwrap();
            outline(kind, text).around(Span::from_usize(at, at + word.len()))
        };
        let xml = "<OfficeApp><Rule><Rule x='1'/></Rule><Permissions>ReadItem</Permissions></OfficeApp>";
        assert_eq!(around(ManifestKind::AddInOnly, xml, "ReadItem"), "OfficeApp/Permissions");
        assert_eq!(around(ManifestKind::AddInOnly, xml, "x="), "OfficeApp/Rule/Rule");
        let json = r#"{"authorization": {"permissions": {"resourceSpecific": [{"name": "A"}]}}}"#;
        let path = "authorization.permissions.resourceSpecific.name";
        assert_eq!(around(ManifestKind::Unified, json, "\"A\""), path);
    }
}

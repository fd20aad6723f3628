//! An element of an XML manifest. Knows nothing about the elements around it.
//!
//! Filled by the document reader, asked by the manifest reader.

use super::tag::{Attribute, local};
use crate::text::Span;

/// An element.
#[derive(Debug)]
pub(in crate::manifest) struct Element<'t> {
    /// Name as written, with its prefix.
    pub(in crate::manifest) name: &'t str,
    /// Where the name stands in the start tag.
    pub(in crate::manifest) name_span: Span,
    /// From the start tag's `<` to the end tag's `>`.
    pub(in crate::manifest) whole: Span,
    /// Index of the element around it.
    pub(in crate::manifest) parent: Option<usize>,
    /// What the start tag says.
    pub(in crate::manifest) attributes: Vec<Attribute<'t>>,
    /// End of the start tag.
    pub(in crate::manifest) content: u32,
    pub(super) pieces: Vec<TextPiece>,
}

/// A piece of the character data directly in an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextPiece {
    /// With the marks of a CDATA section.
    pub(super) outer: Span,
    /// Without them.
    pub(super) inner: Span,
}

impl<'t> Element<'t> {
    /// The name without its prefix.
    pub(in crate::manifest) fn local(&self) -> &'t str {
        local(self.name)
    }

    /// The attribute `name` that has no prefix.
    pub(in crate::manifest) fn attribute(&self, name: &str) -> Option<&Attribute<'t>> {
        self.attributes.iter().find(|a| a.name == name)
    }

    /// `xsi:type`, under whatever prefix.
    pub(in crate::manifest) fn xsi_type(&self) -> Option<&Attribute<'t>> {
        self.attributes.iter().find(|a| a.name.contains(':') && local(a.name) == "type")
    }
}

//! The blocks of a plan, whatever it is rendered as.
//!
//! Made by `page`, laid out by the renderers.

use crate::report::words::{Line, Point};

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Of the whole page.
    Title(Line),
    /// Of a part of it.
    Heading(Line),
    /// A sentence or more.
    Paragraph(Line),
    /// Points, each with lines below it.
    Points(Vec<Point>),
}

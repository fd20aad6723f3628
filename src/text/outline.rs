//! The named parts of a file, nested: functions and classes of a source, elements of a manifest.
//!
//! Says in which of them a place stands, in words that stay when lines come and go. Knows nothing about languages: who
//! reads them fills it. Asked for the identity of findings.

use super::Span;
use std::sync::{Arc, OnceLock};

/// The named parts of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    separator: &'static str,
    parts: Vec<(Span, String)>,
}

impl Outline {
    /// Of parts in the order in which they begin, the outer before the inner; `separator` stands between their names.
    pub fn new(separator: &'static str, parts: Vec<(Span, String)>) -> Outline {
        Outline { separator, parts }
    }

    /// The names of the parts around a place, the outermost first: `TemplatePane.fill`; empty at the top level.
    pub fn around(&self, place: Span) -> String {
        let begun = self.parts.partition_point(|(span, _)| span.start <= place.start);
        let begun = self.parts.get(..begun).unwrap_or_default();
        let around = begun.iter().filter(|(span, _)| span.contains(place));
        let names: Vec<&str> = around.map(|(_, name)| name.as_str()).collect();
        names.join(self.separator)
    }
}

/// The outline of a text, made when it is first asked for; copies share it.
#[derive(Debug, Clone, Default)]
pub struct LazyOutline(Arc<OnceLock<Outline>>);

impl LazyOutline {
    /// The outline; `make` makes it.
    pub fn get(&self, make: impl FnOnce() -> Outline) -> &Outline {
        self.0.get_or_init(make)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_by_the_parts_around_it() {
        let part = |start, end, name: &str| (Span::new(start, end), name.to_owned());
        let outline = Outline::new(".", vec![part(0, 20, "a"), part(2, 6, "b"), part(8, 12, "c")]);
        let around = |at| outline.around(Span::empty(at));
        assert_eq!([around(1), around(4), around(7), around(9), around(30)], ["a", "a.b", "a", "a.c", ""]);
    }
}

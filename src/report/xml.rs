//! Writes XML: elements with attributes and text, indented.
//!
//! Knows nothing about the formats that use it.

use std::fmt::Write as _;
use std::io::{self, Write};

/// An attribute.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A document that is being written.
pub(super) struct XmlWriter<'w> {
    out: &'w mut dyn Write,
    open: Vec<&'static str>,
}

impl<'w> XmlWriter<'w> {
    /// Begins a document.
    pub(super) fn new(out: &'w mut dyn Write) -> io::Result<XmlWriter<'w>> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        Ok(XmlWriter { out, open: Vec::new() })
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[Attribute]) -> io::Result<()> {
        self.tag(name, attributes, ">\n")?;
        self.open.push(name);
        Ok(())
    }

    /// Ends the innermost element.
    pub(super) fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        writeln!(self.out, "{}</{name}>", self.indent())
    }

    /// An element without children.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute]) -> io::Result<()> {
        self.tag(name, attributes, "/>\n")
    }

    /// An element that holds a text.
    pub(super) fn text(
        &mut self,
        name: &'static str,
        attributes: &[Attribute],
        text: &str,
    ) -> io::Result<()> {
        self.tag(name, attributes, ">")?;
        writeln!(self.out, "{}</{name}>", escaped(text, false))
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute], end: &str) -> io::Result<()> {
        write!(self.out, "{}<{name}", self.indent())?;
        for (key, value) in attributes {
            write!(self.out, " {key}=\"{}\"", escaped(value, true))?;
        }
        write!(self.out, "{end}")
    }

    fn indent(&self) -> String {
        "  ".repeat(self.open.len())
    }
}

/// A text without what XML takes for marks or does not allow at all.
fn escaped(text: &str, attribute: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' if attribute => {
                // Writing into a string can't fail.
                let _ = write!(escaped, "&#{};", c as u32);
            }
            '\t' | '\n' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                escaped.push(char::REPLACEMENT_CHARACTER);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_marks_is_text() {
        let mut out = Vec::new();
        let mut xml = XmlWriter::new(&mut out).unwrap();
        xml.open("a", &[("b", "<\"&\n>")]).unwrap();
        xml.text("c", &[], "x\u{1b}<y>\nz").unwrap();
        xml.close().unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;&quot;&amp;&#10;&gt;\">\n  \
                        <c>x\u{FFFD}&lt;y&gt;\nz</c>\n</a>\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

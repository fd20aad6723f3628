//! Text from files on its way to a terminal: without the characters that could drive it.

use std::fmt::{self, Write};

/// Shows a text with each control character but the line break replaced: a manifest must not be able to move the
/// cursor, change colours, or reorder what stands on the line.
#[derive(Debug, Clone, Copy)]
pub struct Clean<'a>(pub &'a str);

impl fmt::Display for Clean<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| f.write_char(if c == '\n' { c } else { printable(c) }))
    }
}

/// The character as it may be shown.
pub(super) fn printable(c: char) -> char {
    let reorders = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if c.is_control() || reorders { char::REPLACEMENT_CHARACTER } else { c }
}

#[cfg(test)]
mod tests {
    use super::Clean;

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(Clean("a\x1b[31mé\u{202E}\n").to_string(), "a\u{FFFD}[31mé\u{FFFD}\n");
    }
}

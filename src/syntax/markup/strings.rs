//! Code that stands in strings: what `eval`, `Function`, timers, and handlers that a script sets are given.
//!
//! Escapes are undone; a map says where each stretch between them stands in the file. Knows nothing about who runs the
//! code. Called by the analysis.

use super::code::CodeBuilder;
use super::{Language, Template, finish, page, parsed, piece};
use crate::syntax::{escape, script_blocks};
use crate::text::Span;

/// What the strings hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InString {
    /// Statements.
    Script,
    /// The parameters of a function, and its body last.
    Function,
    /// What an attribute such as `onclick` runs.
    Handler,
    /// An address; what stands behind `javascript:` runs.
    Address,
    /// Markup: the handlers in it run.
    Markup,
    /// Markup of which the scripts run as well.
    MarkupWithScripts,
}

/// What there is to read in strings.
#[derive(Debug, Clone)]
pub enum Read {
    /// Nothing that runs.
    Nothing,
    /// Code.
    Code(Box<Template>),
    /// Something that is no JavaScript.
    Unreadable,
}

/// The code that strings stand for, each put together from the contents of literals.
pub fn in_strings(text: &str, strings: &[Vec<Span>], what: InString) -> Read {
    let mut code = CodeBuilder::new(text, &[]);
    let (last, others) = strings.split_last().map_or((&[][..], &[][..]), |(last, others)| (last, others));
    match what {
        InString::Function => {
            code.push("(function (");
            for (number, parameter) in others.iter().enumerate() {
                code.push(if number > 0 { "," } else { "" });
                string(&mut code, parameter);
            }
            code.push("\n) {");
            string(&mut code, last);
            code.push("\n})");
        }
        InString::Handler => {
            code.push("(function (event) {");
            string(&mut code, last);
            code.push("\n})");
        }
        _ => string(&mut code, last),
    }
    match what {
        InString::Script | InString::Function | InString::Handler => {
            match piece(&code.out, Language::JavaScript) {
                Some(piece) if !piece.tree.root_node().has_error() => {
                    Read::Code(Box::new(finish(code, piece)))
                }
                _ => Read::Unreadable,
            }
        }
        InString::Address => within(&code, |code| page::address(code, Span::from_usize(0, code.text.len()))),
        InString::Markup => within(&code, page::handlers),
        InString::MarkupWithScripts => within(&code, |code| {
            page::handlers(code);
            code.entities = false;
            for block in script_blocks(code.text, false) {
                code.part(";{", block.span, "}\n");
            }
        }),
    }
}

/// Reads what a string holds that is itself no code.
fn within(outer: &CodeBuilder<'_>, read: impl Fn(&mut CodeBuilder<'_>)) -> Read {
    match parsed(&outer.out, Language::JavaScript, read) {
        None => Read::Nothing,
        Some(template) if !template.unread.is_empty() => Read::Unreadable,
        Some(template) => Read::Code(Box::new(template.seen_through(&outer.map))),
    }
}

/// Writes a string.
fn string(code: &mut CodeBuilder<'_>, literals: &[Span]) {
    literals.iter().for_each(|span| unescaped(code, *span));
}

/// Writes what a literal's content stands for.
fn unescaped(code: &mut CodeBuilder<'_>, span: Span) {
    let content = span.of(code.text);
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'\\', content.as_bytes().get(from..).unwrap_or_default()) {
        let at = from + found;
        let (length, means) = escape(content.get(at + 1..).unwrap_or_default());
        code.segment(part(span, from, at));
        means.into_iter().for_each(|means| code.out.push(means));
        from = at + 1 + length;
    }
    code.segment(part(span, from, content.len()));
}

fn part(span: Span, from: usize, to: usize) -> Span {
    Span::new(span.start + from.min(to) as u32, span.start + to as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, what: InString) -> Option<Template> {
        match in_strings(text, &[vec![Span::from_usize(0, text.len())]], what) {
            Read::Code(template) => Some(*template),
            _ => None,
        }
    }

    #[test]
    fn what_stands_between_escapes_keeps_its_place() {
        let text = r#"f(\"x\");\u0067(\x31)"#;
        let template = read(text, InString::Script).expect("it is code");
        assert_eq!(template.code, "f(\"x\");g(1)");
        let place = |part: &str| template.position(template.code.find(part).unwrap_or_default());
        assert_eq!([place("f("), place("x"), place("(1")], [0, 4, 15]);
        assert!(read("f(", InString::Script).is_none());
    }

    #[test]
    fn handlers_in_markup_are_read_through_the_string() {
        let text = r#"<a onclick=\"f('x')\">&lt;</a>"#;
        let template = read(text, InString::Markup).expect("it has a handler");
        let at = template.code.find("f(").unwrap_or_default();
        assert_eq!(template.position(at), text.find("f(").unwrap_or_default() as u32);
        assert!(read("<b>bold</b>", InString::Markup).is_none());
        let script = read("<script>f()</script>", InString::MarkupWithScripts).expect("it has a script");
        assert!(script.code.contains("f()"));
    }

    #[test]
    fn a_function_has_its_parameters_and_its_body() {
        let strings = [vec![Span::new(0, 1)], vec![Span::new(1, 2)], vec![Span::new(2, 10)]];
        let Read::Code(template) = in_strings("abreturn a", &strings, InString::Function) else {
            panic!("it is a function");
        };
        assert_eq!(template.code, "(function (a,b\n) {return a\n})");
    }
}

//! Finds the components of Angular in a source: their classes, selectors and templates.
//!
//! Called by [`templates`](super::templates).

use super::scan::{BracketScan, closing, is_name, trimmed};
use crate::text::Span;
use memchr::memmem;

/// What a decorator says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Component<'a> {
    /// The name of the class behind it.
    pub(super) class: &'a str,
    pub(super) selector: &'a str,
    /// Where the template stands, without quotes.
    pub(super) template: Option<Span>,
    /// What stands there is no single string.
    pub(super) other_template: Option<Span>,
    /// The file that holds it.
    pub(super) file: Option<&'a str>,
}

/// The components of a source, in order.
pub(super) fn components(text: &str) -> impl Iterator<Item = Component<'_>> {
    const DECORATOR: &str = "@Component(";
    let mut broken = 0;
    let places = memmem::find_iter(text.as_bytes(), DECORATOR).map(|at| at + DECORATOR.len() - 1);
    // Where so many never end, nobody looks any more.
    let places = places.map_while(move |open| {
        let close = closing(text, open);
        broken += usize::from(close.is_none());
        (broken < 100).then_some((open, close))
    });
    places.filter_map(|(open, close)| {
        let close = close?;
        let mut component = Component { class: class_behind(text, close + 1)?, ..Component::default() };
        let object = open + 1 + text.get(open + 1..close)?.find('{')?;
        properties(text, object, &mut component);
        Some(component)
    })
}

/// The name of the class that a decorator belongs to which ends at `from`.
fn class_behind(text: &str, from: usize) -> Option<&str> {
    let rest = text.get(from..)?;
    let head = rest.get(..rest.find('{').unwrap_or(rest.len()))?;
    let words = head.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$')));
    let name = words.skip_while(|word| *word != "class").nth(1)?;
    (is_name(name) && name != "extends").then_some(name)
}

fn properties<'a>(text: &'a str, object: usize, component: &mut Component<'a>) {
    let mut from = object + 1;
    for (at, byte, depth) in BracketScan::new(text, object) {
        let ends = (depth == 1 && byte == b',') || (depth == 0 && byte == b'}');
        if !ends {
            continue;
        }
        property(text, from, at, component);
        from = at + 1;
        if byte == b'}' {
            return;
        }
    }
}

fn property<'a>(text: &'a str, from: usize, to: usize, component: &mut Component<'a>) {
    let Some(source) = text.get(from..to) else { return };
    let Some(colon) = source.find(':') else { return };
    let value = trimmed(text, from + colon + 1..to);
    let literal = literal(text, value.start, value.end);
    let content = literal.map_or("", |span| span.of(text));
    let key = source.get(..colon).unwrap_or_default();
    match key.rsplit(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default() {
        "selector" => component.selector = content,
        "templateUrl" => component.file = literal.map(|_| content),
        "template" if literal.is_some() => component.template = literal,
        "template" => component.other_template = Some(Span::from_usize(value.start, value.end)),
        _ => {}
    }
}

/// What is in the quotes, where the value is one string.
fn literal(text: &str, start: usize, end: usize) -> Option<Span> {
    let quote = text.as_bytes().get(start).copied().filter(|quote| matches!(quote, b'"' | b'\'' | b'`'))?;
    let whole = end > start + 1 && text.as_bytes().get(end - 1) == Some(&quote);
    let content = text.get(start + 1..end - 1).filter(|_| whole)?;
    (quote == b'`' || !content.contains(quote as char)).then(|| Span::from_usize(start + 1, end - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_says_its_class_and_template() {
        let text = "@Component({ selector: 'a-b', imports: [X], template: `<b>{{ c }}</b>`, })\n@Other() export class D {}\n\
                    @Component({templateUrl: './e.html'}) export default class E extends F {}";
        let found: Vec<_> = components(text).collect();
        assert_eq!((found[0].class, found[0].selector), ("D", "a-b"));
        assert_eq!(found[0].template.map(|span| span.of(text)), Some("<b>{{ c }}</b>"));
        assert_eq!((found[1].class, found[1].file), ("E", Some("./e.html")));
        assert_eq!(components("@Component({ template: `").count(), 0);
    }
}

//! Angular: `{{ x }}`, `[x]`, `(x)`, `*ngIf`, `*ngFor`, `@if`, `@for`, `@let`, template references.
//!
//! A template is a `with` block over the instance of its component. Where the template is a file of its own, the file
//! of the component puts the instance there. Called by [`template`](super::template) and by `page`.

use super::code::CodeBuilder;
use super::elements::{Elements, camel, give, is_boolean, is_component};
use super::pipes;
use super::scan::{self, is_name, split};
use super::tokens::{Attribute, Braces, Tag, Token, Tokens};
use crate::text::Span;

/// The template that stands at `span`; the block around it is the caller's.
pub(super) fn template(code: &mut CodeBuilder<'_>, span: Span) {
    let mut elements = Elements::default();
    let mut blocks = Blocks::default();
    references(code, span);
    for token in Tokens::new(code.text, span, Braces::Double) {
        match token {
            Token::Open(tag) => {
                let scopes = element(code, &tag);
                elements.begin(&tag, scopes, code);
            }
            Token::Close(name) => elements.end(name, code),
            Token::Braces(span) => pipes::expression(code, span),
            Token::Text(span) => blocks.text(code, span),
        }
    }
    elements.finish(code);
    blocks.finish(code);
}

/// `#name` can be used in all of the template.
fn references(code: &mut CodeBuilder<'_>, span: Span) {
    for token in Tokens::new(code.text, span, Braces::Double) {
        let Token::Open(tag) = token else { continue };
        for attribute in &tag.attributes {
            let name = attribute.name.of(code.text).strip_prefix('#').unwrap_or_default();
            if is_name(name) {
                code.push(&format!("var {name};"));
            }
        }
    }
}

fn element(code: &mut CodeBuilder<'_>, tag: &Tag) -> usize {
    let text = code.text;
    let mut scopes = 0;
    for attribute in &tag.attributes {
        let name = attribute.name.of(text);
        if let Some(own) = name.strip_prefix("let-") {
            if is_name(own) && code.open() {
                scopes += 1;
                code.push(&format!("let {own} = $slot;"));
            }
        } else if let (true, Some(value)) = (name.starts_with('*'), attribute.value) {
            scopes += match name {
                "*ngIf" => code.condition(|code| structural(code, value)),
                _ => structural(code, value),
            };
        }
    }
    let name = tag.name.of(text);
    let component = if is_component(name) { selected(name) } else { None };
    for attribute in &tag.attributes {
        self::attribute(code, *attribute, component.as_deref());
    }
    scopes
}

/// The name that stands for the component with a selector, in all templates.
pub(super) fn selected(selector: &str) -> Option<String> {
    let name = format!("$of_{}", camel(selector));
    is_name(&name).then_some(name)
}

/// `*ngFor="let x of xs; let i = index"`, `*ngIf="x | async as y; else other"`. How many scopes it opens.
fn structural(code: &mut CodeBuilder<'_>, value: Span) -> usize {
    if !code.open() {
        return 0;
    }
    let mut scopes = 1;
    for part in split(value.of(code.text), b";") {
        let span = Span::from_usize(value.start as usize + part.start, value.start as usize + part.end);
        scopes += clause(code, span);
    }
    scopes
}

fn clause(code: &mut CodeBuilder<'_>, span: Span) -> usize {
    let source = span.of(code.text);
    let from = |at: usize| Span::new(span.start + at as u32, span.end);
    let start = source.len() - source.trim_start().len();
    let rest = source.trim_start();
    if let Some(declared) = rest.strip_prefix("let ") {
        let at = source.len() - declared.len();
        let Some(of) = scan::word(declared, "of") else {
            let name = declared.split('=').next().unwrap_or_default().trim();
            if is_name(name) {
                code.push(&format!("let {name};"));
            }
            return 0;
        };
        let name = Span::new(span.start + at as u32, span.start + (at + of) as u32);
        return for_block(code, name, from(at + of + 2));
    }
    // `else other`, `trackBy: f`, `index as i`, `x as y`.
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match word {
        "else" | "then" => {}
        "trackBy" => {
            code.expression(from(start + rest.find(':').map_or(word.len(), |colon| colon + 1)));
        }
        _ => named(code, from(start)),
    }
    0
}

/// `x as y`.
fn named(code: &mut CodeBuilder<'_>, span: Span) {
    let source = span.of(code.text);
    let (value, name) = match scan::word(source, "as") {
        Some(at) => (at, source.get(at + 2..).unwrap_or_default().trim()),
        None => (source.len(), ""),
    };
    let value = Span::new(span.start, span.start + value as u32);
    if is_name(name) {
        pipes::between(code, &format!("const {name} = ("), value, ");");
    } else {
        pipes::expression(code, value);
    }
}

/// A loop; the scope that it opens besides is counted.
fn for_block(code: &mut CodeBuilder<'_>, name: Span, values: Span) -> usize {
    let source = values.of(code.text);
    let (end, alias) = match scan::word(source, "as") {
        Some(at) => (at, source.get(at + 2..).unwrap_or_default().trim()),
        None => (source.len(), ""),
    };
    pipes::between(code, "const $of = (", Span::new(values.start, values.start + end as u32), ");");
    if is_name(alias) {
        code.push(&format!("const {alias} = $of;"));
    }
    if !code.part("for (const ", name, " of $of) {") {
        code.push("{");
    }
    code.opened();
    1
}

fn attribute(code: &mut CodeBuilder<'_>, attribute: Attribute, component: Option<&str>) {
    let text = code.text;
    let name = attribute.name.of(text);
    let Some(value) = attribute.value else { return };
    let inside = |open: &str, close: &str| name.strip_prefix(open).and_then(|name| name.strip_suffix(close));
    let two_way = inside("[(", ")]").or_else(|| name.strip_prefix("bindon-"));
    let event = inside("(", ")").or_else(|| name.strip_prefix("on-")).filter(|_| two_way.is_none());
    let bound = two_way.or_else(|| inside("[", "]")).or_else(|| name.strip_prefix("bind-"));
    if event.is_some() {
        code.part(";(($event) => {", value, "});");
    } else if let Some(bound) = bound {
        let whole = matches!(bound, "ngTemplateOutletContext" | "ngComponentOutletInputs");
        match component.or(whole.then_some("$unknown")) {
            Some(component) if is_name(bound) && !value.of(text).contains('|') => {
                give(code, component, bound, value);
            }
            _ if is_boolean(bound) => code.condition(|code| pipes::expression(code, value)),
            _ => pipes::expression(code, value),
        }
    } else if !name.starts_with('*') && value.of(text).contains("{{") {
        for token in Tokens::new(text, value, Braces::Double) {
            if let Token::Braces(span) = token {
                pipes::expression(code, span);
            }
        }
    }
}

/// What stands behind `@if` and the like is looked for so far and no further.
const LONGEST: usize = 2_000;

/// The blocks of control flow that are open, with their scopes.
#[derive(Default)]
struct Blocks(Vec<usize>);

const WORDS: [&str; 10] =
    ["if", "else", "for", "empty", "switch", "case", "default", "defer", "placeholder", "loading"];

impl Blocks {
    fn text(&mut self, code: &mut CodeBuilder<'_>, span: Span) {
        let source = span.of(code.text);
        let mut at = 0;
        while let Some(found) = memchr::memchr2(b'@', b'}', source.as_bytes().get(at..).unwrap_or_default()) {
            at += found;
            let rest = scan::beginning(source.get(at + 1..).unwrap_or_default(), LONGEST);
            let begin = span.start + at as u32 + 1;
            if source.as_bytes().get(at) == Some(&b'}') {
                let scopes = self.0.pop().unwrap_or_default();
                code.close(scopes);
            } else if let Some(length) = self.word(code, rest, begin) {
                at += length;
            }
            at += 1;
        }
    }

    /// A word behind `@`; how far it goes.
    fn word(&mut self, code: &mut CodeBuilder<'_>, rest: &str, begin: u32) -> Option<usize> {
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        if word == "let" {
            let end = split(rest, b";").first().map_or(rest.len(), |first| first.end);
            let equals = rest.get(..end)?.find('=')?;
            let name = rest.get(3..equals)?.trim();
            if is_name(name) {
                let value = Span::new(begin + equals as u32 + 1, begin + end as u32);
                pipes::between(code, &format!("const {name} = ("), value, ");");
            }
            return Some(end);
        }
        if !WORDS.contains(&word) {
            return None;
        }
        let open = rest.find(['(', '{'])?;
        let (head, end) = if rest.as_bytes().get(open) == Some(&b'(') {
            let close = scan::closing(rest, open)?;
            (Some((open + 1, close)), close + rest.get(close..)?.find('{')?)
        } else {
            (None, open)
        };
        let mut scopes = 0;
        if code.open() {
            scopes = 1;
            if let Some((from, to)) = head {
                scopes += head_of(code, word, Span::new(begin + from as u32, begin + to as u32));
            }
        }
        self.0.push(scopes);
        Some(end + 1)
    }

    fn finish(&mut self, code: &mut CodeBuilder<'_>) {
        self.0.drain(..).for_each(|scopes| code.close(scopes));
    }
}

/// What stands in the brackets of a block; how many scopes it opens besides.
fn head_of(code: &mut CodeBuilder<'_>, word: &str, head: Span) -> usize {
    let source = head.of(code.text);
    let mut scopes = 0;
    let parts = split(source, b";");
    let has_name = parts
        .iter()
        .any(|part| source.get(part.clone()).is_some_and(|part| part.trim_start().starts_with("as ")));
    for (number, part) in parts.into_iter().enumerate() {
        let span = Span::from_usize(head.start as usize + part.start, head.start as usize + part.end);
        let text = span.of(code.text);
        let of = if word == "for" && number == 0 { scan::word(text, "of") } else { None };
        let trimmed = text.trim_start();
        if let Some(of) = of {
            let name = Span::new(span.start, span.start + of as u32);
            scopes += for_block(code, name, Span::new(span.start + of as u32 + 2, span.end));
            code.push("let $index, $first, $last, $even, $odd, $count;");
        } else if let Some(names) = trimmed.strip_prefix("let ") {
            let names = names.split(',').filter_map(|name| name.split('=').next());
            names
                .map(str::trim)
                .filter(|name| is_name(name))
                .for_each(|name| code.push(&format!("let {name};")));
        } else if let Some(rest) =
            ["track ", "as ", "when ", "on ", "prefetch "].iter().find_map(|w| trimmed.strip_prefix(w))
        {
            if trimmed.starts_with("as ") {
                if is_name(rest.trim()) {
                    code.push(&format!("const {} = $if;", rest.trim()));
                }
            } else if trimmed.starts_with("track ") || trimmed.starts_with("when ") {
                code.expression(Span::new(span.end - rest.len() as u32, span.end));
            }
        } else if word == "if" || word == "else" {
            let source = span.of(code.text);
            let start = source.strip_prefix("if ").map_or(0, |_| 3);
            let value = Span::new(span.start + start, span.end);
            if has_name {
                pipes::between(code, "const $if = (", value, ");");
            } else {
                code.condition(|code| pipes::expression(code, value));
            }
        } else if !matches!(word, "defer" | "placeholder" | "loading") {
            pipes::expression(code, span);
        }
    }
    scopes
}

//! Svelte: `{x}`, attributes, `{#each xs as x}`, `{#if}`, `{#await}`, `{@const}`, `{#snippet}`, `let:`.
//!
//! Names are those of the component's scripts. Called by [`template`](super::template).

use super::code::CodeBuilder;
use super::elements::{Elements, as_name, give, is_component};
use super::scan::{self, is_name, split};
use super::tokens::{Attribute, Braces, Tag, Token, Tokens};
use crate::text::Span;

/// The markup of a component.
pub(super) fn read(code: &mut CodeBuilder<'_>) {
    let text = code.text;
    code.entities = false;
    // `new App({ target, props })`
    code.push("export default function $component($options) { Object.assign($component, $options.props); }");
    code.push(" function $props() { return $component; }");
    code.push(" $component.$take = function () {};\n");
    for name in exported(text) {
        code.push(&format!("{name} = $component.{name};\n"));
    }
    code.push("{");
    let mut elements = Elements::default();
    let mut blocks = Vec::new();
    let mut tokens = Tokens::new(text, Span::from_usize(0, text.len()), Braces::Single);
    for token in tokens.by_ref() {
        match token {
            Token::Open(tag) => {
                let scopes = element(code, &tag);
                elements.begin(&tag, scopes, code);
            }
            Token::Close(name) => elements.end(name, code),
            Token::Braces(span) => braces(code, span, &mut blocks),
            Token::Text(_) => {}
        }
    }
    code.unread.extend(tokens.unclosed.map(|at| Span::from_usize(at, text.len())));
    elements.finish(code);
    blocks.drain(..).for_each(|scopes| code.close(scopes));
    code.push("}");
}

/// What a component's script offers to others: `export let item`.
fn exported(text: &str) -> impl Iterator<Item = &str> {
    memchr::memmem::find_iter(text.as_bytes(), b"export let ").filter_map(|at| {
        let rest = text.get(at + "export let ".len()..)?.trim_start();
        let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next();
        name.filter(|name| is_name(name))
    })
}

/// A part of a span, by offsets in its text.
fn within(span: Span, start: usize, end: usize) -> Span {
    Span::from_usize(span.start as usize + start, span.start as usize + end.max(start))
}

/// `{x}`, `{@html x}`, or a part of a block; `blocks` has how many scopes each open one has.
fn braces(code: &mut CodeBuilder<'_>, span: Span, blocks: &mut Vec<usize>) {
    let source = span.of(code.text);
    let word = source.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let rest = within(span, word.len(), source.len());
    match word.as_bytes().first() {
        Some(b'#') => {
            let scopes = block(code, word, rest);
            blocks.push(scopes);
        }
        Some(b':') => {
            // The next branch has scopes of its own.
            let scopes = blocks.pop().unwrap_or_default();
            code.close(scopes);
            let scopes = branch(code, word, rest);
            blocks.push(scopes);
        }
        Some(b'/') => {
            let scopes = blocks.pop().unwrap_or_default();
            code.close(scopes);
        }
        Some(b'@') => tag(code, word, rest),
        _ => {
            code.expression(span);
        }
    }
}

fn tag(code: &mut CodeBuilder<'_>, word: &str, rest: Span) {
    match word {
        "@const" => code.part("const ", rest, ";"),
        _ => code.expression(rest),
    };
}

fn block(code: &mut CodeBuilder<'_>, word: &str, rest: Span) -> usize {
    if !code.open() {
        return 0;
    }
    match word {
        "#each" => return 1 + each_block(code, rest),
        "#await" => awaited(code, rest),
        "#snippet" => {
            if code.part("function ", rest, "{") {
                code.opened();
                return 2;
            }
        }
        "#if" => {
            code.condition(|code| code.expression(rest));
        }
        _ => {
            code.expression(rest);
        }
    }
    1
}

fn branch(code: &mut CodeBuilder<'_>, word: &str, rest: Span) -> usize {
    if !code.open() {
        return 0;
    }
    match word {
        ":then" => {
            code.part("const ", rest, "= $awaited;");
        }
        ":catch" => {
            code.part("const ", rest, "= $error;");
        }
        // `{:else if x}`
        ":else" => {
            let source = rest.of(code.text);
            let condition = source.trim_start().strip_prefix("if").unwrap_or_default();
            code.condition(|code| {
                code.expression(within(rest, source.len() - condition.len(), source.len()))
            });
        }
        _ => {}
    }
    1
}

/// `xs as x, i (key)`. How many scopes it opens besides.
fn each_block(code: &mut CodeBuilder<'_>, rest: Span) -> usize {
    let source = rest.of(code.text);
    let Some(keyword) = scan::word(source, "as") else {
        code.expression(rest);
        return 0;
    };
    let names = within(rest, keyword + 2, source.len());
    let left = names.of(code.text);
    // A key stands in brackets behind a name or pattern.
    let key = scan::BracketScan::new(left, 0).find(|&(_, byte, depth)| byte == b'(' && depth == 0);
    let end = key.map_or(left.len(), |key| key.0);
    let mut parts = split(left.get(..end).unwrap_or_default(), b",").into_iter();
    let pattern = parts.next().unwrap_or_default();
    code.part("const $of = (", within(rest, 0, keyword), ");");
    if !code.part("for (const ", within(names, pattern.start, pattern.end), " of $of) {") {
        code.push("{");
    }
    code.opened();
    for part in parts {
        code.part("let ", within(names, part.start, part.end), ";");
    }
    code.expression(within(names, end, left.len()));
    1
}

/// `{#await p}`, `{#await p then v}`.
fn awaited(code: &mut CodeBuilder<'_>, rest: Span) {
    let source = rest.of(code.text);
    let then = scan::word(source, "then").or_else(|| scan::word(source, "catch"));
    let end = then.unwrap_or(source.len());
    // Other branches see it as well, so it is no constant of this one.
    code.part("var $awaited = await (", within(rest, 0, end), ");");
    if let Some(then) = then.filter(|&then| source.get(then..).is_some_and(|rest| rest.starts_with("then"))) {
        code.part("const ", within(rest, then + 4, source.len()), "= $awaited;");
    }
}

fn element(code: &mut CodeBuilder<'_>, tag: &Tag) -> usize {
    let text = code.text;
    let name = tag.name.of(text);
    let component = as_name(name).filter(|name| is_component(name));
    let lets = tag.attributes.iter().filter(|a| a.name.of(text).starts_with("let:"));
    let mut scopes = 0;
    for attribute in lets {
        if !code.open() {
            break;
        }
        scopes += 1;
        let value = attribute.value.map(|value| inner(text, value));
        let own = Span::new(attribute.name.start + 4, attribute.name.end);
        code.part("let [", value.unwrap_or(own), "] = [$slot];");
    }
    let slot = if name == "slot" { Some("$unknown") } else { component };
    for attribute in &tag.attributes {
        self::attribute(code, *attribute, slot);
    }
    scopes
}

/// What stands in the braces of a value that is one expression; the value itself otherwise.
fn inner(text: &str, value: Span) -> Span {
    let source = value.of(text);
    if source.starts_with('{') && scan::closing(source, 0) == Some(source.len() - 1) {
        return Span::new(value.start + 1, value.end - 1);
    }
    value
}

fn attribute(code: &mut CodeBuilder<'_>, attribute: Attribute, component: Option<&str>) {
    let text = code.text;
    let name = attribute.name.of(text);
    let Some(value) = attribute.value else { return shorthand(code, attribute.name, component) };
    let source = value.of(text);
    if name.starts_with("let:") || !source.contains('{') {
        return;
    }
    let single = inner(text, value);
    if single == value {
        return interpolated(code, value);
    }
    let (directive, own) = name.split_once(':').unwrap_or(("", name));
    match (component, directive) {
        (Some(component), "" | "bind") => give(code, component, own, single),
        (_, "use" | "transition" | "in" | "out" | "animate") if is_name(own) => {
            code.part(&format!(";{own}($node, ("), single, "));");
        }
        _ => {
            code.expression(single);
        }
    }
}

/// `{x}`, `{...xs}`, `{@attach x}`, `bind:x`, `class:x`.
fn shorthand(code: &mut CodeBuilder<'_>, name: Span, component: Option<&str>) {
    let text = code.text;
    let span = inner(text, name);
    let source = span.of(text);
    if span != name {
        let spread = source.trim_start().strip_prefix("...");
        let expression = spread.map_or(span, |rest| Span::new(span.end - rest.len() as u32, span.end));
        match component {
            Some(component) => give(code, component, source.trim(), expression),
            None if source.starts_with('@') => {
                let word = source.find(char::is_whitespace).unwrap_or(source.len());
                code.expression(within(span, word, source.len()));
            }
            None => {
                code.expression(expression);
            }
        }
        return;
    }
    if let Some((directive, own)) = source.split_once(':')
        && matches!(directive, "bind" | "class" | "style")
        && is_name(own)
    {
        let own_span = Span::new(name.end - own.len() as u32, name.end);
        match component {
            Some(component) => give(code, component, own, own_span),
            None => {
                code.expression(own_span);
            }
        }
    }
}

/// `a {b} c`.
fn interpolated(code: &mut CodeBuilder<'_>, value: Span) {
    for token in Tokens::new(code.text, value, Braces::Single) {
        if let Token::Braces(span) = token {
            code.expression(span);
        }
    }
}

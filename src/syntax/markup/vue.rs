//! Vue: `{{ x }}`, `:x`, `@x`, `v-*`, and the names that `v-for` and slots declare.
//!
//! A template is a `with` block over its component, as Vue itself compiles it. Called by [`template`](super::template).

use super::code::CodeBuilder;
use super::elements::{Elements, as_name, camel, give, is_boolean, is_component, pascal};
use super::pipes;
use super::scan::{self, is_name, trimmed};
use super::tokens::{Attribute, Braces, Tag, Token, Tokens};
use crate::text::Span;

/// The markup of a component; `name` is its file's.
pub(super) fn read(code: &mut CodeBuilder<'_>, name: &str) {
    let text = code.text;
    if has_setup(text) {
        code.push("export default function $component() {} function defineProps() { return $component; }");
        code.push(" function withDefaults(props) { return props; }");
    } else {
        code.push(&format!("import $component from \"./{name}\";"));
    }
    code.push(" $component.$take = function () {};\nwith ($component) {");
    template(code);
    code.push("}");
}

fn has_setup(text: &str) -> bool {
    let mut scripts = memchr::memmem::find_iter(text.as_bytes(), b"<script");
    scripts.any(|at| {
        let tag = text.get(at..).unwrap_or_default();
        tag.split('>').next().unwrap_or_default().split_ascii_whitespace().any(|word| word == "setup")
    })
}

fn template(code: &mut CodeBuilder<'_>) {
    let whole = Span::from_usize(0, code.text.len());
    let mut elements = Elements::default();
    let mut inside = false;
    for token in Tokens::new(code.text, whole, Braces::Double) {
        match token {
            Token::Open(tag) => {
                if elements.depth() == 0 {
                    inside = tag.name.of(code.text) == "template";
                }
                let scopes = if inside { element(code, &tag) } else { 0 };
                elements.begin(&tag, scopes, code);
            }
            Token::Close(name) => elements.end(name, code),
            Token::Braces(span) if inside && elements.depth() > 0 => pipes::expression(code, span),
            Token::Braces(_) | Token::Text(_) => {}
        }
    }
    elements.finish(code);
}

/// Writes the expressions of a start tag; how many scopes they open.
pub(super) fn element(code: &mut CodeBuilder<'_>, tag: &Tag) -> usize {
    let text = code.text;
    let mut scopes = 0;
    let with_value = || tag.attributes.iter().filter_map(|a| Some((a.name.of(text), a.value?)));
    for (_, value) in with_value().filter(|(name, _)| *name == "v-for") {
        scopes += loop_scope(code, value);
    }
    let is_slot = |name: &str| name.starts_with('#') || name.starts_with("v-slot") || name == "slot-scope";
    for (_, value) in with_value().filter(|(name, _)| is_slot(name)) {
        if code.open() {
            scopes += 1;
            code.part("let [", value, "] = [$slot];");
        }
    }
    let component = component(tag.name.of(text));
    for attribute in &tag.attributes {
        directive(code, *attribute, component.as_deref());
    }
    scopes
}

/// `(x, i) in xs`. How many scopes it opens.
pub(super) fn loop_scope(code: &mut CodeBuilder<'_>, value: Span) -> usize {
    let source = value.of(code.text);
    let keyword = scan::word(source, "in").or_else(|| scan::word(source, "of"));
    let Some(keyword) = keyword else {
        code.expression(value);
        return 0;
    };
    if !code.open() {
        return 0;
    }
    let at =
        |start: usize, end: usize| Span::from_usize(value.start as usize + start, value.start as usize + end);
    let mut names = trimmed(source, 0..keyword);
    if source.get(names.clone()).is_some_and(|names| names.starts_with('(') && names.ends_with(')')) {
        names = names.start + 1..names.end - 1;
    }
    let left = source.get(names.clone()).unwrap_or_default();
    let parts =
        scan::split(left, b",").into_iter().map(|part| names.start + part.start..names.start + part.end);
    let mut parts = parts.map(|part| at(part.start, part.end));
    pipes::between(code, "const $of = (", at(keyword + 2, source.len()), ");");
    let first = parts.next().is_some_and(|pattern| code.part("for (const ", pattern, " of $of) {"));
    if !first {
        code.push("{");
    }
    for name in parts.filter(|name| is_name(name.of(code.text).trim())) {
        code.part("let ", name, ";");
    }
    // Two brackets: the second is closed with the first.
    code.opened();
    2
}

/// What the values of a component's properties go to.
fn component(name: &str) -> Option<String> {
    match name {
        "slot" | "component" => Some("$unknown".to_owned()),
        _ if is_component(name) => as_name(&pascal(name)).map(str::to_owned),
        _ => None,
    }
}

fn directive(code: &mut CodeBuilder<'_>, attribute: Attribute, component: Option<&str>) {
    let name = attribute.name.of(code.text);
    let bound = [":", ".", "v-bind:"].iter().find_map(|prefix| name.strip_prefix(prefix));
    let Some(value) = attribute.value else {
        // `:item` means `:item="item"`.
        let shorthand = bound.filter(|name| is_name(name));
        let span = Span::new(attribute.name.end - shorthand.map_or(0, str::len) as u32, attribute.name.end);
        return property(code, component, bound.unwrap_or_default(), span);
    };
    let on = name.strip_prefix('@').or_else(|| name.strip_prefix("v-on:"));
    let model = name.strip_prefix("v-model");
    if on.is_some() {
        handler(code, value);
    } else if let Some(bound) = bound {
        match component {
            None if is_boolean(bound) => code.condition(|code| property(code, None, bound, value)),
            _ => property(code, component, bound, value),
        }
    } else if let Some(model) = model {
        let name = model.strip_prefix(':').unwrap_or("modelValue");
        property(code, component, name, value);
    } else if matches!(name, "v-if" | "v-else-if" | "v-show") {
        code.condition(|code| property(code, None, "", value));
    } else if name.starts_with("v-") && name != "v-for" && !name.starts_with("v-slot") {
        property(code, component.filter(|_| name == "v-bind"), "", value);
    }
}

fn property(code: &mut CodeBuilder<'_>, component: Option<&str>, name: &str, value: Span) {
    let name = name.split('.').next().unwrap_or_default();
    match component {
        Some(component) if !matches!(name, "key" | "class" | "style" | "ref" | "is") => {
            give(code, component, &camel(name), value);
        }
        _ => pipes::expression(code, value),
    }
}

/// Statements, or a function.
pub(super) fn handler(code: &mut CodeBuilder<'_>, value: Span) {
    let source = value.of(code.text).trim_start();
    let is_function = source.starts_with("function") || source.starts_with("async function");
    let (before, after) = if is_function { (";(", ");") } else { (";(($event) => {", "});") };
    code.part(before, value, after);
}

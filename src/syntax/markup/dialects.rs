//! What libraries make of the attributes of a page: Alpine, AngularJS, Vue and knockout on pages, and Angular's
//! templates in files of their own.
//!
//! Where their names come from only a running library knows for sure: those expressions are loose. Called by `page`.

use super::code::CodeBuilder;
use super::elements::{Elements, is_boolean};
use super::tokens::{Attribute, Braces, Tag, Token, Tokens};
use super::{angular, pipes, scan, vue};
use crate::text::Span;

/// A way to write expressions into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Alpine,
    AngularJs,
    Vue,
    Angular,
    Knockout,
}

/// Which one a markup is written in.
pub(super) fn of(text: &str) -> Option<Dialect> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["x-data"]) {
        return Some(Dialect::Alpine);
    }
    if has(&[" ng-", "\tng-", "\nng-", "data-ng-"]) {
        return Some(Dialect::AngularJs);
    }
    if has(&[" v-on:", " v-if=", " v-for=", " v-model", " v-bind:", " v-text=", " v-show=", " v-html="]) {
        return Some(Dialect::Vue);
    }
    // A template is no whole page.
    let part = !has(&["<html", "<HTML", "<body", "<BODY", "<head>", "<HEAD>", "<!DOCTYPE", "<!doctype"]);
    let angular = part && has(&["{{", ")=\"", "]=\"", "*ng", "@if", "@for", "@switch", "@let"]);
    angular.then_some(Dialect::Angular)
}

impl Dialect {
    /// Writes the expressions of a markup.
    pub(super) fn read(self, code: &mut CodeBuilder<'_>, whole: Span) {
        code.is_loose = true;
        let scope = match self {
            Dialect::Angular => "$host.component",
            Dialect::AngularJs => "$scope",
            Dialect::Knockout => "$model",
            Dialect::Vue => "$app",
            // Only what an element says is known there.
            Dialect::Alpine => "({})",
        };
        if self == Dialect::Angular {
            code.push("const $host = {}; export default $host;\n");
        }
        code.push(&format!("with ({scope}) {{"));
        if self == Dialect::Angular {
            angular::template(code, whole);
        } else {
            self.elements(code, whole);
        }
        code.push("}");
        code.is_loose = false;
    }

    fn elements(self, code: &mut CodeBuilder<'_>, whole: Span) {
        let mut elements = Elements::default();
        for token in Tokens::new(code.text, whole, Braces::Double) {
            match token {
                Token::Open(tag) => {
                    let scopes = self.element(code, &tag);
                    elements.begin(&tag, scopes, code);
                }
                Token::Close(name) => elements.end(name, code),
                Token::Braces(span) if matches!(self, Dialect::AngularJs | Dialect::Vue) => {
                    pipes::expression(code, span);
                }
                Token::Braces(_) | Token::Text(_) => {}
            }
        }
        elements.finish(code);
    }

    fn element(self, code: &mut CodeBuilder<'_>, tag: &Tag) -> usize {
        if self == Dialect::Vue {
            return vue::element(code, tag);
        }
        let text = code.text;
        let with_value = || tag.attributes.iter().filter_map(|a| Some((plain(a.name.of(text)), a.value?)));
        let mut scopes = 0;
        for (name, value) in with_value() {
            scopes += match (self, name) {
                (Dialect::Alpine, "x-data") => data(code, value),
                (Dialect::Alpine, "x-for") => vue::loop_scope(code, value),
                (Dialect::AngularJs, "ng-repeat" | "ng-repeat-start") => repeat(code, value),
                (Dialect::AngularJs, "ng-controller") => controller(code, value),
                _ => 0,
            };
        }
        for attribute in &tag.attributes {
            match self {
                Dialect::Alpine => alpine(code, *attribute),
                Dialect::AngularJs => angular_js(code, *attribute),
                _ => knockout(code, *attribute),
            }
        }
        scopes
    }
}

/// `data-ng-click` is `ng-click`.
fn plain(name: &str) -> &str {
    name.strip_prefix("data-").filter(|rest| rest.starts_with("ng-")).unwrap_or(name)
}

/// `x-data="{ ... }"`: its members are names in the element. How many scopes it opens.
fn data(code: &mut CodeBuilder<'_>, value: Span) -> usize {
    if !code.open() {
        return 0;
    }
    // What is written here is known as well as any other code.
    let loose = code.is_loose;
    code.is_loose = false;
    let known = code.part("const $data = (", value, ");");
    // A name without brackets is that of a component which somebody has registered.
    code.is_loose = loose && !known || scan::is_name(value.of(code.text).trim());
    code.push(if known { "with ($data) {" } else { "{" });
    code.opened();
    2
}

fn alpine(code: &mut CodeBuilder<'_>, attribute: Attribute) {
    let Some(value) = attribute.value else { return };
    let name = attribute.name.of(code.text);
    let acts = name.starts_with('@') || ["x-on:", "x-init", "x-effect"].iter().any(|on| name.starts_with(on));
    let shows = name.starts_with(':') || name.starts_with("x-");
    if acts {
        vue::handler(code, value);
    } else if shows
        && !matches!(name, "x-data" | "x-for" | "x-ref" | "x-cloak" | "x-teleport" | "x-transition")
    {
        let bound = name.strip_prefix(':').or_else(|| name.strip_prefix("x-bind:")).unwrap_or_default();
        if matches!(name, "x-if" | "x-show") || is_boolean(bound) {
            code.condition(|code| code.expression(value));
        } else {
            code.expression(value);
        }
    }
}

/// `x in xs | filter: q track by x.id`, `(k, v) in o`.
fn repeat(code: &mut CodeBuilder<'_>, value: Span) -> usize {
    let source = value.of(code.text);
    let end = ["track", "as"].iter().filter_map(|word| scan::word(source, word)).min();
    let span = Span::new(value.start, end.map_or(value.end, |end| value.start + end as u32));
    vue::loop_scope(code, span)
}

/// `ng-controller="Controller as vm"`.
fn controller(code: &mut CodeBuilder<'_>, value: Span) -> usize {
    let mut words = value.of(code.text).split_ascii_whitespace();
    let (class, name) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
    if scan::is_name(class) && scan::is_name(name) && code.open() {
        // Where nobody knows the class, its members may be anything.
        code.push(&format!("const {name} = new {class}($scope); with ({name}) {{"));
        code.opened();
        return 2;
    }
    0
}

fn angular_js(code: &mut CodeBuilder<'_>, attribute: Attribute) {
    const NO_CODE: [&str; 8] = [
        "ng-app",
        "ng-controller",
        "ng-repeat",
        "ng-repeat-start",
        "ng-cloak",
        "ng-src",
        "ng-srcset",
        "ng-href",
    ];
    let Some(value) = attribute.value else { return };
    let (text, name) = (code.text, plain(attribute.name.of(code.text)));
    if value.of(text).contains("{{") {
        for token in Tokens::new(text, value, Braces::Double) {
            if let Token::Braces(span) = token {
                pipes::expression(code, span);
            }
        }
    } else if name.starts_with("ng-") && !NO_CODE.contains(&name) {
        if value.of(text).contains(';') {
            code.part(";{", value, "}");
        } else {
            match name {
                "ng-if" | "ng-show" | "ng-hide" | "ng-disabled" | "ng-checked" => {
                    code.condition(|code| pipes::expression(code, value));
                }
                _ => pipes::expression(code, value),
            }
        }
    }
}

/// `data-bind="text: subject, click: save"`.
fn knockout(code: &mut CodeBuilder<'_>, attribute: Attribute) {
    if let ("data-bind", Some(value)) = (attribute.name.of(code.text), attribute.value) {
        code.part(";({", value, "});");
    }
}

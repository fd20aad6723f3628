//! Which JavaScript files are not sources of the project, judging by their content: copies of office.js and other
//! libraries, bundles, minified code.
//!
//! Leaving out code that a person wrote would hide its usages, so each check asks for a mark that people don't write:
//! a library's name at the very start of the file, a bundler's own runtime, long lines dense with punctuation.
//! Libraries that nobody names here are analysed, which costs time only. Called by discovery.

use crate::text::IndexedText;

/// Why a file is not source code of the add-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GeneratedOrVendored {
    /// Part of Microsoft's library.
    OfficeLibrary,
    /// A well-known library.
    Library(&'static str),
    /// What a bundler wrote.
    Bundle,
    /// What a minifier wrote.
    Minified,
}

/// How a well-known library's first comment begins, followed by a version on the same or one of the next lines.
const LIBRARIES: [(&str, &str); 30] = [
    ("jQuery v", "jQuery"),
    ("jQuery JavaScript Library v", "jQuery"),
    ("jQuery UI", "jQuery UI"),
    ("jQuery Validation Plugin", "jQuery Validation"),
    ("Sizzle", "Sizzle"),
    ("AngularJS v", "AngularJS"),
    ("State-based routing for AngularJS", "AngularJS"),
    ("Bootstrap v", "Bootstrap"),
    ("bootstrap.js v", "Bootstrap"),
    ("Modernizr v", "Modernizr"),
    ("modernizr ", "Modernizr"),
    ("Lodash <", "Lodash"),
    ("Lodash (Custom Build)", "Lodash"),
    ("lodash ", "Lodash"),
    ("Underscore.js ", "Underscore"),
    ("moment.js", "Moment"),
    ("Knockout JavaScript library", "Knockout"),
    ("Respond.js v", "Respond.js"),
    ("Vue.js v", "Vue"),
    ("React v", "React"),
    ("core-js ", "core-js"),
    ("Framework7 ", "Framework7"),
    ("Office UI Fabric JS ", "Office UI Fabric"),
    ("html2canvas ", "html2canvas"),
    ("@azure/msal", "MSAL"),
    ("msal v", "MSAL"),
    ("URI.js", "URI.js"),
    ("Quill Editor v", "Quill"),
    ("DOMPurify ", "DOMPurify"),
    ("handlebars v", "Handlebars"),
];

/// Licence text that Microsoft put before libraries in Visual Studio's templates.
const NUGET_LICENCE: &str = "NUGET: BEGIN LICENSE TEXT";

/// Why the text is not source code of the add-in; `None` where it may be.
pub(super) fn foreign(code: &IndexedText) -> Option<GeneratedOrVendored> {
    let text = &*code.text;
    if is_office_library(text) {
        return Some(GeneratedOrVendored::OfficeLibrary);
    }
    if let Some(name) = library(text) {
        return Some(GeneratedOrVendored::Library(name));
    }
    if is_bundle(text) {
        return Some(GeneratedOrVendored::Bundle);
    }
    is_minified(code).then_some(GeneratedOrVendored::Minified)
}

/// As [`foreign`], as far as the head of a file tells: what stands at the top of copied libraries. A tree can hold
/// thousands of copies of office.js; this spares reading them.
pub(super) fn foreign_by_head(head: &str) -> Option<GeneratedOrVendored> {
    if is_titled_office_library(head) {
        return Some(GeneratedOrVendored::OfficeLibrary);
    }
    library(head).map(GeneratedOrVendored::Library)
}

/// What the first comment says, without its marks; empty when the file begins with code.
fn first_comment(text: &str) -> &str {
    let text = text.trim_start();
    if !text.starts_with("/*") && !text.starts_with("//") {
        return "";
    }
    let bare = |s| str::trim_start_matches(s, |c: char| c.is_whitespace() || "/*!-=".contains(c));
    let mut said = bare(text);
    for tag in ["@license", "@preserve", "@overview"] {
        said = said.strip_prefix(tag).map_or(said, bare);
    }
    said
}

fn head(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn is_office_library(text: &str) -> bool {
    is_titled_office_library(text) || has_all(text, &["OSF.OUtil", "OSF.DDA.ErrorCodeManager"])
}

fn is_titled_office_library(text: &str) -> bool {
    let title = first_comment(text).lines().next().unwrap_or_default();
    let titled = title.starts_with("Office JavaScript API library") || title.contains("specific API library");
    let head = head(text, 1500);
    let marks = [
        "Your use of this file is governed by the Microsoft Services Agreement",
        "enable IntelliSense for the Office JavaScript",
        "// MicrosoftAjax.js",
        "_u.ExtensibilityStrings",
        "Strings.OfficeOM",
        "var OSFPerformance;",
    ];
    titled || marks.iter().any(|mark| head.contains(mark))
}

fn library(text: &str) -> Option<&'static str> {
    let said = first_comment(text);
    if said.starts_with(NUGET_LICENCE) {
        return Some("a library from NuGet");
    }
    let versioned = || head(said, 120).contains(|c: char| c.is_ascii_digit());
    LIBRARIES.iter().find(|(begins, _)| said.starts_with(begins) && versioned()).map(|(_, name)| *name)
}

fn is_bundle(text: &str) -> bool {
    /// Names that bundlers give, each with what stands beside it in a bundle: all of one list.
    const RUNTIMES: [(&str, &[&[&str]]); 5] = [
        ("/******/", &[&["webpackBootstrap"]]),
        ("__webpack_require__", &[&["__webpack_modules__"], &["installedModules"], &["webpackChunk"]]),
        ("parcelRequire", &[&["newRequire"]]),
        ("__vite__mapDeps", &[&["import.meta.url"]]),
        ("__commonJS", &[&["__toESM", "node_modules/"]]),
    ];
    const STARTS: [&str; 4] = [
        "(function webpackUniversalModuleDefinition(",
        "(function(){function r(e,n,t){function o(i,f){",
        "(function e(t,n,r){function s(o,u){",
        "!function(e,t){\"object\"==typeof exports",
    ];
    let code = text.trim_start();
    let runs_with = |(name, beside): &(&str, &[&[&str]])| {
        has_all(text, &[name]) && beside.iter().any(|marks| has_all(text, marks))
    };
    STARTS.iter().any(|start| code.starts_with(start)) || RUNTIMES.iter().any(runs_with)
}

fn has_all(text: &str, marks: &[&str]) -> bool {
    marks.iter().all(|mark| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
}

/// Most of the file is in lines of at least `LONG` bytes that are dense with punctuation. Long lines alone prove
/// nothing: an icon's path, a base64 image or a certificate stands in hand-written code too.
fn is_minified(IndexedText { text, lines }: &IndexedText) -> bool {
    const LONG: u32 = 300;
    const DENSE_PERCENT: usize = 6;
    const MOST_PERCENT: usize = 60;
    const ENOUGH: usize = 1000;
    let is_dense = |line: &&str| {
        let marks = line.bytes().filter(|b| b"(){};=".contains(b)).count();
        marks * 100 >= line.len() * DENSE_PERCENT
    };
    let long = lines.at_least(LONG).map(|line| line.of(text));
    let dense: usize = long.filter(is_dense).map(str::len).sum();
    dense >= ENOUGH && dense * 100 >= text.len() * MOST_PERCENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_known_by_the_start_of_their_first_comment() {
        for (text, expected) in [
            (
                "/* Office JavaScript API library */\n/* Version: 16.0 */\nvar x;",
                GeneratedOrVendored::OfficeLibrary,
            ),
            ("/* Outlook Web specific API library */\n", GeneratedOrVendored::OfficeLibrary),
            (
                "Type.registerNamespace('_u');\n_u.ExtensibilityStrings=function(){};",
                GeneratedOrVendored::OfficeLibrary,
            ),
            ("/*! jQuery v3.3.1 | (c) JS Foundation */\n", GeneratedOrVendored::Library("jQuery")),
            ("/*!\n * jQuery JavaScript Library v3.5.1\n */", GeneratedOrVendored::Library("jQuery")),
            ("/**\n * @license AngularJS v1.3.15\n */", GeneratedOrVendored::Library("AngularJS")),
            ("//! moment.js\n//! version : 2.30.1\n", GeneratedOrVendored::Library("Moment")),
        ] {
            assert_eq!(foreign(&IndexedText::new(text)), Some(expected), "{text}");
        }
    }

    #[test]
    fn bundles_are_known_by_their_runtime() {
        for text in [
            "/******/ (() => { // webpackBootstrap\n/******/ \tvar x = {};\n",
            "var __webpack_modules__ = ({});\nfunction __webpack_require__(moduleId) {}",
            "(function webpackUniversalModuleDefinition(root, factory) {\n})",
        ] {
            assert_eq!(foreign(&IndexedText::new(text)), Some(GeneratedOrVendored::Bundle), "{text}");
        }
    }

    #[test]
    fn long_dense_lines_are_minified() {
        let line = "!function(){var e={};function t(n){return e[n]=n};t(1)}();".repeat(30);
        assert_eq!(foreign(&IndexedText::new(line)), Some(GeneratedOrVendored::Minified));
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let icon =
            format!("export const Icon = () => (\n  <path d=\"{}\" />\n);\n", "M12.3 4.5L6 7 ".repeat(300));
        let image = format!("export const image = \"{}\";\n", "iVBORw0KGgo+/".repeat(900));
        let one_line = "Office.onReady(function(){Office.context.mailbox.item.subject});".repeat(6);
        for text in [
            icon.as_str(),
            &image,
            &one_line,
            "// Uses jQuery v3.3.1 and the Office JavaScript API library.\nOffice.onReady();\n",
            "/* My add-in v1.2.3, (c) 2024 */\n",
            "/* jQuery plugin for the task pane, 2019 */\n",
            "const path = require('path');\nmodule.exports = { entry: './src' }; // see __webpack_require__\n",
        ] {
            assert_eq!(foreign(&IndexedText::new(text)), None, "{}", head(text, 80));
        }
    }
}

//! Where an add-in only manifest names the add-in's code: pages, scripts, functions.
//!
//! Facts: manifest reference `sourcelocation`, `functionfile`, `runtime` (2026-02-27), `override` (2025-02-12).

use super::document::XmlDocument;
use super::element::Element;
use super::spanned;
use crate::manifest::Spanned;
use rustc_hash::FxHashSet;

/// URLs of pages and scripts, in the order of the text: those given in place, and those of the resources that pages
/// and scripts refer to, each with its variants for other locales.
pub(super) fn urls(document: &XmlDocument<'_>) -> Vec<Spanned<String>> {
    let referred: FxHashSet<&str> = document
        .elements
        .iter()
        .filter(|e| names_code(document, e))
        .filter_map(|e| e.attribute("resid"))
        .map(|resid| resid.value.as_ref())
        .collect();
    let holds_url = |e: &Element<'_>| match e.local() {
        "Url" => e.attribute("id").is_some_and(|id| referred.contains(id.value.as_ref())),
        _ => names_code(document, e),
    };
    let values = document.elements.iter().filter_map(|element| match element.local() {
        "Override" => {
            let around = document.around(element).next()?;
            element.attribute("Value").filter(|_| holds_url(around))
        }
        _ => element.attribute("DefaultValue").filter(|_| holds_url(element)),
    });
    values.filter(|url| !url.value.is_empty()).map(spanned).collect()
}

/// Whether the element itself names a page or script, in place or by `resid`. The location of `Metadata` is data.
fn names_code(document: &XmlDocument<'_>, element: &Element<'_>) -> bool {
    let parent = document.around(element).next().map(Element::local);
    match element.local() {
        "SourceLocation" => parent != Some("Metadata"),
        "FunctionFile" | "Runtime" => true,
        "Override" => parent == Some("Runtime"),
        _ => false,
    }
}

/// Functions that commands and events call.
pub(super) fn functions(document: &XmlDocument<'_>) -> Vec<Spanned<String>> {
    let named = document.elements.iter().filter_map(|element| match element.local() {
        "FunctionName" => Some(document.value(element)),
        _ => element.attribute("FunctionName").map(spanned),
    });
    named.filter(|name| !name.value.is_empty()).collect()
}

/// The scopes that single sign-on asks for (manifest reference `scopes`, 2026-03-13).
pub(super) fn scopes(document: &XmlDocument<'_>) -> Vec<Spanned<String>> {
    let is_scope = |element: &&Element<'_>| {
        element.local() == "Scope" && document.around(element).any(|e| e.local() == "WebApplicationInfo")
    };
    let values = document.elements.iter().filter(is_scope).map(|element| document.value(element));
    values.filter(|scope| !scope.value.is_empty()).collect()
}

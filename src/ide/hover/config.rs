//! The hover in an `addinspect.json`: what a key is for, the page of a rule, the catalogue's level of a member.
//!
//! Configuration files are not part of a snapshot, so the caller passes the text. Called by the server.

use super::{Hover, rule};
use crate::catalog::{Catalog, member_sources, member_url};
use crate::config::{About, about};
use crate::ide::markdown;

/// What is known about the thing at byte `at` of a configuration file's text.
pub fn hover_config(text: &str, at: u32) -> Option<Hover> {
    let (span, about) = about(text, at)?;
    let markdown = match about {
        About::Key { name, about, words } => key(name, about, words),
        About::Rule(code) => rule::page(&code)?,
        About::Member(name) => member(&name)?,
    };
    Some(Hover { markdown, span })
}

fn key(name: &str, about: &str, words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let values = if words.is_empty() { String::new() } else { format!("\n\nOne of {}.", words.join(", ")) };
    format!("**{name}**: {about}{values}")
}

fn member(name: &str) -> Option<String> {
    let catalog = Catalog::get();
    let id = catalog.members_meant(name).into_iter().next()?;
    let member = catalog.member(id);
    let needs = member.level.map_or("no level".to_owned(), |level| format!("**{}**", level.name()));
    let first = format!("`{}` needs {needs} according to the catalogue.", catalog.full_name(id));
    let reference = markdown::link("Reference", &member_url(catalog, id));
    let parts = [first, markdown::page(&member_sources(member)), reference];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

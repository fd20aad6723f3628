//! Whether a use is itself the look whether its member is there.
//!
//! By the text around it: `item.getItemIdAsync?.(f)`, `if (item.inReplyTo) show(item.inReplyTo)`, `att.contentId || null`, and
//! a variable that is asked in the next lines, or was asked before (`const theme = Office.context.officeTheme; if (!theme) return;`).
//! What the analysis knows of checks elsewhere stands in the guards of a use.

use crate::addin::SourceFile;
use crate::analysis::{Access, Usage};

/// So far away from a use its look is looked for, in bytes.
const NEAR: usize = 400;

pub(in crate::rules) fn looks_for_itself(source: &SourceFile, usage: &Usage) -> bool {
    let text = &*source.text;
    let behind = text.get(usage.span.end as usize..).unwrap_or_default().trim_start();
    if behind.starts_with("?.") {
        return true;
    }
    if usage.access != Access::Read {
        return false;
    }
    let before = text.get(..usage.expression.start as usize).unwrap_or_default().trim_end();
    let is_asked = ["||", "&&", "??", "===", "!==", "==", "!="].iter().any(|mark| behind.starts_with(mark))
        || behind.strip_prefix('?').is_some_and(|rest| !rest.starts_with('.'))
        || before.ends_with('!')
        || before.ends_with("&&")
        || is_condition(before);
    let (expression, near) = (usage.expression.of(text), near_end(before));
    is_asked
        || variable(before).is_some_and(|name| is_asked_for(name, near_start(behind)))
        || is_asked_for(expression, near)
        || copies(expression, near).any(|(name, rest)| is_asked_for(name, rest))
}

/// The variables that got the same value before, each with the text from there on.
fn copies<'t>(expression: &str, text: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let found = text.match_indices(expression);
    found.filter_map(move |(at, found)| {
        let (before, behind) = (text.get(..at)?, text.get(at + found.len()..)?);
        Some((variable(before.trim_end())?, behind))
    })
}

/// `if (`, `while (`.
fn is_condition(before: &str) -> bool {
    let word = before.strip_suffix('(').map(str::trim_end);
    word.is_some_and(|word| word.ends_with("if") || word.ends_with("while"))
}

/// The variable that gets the value: `const theme =`, `theme =`.
fn variable(before: &str) -> Option<&str> {
    let left = before.strip_suffix('=')?.trim_end();
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let name = &left[left.trim_end_matches(is_part).len()..];
    (!name.is_empty()).then_some(name)
}

/// Whether a few lines ask for a variable or a property.
fn is_asked_for(name: &str, lines: &str) -> bool {
    let looks = [
        format!("!{name}"),
        format!("if ({name})"),
        format!("({name} &&"),
        format!("&& {name}"),
        format!("{name}?."),
        format!("{name} ?"),
    ];
    looks.iter().any(|look| lines.contains(look.as_str()))
}

fn near_start(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= NEAR).last();
    &text[..end.unwrap_or(0)]
}

fn near_end(text: &str) -> &str {
    let start = text.char_indices().rev().map(|(at, _)| at).take_while(|at| text.len() - at <= NEAR).last();
    &text[start.unwrap_or(text.len())..]
}

//! Texts inside the commands that build servers find in a log, and the lines around them.
//!
//! Called by the formats for GitHub and Azure.

use super::Clean;

/// A text with some characters replaced: each by what stands beside it.
pub(super) fn replaced(text: &str, marks: &[(char, &str)]) -> String {
    let mut replaced = String::with_capacity(text.len());
    for c in text.chars() {
        match marks.iter().find(|(mark, _)| *mark == c) {
            Some((_, instead)) => replaced.push_str(instead),
            None => replaced.push(c),
        }
    }
    replaced
}

/// A line of a log that no build server takes for a command.
pub(super) fn log_line(place: &str, text: &str) -> String {
    let line = Clean(&format!("- {place}: {text}")).to_string();
    line.replace('\n', " ").replace("##[", "## [").replace("##vso[", "##vso [")
}

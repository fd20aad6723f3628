//! A rule's page, read from the head of its own source file, so that it is written once.
//!
//! Knows nothing about any rule. Called by `explain` and by the test that holds the headings.

/// The headings that every rule's page has, in this order.
pub const HEADINGS: [&str; 5] = ["What it does", "Why", "Example", "Instead", "Fix safety"];

/// A rule's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docs {
    /// What stands before the first heading: the rule in a sentence.
    pub summary: String,
    /// Heading and Markdown text, in order.
    pub sections: Vec<(String, String)>,
}

impl Docs {
    /// Reads the `//!` lines that `source` begins with; `# ` begins a section.
    pub fn of(source: &str) -> Docs {
        let mut docs = Docs { summary: String::new(), sections: Vec::new() };
        let mut code = false;
        for line in source.lines().map_while(|l| l.strip_prefix("//!")) {
            let line = line.strip_prefix(' ').unwrap_or(line);
            code ^= line.starts_with("```");
            if let (false, Some(heading)) = (code, line.strip_prefix("# ")) {
                docs.sections.push((heading.to_owned(), String::new()));
                continue;
            }
            let text = docs.sections.last_mut().map_or(&mut docs.summary, |(_, text)| text);
            text.push_str(line);
            text.push('\n');
        }
        docs.summary = docs.summary.trim().to_owned();
        for (_, text) in &mut docs.sections {
            *text = text.trim().to_owned();
        }
        docs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_file_is_its_page() {
        let docs = Docs::of(
            "//! In short.\n//!\n//! # Why\n//! ```js\n//! # no heading\n//! ```\n\n//! not the head",
        );
        assert_eq!(docs.summary, "In short.");
        assert_eq!(docs.sections, [("Why".to_owned(), "```js\n# no heading\n```".to_owned())]);
    }

    #[test]
    fn every_rule_has_every_heading_with_text() {
        for rule in super::super::RULES {
            let docs = rule.meta.docs();
            assert!(!docs.summary.is_empty(), "{}", rule.meta.code);
            let headings: Vec<&str> = docs.sections.iter().map(|(h, _)| h.as_str()).collect();
            assert_eq!(headings, HEADINGS, "{}", rule.meta.code);
            assert!(docs.sections.iter().all(|(_, text)| !text.is_empty()), "{}", rule.meta.code);
        }
    }
}

//! Completion in suppressing comments: how they begin, and the rules that they name.
//!
//! Looks at the line up to the place, and not at the syntax around it. Called by the completion.

use super::settings::rules;
use super::{Completion, ItemKind};
use crate::rules::{SUPPRESSION_WORDS, can_suppress};
use crate::text::Span;

/// From here on a comment's first word can only be one of ours.
const BEGINNING: &str = "addin";

/// What can be written at the place; `None` where it is not in such a comment.
pub(super) fn items(text: &str, at: u32) -> Option<Vec<Completion>> {
    let (before, behind) = text.split_at_checked(at as usize)?;
    let line = before.rsplit(['\n', '\r']).next()?;
    let said = line.get(line.find(BEGINNING)?..)?;
    if !is_comment(line.get(..line.len() - said.len())?, said) {
        return None;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let rest = behind.find(|c| !is_name(c)).unwrap_or(behind.len());
    let typed = said.rsplit(|c| !is_name(c)).next()?;
    let span = Span::from_usize(before.len() - typed.len(), before.len() + rest);
    let Some((word, listed)) = said.split_once(|c: char| !is_name(c)) else { return Some(words(span)) };
    if !SUPPRESSION_WORDS.contains(&word) {
        return None;
    }
    let mut listed: Vec<&str> = listed.split(',').map(str::trim).collect();
    // The last one is being typed. Where it is more than a name, the list has ended.
    let last = listed.pop()?;
    let open = last == typed && listed.iter().all(|rule| !rule.is_empty() && rule.chars().all(is_name));
    open.then(|| rules(span, |code| can_suppress(code) && !listed.contains(&code)))
}

/// Whether what stands before the word on its line is a comment's mark. A longer comment may have none on each line;
/// then only the word itself tells it from code.
fn is_comment(before: &str, said: &str) -> bool {
    let marks = before.trim();
    marks.is_empty() && said.starts_with("addinspect-")
        || ["//", "/*", "*", "<!--", "!"].iter().any(|mark| marks.ends_with(mark))
}

fn words(span: Span) -> Vec<Completion> {
    let item = |(order, word): (usize, &&str)| Completion::new(word, ItemKind::Keyword, span, order);
    SUPPRESSION_WORDS.iter().enumerate().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::offered;
    use crate::ide::testing::MANIFEST;
    use crate::rules::{RULES, can_suppress};

    /// How many rules a comment can name.
    fn suppressible() -> usize {
        RULES.iter().filter(|rule| can_suppress(rule.meta.code)).count()
    }

    fn told(file: &str, text: &str) -> Vec<String> {
        offered(&[(file, text), ("m.xml", MANIFEST)], Some(""))
    }

    #[test]
    fn the_beginning_and_the_rules_are_completed_in_every_form_of_comment() {
        let words = |word: &str| {
            ["next-line", "file"].map(|end| format!("{word} -> addinspect-ignore-{end}")).to_vec()
        };
        assert_eq!(told("a.js", "x(); // addin‸"), words("addin"));
        assert_eq!(told("a.ts", "/* addinspect-ig‸nore */"), words("addinspect-ignore"));
        for (file, text, word) in [
            ("a.js", "// addinspect-ignore-next-line ‸\n", ""),
            ("a.tsx", "{/* addinspect-ignore-next-line perm‸ission */}", "permission"),
            ("a.html", "<!-- addinspect-ignore-file legacy-‸: why -->", "legacy-"),
            ("b.xml", "<a>\n<!-- addinspect-ignore-next-line p‸", "p"),
            ("a.js", "/*\n * addinspect-ignore-next-line\t‸\n*/", ""),
            ("a.js", "/*\n addinspect-ignore-next-line l‸\n*/", "l"),
        ] {
            let rules = told(file, text);
            assert_eq!(rules.len(), suppressible(), "{text}");
            assert!(rules.contains(&format!("{word} -> permission-exceeded (error)")), "{rules:?}");
        }
    }

    #[test]
    fn what_is_listed_is_not_offered_again_and_a_reason_is_left_alone() {
        let rules = told("a.js", "// addinspect-ignore-next-line permission-exceeded, legacy-token, ‸");
        assert_eq!(rules.len(), suppressible() - 2);
        for text in [
            "// addinspect-ignore-next-line legacy-token: ‸",
            "// addinspect-ignore-next-line legacy-token because ‸",
            "// addinspect-ignore-line ‸",
            "x(addin‸)",
            "addin‸",
            "// addins are nice ‸",
        ] {
            assert_eq!(told("a.js", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn outside_of_add_ins_nothing_is_offered() {
        assert_eq!(offered(&[("a.js", "// addinspect-ignore-next-line ‸")], Some("")), [""; 0]);
    }
}

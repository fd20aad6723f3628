//! Markdown pages, rendered as text on a terminal; and the page of all rules.
//!
//! The pages themselves come from the catalogue and from the rules' own files. Called by `explain`.

use super::Palette;
use crate::rules::RULES;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes a Markdown page: in colour as text for eyes, else as it is.
pub fn page(out: &mut dyn Write, palette: Palette, markdown: &str) -> io::Result<()> {
    if !palette.is_colored() {
        return out.write_all(markdown.as_bytes());
    }
    let mut is_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            writeln!(out, "    {line}")?;
        } else {
            writeln!(out, "{}", styled(palette, line))?;
        }
    }
    Ok(())
}

/// A line with its marks as styles.
fn styled(palette: Palette, line: &str) -> String {
    let Palette { bold, information: code, gutter, .. } = palette;
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() {
        return format!("{bold}{}{bold:#}", heading.trim_start().replace('`', ""));
    }
    let (bar, line) =
        line.strip_prefix("> ").map_or((String::new(), line), |rest| (format!("{gutter}|{gutter:#} "), rest));
    let mut text = bar;
    for (index, part) in line.split('`').enumerate() {
        if index % 2 == 1 {
            let _ = write!(text, "{code}{part}{code:#}");
            continue;
        }
        for (index, part) in part.split("**").enumerate() {
            let _ =
                if index % 2 == 1 { write!(text, "{bold}{part}{bold:#}") } else { write!(text, "{part}") };
        }
    }
    text
}

/// All rules in one page: `docs/rules.md`.
pub fn rules() -> String {
    let mut page = String::from(
        "# Rules\n\nGenerated from the comments at the top of the files in `src/rules`. Change them there, then run \
         `UPDATE_DOCS=1 cargo test --test docs`.\n\n| rule | severity | fix | says |\n|---|---|---|---|\n",
    );
    for meta in RULES.iter().map(|rule| rule.meta) {
        let (code, severity, fix) = (meta.code, meta.severity.word(), meta.fix_words());
        let says = meta.docs().summary.replace('\n', " ");
        // Writing into a string can't fail.
        let _ = writeln!(page, "| [`{code}`](#{code}) | {severity} | {fix} | {says} |");
    }
    for rule in RULES {
        page.push('\n');
        page.push_str(&rule.meta.page("##"));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(color: bool, markdown: &str) -> String {
        let mut out = Vec::new();
        page(&mut out, Palette::new(color), markdown).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn a_terminal_gets_text_and_everything_else_markdown() {
        let markdown = "# A `name`\n\nNeeds **ReadItem**, see `x`.\n> said\n```xml\n<a>`</a>\n```\n";
        assert_eq!(rendered(false, markdown), markdown);
        assert_eq!(rendered(true, markdown), "A name\n\nNeeds ReadItem, see x.\n| said\n    <a>`</a>\n");
    }
}

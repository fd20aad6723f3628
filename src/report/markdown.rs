//! `check --format markdown`: for a comment on a pull request, or the summary of a job.
//!
//! A table of the findings, then what else there is to say about each, folded.

use super::Shown;
use super::entry::{Entry, counted, entries, problems};
use super::words::markdown::fenced;
use std::io::{self, Write};

/// Writes the page.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let (entries, problems) = (entries(shown), problems(shown).collect::<Vec<_>>());
    let counted = counted(&entries).unwrap_or_else(|| "no findings".to_owned());
    writeln!(out, "### addinspect: {counted}\n")?;
    judgements(out, shown)?;
    if !entries.is_empty() {
        table(out, &entries)?;
        details(out, &entries)?;
    }
    for (file, message) in problems {
        writeln!(out, "- {}: {}", code(&file), line(message))?;
    }
    for failure in shown.failures {
        writeln!(out, "- {}", line(failure))?;
    }
    Ok(())
}

/// What each manifest declares and needs.
fn judgements(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let mut any = false;
    for tree in &shown.scan.trees {
        for number in tree.snapshot.add_ins.iter().flat_map(|add_in| tree.snapshot.wanted_manifests(add_in)) {
            let both = tree.snapshot.manifests.get(number).zip(tree.snapshot.judgements.get(number));
            let Some((file, judgement)) = both.filter(|(_, j)| j.is_judged()) else {
                continue;
            };
            writeln!(out, "- {}: {}", code(&tree.repository_name(&file.path)), line(&judgement.sentence()))?;
            any = true;
        }
    }
    if any { writeln!(out) } else { Ok(()) }
}

fn table(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    writeln!(out, "| | place | finding | fix |\n|---|---|---|---|")?;
    for entry in entries {
        let (word, rule) = (entry.finding.severity.word(), entry.finding.rule);
        let place = code(&format!("{}:{}", entry.place.file, entry.place.line)).replace('|', "\\|");
        let point = line(entry.point()).replace('|', "\\|");
        let fix = entry.fix().map(|fix| line(&fix).replace('|', "\\|")).unwrap_or_default();
        writeln!(out, "| {word} | {place} | {point} (`{rule}`) | {fix} |")?;
    }
    writeln!(out)
}

fn details(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    writeln!(out, "<details><summary>Why, and what to do</summary>\n")?;
    for entry in entries {
        let place = code(&format!("{}:{}:{}", entry.place.file, entry.place.line, entry.place.column));
        writeln!(out, "- {place}: {}", line(entry.point()))?;
        entry.details().try_for_each(|detail| writeln!(out, "  - {}", line(detail)))?;
        if !entry.finding.url.is_empty() {
            writeln!(out, "  - <{}>", entry.finding.url)?;
        }
    }
    writeln!(out, "\n</details>\n")
}

/// A line of a message: what stands between backticks stays code, everything else is text.
fn line(message: &str) -> String {
    let message = message.replace('\n', " ");
    let parts: Vec<&str> = message.split('`').collect();
    let closed = parts.len() % 2 == 1;
    let part = |(number, part): (usize, &&str)| match number % 2 {
        1 if closed => code(part),
        _ => text(part),
    };
    let marked = parts.iter().enumerate().map(part);
    marked.collect::<Vec<_>>().join(if closed { "" } else { "\\`" })
}

/// Characters that Markdown would take for marks, as themselves; nobody is mentioned.
fn text(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' => escaped.extend(['\\', c]),
            '@' => escaped.push_str("&#64;"),
            c => escaped.push(if c.is_control() { ' ' } else { c }),
        }
    }
    escaped
}

/// A span of code: longer runs of marks than those inside are around it.
fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    fenced(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_code_and_nothing_else_is_a_mark() {
        assert_eq!(line("needs `a|b`, not *c* <d> @e\nf"), "needs `a|b`, not \\*c\\* \\<d\\> &#64;e f");
        assert_eq!(line("a ` b*"), "a \\` b\\*");
    }
}

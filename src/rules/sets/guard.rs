//! The fix that puts a check for the set around a statement, and whether anything throws without one.

use super::constants::called;
use super::{Form, Newer};
use crate::addin::SourceFile;
use crate::catalog::{Catalog, MemberId, MemberKind, TypeExpr};
use crate::rules::{Fix, Safety};
use crate::text::{Edit, Span};

/// Whether nothing throws where the member is missing: it is a property, and what it holds is no object of Office.
pub(in crate::rules) fn is_plain(member: MemberId) -> bool {
    let catalog = Catalog::get();
    let member = catalog.member(member);
    let holds_object =
        matches!(member.yields, TypeExpr::Api(..)) && catalog.ty(member.owner).name != "Office.Context";
    member.kind == MemberKind::Property && !holds_object
}

/// Puts a check around the statement; `None` where somebody may want the statement's value, or it is more than a call.
pub(in crate::rules) fn guard(source: &SourceFile, newer: &Newer) -> Option<Fix> {
    let chain = called(source, newer)?.chain;
    let of_chain = source.outcome.usages.iter().filter(|usage| usage.chain == chain);
    let statement = of_chain.filter_map(|usage| usage.statement).next()?;
    let is_option = newer.form == Form::Option;
    let is_known = !is_option && !source.written_by_server;
    let set = newer.needed;
    let head = format!("if (Office.context.requirements.isSetSupported(\"Mailbox\", \"{set}\")) {{");
    let edits = is_known.then(|| around(&source.text, statement, &head)).flatten()?;
    let title = format!("Check for Mailbox {set} first");
    Some(Fix { title, safety: Safety::Unsafe, edits: vec![(source.path.clone(), edits)] })
}

/// The statement in braces behind `head`: on lines of its own where it begins one.
fn around(text: &str, statement: Span, head: &str) -> Option<Vec<Edit>> {
    let insert = |at: usize, text: String| Edit { span: Span::from_usize(at, at), text };
    let (start, end) = (statement.start as usize, statement.end as usize);
    let (before, body) = (text.get(..start)?, text.get(start..end)?);
    let indent = before.rsplit('\n').next().unwrap_or_default();
    if !indent.trim().is_empty() {
        return Some(vec![insert(start, format!("{head} ")), insert(end, " }".to_owned())]);
    }
    let (step, newline) = (step(text), if text.contains("\r\n") { "\r\n" } else { "\n" });
    let mut edits = vec![insert(start, format!("{head}{newline}{indent}{step}"))];
    // In a template, blanks are text.
    if !body.contains('`') {
        let lines = body.match_indices('\n').map(|(at, _)| at + 1);
        let filled = lines.filter(|&at| body.get(at..).is_some_and(|line| !line.starts_with(['\n', '\r'])));
        edits.extend(filled.map(|at| insert(start + at, step.to_owned())));
    }
    edits.push(insert(end, format!("{newline}{indent}}}")));
    Some(edits)
}

/// How the text goes in by one step: as its first line that is indented does.
fn step(text: &str) -> &str {
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    let mut indents = filled.filter_map(|line| line.strip_suffix(line.trim_start()));
    let first = indents.find(|indent| !indent.is_empty()).unwrap_or("  ");
    if first.starts_with('\t') { "\t" } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply;

    fn guarded(text: &str, statement: &str) -> String {
        let start = text.find(statement).unwrap();
        let span = Span::from_usize(start, start + statement.len());
        apply(text, &around(text, span, "if (x) {").unwrap()).unwrap()
    }

    #[test]
    fn a_statement_keeps_its_indentation() {
        for (text, statement, expected) in [
            ("f();", "f();", "if (x) {\n  f();\n}"),
            ("{\n    f();\n}", "f();", "{\n    if (x) {\n        f();\n    }\n}"),
            (
                "{\r\n\tf(\r\n\r\n\t\ta);\r\n}",
                "f(\r\n\r\n\t\ta);",
                "{\r\n\tif (x) {\r\n\t\tf(\r\n\r\n\t\t\ta);\r\n\t}\r\n}",
            ),
            // Something else stands on the line.
            ("{ f(); g(); }", "f();", "{ if (x) { f(); } g(); }"),
            // The lines of a template stay.
            ("f(`a\nb`);", "f(`a\nb`);", "if (x) {\n  f(`a\nb`);\n}"),
        ] {
            assert_eq!(guarded(text, statement), expected);
        }
    }
}

//! A statement of the top level that is edited is parsed by itself, where nothing around it can read it otherwise.
//!
//! An incremental parse passes every statement of the file; this passes one. What it gives is what stands in the tree of
//! the whole (a test holds them equal), else nothing. Called by [`SourceDocument`](super::SourceDocument).

use super::Language;
use super::piece::{parse_range, point};
use super::version::Version;
use crate::text::{Span, TextChange};
use tree_sitter::{Node, Tree};

/// Where a statement of the top level stands; offsets in bytes of the file.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// Where the statement before ends, or the file begins: comments about this one stand behind.
    pub from: u32,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Where the next statement starts.
    pub next: Option<u32>,
}

/// A parse from nothing costs what an incremental one of a text costs that is so many times as long (measured:
/// 78 ms for 10,000 lines, 1.06 ms for a step in them).
const STEP: u32 = 64;

/// Words that are statements by themselves, or the first word of one, as what follows decides.
const CONTEXTUAL: [&str; 8] =
    ["abstract", "async", "declare", "interface", "let", "module", "namespace", "type"];

impl Statement {
    /// It and the comments before it.
    fn span(self) -> Span {
        Span::new(self.from, self.end)
    }

    /// Where it stands after a change within it; `None` where the change is not within it.
    fn after(self, change: TextChange) -> Option<Statement> {
        let within = self.start < change.start && change.old_end < self.end;
        let next = || self.next.map(|next| change.moved(next));
        within.then(|| Statement { end: change.moved(self.end), next: next(), ..self })
    }
}

/// A statement that was parsed by itself, with the comments before it.
#[derive(Debug, Clone)]
pub(super) struct IsolatedStatement {
    pub(super) tree: Tree,
    statement: Statement,
}

impl IsolatedStatement {
    /// Parses the statement that stood at `statement` in the text `old`, out of another version of it in which nothing
    /// else has changed; `before` is what the last parse of it gave. `None` where it would not pay, or what is around it
    /// might read it otherwise.
    pub(super) fn parse(
        before: Option<&IsolatedStatement>,
        old: &str,
        version: &Version,
        language: Language,
        statement: Statement,
    ) -> Option<IsolatedStatement> {
        let (text, change) = (&*version.text, version.change);
        let statement = statement.after(change)?;
        let span = statement.span();
        let pays = before.is_some() || span.len().saturating_mul(STEP) <= text.len() as u32;
        if !pays || opens_comment(span.of(text)) || !begins_by_itself(text, statement) {
            return None;
        }
        let before = before.map(|alone| {
            let mut tree = alone.tree.clone();
            tree.edit(&version.edit(old));
            tree
        });
        let ends = (point(text, span.start), point(text, span.end));
        let tree = parse_range(text, span, language, Some(ends), before.as_ref())?;
        stands_alone(text, &tree, statement, change).then_some(IsolatedStatement { tree, statement })
    }

    /// Whether it is the statement that stands there.
    pub(super) fn is_of(&self, statement: Statement) -> bool {
        self.statement.span() == statement.span() && self.statement.start == statement.start
    }

    /// The stretch that was parsed.
    pub(super) fn span(&self) -> Span {
        self.statement.span()
    }
}

/// Whether the tree is of one whole statement that ends where it did, and whose first and last words were there before.
fn stands_alone(text: &str, tree: &Tree, statement: Statement, change: TextChange) -> bool {
    let root = tree.root_node();
    let mut cursor = root.walk();
    let mut statements = root.named_children(&mut cursor).filter(|node| !node.is_extra());
    let (Some(node), None) = (statements.next(), statements.next()) else { return false };
    let whole = statement.start as usize..statement.end as usize;
    let (first, last) = (leaf(node, |_| 0), leaf(node, |children| children - 1));
    // The character behind the first word is the same as well, so it was this word before.
    let keeps_ends = first.end_byte() < change.start as usize && last.start_byte() >= change.new_end as usize;
    !root.has_error() && node.byte_range() == whole && keeps_ends && ends_by_itself(text, statement, last)
}

/// The outermost token in one direction.
fn leaf(mut node: Node<'_>, which: impl Fn(u32) -> u32) -> Node<'_> {
    while let Some(child) = node.child(which(node.child_count().max(1))) {
        node = child;
    }
    node
}

/// Whether a comment may begin in it that ends behind it: by itself it would be something else.
fn opens_comment(text: &str) -> bool {
    text.rfind("/*").is_some_and(|last| !text[last + 2..].contains("*/"))
}

/// Whether the statement before ends before this one, whatever comes behind its first word.
fn begins_by_itself(text: &str, statement: Statement) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let before = text.get(..statement.from as usize).unwrap_or_default();
    let last = before.rsplit(|c| !word(c)).next().unwrap_or_default();
    let begins = text.get(statement.start as usize..).unwrap_or_default();
    begins.starts_with(|c| word(c) && !c.is_ascii_digit()) && !CONTEXTUAL.contains(&last)
}

/// Whether it ends, whatever comes before its last token: where that is no semicolon, one is inserted before a word on
/// another line.
fn ends_by_itself(text: &str, statement: Statement, last: Node<'_>) -> bool {
    let behind = text.get(statement.end as usize..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let ends_line = behind.is_empty() || behind.starts_with(['\r', '\n']);
    let next = statement.next.and_then(|next| text.get(next as usize..)?.chars().next());
    let word_follows = next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '$'));
    match last.kind() {
        ";" => true,
        ")" | "]" | "}" => ends_line && word_follows,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::SourceDocument;
    use std::path::Path;
    use std::sync::Arc;

    /// Whether the first statement of `before` is parsed by itself when it becomes that of `after`.
    fn by_itself(before: &str, after: &str) -> bool {
        let long = |text: &str| -> Arc<str> { format!("{text}\n// {}", "x".repeat(10_000)).into() };
        let mut document = SourceDocument::parse(Path::new("a.ts"), &long(before));
        let root = document.pieces()[0].tree.root_node();
        let mut cursor = root.walk();
        let nodes: Vec<_> = root.named_children(&mut cursor).filter(|node| !node.is_extra()).collect();
        let next = nodes.get(1).map(|node| node.start_byte() as u32);
        let (start, end) = (nodes[0].start_byte() as u32, nodes[0].end_byte() as u32);
        drop((nodes, cursor));
        let version = document.version(&long(after));
        document.update_statement(&version, Statement { from: 0, start, end, next }).is_some()
    }

    #[test]
    fn a_statement_is_parsed_by_itself_where_its_ends_are_as_they_were() {
        for (before, after) in [
            ("f(a.b);", "f(a.bc);"),
            ("// About it.\nf(a)\ng()", "// About it.\nf(a, b)\ng()"),
            ("function f() { a }\ng()", "function f() { a.b }\ng()"),
            ("f(a); // Said.\n", "f(); // Said.\n"),
            ("class A { a; }\n_b", "class A { }\n_b"),
        ] {
            assert!(by_itself(before, after), "{before} -> {after}");
        }
    }

    #[test]
    fn a_statement_is_not_parsed_by_itself_where_something_else_may_be_read_otherwise() {
        for (why, before, after) in [
            ("an error", "f(a);", "f(a.);"),
            ("two statements", "f(a, b);", "f(a); b();"),
            ("another end", "f(a, b);", "f(a) //b);"),
            ("a comment that goes on", "f(/* a */);\n/* b */", "f(/* a /);\n/* b */"),
            ("the comment before it", "/* a */ f(a);", "/* ab */ f(a);"),
            ("another first word", "ff(a);", "f.f(a);"),
            ("another last word", "f(a).b", "f(a).bc"),
            ("the next line could go on with it", "async function f() { a }\n(b)", "async (f) => { a }\n(b)"),
            ("so could the rest of the line", "if (a) { a } (b)", "if (a) { ab } (b)"),
            ("it has no first word", "(a.b);", "(a.bc);"),
        ] {
            assert!(!by_itself(before, after), "{why}: {before} -> {after}");
        }
    }
}

//! A statement that is parsed by itself is what it is in the tree of the whole file, and leaves what is around it as it
//! was: whatever is typed in the statements of all fixtures.

use crate::code::SOURCES;
use addinspect::syntax::{FileKind, SourceDocument, Statement, file_kind};
use addinspect::text::TextChange;
use rayon::prelude::*;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use tree_sitter::{Node, TreeCursor};

/// What is typed, one after the other: what ends a statement, opens something, or makes another word of one.
const TYPED: [&str; 20] = [
    "a", ".", " ", ";", "(", ")", "{", "}", "\n", "=>", "`", "'", "/", "/*", "//", "<", "if (a) ", "\nlet ",
    "async ", ", b",
];

/// So long a comment at its end makes a file long enough for statements to be parsed by themselves.
pub(crate) fn padded(text: &str) -> String {
    format!("{text}\n/* {} */\n", "x".repeat(64 * text.len()))
}

/// A node of the top level: kind, place, whether it has errors, and everything in it.
type Top = (Range<usize>, bool, Vec<(u16, Range<usize>)>);

fn tops(document: &SourceDocument) -> Vec<Top> {
    let pieces = document.pieces().iter();
    pieces.flat_map(|piece| tops_of(piece.tree.root_node())).collect()
}

fn tops_of(root: Node<'_>) -> Vec<Top> {
    let mut cursor = root.walk();
    let nodes: Vec<Node<'_>> = root.named_children(&mut cursor).filter(|node| !node.is_extra()).collect();
    let top = |node: Node<'_>| {
        let mut inside = Vec::new();
        preorder(&mut node.walk(), &mut inside);
        (node.byte_range(), node.has_error(), inside)
    };
    nodes.into_iter().map(top).collect()
}

fn preorder(cursor: &mut TreeCursor<'_>, out: &mut Vec<(u16, Range<usize>)>) {
    out.push((cursor.node().kind_id(), cursor.node().byte_range()));
    if cursor.goto_first_child() {
        while {
            preorder(cursor, out);
            cursor.goto_next_sibling()
        } {}
        cursor.goto_parent();
    }
}

/// Each edit of a statement: at some of its places something is typed, or a character goes.
fn edits(text: &str, statement: &Range<usize>, seed: usize) -> impl Iterator<Item = String> {
    let inside = text[statement.clone()].char_indices().map(|(at, c)| (statement.start + at, c.len_utf8()));
    let step = 1 + statement.len() / 12;
    inside.enumerate().filter(move |(i, _)| i % step == seed % step).flat_map(move |(i, (at, len))| {
        let typed = TYPED[(i + seed) % TYPED.len()];
        [[&text[..at], typed, &text[at..]].concat(), [&text[..at], &text[at + len..]].concat()]
    })
}

/// Where the statements of a text stand.
fn statements(text: &str, tops: &[Top]) -> Vec<Statement> {
    let ends = std::iter::once(0).chain(tops.iter().map(|top| top.0.end as u32));
    let nexts = tops.iter().skip(1).map(|top| Some(top.0.start as u32)).chain([None]);
    let all = tops.iter().zip(ends).zip(nexts).map(|((top, from), next)| Statement {
        from,
        start: top.0.start as u32,
        end: top.0.end as u32,
        next,
    });
    all.filter(|statement| text.is_char_boundary(statement.start as usize)).collect()
}

/// How often something was typed in a file, and how often the statement was parsed by itself.
fn play(path: &Path, text: &str) -> [usize; 2] {
    let original: Arc<str> = padded(text).into();
    let document = SourceDocument::parse(path, &original);
    let before = tops(&document);
    let mut counts = [0, 0];
    for (number, statement) in statements(&original, &before).into_iter().enumerate() {
        let range = before[number].0.clone();
        if before[number].1 {
            continue;
        }
        for edited in edits(&original, &range, number) {
            counts[0] += 1;
            let edited: Arc<str> = edited.into();
            let mut document = document.clone();
            let version = document.version(&edited);
            let Some(alone) = document.update_statement(&version, statement) else { continue };
            counts[1] += 1;
            let whole = SourceDocument::parse(path, &edited);
            let mut expected = before.clone();
            expected[number..].iter_mut().for_each(|top| shift(top, version.change));
            expected.splice(number..=number, tops_of(alone.tree.root_node()));
            assert_eq!(
                tops(&whole),
                expected,
                "{}: {}",
                path.display(),
                &edited[..edited.len() - 64 * text.len()]
            );
            let (mut again, there) = (document.clone(), Statement { end: alone.span.end, ..statement });
            assert_eq!(tops(&document), expected, "when its tree is asked for");
            // And back again, from the tree that it has by now.
            let version = again.version(&original);
            if let Some(alone) = again.update_statement(&version, moved(there, version.change)) {
                assert_eq!(tops_of(alone.tree.root_node()), before[number..=number], "{}", path.display());
            }
        }
    }
    counts
}

/// Where a statement stands before `back`, when it stood at the same place before what `back` takes back.
fn moved(statement: Statement, back: TextChange) -> Statement {
    let next = statement.next.map(|next| next - back.new_end + back.old_end);
    Statement { next, ..statement }
}

/// Behind a change everything stands elsewhere.
fn shift(top: &mut Top, change: TextChange) {
    let moved = |at: usize| (at + change.new_end as usize) - change.old_end as usize;
    let shifted = |range: &mut Range<usize>| *range = moved(range.start)..moved(range.end);
    if top.0.start >= change.old_end as usize {
        shifted(&mut top.0);
        top.2.iter_mut().for_each(|(_, range)| shifted(range));
    }
}

#[test]
fn a_statement_by_itself_is_what_it_is_in_the_whole() {
    let plain = |path: &&(std::path::PathBuf, String)| matches!(file_kind(&path.0), Some(FileKind::Plain(_)));
    let files: Vec<_> = SOURCES.iter().filter(plain).collect();
    let sum = |a: [usize; 2], b: [usize; 2]| [a[0] + b[0], a[1] + b[1]];
    let play = |(path, text): &(std::path::PathBuf, String)| play(path, text);
    let [typed, alone] = files.par_iter().map(|file| play(file)).reduce(|| [0, 0], sum);
    assert!(alone * 4 > typed, "only {alone} of {typed} statements were parsed by themselves");
}

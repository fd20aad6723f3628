//! The comments of a parsed script. Knows nothing about what they say.
//!
//! Called for the comments that suppress findings.

use super::Piece;
use crate::text::Span;
use tree_sitter::{Node, TreeCursor};

/// Where a comment stands; offsets in bytes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommentSpans {
    /// With its marks.
    pub span: Span,
    /// What to take away with it: in JSX the braces around it.
    pub whole: Span,
}

impl Piece {
    /// Its comments, in order. Walks the whole tree.
    pub fn comments(&self) -> Vec<CommentSpans> {
        let mut comments = Vec::new();
        let mut cursor = self.tree.walk();
        loop {
            if cursor.node().kind() == "comment" {
                comments.push(spans(&cursor));
            }
            if cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return comments;
                }
            }
        }
    }
}

fn spans(comment: &TreeCursor) -> CommentSpans {
    let is_alone = |around: &Node| around.kind() == "jsx_expression" && around.named_child_count() == 1;
    let own = span(comment.node());
    CommentSpans { span: own, whole: parent(comment).filter(is_alone).map_or(own, span) }
}

/// The node around; `Node::parent` would search it from the root.
fn parent<'t>(cursor: &TreeCursor<'t>) -> Option<Node<'t>> {
    let mut parent = cursor.clone();
    parent.goto_parent().then(|| parent.node())
}

fn span(node: Node) -> Span {
    Span::from_usize(node.start_byte(), node.end_byte())
}

//! Expressions in markup: Vue, Svelte and Angular templates, Alpine, AngularJS, knockout, handlers of pages.
//!
//! The expressions of a markup become one code, in which loops, slots and directives are the scopes that JavaScript has
//! (`with`, `for`, blocks). It is parsed by itself; a map says where its parts stand in the file. Knows nothing about
//! Office, and nothing about what the names mean. Called by the analysis.

mod angular;
mod code;
mod component;
mod dialects;
mod elements;
mod page;
mod pipes;
mod scan;
mod strings;
mod svelte;
mod tokens;
mod vue;

pub use strings::{InString, Read, in_strings};

use super::piece::parse_range;
use super::{FileKind, Language, Piece, PieceKind, file_kind};
use crate::text::Span;
use code::{CodeBuilder, SegmentMap};
use std::path::Path;
use tree_sitter::Node;

/// The code that a markup stands for.
#[derive(Debug, Clone)]
pub struct Template {
    /// What the spans of the piece refer to.
    pub code: String,
    /// The parsed code.
    pub piece: Piece,
    map: SegmentMap,
    /// Where what the map speaks of stands, from inside out, if it is itself not the file.
    around: Vec<SegmentMap>,
    /// Expressions in the file that are no JavaScript; sorted.
    pub unread: Vec<Span>,
    /// Expressions with names that may come from where nobody looks; where each begins and ends in the code, in order.
    pub loose: Vec<(u32, u32)>,
    /// Whether names of references stand for what they refer to, as in Vue.
    pub unwraps: bool,
}

impl Template {
    /// Where a byte of the code stands in the file.
    pub fn position(&self, byte: usize) -> u32 {
        self.around.iter().fold(self.map.position(byte as u32), |at, map| map.position(at))
    }

    /// What of the file stands in a stretch of the code.
    pub fn extent(&self, start: usize, end: usize) -> Span {
        let within = self.map.extent(start as u32, end as u32);
        self.around.iter().fold(within, |span, map| map.extent(span.start, span.end))
    }

    /// The same where the text that it was read from is itself a code.
    fn seen_through(mut self, map: &SegmentMap) -> Template {
        self.around.push(map.clone());
        self
    }

    /// The same in a string of another one's code.
    pub fn inside(mut self, outer: &Template) -> Template {
        self.around.push(outer.map.clone());
        self.around.extend(outer.around.iter().cloned());
        self
    }
}

/// The codes that the markup in a file stands for; none where it has no expressions.
pub fn templates(path: &Path, text: &str) -> Vec<Template> {
    match file_kind(path) {
        Some(FileKind::Embedded) => template(path, text).into_iter().collect(),
        Some(FileKind::Plain(_)) => of_components(text),
        None => Vec::new(),
    }
}

fn template(path: &Path, text: &str) -> Option<Template> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let typed = ["lang=\"ts\"", "lang='ts'", "lang=\"typescript\""].iter().any(|lang| text.contains(lang));
    let language = if typed { Language::TypeScript } else { Language::JavaScript };
    match extension.as_str() {
        "vue" => {
            let name = path.file_name()?.to_str().filter(|name| !name.contains(['"', '\\', '\n']))?;
            let template = parsed(text, language, |code| vue::read(code, name))?;
            Some(Template { unwraps: true, ..template })
        }
        "svelte" => parsed(text, language, svelte::read),
        _ => parsed(text, language, page::read),
    }
}

/// The templates that stand in the decorators of Angular's components.
fn of_components(text: &str) -> Vec<Template> {
    let code_of = |component| parsed(text, Language::TypeScript, |code| of_component(code, component));
    component::components(text).filter_map(code_of).collect()
}

fn of_component(code: &mut CodeBuilder<'_>, component: component::Component<'_>) {
    let component::Component { class, selector, template, other_template, file } = component;
    code.push(&format!("const $component = new {class}(); $component.$take = function () {{}};\n"));
    if let Some(name) = angular::selected(selector) {
        code.push(&format!("{name} = $component;\n"));
    }
    if let Some(file) = file {
        code.push(&format!("import $template from \"{file}\"; $template.component = $component;\n"));
        code.has_import = true;
    }
    code.unread.extend(other_template);
    if let Some(span) = template {
        code.push("with ($component) {");
        angular::template(code, span);
        code.push("}");
    }
}

/// Writes a code and parses it; what the parser refuses is left out.
fn parsed(text: &str, language: Language, write: impl Fn(&mut CodeBuilder<'_>)) -> Option<Template> {
    let mut first = CodeBuilder::new(text, &[]);
    write(&mut first);
    if first.is_empty() {
        return None;
    }
    let piece = piece(&first.out, language)?;
    let refused = refused(&first, &piece);
    if refused.is_empty() {
        return Some(finish(first, piece));
    }
    let mut second = CodeBuilder::new(text, &refused);
    write(&mut second);
    let piece = self::piece(&second.out, language)?;
    Some(finish(second, piece))
}

fn finish(code: CodeBuilder<'_>, piece: Piece) -> Template {
    let CodeBuilder { out, map, mut unread, loose, .. } = code;
    unread.sort_unstable();
    unread.dedup();
    Template { code: out, piece, map, around: Vec::new(), unread, loose, unwraps: false }
}

fn piece(code: &str, language: Language) -> Option<Piece> {
    let span = Span::from_usize(0, code.len());
    let tree = parse_range(code, span, language, None, None)?;
    Some(Piece { tree, language, kind: PieceKind::Module, span })
}

/// The expressions that the parser finds errors in; sorted.
fn refused(code: &CodeBuilder<'_>, piece: &Piece) -> Vec<Span> {
    let mut refused = Vec::new();
    let mut pending = vec![piece.tree.root_node()];
    while let Some(node) = pending.pop() {
        if node.is_error() || node.is_missing() {
            refused.extend(parts_in(code, node));
        } else if node.has_error() {
            let mut cursor = node.walk();
            pending.extend(node.children(&mut cursor));
        }
    }
    refused.sort_unstable();
    refused.dedup();
    refused
}

/// Of more parts in one error nobody asks which are wrong.
const FEW: usize = 500;

/// The parts that an error touches: all in it, or the one around it; where those are many, the ones that are wrong by themselves.
fn parts_in(code: &CodeBuilder<'_>, error: Node<'_>) -> Vec<Span> {
    let (start, end) = (error.start_byte() as u32, error.end_byte() as u32);
    let first = code.parts.partition_point(|part| part.0 < start);
    let within = code.parts.get(first..).unwrap_or_default().iter().take_while(|part| part.0 < end);
    let spans: Vec<Span> = within.map(|part| part.1).collect();
    if spans.is_empty() {
        return code.part_at(start).into_iter().collect();
    }
    if spans.len() > FEW {
        return spans;
    }
    // One may have drawn the others in.
    let wrong = |span: &&Span| {
        let piece = piece(span.of(code.text), Language::TypeScript);
        piece.is_none_or(|piece| piece.tree.root_node().has_error())
    };
    let alone: Vec<Span> = spans.iter().filter(wrong).copied().collect();
    if alone.is_empty() { spans } else { alone }
}

//! The sources that guards are looked for in: parsed when somebody asks, with the names that each script knows.
//!
//! Called by the rest of `guards`.

use super::GuardSource;
use super::names::{Import, Names};
use crate::analysis::resolve::normal;
use crate::syntax::{self, Piece};
use crate::text::Span;
use std::cell::{Cell, OnceCell};
use std::path::Path;
use tree_sitter::Node;

/// Names and nodes that are looked at for one question; code that needs more is not worth a hint.
const STEPS: u32 = 100_000;

/// A name is looked for through this many re-exports.
const HOPS: u32 = 3;

/// The trees of the sources, each parsed when it is asked for.
pub(super) struct Trees(Vec<OnceCell<Vec<Piece>>>);

impl Trees {
    pub(super) fn new(sources: usize) -> Trees {
        Trees((0..sources).map(|_| OnceCell::new()).collect())
    }
}

/// One parsed script: a plain file, or a block of a page.
pub(super) struct Script<'t> {
    /// Index of its source.
    pub(super) file: usize,
    pub(super) root: Node<'t>,
    /// The text of the whole source.
    pub(super) text: &'t str,
    /// Where it stands in it.
    pub(super) span: Span,
    pub(super) names: Names<'t>,
}

/// All sources.
pub(super) struct Code<'t> {
    pub(super) sources: &'t [GuardSource<'t>],
    trees: &'t Trees,
    scripts: Vec<OnceCell<Vec<Script<'t>>>>,
    left: Cell<u32>,
}

impl<'t> Code<'t> {
    pub(super) fn new(sources: &'t [GuardSource<'t>], trees: &'t Trees) -> Self {
        let scripts = sources.iter().map(|_| OnceCell::new()).collect();
        Code { sources, trees, scripts, left: Cell::new(STEPS) }
    }

    /// A new question.
    pub(super) fn begin(&self) {
        self.left.set(STEPS);
    }

    /// Whether there is a step left; takes it.
    pub(super) fn step(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// The scripts of a source.
    pub(super) fn scripts(&self, file: usize) -> &[Script<'t>] {
        let all = (self.sources.get(file), self.trees.0.get(file), self.scripts.get(file));
        let (Some(source), Some(tree), Some(scripts)) = all else { return &[] };
        let script = |piece: &'t Piece| {
            let root = piece.tree.root_node();
            let names = Names::of(root, source.text);
            Script { file, root, text: source.text, span: piece.span, names }
        };
        scripts.get_or_init(|| {
            tree.get_or_init(|| syntax::pieces(source.path, source.text, source.document))
                .iter()
                .map(script)
                .collect()
        })
    }

    /// The source that an import of a source leads to: one of those that it is known to import. `None` where it is a
    /// package, or cannot be told.
    pub(super) fn leads_to(&self, file: usize, import: &Import) -> Option<usize> {
        let source = self.sources.get(file)?;
        let named = |&&target: &&u32| {
            self.sources
                .get(target as usize)
                .is_some_and(|to| names_file(source.path, import.specifier, to.path))
        };
        let mut targets = source.imports.iter().filter(named);
        let first = *targets.next()?;
        targets.all(|&target| target == first).then_some(first as usize)
    }

    /// Where a name that a source exports is defined: there, or where the source has it from.
    pub(super) fn exported(&self, file: usize, name: &str) -> Vec<(&Script<'t>, Node<'t>)> {
        let mut wave = vec![file];
        for _ in 0..=HOPS {
            let found: Vec<_> = wave.iter().flat_map(|&file| self.definitions(file, name)).collect();
            if !found.is_empty() {
                return found;
            }
            let next = wave.iter().filter(|&&file| self.passes_on(file) && self.step());
            wave = next.flat_map(|&file| self.imports(file)).collect();
        }
        Vec::new()
    }

    /// The definitions of a name in a source.
    pub(super) fn definitions(&self, file: usize, name: &str) -> Vec<(&Script<'t>, Node<'t>)> {
        let scripts = self.scripts(file).iter();
        scripts.flat_map(|s| s.names.definitions(name).iter().map(move |&node| (s, node))).collect()
    }

    /// Whether a source exports again what it imports.
    pub(super) fn passes_on(&self, file: usize) -> bool {
        self.scripts(file).iter().any(|script| script.names.passes_on)
    }

    fn imports(&self, file: usize) -> impl Iterator<Item = usize> {
        self.sources.get(file).into_iter().flat_map(|s| s.imports).map(|&target| target as usize)
    }

    /// The sources that can name what a source exports: its importers, and theirs where they pass it on.
    pub(super) fn importers(&self, file: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut pending = vec![file];
        while let Some(target) = pending.pop() {
            let of = |&from: &usize| self.imports(from).any(|to| to == target);
            for from in (0..self.sources.len()).filter(of) {
                if from != file && !found.contains(&from) {
                    found.push(from);
                    pending.extend(self.passes_on(from).then_some(from));
                }
            }
        }
        found
    }
}

/// Whether an import in `from` that leads to one of the sources it imports may mean `to`: by the whole path where it
/// is relative, else by its last part.
fn names_file(from: &Path, specifier: &str, to: &Path) -> bool {
    let bare = to.with_extension("");
    let bare =
        if bare.file_name().is_some_and(|n| n == "index") { bare.parent() } else { Some(bare.as_path()) };
    let Some(bare) = bare.map(normal) else { return false };
    if !specifier.starts_with('.') {
        let last = Path::new(specifier).with_extension("");
        return last.file_name().is_some() && last.file_name() == bare.file_name();
    }
    let Some(directory) = from.parent() else { return false };
    let path = normal(&directory.join(specifier));
    [path.clone(), path.with_extension("")]
        .iter()
        .any(|path| *path == bare || *path == normal(&to.with_extension("")))
}

/// Whether the text holds the name as a word outside these spans.
pub(super) fn is_named_outside(text: &str, name: &str, scripts: &[Span]) -> bool {
    let in_word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b == b'$');
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, name.as_bytes()).any(|at| {
        let span = Span::from_usize(at, at + name.len());
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let word = !in_word(before) && !in_word(bytes.get(at + name.len()));
        word && !scripts.iter().any(|script| script.contains(span))
    })
}

/// The script's classic top level, or a module's own: whether it imports or exports anything.
pub(super) fn is_module(script: &Script) -> bool {
    let mut cursor = script.root.walk();
    let mut top = script.root.named_children(&mut cursor);
    let es = top.any(|node| matches!(node.kind(), "import_statement" | "export_statement"));
    es || script.names.is_common_js()
}

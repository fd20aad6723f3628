//! Builds the catalogue's data from the typings, `@types/office-js/index.d.ts`, and compares two catalogues.
//!
//! Only `declare namespace Office` matters, all its blocks and nested namespaces; Excel, Word and the rest are left
//! out. Three steps: `declarations` finds the types, `members` reads what each has, `docs` reads the facts out
//! of the comments. Facts only: no prose of the typings goes into the data. Knows nothing about add-ins; called by
//! the `catalog build` and `catalog diff` commands and by the drift test.

mod declarations;
mod diff;
mod docs;
mod members;
mod merge;
mod preview;
mod types;

pub use diff::{CatalogChange, Difference, diff};

use crate::catalog::{ApiType, Catalog, MailboxLevel, Member, data};
use declarations::Declarations;
use std::fmt;
use tree_sitter::{Parser, Tree};

/// What the typings say, before inheritance and overrides.
#[derive(Debug)]
pub struct Extracted {
    /// Types in order of declaration; ids are positions.
    pub types: Vec<ApiType>,
    /// Members in order of their types; ids are positions.
    pub members: Vec<Member>,
    /// The permission tags that were found.
    pub tags: TagCounts,
    /// What the extractor did not understand, with line numbers. Nothing is lost silently.
    pub warnings: Vec<String>,
}

/// How many permission tags stand in the comments of the `Office` namespace, every overload counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TagCounts {
    /// Tags in all comments, whatever their words.
    pub seen: usize,
    /// Tags that belong to a declaration, lowest level first.
    pub assigned: [usize; 4],
}

impl fmt::Display for TagCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} tags", self.seen)?;
        for (level, count) in MailboxLevel::ALL.into_iter().zip(self.assigned) {
            write!(f, ", {} {}", level.words(), count)?;
        }
        Ok(())
    }
}

/// Why nothing could be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtractError {
    /// The parser gave up.
    Unparseable,
    /// There is no `declare namespace Office`.
    NoOfficeNamespace,
    /// More types or members than ids.
    TooLarge,
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unparseable => "the file can't be parsed as TypeScript",
            Self::NoOfficeNamespace => {
                "the file has no `declare namespace Office`: is it @types/office-js/index.d.ts?"
            }
            Self::TooLarge => "the file declares more than 65,535 types or members",
        })
    }
}

impl std::error::Error for ExtractError {}

/// Reads the text of `index.d.ts`.
pub fn build(dts: &str) -> Result<Extracted, ExtractError> {
    let tree = parse(dts).ok_or(ExtractError::Unparseable)?;
    let mut declarations = Declarations::find(&tree, dts);
    if declarations.list.is_empty() {
        return Err(ExtractError::NoOfficeNamespace);
    }
    let (types, members) = members::read(&mut declarations)?;
    let tags = declarations.count_tags();
    Ok(Extracted { types, members, tags, warnings: declarations.warnings })
}

fn parse(dts: &str) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()).ok()?;
    parser.parse(dts, None)
}

/// The data file's text. The versions are those of the npm packages, `1.0.612`; `preview` where its part is in it.
pub fn render(extracted: &Extracted, version: &str, preview: Option<&str>) -> String {
    let licence = "(MIT, Copyright (c) Microsoft\n# Corporation, DefinitelyTyped)";
    let marked = preview.map_or(String::new(), |version| {
        format!("# Marked `preview`: from the npm package @types/office-js-preview {version} (the same).\n")
    });
    let head = format!(
        "# Office.js catalogue: facts from the npm package @types/office-js {version} {licence}; \
         the notice is in THIRD-PARTY-NOTICES.md.\n{marked}\
         # Made by `addinspect catalog build`, do not edit. The format: src/catalog/data/mod.rs.\n\
         # {}\n",
        extracted.tags
    );
    data::write(&head, &extracted.types, &extracted.members)
}

impl Extracted {
    /// These typings with what only those of the preview have, marked so.
    pub fn with_preview(self, preview: Extracted) -> Extracted {
        preview::add(self, preview)
    }

    /// The catalogue that these typings make, overrides applied.
    pub fn into_catalog(self) -> Catalog {
        Catalog::assemble(self.types, self.members)
    }
}

#[cfg(test)]
mod tests;

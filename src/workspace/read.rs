//! Reads one file of a tree and decides what it is.
//!
//! Called by discovery, for many files at once. Texts of files that are left out are dropped at once.

use super::classify::{
    FileClass, is_declaration, is_intellisense, is_javascript, is_minified_by_name, is_test, kind,
};
use super::content::{GeneratedOrVendored, foreign, foreign_by_head};
use super::{Problem, SourceFile};
use crate::addin::{ManifestFile, ews_library};
use crate::analysis::Source;
use crate::config::{FileConfig, LeftOut};
use crate::manifest::{self, Candidate};
use crate::rules::{Suppression, suppressions_in_manifest, suppressions_in_source};
use crate::syntax::{FileKind, file_kind, is_written_by_server};
use crate::system::System;
use crate::text::{DecodeError, IndexedText, LazyOutline, LineIndex, SourceText};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that matters.
#[derive(Debug, Clone)]
pub(super) enum RelevantFile {
    /// A manifest of an add-in, and the comments in it that suppress findings.
    Manifest(Arc<ManifestFile>, Arc<[Suppression]>),
    /// A source, not yet analysed, and the comments in it that suppress findings; of one that an editor shows they are
    /// looked for when its trees are at hand.
    Source(Arc<SourceFile>, Arc<[Suppression]>),
    /// A configuration.
    Config(Source),
    /// A source that is not analysed, or a manifest that the configuration leaves out.
    LeftOut(PathBuf, SkipReason),
    /// Something else that could not be read.
    Broken(Problem),
}

/// Why a source is not analysed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SkipReason {
    Declaration,
    IntelliSense,
    Foreign(GeneratedOrVendored),
    TooLarge { limit: u64 },
    Binary,
    Unreadable(String),
    Configured(LeftOut),
    BuiltCopy,
}

impl SkipReason {
    /// The phrase of `--explain-files`.
    pub(super) fn phrase(&self) -> String {
        match self {
            SkipReason::Declaration => "type declarations".to_owned(),
            SkipReason::IntelliSense => "IntelliSense documentation".to_owned(),
            SkipReason::Foreign(GeneratedOrVendored::OfficeLibrary) => "a copy of office.js".to_owned(),
            SkipReason::Foreign(GeneratedOrVendored::Library(name)) => format!("a copy of {name}"),
            SkipReason::Foreign(GeneratedOrVendored::Bundle) => "a bundle".to_owned(),
            SkipReason::Foreign(GeneratedOrVendored::Minified) => "minified".to_owned(),
            SkipReason::TooLarge { limit } => format!("over {}", size(*limit)),
            SkipReason::Binary => "binary".to_owned(),
            SkipReason::Unreadable(why) => why.clone(),
            SkipReason::Configured(why) => why.phrase(),
            SkipReason::BuiltCopy => "built from other sources of the project".to_owned(),
        }
    }

    /// The same as the reason why code is not read.
    pub(super) fn cause(&self) -> String {
        match self {
            SkipReason::Declaration => "only its type declaration was found".to_owned(),
            SkipReason::Foreign(_)
            | SkipReason::TooLarge { .. }
            | SkipReason::Binary
            | SkipReason::BuiltCopy => {
                format!("it is {}", self.phrase())
            }
            SkipReason::IntelliSense | SkipReason::Unreadable(_) | SkipReason::Configured(_) => self.phrase(),
        }
    }

    /// Whether it is a library by what it says.
    pub(super) fn is_library(&self) -> bool {
        matches!(
            self,
            SkipReason::Foreign(GeneratedOrVendored::OfficeLibrary | GeneratedOrVendored::Library(_))
                | SkipReason::IntelliSense
        )
    }

    /// Whether the add-in's own code may be in it.
    pub(super) fn may_hold_code(&self) -> bool {
        matches!(
            self,
            SkipReason::Foreign(GeneratedOrVendored::Bundle | GeneratedOrVendored::Minified)
                | SkipReason::TooLarge { .. }
        )
    }
}

fn size(bytes: u64) -> String {
    const MB: u64 = 1024 * 1024;
    if bytes >= MB && bytes.is_multiple_of(MB) {
        format!("{} MB", bytes / MB)
    } else {
        format!("{bytes} bytes")
    }
}

/// Reads the file; `None` where it can't matter. `scope` is the configuration that holds for it; one that is `named` by
/// the user may be a manifest whatever it is called.
pub(super) fn read(
    system: &dyn System,
    root: &Path,
    path: &Path,
    scope: &FileConfig,
    named: bool,
    max_bytes: u64,
) -> Option<RelevantFile> {
    let max_bytes = scope.max_file_bytes().unwrap_or(max_bytes);
    let left_out = |why| RelevantFile::LeftOut(path.to_owned(), why);
    let by_name = kind(path).or_else(|| named.then_some(FileClass::Manifest(Candidate::Either)));
    match (by_name?, scope.left_out()) {
        (FileClass::Config, _) => config(system, path, max_bytes),
        (FileClass::Manifest(candidate), None) => manifest(system, path, candidate, max_bytes),
        (FileClass::Manifest(candidate), Some(why)) => {
            let read = manifest(system, path, candidate, max_bytes);
            matches!(read, Some(RelevantFile::Manifest(..))).then(|| left_out(SkipReason::Configured(why)))
        }
        (FileClass::Source, Some(why)) => Some(left_out(SkipReason::Configured(why))),
        (FileClass::Source, None) => Some(match source(system, path, max_bytes) {
            Ok(mut source) => {
                let by_name = || is_test(path.strip_prefix(root).unwrap_or(path));
                source.test = scope.is_test().unwrap_or_else(by_name);
                let shown = system.open_text(path).is_some();
                let suppressions = if shown { Vec::new() } else { suppressions_in_source(&source) };
                RelevantFile::Source(Arc::new(source), suppressions.into())
            }
            Err(why) => left_out(why),
        }),
    }
}

/// Data files are many and large, so nothing is said about those that are no manifest.
fn manifest(system: &dyn System, path: &Path, candidate: Candidate, max_bytes: u64) -> Option<RelevantFile> {
    if system.len(path).is_ok_and(|len| len > max_bytes) {
        return None;
    }
    let source = match text(system, path) {
        Ok(source) => source,
        Err(NoText::Unread(error)) => return Some(broken(path, unreadable(&error))),
        Err(NoText::Undecoded(bytes, error)) => {
            return looks_like_manifest(&bytes).then(|| broken(path, undecodable(&bytes, &error)));
        }
    };
    let manifest = manifest::read(candidate, &source.text)?;
    let lines = LineIndex::new(&source.text);
    let file = ManifestFile {
        path: path.to_owned(),
        source,
        lines,
        manifest,
        built: false,
        lazy_outline: LazyOutline::default(),
    };
    let suppressions = suppressions_in_manifest(&file);
    Some(RelevantFile::Manifest(Arc::new(file), suppressions.into()))
}

fn looks_like_manifest(bytes: &[u8]) -> bool {
    let has = |mark: &str| memchr::memmem::find(bytes, mark.as_bytes()).is_some();
    has("<OfficeApp") || has("manifestVersion") && has("extensions")
}

fn config(system: &dyn System, path: &Path, max_bytes: u64) -> Option<RelevantFile> {
    if system.len(path).is_ok_and(|len| len > max_bytes) {
        return None;
    }
    Some(match text(system, path) {
        Ok(source) => RelevantFile::Config(Source::new(path, source.text)),
        Err(NoText::Unread(error)) => broken(path, unreadable(&error)),
        Err(NoText::Undecoded(bytes, error)) => broken(path, undecodable(&bytes, &error)),
    })
}

/// Why a file gives no text.
enum NoText {
    Unread(io::Error),
    /// With the file's bytes.
    Undecoded(Vec<u8>, DecodeError),
}

/// The file's text: as an editor shows it, else from the disk.
fn text(system: &dyn System, path: &Path) -> Result<SourceText, NoText> {
    if let Some(shown) = system.open_text(path) {
        return Ok(SourceText::utf8(&*shown.text));
    }
    let bytes = system.read(path).map_err(NoText::Unread)?;
    SourceText::decode(&bytes).map_err(|error| NoText::Undecoded(bytes, error))
}

/// Longer sources, in bytes, are looked at before they are read.
const LONG: u64 = 16 * 1024;
/// How far one looks, in bytes.
const HEAD: usize = 4096;

fn source(system: &dyn System, path: &Path, max_bytes: u64) -> Result<SourceFile, SkipReason> {
    if is_declaration(path) {
        return Err(SkipReason::Declaration);
    }
    if is_intellisense(path) {
        return Err(SkipReason::IntelliSense);
    }
    if is_minified_by_name(path) {
        return Err(SkipReason::Foreign(GeneratedOrVendored::Minified));
    }
    let too_large =
        |len: u64| if len > max_bytes { Err(SkipReason::TooLarge { limit: max_bytes }) } else { Ok(()) };
    let unreadable = |error: io::Error| SkipReason::Unreadable(unreadable(&error));
    let len = system.len(path).map_err(unreadable)?;
    too_large(len)?;
    if is_javascript(path) && len > LONG {
        let head = system.read_head(path, HEAD).map_err(unreadable)?;
        if let Some(foreign) = foreign_by_head(String::from_utf8_lossy(&head).trim_start_matches('\u{feff}'))
        {
            return Err(SkipReason::Foreign(foreign));
        }
    }
    let code = code(system, path)?;
    if is_javascript(path)
        && let Some(foreign) = foreign(&code)
    {
        return Err(SkipReason::Foreign(foreign));
    }
    Ok(SourceFile {
        path: path.to_owned(),
        ews_library: ews_library(&code.text),
        test: false,
        package: false,
        away: false,
        written_by_server: file_kind(path) == Some(FileKind::Embedded)
            && is_written_by_server(path, &code.text),
        text: code.text,
        lines: code.lines,
        document: None,
        outcome: Arc::default(),
        lazy_outline: LazyOutline::default(),
    })
}

/// A source's text. A zero byte is a blank to the reader: JavaScript allows it in comments and strings, where the
/// grammar takes it for the end of the file.
fn code(system: &dyn System, path: &Path) -> Result<IndexedText, SkipReason> {
    let shown = system.open_text(path);
    let text = shown.map_or_else(|| text(system, path).map(|source| IndexedText::new(source.text)), Ok);
    match text {
        Ok(code) if is_binary(code.text.as_bytes()) => Err(SkipReason::Binary),
        Ok(code) if code.text.contains('\0') => Ok(IndexedText::new(code.text.replace('\0', " "))),
        Ok(code) => Ok(code),
        Err(NoText::Unread(error)) => Err(SkipReason::Unreadable(unreadable(&error))),
        // Every other byte of UTF-16 is a zero; that says nothing.
        Err(NoText::Undecoded(bytes, error)) if error.at.is_some() && is_binary(&bytes) => {
            Err(SkipReason::Binary)
        }
        Err(NoText::Undecoded(bytes, error)) => Err(SkipReason::Unreadable(undecodable(&bytes, &error))),
    }
}

/// Whether the bytes look like those of a video or an archive: many of them stand for no character of a text.
fn is_binary(bytes: &[u8]) -> bool {
    const HEAD: usize = 8192;
    const MANY_PERCENT: usize = 5;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let control = head.iter().filter(|b| b.is_ascii_control() && !b"\t\n\r\x0b\x0c\x1b".contains(b)).count();
    control > 1 && control * 100 > head.len() * MANY_PERCENT
}

fn broken(path: &Path, message: String) -> RelevantFile {
    RelevantFile::Broken(Problem { file: path.to_owned(), message })
}

fn unreadable(error: &io::Error) -> String {
    format!("cannot be read: {error}")
}

fn undecodable(bytes: &[u8], error: &DecodeError) -> String {
    let Some(at) = error.at else {
        return format!("not valid {}", error.encoding);
    };
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    format!("not valid {}: bad byte at offset {at}, in line {line}", error.encoding)
}

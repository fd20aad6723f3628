//! `addinspect.json`: what it may contain, where it is searched for, and which files it applies to.
//!
//! For each file, only the nearest `addinspect.json` applies, in its own folder or above: nothing is merged. Above the
//! folder that was asked for, the search ends at the root of the repository. An editor's settings hold where no file
//! does. Knows nothing about what the values do; the caller provides the codes of the rules. Called by discovery, the
//! rules and `config`.

mod about;
mod check;
mod globs;
mod idle;
mod load;
mod model;
mod offer;
mod read;
mod schema;
mod scope;
mod severity;
mod shape;
mod show;
mod template;
mod typed;

pub use about::{About, about};
pub use model::{Exchange, LevelOverride, NewLevel, Position, Setting};
pub(crate) use offer::{Offers, offers};
pub use schema::schema;
pub use scope::{FileConfig, LeftOut};
pub use severity::Severity;
pub use show::{ResolvedValue, ValueOrigin};
pub use template::template;
pub use typed::{Typed, TypedBaseline};

use crate::text::Span;
use globs::Globs;
use model::{DeclaredAddIn, Settings};
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE_NAME: &str = "addinspect.json";

/// Files over this size are left out unless a configuration says otherwise; in bytes.
pub const MAX_FILE_BYTES: u64 = 5 * 1024 * 1024;

/// Something that is wrong in a configuration file, or that has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file as messages name it.
    pub file: PathBuf,
    /// Where; `None` where the file could not be read.
    pub at: Option<Position>,
    /// The same in bytes of [`Config::text`]; empty where the file could not be read.
    pub span: Span,
    /// What.
    pub message: String,
    /// A warning fails nothing.
    pub severity: Severity,
}

/// All configuration files that matter to one tree.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// In order of folder; of two around a file the longer one is the nearer.
    placed: Vec<ConfigFile>,
    errors: Vec<ConfigError>,
    /// The texts of the files.
    texts: Vec<(PathBuf, String)>,
    /// What has no effect.
    idle: Vec<ConfigError>,
    /// What a command line says.
    typed: Option<typed::TypedFile>,
}

/// A configuration file and where it holds.
#[derive(Debug, Clone)]
struct ConfigFile {
    /// The folder that it holds for, as discovery names it: its own, or the root of the tree.
    folder: PathBuf,
    /// The way from its own folder to that one; empty unless it lies above the tree.
    below: PathBuf,
    /// The tree, and the way to it from the configuration's own folder (`..`), where a command line says that it holds
    /// everywhere.
    around: Option<(PathBuf, PathBuf)>,
    settings: Settings,
}

impl ConfigFile {
    /// The path of a file from the configuration's own folder; `None` for files that it does not hold for.
    fn relative(&self, file: &Path) -> Option<PathBuf> {
        let from = |folder: &Path, way: &Path| Some(way.join(file.strip_prefix(folder).ok()?));
        let around = || self.around.as_ref().and_then(|(tree, way)| from(tree, way));
        from(&self.folder, &self.below).or_else(around)
    }
}

impl Config {
    /// What is wrong with the files, in their order.
    pub fn errors(&self) -> &[ConfigError] {
        &self.errors
    }

    /// The same without some of the errors.
    pub fn without_errors(&self, dropped: impl Fn(&ConfigError) -> bool) -> Config {
        let mut config = self.clone();
        config.errors.retain(|error| !dropped(error));
        config
    }

    /// Whether it is the file that a command line names.
    pub fn is_typed(&self, file: &Path) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.is_file(file))
    }

    /// The text of a file; `None` where it could not be read.
    pub fn text(&self, file: &Path) -> Option<&str> {
        self.texts.iter().find(|(path, _)| path == file).map(|(_, text)| text.as_str())
    }

    /// The files with accepted findings, each once, as discovery names files.
    pub fn baselines(&self) -> Vec<PathBuf> {
        let of = |placed: &ConfigFile| self.of(&placed.folder.join(FILE_NAME)).baseline();
        let typed = self.of(Path::new("")).baseline();
        let mut files: Vec<PathBuf> = self.placed.iter().filter_map(of).chain(typed).collect();
        files.sort();
        files.dedup();
        files
    }

    /// Adds something that is wrong in a file that the configuration names.
    pub fn add_error(&mut self, error: ConfigError) {
        self.errors.push(error);
    }

    /// Adds the text of such a file.
    pub fn add_text(&mut self, file: &Path, text: String) {
        self.texts.push((file.to_owned(), text));
    }

    /// What holds for a file of the tree.
    pub fn of(&self, file: &Path) -> FileConfig<'_> {
        let around = self.placed.iter().filter_map(|p| Some((p, p.relative(file)?)));
        let nearest = around.max_by_key(|(p, _)| p.folder.components().count());
        let (settings, path) = match nearest {
            Some((placed, path)) => (Some(&placed.settings), path),
            None => (None, file.to_owned()),
        };
        let typed = self.typed.as_ref().map(|typed| (typed, file.to_owned()));
        FileConfig { settings, path, typed }
    }

    /// The files, not patterns, that users name as manifests or to be included: whatever git says of them, they are meant.
    pub fn named_files(&self) -> Vec<PathBuf> {
        let inside = self.placed.iter().filter(|p| p.below.as_os_str().is_empty());
        let named = inside.flat_map(|placed| {
            let manifests = placed.settings.add_ins.iter().flat_map(|set| set.value.manifests.plain());
            let included = placed.settings.include.iter().flat_map(|set| set.value.plain());
            manifests.chain(included).map(|path| placed.folder.join(path))
        });
        named.collect()
    }

    /// The add-ins that users have put together.
    pub fn add_ins(&self) -> impl Iterator<Item = ExplicitAddIn<'_>> {
        let of = |placed| move |declared| ExplicitAddIn { placed, declared };
        self.placed.iter().flat_map(move |p| p.settings.add_ins.iter().map(of(p)))
    }
}

/// An add-in that a user has put together.
#[derive(Debug, Clone, Copy)]
pub struct ExplicitAddIn<'a> {
    placed: &'a ConfigFile,
    declared: &'a Setting<DeclaredAddIn>,
}

impl<'a> ExplicitAddIn<'a> {
    /// What it is called.
    pub fn name(&self) -> Option<&'a str> {
        self.declared.value.name.as_deref()
    }

    /// An error about it, at its place.
    pub fn error(&self, message: &str) -> ConfigError {
        let (file, message) = (self.placed.settings.path.clone(), message.to_owned());
        let Setting { at, span, .. } = *self.declared;
        ConfigError { file, at: Some(at), span, message, severity: Severity::Error }
    }

    /// Whether all of what it can mean lies in the tree.
    pub fn is_inside(&self) -> bool {
        self.placed.below.as_os_str().is_empty()
    }

    /// Whether the manifest belongs to it.
    pub fn has_manifest(&self, file: &Path) -> bool {
        self.has(&self.declared.value.manifests, file)
    }

    /// Whether the source belongs to it by its path.
    pub fn has_source(&self, file: &Path) -> bool {
        self.has(&self.declared.value.sources, file)
    }

    fn has(&self, globs: &Globs, file: &Path) -> bool {
        self.placed.relative(file).is_some_and(|path| globs.matches(&path))
    }
}

#[cfg(test)]
mod tests;

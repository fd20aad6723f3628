//! Finds the configuration files of a tree: the nearest one at or above its root, and those inside it.
//!
//! Called by discovery and by `config show`.

use super::model::Settings;
use super::read::{Fault, read};
use super::typed::way;
use super::{Config, ConfigError, ConfigFile, FILE_NAME, LeftOut, Severity, Typed};
use crate::system::{System, folder_of, nearest};
use crate::text::{SourceText, Span};
use std::path::{Path, PathBuf};

/// What messages call an editor's settings.
const EDITOR: &str = "the editor's settings";

impl Config {
    /// Reads what matters to the tree at `root`, a folder. `files` are the tree's files, or none where only the root
    /// matters; `typed` is what a command line says, `rules` the codes of all rules. A file that the one around it excludes
    /// is not read.
    pub fn load(
        system: &dyn System,
        root: &Path,
        files: &[PathBuf],
        typed: Option<&Typed>,
        rules: &[&str],
    ) -> Config {
        let mut config = Config { typed: typed.map(|typed| typed.at(system, root)), ..Config::default() };
        if let Some(file) = typed.and_then(|typed| typed.file.as_ref()) {
            let (folder, below) =
                way(system, root, folder_of(file)).unwrap_or_else(|| (root.to_owned(), PathBuf::new()));
            config.add(system, file, file, &folder, &below, rules);
            let up: PathBuf = folder
                .strip_prefix(root)
                .iter()
                .flat_map(|inside| inside.components())
                .map(|_| "..")
                .collect();
            config.placed.iter_mut().for_each(|placed| placed.around = Some((root.to_owned(), up.clone())));
            return config;
        }
        if let Some(found) = nearest(system, root, FILE_NAME) {
            config.add(system, &found.file, &found.shown, root, &found.below, rules);
        }
        let nested = files.iter().filter(|f| f.file_name().is_some_and(|name| name == FILE_NAME));
        let mut nested: Vec<&PathBuf> = nested.collect();
        nested.sort_by_key(|file| file.components().count());
        for file in nested {
            let folder = file.parent().unwrap_or(Path::new(""));
            if folder != root && config.of(file).left_out() != Some(LeftOut::Excluded) {
                config.add(system, file, file, folder, Path::new(""), rules);
            }
        }
        config
    }

    /// Lays an editor's settings, the text of an `addinspect.json`, under the files of the tree at `root`: they hold
    /// where no file does.
    pub fn lay_under(&mut self, settings: &str, root: &Path, rules: &[&str]) {
        let path = Path::new(EDITOR);
        let (settings, faults) = read(settings, path, rules);
        let error = |Fault { span, message, .. }| ConfigError {
            file: path.to_owned(),
            at: None,
            span,
            message,
            severity: Severity::Error,
        };
        self.errors.extend(faults.into_iter().map(error));
        if self.placed.iter().all(|placed| placed.folder != root) {
            let settings = Settings { home: root.to_owned(), ..settings };
            let editors =
                ConfigFile { folder: root.to_owned(), below: PathBuf::new(), around: None, settings };
            self.placed.insert(0, editors);
        }
    }

    fn add(
        &mut self,
        system: &dyn System,
        path: &Path,
        shown: &Path,
        folder: &Path,
        below: &Path,
        rules: &[&str],
    ) {
        match text(system, path) {
            Ok(text) => {
                let (settings, faults) = read(&text, shown, rules);
                self.texts.push((shown.to_owned(), text));
                let error = |Fault { at, span, message }| ConfigError {
                    file: shown.to_owned(),
                    at: Some(at),
                    span,
                    message,
                    severity: Severity::Error,
                };
                self.errors.extend(faults.into_iter().map(error));
                let (folder, below) = (folder.to_owned(), below.to_owned());
                self.placed.push(ConfigFile { folder, below, around: None, settings });
            }
            Err(message) => {
                self.errors.push(ConfigError {
                    file: shown.to_owned(),
                    at: None,
                    span: Span::empty(0),
                    message,
                    severity: Severity::Error,
                });
            }
        }
    }
}

fn text(system: &dyn System, path: &Path) -> Result<String, String> {
    let bytes = system.read(path).map_err(|error| format!("cannot be read: {error}"))?;
    let source = SourceText::decode(&bytes).map_err(|error| format!("not valid {}", error.encoding))?;
    Ok(source.text)
}

//! Manifests that a build has copied: they ship what is built from the sources beside another manifest.
//!
//! Development and production manifests share an ID too, so that alone proves nothing: the copy's folder must also be
//! the output folder of the project's build, or hold generated code. Knows paths, texts of configurations and marks of
//! generated files, nothing about levels. Called by discovery before it divides a tree into add-ins.

use super::libraries::is_known_script;
use super::ownership::is_configuration;
use super::{ManifestFile, SourceFile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A manifest that was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltCopy {
    /// Its index.
    pub manifest: usize,
    /// Index of the manifest that it was made of.
    pub of: usize,
    /// What lies in here was built, too.
    pub folder: PathBuf,
}

/// What tells built folders from others.
#[derive(Debug, Clone, Copy)]
pub struct BuildMarks<'a> {
    /// The sources of the tree, in order of path.
    pub sources: &'a [Arc<SourceFile>],
    /// `package.json` and `tsconfig.json` files, with their texts.
    pub configs: &'a [(&'a Path, &'a str)],
    /// The files that bundlers and minifiers wrote.
    pub generated: &'a [&'a Path],
}

/// What folders are called that builds write to.
const OUTPUTS: [&str; 7] = ["dist", "build", "out", "output", "lib", "wwwroot", "release"];

/// The folder that the files of an add-in are named from: its root, or the folder around it where that is what a build writes
/// to: beside it lies another of most of its files.
pub fn named_from(root: &Path) -> &Path {
    let is_output =
        |dir: &&Path| dir.file_name().is_some_and(|name| OUTPUTS.iter().any(|output| name == *output));
    root.ancestors().find(|dir| !is_output(dir)).unwrap_or(root)
}

/// The built ones of the manifests.
pub fn built_copies(manifests: &[Arc<ManifestFile>], marks: &BuildMarks) -> Vec<BuiltCopy> {
    let ids: Vec<Option<String>> = manifests.iter().map(|m| id(m)).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    ids.iter().flatten().for_each(|id| *times.entry(id).or_default() += 1);
    let built_folder = |(m, id): (&Arc<ManifestFile>, &Option<String>)| {
        let shared = id.as_deref().and_then(|id| times.get(id)).is_some_and(|times| *times > 1);
        shared.then(|| marks.built_folder(&m.path)).flatten()
    };
    let folders: Vec<Option<PathBuf>> = manifests.iter().zip(&ids).map(built_folder).collect();
    let copy = |(manifest, folder): (usize, &Option<PathBuf>)| {
        let (folder, copied) = (folder.clone()?, manifests.get(manifest)?);
        let outside = |number: usize, m: &ManifestFile| {
            ids.get(number) == ids.get(manifest)
                && !m.path.starts_with(&folder)
                && marks.are_of_one_project(&folder, &m.path)
        };
        let is_built = |number: usize| {
            let own = folders.get(number).and_then(Option::as_ref);
            own.is_some_and(|own| !copied.path.starts_with(own))
        };
        let is_source = |(number, m): &(usize, &Arc<ManifestFile>)| outside(*number, m) && !is_built(*number);
        let of = manifests.iter().enumerate().find(is_source)?.0;
        Some(BuiltCopy { manifest, of, folder })
    };
    folders.iter().enumerate().filter_map(copy).collect()
}

/// A manifest's id, as it is compared.
fn id(manifest: &ManifestFile) -> Option<String> {
    let id = manifest.manifest.id.as_ref()?.value.to_ascii_lowercase();
    (!id.is_empty()).then_some(id)
}

impl BuildMarks<'_> {
    /// The folder around a manifest that a build has written.
    fn built_folder(&self, manifest: &Path) -> Option<PathBuf> {
        let folder = manifest.parent()?;
        folder
            .ancestors()
            .find(|dir| self.is_output(dir))
            .or_else(|| self.has_generated(folder).then_some(folder))
            .map(Path::to_owned)
    }

    /// Whether a folder lies in the project of a manifest, and is none by itself.
    fn are_of_one_project(&self, folder: &Path, manifest: &Path) -> bool {
        let holds = |dir: &Path| self.configs.iter().any(|(config, _)| config.parent() == Some(dir));
        let inside = manifest.parent().is_some_and(|dir| folder.starts_with(dir));
        let shared = || folder.ancestors().skip(1).any(|dir| manifest.starts_with(dir) && holds(dir));
        !holds(folder) && (inside || shared())
    }

    /// Whether the configuration of the project around it names the folder as the one that the build writes to.
    fn is_output(&self, folder: &Path) -> bool {
        let name = folder.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let Some(project) = folder.parent().filter(|_| OUTPUTS.contains(&name)) else { return false };
        let beside = |path: &Path| path.parent() == Some(project);
        let mut configs = self.configs.iter().filter(|(path, _)| beside(path));
        let mut bundlers = self.sources.iter().filter(|s| beside(&s.path) && is_configuration(&s.path));
        configs.any(|(_, text)| names_folder(text, name))
            || bundlers.any(|s| names_folder(&s.text, name) || name == "dist" && is_bundlers(&s.path))
    }

    /// Whether code lies there that was generated: bundled, minified, or with a map to what it was made of.
    fn has_generated(&self, folder: &Path) -> bool {
        let own = |file: &&Path| file.starts_with(folder) && !is_known_script(&file.to_string_lossy());
        let first = self.sources.partition_point(|s| s.path.as_path() < folder);
        let mut inside = self.sources.iter().skip(first).take_while(|s| s.path.starts_with(folder));
        self.generated.iter().any(own) || inside.any(|s| has_map(s))
    }
}

/// Whether what a source says can change what is known of builds.
pub fn tells_of_a_build(source: &SourceFile) -> bool {
    is_configuration(&source.path) || has_map(source)
}

fn has_map(source: &SourceFile) -> bool {
    memchr::memmem::find(source.text.as_bytes(), b"//# sourceMappingURL=").is_some()
}

/// Bundlers that write to `dist` unless they are told otherwise.
fn is_bundlers(config: &Path) -> bool {
    let name = config.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    ["webpack.", "vite.", "rspack."].iter().any(|bundler| name.starts_with(bundler))
}

/// Whether the folder's name stands in a string, alone or as a part of a path.
fn names_folder(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        let edge = |c: Option<char>| c.is_some_and(|c| matches!(c, '"' | '\'' | '`' | '/' | '\\' | ' '));
        let quoted = |c: Option<char>| c.is_some_and(|c| matches!(c, '"' | '\'' | '`' | '/' | '\\'));
        edge(before) && edge(after) && (quoted(before) || quoted(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::addin::testing::{manifest_file, source, spanned};

    fn manifests(paths: &[&str]) -> Vec<Arc<ManifestFile>> {
        let with_id = |path: &&str| {
            let mut file = manifest_file(path, &[]);
            file.manifest.id = Some(spanned("6b1f9c1e"));
            Arc::new(file)
        };
        paths.iter().map(with_id).collect()
    }

    fn copies(paths: &[&str], sources: &[(&str, &str)], generated: &[&str]) -> Vec<(usize, usize, String)> {
        let sources: Vec<_> = sources.iter().map(|(path, text)| Arc::new(source(path, text))).collect();
        let generated: Vec<&Path> = generated.iter().map(Path::new).collect();
        let configs = [(Path::new("w/package.json"), r#"{"scripts": {"build": "tsc --outDir build"}}"#)];
        let marks = BuildMarks { sources: &sources, configs: &configs, generated: &generated };
        let built = built_copies(&manifests(paths), &marks);
        built.into_iter().map(|b| (b.manifest, b.of, b.folder.to_string_lossy().into_owned())).collect()
    }

    #[test]
    fn a_copy_lies_in_the_output_folder_or_beside_generated_code() {
        let paths = ["w/dist/manifest.xml", "w/manifest.xml"];
        assert_eq!(copies(&paths, &[], &["w/dist/taskpane.js"]), [(0, 1, "w/dist".to_owned())]);
        assert_eq!(copies(&paths, &[("w/webpack.config.js", "")], &[]), [(0, 1, "w/dist".to_owned())]);
        let mapped = ("w/dist/a.js", "x();\n//# sourceMappingURL=a.js.map");
        assert_eq!(copies(&paths, &[mapped], &[]), [(0, 1, "w/dist".to_owned())]);
        let paths = ["w/build/app/manifest.xml", "w/manifest.xml"];
        assert_eq!(copies(&paths, &[], &[]), [(0, 1, "w/build".to_owned())]);
    }

    #[test]
    fn the_same_id_alone_makes_no_copy() {
        assert_eq!(copies(&["w/dev/manifest.xml", "w/prod/manifest.xml"], &[], &[]), []);
        assert_eq!(copies(&["w/dist/manifest.xml", "w/manifest.xml"], &[("w/dist/a.js", "")], &[]), []);
        assert_eq!(copies(&["w/manifest.xml", "w/manifest-local.xml"], &[], &["w/lib/x.js"]), []);
    }

    #[test]
    fn a_copy_alone_is_what_it_is() {
        assert_eq!(copies(&["w/dist/manifest.xml"], &[], &["w/dist/taskpane.js"]), []);
        let both = ["w/dist/a/manifest.xml", "w/dist/b/manifest.xml"];
        assert_eq!(copies(&both, &[("w/webpack.config.js", "")], &[]), []);
    }
}

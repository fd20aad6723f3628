//! The folders that a client may ask about, and the paths that it may name in them.
//!
//! A path is relative, with `/` or `\` between its parts; where there are several roots it begins with the name of one.
//! Whatever leads elsewhere is refused: `..`, a link, an absolute path, an address, another drive.

use super::failure::{Failure, FailureKind};
use crate::system::System;
use crate::text::slashed;
use std::path::{Component, Path, PathBuf};

/// A folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    /// What paths in it begin with; empty where it is the only one.
    name: String,
    /// From the root of the file system, links resolved.
    pub(super) folder: PathBuf,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roots(Vec<Root>);

impl Roots {
    /// Those of the folders that are there; each once.
    pub(super) fn new(system: &dyn System, folders: &[PathBuf]) -> Roots {
        let mut known: Vec<PathBuf> = Vec::new();
        for folder in folders.iter().filter_map(|folder| system.canonical(folder)) {
            if !known.contains(&folder) {
                known.push(folder);
            }
        }
        if let [only] = known.as_slice() {
            return Roots(vec![Root { name: String::new(), folder: only.clone() }]);
        }
        let mut roots: Vec<Root> = Vec::new();
        for folder in known {
            let own =
                folder.file_name().map_or("root".to_owned(), |name| name.to_string_lossy().into_owned());
            let is_free = |name: &String| roots.iter().all(|root| root.name != *name);
            let names = (2..).map(|n| format!("{own}-{n}"));
            let name = std::iter::once(own.clone()).chain(names).find(is_free).unwrap_or_default();
            roots.push(Root { name, folder });
        }
        Roots(roots)
    }

    pub(super) fn folders(&self) -> Vec<PathBuf> {
        self.0.iter().map(|root| root.folder.clone()).collect()
    }

    /// How each of them is named as a path.
    pub(super) fn names(&self) -> Vec<String> {
        self.0.iter().map(|root| self.name(&root.folder)).collect()
    }

    /// What a path names that is there; links resolved. The only root where there is no path.
    pub(super) fn existing(&self, system: &dyn System, path: Option<&str>) -> Result<PathBuf, Failure> {
        let (root, below) = self.split(path.unwrap_or("."))?;
        let named = root.folder.join(&below);
        let Some(truth) = system.canonical(&named) else {
            let message = format!("{}: no such file or folder", path.unwrap_or("."));
            return Err(Failure::new(FailureKind::NotFound, message));
        };
        self.inside(truth, path.unwrap_or("."))
    }

    /// What a path names that need not be there.
    pub(super) fn possible(&self, system: &dyn System, path: &str) -> Result<PathBuf, Failure> {
        let (root, below) = self.split(path)?;
        let named = root.folder.join(&below);
        let (around, truth) = named
            .ancestors()
            .find_map(|around| Some((around, system.canonical(around)?)))
            .ok_or_else(|| outside(path))?;
        let rest = named.strip_prefix(around).unwrap_or(Path::new(""));
        let whole = if rest.as_os_str().is_empty() { truth } else { truth.join(rest) };
        self.inside(whole, path)
    }

    fn inside(&self, truth: PathBuf, path: &str) -> Result<PathBuf, Failure> {
        if self.0.iter().any(|root| truth.starts_with(&root.folder)) { Ok(truth) } else { Err(outside(path)) }
    }

    /// The root that a path lies in, and the way from there.
    fn split(&self, path: &str) -> Result<(&Root, PathBuf), Failure> {
        let parts = self.parts(path)?;
        match self.0.as_slice() {
            [] => {
                let message =
                    "there is no folder to look at: the client names none; start the server with --root DIR";
                Err(Failure::new(FailureKind::NoRoot, message))
            }
            [only] => Ok((only, parts.iter().collect())),
            several => {
                let (first, rest) = parts.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
                let root = several.iter().find(|root| root.name == first);
                let root = root.ok_or_else(|| {
                    let message =
                        format!("{path}: there are several roots; begin the path with the name of one");
                    let names = several.iter().map(|root| root.name.clone()).collect();
                    Failure { nearest: names, ..Failure::new(FailureKind::NotFound, message) }
                })?;
                Ok((root, rest.iter().collect()))
            }
        }
    }

    /// The parts of a relative path that only goes down.
    fn parts<'p>(&self, path: &'p str) -> Result<Vec<&'p str>, Failure> {
        let is_address =
            path.contains("://") || path.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("file:"));
        let on_a_drive = path.as_bytes().get(1) == Some(&b':');
        if is_address || on_a_drive || path.starts_with(['/', '\\', '~']) || path.contains('\0') {
            let inside = self.relative(path);
            return Err(Failure { nearest: inside.into_iter().collect(), ..outside(path) });
        }
        let parts: Vec<&str> =
            path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
        let goes_down =
            |part: &&str| matches!(Path::new(part).components().next(), Some(Component::Normal(_)));
        if parts.iter().all(goes_down) { Ok(parts) } else { Err(outside(path)) }
    }

    /// How an absolute path has to be written that lies in a root.
    fn relative(&self, path: &str) -> Option<String> {
        let path = path.strip_prefix("file://").unwrap_or(path);
        let is_inside = self.0.iter().any(|root| Path::new(path).starts_with(&root.folder));
        (is_inside && !path.contains("..")).then(|| self.name(Path::new(path)))
    }

    /// A path as answers write it, which is how it has to be named: `src/a.js`. What lies on another host stays an address.
    pub(super) fn name(&self, path: &Path) -> String {
        if let Some(address) = path.to_str().filter(|path| path.contains("://")) {
            return address.to_owned();
        }
        let around = self.0.iter().filter(|root| path.starts_with(&root.folder));
        let Some(root) = around.max_by_key(|root| root.folder.components().count()) else {
            return slashed(Path::new(path.file_name().unwrap_or_default()));
        };
        let below = slashed(path.strip_prefix(&root.folder).unwrap_or(path));
        match (root.name.as_str(), below.as_str()) {
            ("", "") => ".".to_owned(),
            ("", _) => below,
            (name, "") => name.to_owned(),
            (name, _) => format!("{name}/{below}"),
        }
    }
}

fn outside(path: &str) -> Failure {
    let message = format!(
        "{path}: only paths relative to the root are allowed, with `/`, and only what lies in it; `..`, absolute paths, \
         addresses and links that leave it are refused"
    );
    Failure::new(FailureKind::Outside, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::MemorySystem;

    fn system() -> MemorySystem {
        MemorySystem::new([("/w/a/src/x.js", ""), ("/w/b/y.js", ""), ("/etc/passwd", "")])
    }

    fn roots(folders: &[&str]) -> Roots {
        Roots::new(&system(), &folders.iter().map(PathBuf::from).collect::<Vec<_>>())
    }

    fn kind(asked: Result<PathBuf, Failure>) -> FailureKind {
        asked.map(|path| path.display().to_string()).unwrap_err().kind
    }

    #[test]
    fn paths_lie_in_the_only_root() {
        let (one, system) = (roots(&["/w/a"]), system());
        for (path, found) in [(None, "/w/a"), (Some("."), "/w/a"), (Some("src\\x.js"), "/w/a/src/x.js")] {
            assert_eq!(one.existing(&system, path).unwrap(), Path::new(found));
        }
        assert_eq!(one.name(Path::new("/w/a/src/x.js")), "src/x.js");
        assert_eq!(one.name(Path::new("/w/a")), ".");
        assert_eq!(one.name(Path::new("/w/b/y.js")), "y.js");
        assert_eq!(one.possible(&system, "new/z.js").unwrap(), Path::new("/w/a/new/z.js"));
        assert_eq!(kind(one.existing(&system, Some("none.js"))), FailureKind::NotFound);
        assert_eq!(kind(roots(&[]).existing(&system, None)), FailureKind::NoRoot);
    }

    #[test]
    fn what_leads_out_is_refused() {
        let (one, system) = (roots(&["/w/a"]), system());
        for path in [
            "..",
            "../b/y.js",
            "src/../../b",
            "/etc/passwd",
            "\\\\host\\share",
            "C:\\x",
            "c:x",
            "file:///etc/passwd",
            "FILE:/etc",
            "https://host/x",
            "~/x",
            "src/\0",
            "..\\b",
        ] {
            assert_eq!(kind(one.existing(&system, Some(path))), FailureKind::Outside, "{path}");
            assert_eq!(kind(one.possible(&system, path)), FailureKind::Outside, "{path}");
        }
        let told = one.existing(&system, Some("/w/a/src/x.js")).unwrap_err();
        assert_eq!(told.nearest, ["src/x.js"]);
    }

    #[test]
    fn several_roots_have_names() {
        let (both, system) = (roots(&["/w/a", "/w/b", "/w/a"]), system());
        assert_eq!(both.existing(&system, Some("b/y.js")).unwrap(), Path::new("/w/b/y.js"));
        assert_eq!(both.name(Path::new("/w/b/y.js")), "b/y.js");
        assert_eq!(both.existing(&system, None).unwrap_err().nearest, ["a", "b"]);
    }
}

//! Code of an add-in that is not read: what it is, what names it, and why it is not read.
//!
//! Knows which of what the sources name matters to a verdict: what pages beside the add-in load, scripts for
//! development, well-known libraries and what the project's build generates do not matter. The workspace has found out
//! where the code lies. Called by the workspace and the judgement.

use super::beside::{Pages, names_pages};
use super::libraries::is_known_script;
use super::names::{name_of_file, name_of_url};
use super::ownership::is_configuration;
use super::{ManifestFile, SourceFile};
use crate::syntax::{FileKind, file_kind, is_filled_in};
use crate::text::normal;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How a file names another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedBy {
    /// A source imports it.
    Imported,
    /// A page loads it.
    Loaded,
    /// A manifest opens it.
    Opened,
}

/// Code that is not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// As the source names it.
    pub name: String,
    /// The file, where it is known.
    pub file: Option<PathBuf>,
    /// The source that imports or loads it.
    pub by: PathBuf,
    /// How it names it.
    pub how: NamedBy,
    /// Why it is not read, in a phrase.
    pub why: String,
}

/// What of `unread`, which lists for each source what it names, is code of the add-in: its `sources` are those that
/// count.
pub fn of_add_in(sources: &[(&SourceFile, &[Unread])], manifests: &[&ManifestFile]) -> Vec<Unread> {
    let names: BTreeSet<String> =
        manifests.iter().flat_map(|m| &m.manifest.urls).filter_map(|u| name_of_url(&u.value)).collect();
    let build = LazyCell::new(|| Build::new(sources, manifests));
    let all: Vec<&SourceFile> = sources.iter().map(|(source, _)| *source).collect();
    let pages = Pages::new(&all, &names);
    let mut found = BTreeSet::new();
    for (source, unread) in sources.iter().filter(|(s, _)| !s.test && !s.package) {
        let reads = !is_configuration(&source.path) && !is_known_script(&source.path.to_string_lossy());
        let imports = || unread.iter().filter(|u| reads && u.how == NamedBy::Imported);
        if imports().next().is_some() && !pages.is_beside(source) {
            found.extend(imports().cloned());
        }
        let scripts = || unread.iter().filter(|u| u.how == NamedBy::Loaded);
        if (source.written_by_server || scripts().next().is_some()) && reads && pages.loads_scripts(source) {
            found.extend(scripts().filter(|u| !build.makes(u)).cloned());
            found.extend(source.written_by_server.then(|| Unread::of_server(&source.path)));
        }
    }
    found.into_iter().collect()
}

/// Whether a source with another text tells the same about what is not read: what it names is the same, and it is no page,
/// names none, and configures no build.
pub fn tells_same_of_unread(before: &SourceFile, now: &SourceFile) -> bool {
    let flags = |source: &SourceFile| (source.test, source.package, source.written_by_server);
    let is_plain = matches!(file_kind(&now.path), Some(FileKind::Plain(_))) && !is_configuration(&now.path);
    flags(before) == flags(now) && is_plain && !names_pages(&before.text) && !names_pages(&now.text)
}

/// The pages that the manifests open and whose language is not read; `files` are those of such languages.
pub fn unread_pages(sources: &[&SourceFile], manifests: &[&ManifestFile], files: &[&Path]) -> Vec<Unread> {
    let is_read = |name: &String| sources.iter().any(|s| name_of_file(&s.path).as_ref() == Some(name));
    let mut found = Vec::new();
    for manifest in manifests {
        let urls = manifest.manifest.urls.iter().map(|u| u.value.as_str());
        for (url, name) in urls.filter_map(|u| Some((u, name_of_url(u)?))).filter(|(_, name)| !is_read(name))
        {
            let page = files.iter().find(|file| name_of_file(file).as_ref() == Some(&name));
            found.extend(page.map(|file| Unread {
                name: url.to_owned(),
                file: Some(file.to_path_buf()),
                by: manifest.path.clone(),
                how: NamedBy::Opened,
                why: "its language is not supported".to_owned(),
            }));
        }
    }
    found
}

/// What the project's build makes of its sources.
struct Build<'a> {
    /// Comparable names of the scripts that are read.
    scripts: BTreeSet<String>,
    /// Texts of the build's configuration.
    configurations: Vec<&'a str>,
    hosts: BTreeSet<&'a str>,
}

impl<'a> Build<'a> {
    fn new(sources: &[(&'a SourceFile, &[Unread])], manifests: &[&'a ManifestFile]) -> Build<'a> {
        let plain = |s: &&SourceFile| matches!(file_kind(&s.path), Some(FileKind::Plain(_)));
        let (configurations, scripts): (Vec<&SourceFile>, Vec<&SourceFile>) =
            sources.iter().map(|(s, _)| *s).filter(plain).partition(|s| is_configuration(&s.path));
        let urls = manifests.iter().flat_map(|m| &m.manifest.urls);
        Build {
            scripts: scripts.iter().filter(|s| !s.test).filter_map(|s| name_of_file(&s.path)).collect(),
            configurations: configurations.iter().map(|s| &*s.text).collect(),
            hosts: urls.filter_map(|u| host(&u.value)).collect(),
        }
    }

    /// Whether the script is made of what is read: a source of that name is, or the build's configuration names it. One that
    /// another program on the developer's machine serves is no script of the add-in: nobody else has it.
    fn makes(&self, script: &Unread) -> bool {
        if host(&script.name).is_some_and(|host| is_loopback(host) && !self.hosts.contains(host)) {
            return true;
        }
        if is_filled_in(&script.name) {
            return !self.configurations.is_empty();
        }
        let local = host(&script.name).is_none_or(|host| self.hosts.contains(host));
        let Some(name) = name_of_url(&script.name).filter(|_| local) else { return false };
        self.scripts.contains(&name) || self.configurations.iter().any(|text| has_word(text, &name))
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        !before.ends_with(in_word) && !after.starts_with(in_word)
    })
}

/// Whether a host is the machine itself.
fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    matches!(name.map_or(host, |(name, _)| name), "localhost" | "127.0.0.1" | "[::1]" | "0.0.0.0")
}

/// The host of an absolute URL.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map(|(_, rest)| rest).or_else(|| url.strip_prefix("//"))?;
    rest.split(['/', '?', '#']).next()
}

impl Unread {
    /// What a server writes into the scripts of a page.
    fn of_server(page: &Path) -> Unread {
        let (file, by, why) =
            (Some(page.to_owned()), page.to_owned(), "a server writes code into its scripts".to_owned());
        Unread { name: String::new(), file, by, how: NamedBy::Loaded, why }
    }

    /// The file, or where it should lie; the URL of one on another host.
    pub fn place(&self) -> PathBuf {
        let local = host(&self.name).is_none() && !is_filled_in(&self.name);
        let should = || self.by.parent().map(|dir| normal(&dir.join(&self.name))).filter(|_| local);
        self.file.clone().or_else(should).unwrap_or_else(|| PathBuf::from(&self.name))
    }

    /// Whether both are the same code, and unread for the same reason.
    pub(super) fn is_same_code(&self, other: &Unread) -> bool {
        let code = |unread: &Unread| (unread.file.clone(), unread.place());
        self.how == other.how && self.why == other.why && code(self) == code(other)
    }

    /// What stands in a judgement's sentence; `others` more sources name the same, and `name` gives the names of files.
    pub(super) fn phrase(&self, others: usize, name: impl Fn(&Path) -> String) -> String {
        let what = self.file.as_deref().map_or_else(|| self.name.clone(), &name);
        let more = if others == 0 { String::new() } else { format!(" and {others} more") };
        format!("{what} ({}{more})", self.reason(name))
    }

    /// Who names it, and why it is not read.
    pub fn reason(&self, name: impl Fn(&Path) -> String) -> String {
        if self.file.as_ref() == Some(&self.by) {
            return self.why.clone();
        }
        let how = match self.how {
            NamedBy::Imported => "imported",
            NamedBy::Loaded => "loaded",
            NamedBy::Opened => "opened",
        };
        let why = ["it is ", "it was "].iter().find_map(|it| self.why.strip_prefix(it)).unwrap_or(&self.why);
        format!("{why}, {how} by {}", name(&self.by))
    }
}

//! Links of a document: from a manifest's URLs to the files that they name, and from the names of rules in suppressing
//! comments to the rules' pages.
//!
//! Other URLs are left to the editor, which finds them by itself. Called by the server.

use super::lookup::{self, ManifestContext};
use crate::addin::files_of_urls;
use crate::rules::{RULES, Suppression, words};
use crate::text::Span;
use crate::workspace::Snapshot;
use std::path::{Path, PathBuf};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A file of the tree.
    File(PathBuf),
    /// A page of the web.
    Url(&'static str),
}

/// A piece of text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The text.
    pub span: Span,
    /// Where it leads.
    pub target: LinkTarget,
    /// What is there, in a few words.
    pub tooltip: String,
}

/// The links of a file, in order of place.
pub fn links(snapshot: &Snapshot, file: &Path) -> Vec<Link> {
    let mut links = rules(snapshot, file);
    if let Some(known) = lookup::manifest(snapshot, file) {
        links.extend(code(&known));
    }
    links.sort_by_key(|link| link.span);
    links
}

fn rules(snapshot: &Snapshot, file: &Path) -> Vec<Link> {
    let comments = snapshot.suppressions().filter(|s| s.file() == file);
    let named = comments.flat_map(Suppression::rules).filter_map(|name| {
        let meta = RULES.iter().find(|rule| rule.meta.code == name.value)?.meta;
        let tooltip = meta.docs().summary.replace('\n', " ");
        Some(Link { span: name.span, target: LinkTarget::Url(meta.url), tooltip })
    });
    named.collect()
}

/// Pages and scripts that the manifest names.
fn code(known: &ManifestContext) -> Vec<Link> {
    let urls: Vec<&str> = known.file.manifest.urls.iter().map(|url| url.value.as_str()).collect();
    let sources =
        known.add_in.sources.iter().filter_map(|&index| Some(&**known.snapshot.sources.get(index)?));
    let files = files_of_urls(&urls, sources);
    let link = |(url, source): (&crate::text::Spanned<String>, Option<&crate::addin::SourceFile>)| {
        let path = &source?.path;
        let tooltip = words::file_name(known.add_in, path);
        Some(Link { span: url.span, target: LinkTarget::File(path.clone()), tooltip })
    };
    known.file.manifest.urls.iter().zip(files).filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{mail, path, tree, unified};

    /// `text -> where`.
    fn told(files: &[(&str, &str)], file: &str) -> Vec<String> {
        let (snapshot, _) = tree(files);
        let path = path(file);
        let text = snapshot.text(&path).map(|(text, _)| text.to_owned()).unwrap_or_default();
        let told = |link: &Link| match &link.target {
            LinkTarget::File(path) => {
                assert!(path.ends_with(&link.tooltip));
                format!("{} -> {}", link.span.of(&text), link.tooltip)
            }
            LinkTarget::Url(url) => format!("{} -> {url} ({})", link.span.of(&text), link.tooltip),
        };
        links(&snapshot, &path).iter().map(told).collect()
    }

    #[test]
    fn a_manifests_urls_lead_to_the_likeliest_files() {
        let url = |url: &str| format!("<SourceLocation DefaultValue=\"{url}\"/>");
        let manifest = [
            "https://localhost:3000/taskpane.html?v=1",
            "https://localhost:3000/launchevent.js",
            "https://localhost:3000/read/home.html",
            "~remoteAppUrl/Index",
            "https://localhost:3000/",
            "https://localhost:3000/missing.html",
        ];
        let manifest = mail(&manifest.map(url).join("\n"));
        let files = [
            ("manifest.xml", manifest.as_str()),
            ("package.json", "{}"),
            ("src/Index.cshtml", ""),
            ("src/compose/home.html", ""),
            ("src/launchevent.html", ""),
            ("src/launchevent.ts", ""),
            ("src/read/home.html", ""),
            ("src/taskpane.test.ts", ""),
            ("src/taskpane/taskpane.html", ""),
            ("src/taskpane/taskpane.ts", ""),
        ];
        assert_eq!(
            told(&files, "manifest.xml"),
            [
                "https://localhost:3000/taskpane.html?v=1 -> src/taskpane/taskpane.html",
                "https://localhost:3000/launchevent.js -> src/launchevent.ts",
                "https://localhost:3000/read/home.html -> src/read/home.html",
                "~remoteAppUrl/Index -> src/Index.cshtml",
            ]
        );
    }

    #[test]
    fn rules_in_comments_lead_to_their_pages() {
        let source = "// addinspect-ignore-next-line legacy-ews, no-such-rule: why\nlet a;";
        let url = "https://learn.microsoft.com/office/dev/add-ins/outlook/web-services";
        let files = [("manifest.xml", mail("")), ("a.js", source.to_owned()), ("manifest.json", unified(""))];
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        assert_eq!(
            told(&files, "a.js"),
            [format!("legacy-ews -> {url} (The code calls Exchange Web Services.)")]
        );
        for nothing in ["manifest.json", "manifest.xml", "missing.js"] {
            assert_eq!(told(&files, nothing), [""; 0]);
        }
    }
}

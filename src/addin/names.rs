//! How the file that a manifest's URL names is compared with the files on disk.
//!
//! A URL never equals a source path: `https://localhost:3000/commands.js` is built from `src/commands/commands.ts`,
//! `~remoteAppUrl/Home/Index` is served from `Views/Home/Index.cshtml`. What survives the build is the base name up to
//! its first dot, so that is what is compared, regardless of case. Called by ownership, judgement and the editor features.

use super::SourceFile;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::path::Path;

/// The file that a URL names, as written: the last segment of its path, without query and fragment. `None` when it
/// names none (`https://localhost:3000/`, a bare `~remoteAppUrl`).
pub(super) fn file_of_url(url: &str) -> Option<&str> {
    let path = url.trim().split(['?', '#']).next()?;
    let path = match path.split_once("://") {
        Some((_scheme, rest)) => rest.split_once('/')?.1,
        None => path,
    };
    let segment = path.rsplit(['/', '\\']).next()?;
    // `{$host}taskpane.html`: what follows a template's placeholder still names the file.
    let file = segment.rsplit('}').next()?;
    (!file.is_empty() && !file.starts_with('~')).then_some(file)
}

/// The comparable name of the file that a URL names.
pub(super) fn name_of_url(url: &str) -> Option<String> {
    comparable(&file_of_url(url)?.replace("%20", " "))
}

/// The comparable name of a file.
pub(super) fn name_of_file(path: &Path) -> Option<String> {
    comparable(path.file_name()?.to_str()?)
}

/// For each URL of a manifest the file that it most likely names, among the add-in's `sources`: one of the same kind
/// rather than another of that name, one in folders of the same names, one that is not a test.
pub fn files_of_urls<'a>(
    urls: &[&str],
    sources: impl Iterator<Item = &'a SourceFile>,
) -> Vec<Option<&'a SourceFile>> {
    let mut slots: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (slot, url) in urls.iter().enumerate() {
        if let Some(name) = name_of_url(url) {
            slots.entry(name).or_default().push(slot);
        }
    }
    let mut best = vec![None; urls.len()];
    for source in sources {
        let named = name_of_file(&source.path).and_then(|name| slots.get(&name));
        for &slot in named.into_iter().flatten() {
            let likeness = likeness(urls[slot], source);
            if best[slot].is_none_or(|(known, _)| likeness < known) {
                best[slot] = Some((likeness, source));
            }
        }
    }
    best.into_iter().map(|best| best.map(|(_, source)| source)).collect()
}

/// The less, the likelier; of equal ones the first counts.
fn likeness(url: &str, source: &SourceFile) -> (bool, u8, Reverse<usize>, usize) {
    let folders = |path: &str| path.rsplit(['/', '\\']).skip(1).map(str::to_lowercase).collect::<Vec<_>>();
    let path = source.path.to_string_lossy();
    let (wanted, has) = (folders(url.split(['?', '#']).next().unwrap_or(url)), folders(&path));
    let shared = wanted.iter().zip(&has).take_while(|(a, b)| a == b).count();
    (source.test, kind_distance(file_of_url(url).unwrap_or_default(), &path), Reverse(shared), has.len())
}

/// 0: the same extension; 1: what such a file is made of; 2: something else of that name.
fn kind_distance(wanted: &str, path: &str) -> u8 {
    let extension = |file: &str| Path::new(file).extension().map(|e| e.to_string_lossy().to_lowercase());
    let is_script = |e: &str| matches!(e, "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx");
    match (extension(wanted), extension(path)) {
        (wanted, has) if wanted == has => 0,
        // A URL without extension is a page's.
        (wanted, Some(has)) if is_script(&has) == wanted.as_deref().is_some_and(is_script) => 1,
        _ => 2,
    }
}

fn comparable(file: &str) -> Option<String> {
    let name = file.split('.').next()?;
    (!name.is_empty()).then(|| name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_its_last_segment() {
        for (url, name) in [
            ("https://localhost:3000/taskpane.html", Some("taskpane")),
            ("https://localhost:3000/TaskPane.html?et=1&x=/a/b.html#/route", Some("taskpane")),
            ("~remoteAppUrl/AppRead/Home/Home.html", Some("home")),
            ("~remoteAppUrl/Home/Index?mode=read", Some("index")),
            ("${{ADDIN_ENDPOINT}}/launchevent.js", Some("launchevent")),
            ("https://${{ADDIN_DOMAIN}}/my%20pane.html", Some("my pane")),
            ("{$host}commands.html", Some("commands")),
            ("pages\\reply.html", Some("reply")),
            ("https://localhost:3000/", None),
            ("https://localhost:3000", None),
            ("~remoteAppUrl", None),
            ("${{ADDIN_ENDPOINT}}", None),
            ("", None),
        ] {
            assert_eq!(name_of_url(url).as_deref(), name, "{url}");
        }
    }

    #[test]
    fn a_file_is_named_up_to_its_first_dot() {
        for (file, name) in [
            ("src/commands/Commands.ts", Some("commands")),
            ("Pages/Index.razor.js", Some("index")),
            ("a/.eslintrc.js", None),
        ] {
            assert_eq!(name_of_file(Path::new(file)).as_deref(), name, "{file}");
        }
    }
}

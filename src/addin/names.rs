//! How the file that a manifest's URL names is compared with the files on disk.
//!
//! A URL never equals a source path: `https://localhost:3000/commands.js` is built from `src/commands/commands.ts`,
//! `~remoteAppUrl/Home/Index` is served from `Views/Home/Index.cshtml`. What survives the build is the base name up to
//! its first dot, so that is what is compared, regardless of case. Called by ownership and judgement.

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

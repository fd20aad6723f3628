//! What the client is asked to watch: files on the disk, and its own settings.
//!
//! Knows nothing about what happens then. Called when the client is ready.

use super::capabilities::ClientSupport;
use super::settings::SECTION;
use crate::manifest::TEMPLATES;
use crate::syntax::PAGES;
use serde_json::json;
use tower_lsp::lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
};

/// Manifests, sources, `addinspect.json`, `tsconfig.json` and its kind, what git ignores, where a workspace says its
/// packages, and the baseline by its usual name. No group in a group: not every client can read that.
const WATCHED: [&str; 2] = [
    "**/*.{xml,json,js,jsx,mjs,cjs,ts,tsx,mts,cts}",
    "**/{.gitignore,pnpm-workspace.yaml,addinspect.baseline}",
];

/// What to register with this client.
pub(super) fn registrations(facts: &ClientSupport) -> Vec<Registration> {
    let register = |method: &str, options: serde_json::Value| Registration {
        id: method.to_owned(),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut registrations = Vec::new();
    if facts.watches {
        let watcher =
            |glob: &str| FileSystemWatcher { glob_pattern: GlobPattern::String(glob.to_owned()), kind: None };
        let of = |endings: &[&str]| format!("**/*.{{{}}}", endings.join(","));
        let (pages, templates) = (of(&PAGES), of(&TEMPLATES));
        let watchers = WATCHED.into_iter().chain([pages.as_str(), &templates]).map(watcher).collect();
        let options = json!(DidChangeWatchedFilesRegistrationOptions { watchers });
        registrations.push(register("workspace/didChangeWatchedFiles", options));
    }
    if facts.configuration_changes {
        registrations.push(register("workspace/didChangeConfiguration", json!({ "section": SECTION })));
    }
    registrations
}

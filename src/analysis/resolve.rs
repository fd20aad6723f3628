//! Where import specifiers lead: relative paths, `tsconfig.json` paths and base URLs, packages of the workspace.
//!
//! Works on the paths of the program's own files; touches no disk. `node_modules` is never followed.

use super::Program;
use crate::json::{self, Value};
use crate::text::{Errors, normal};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Extensions that an import may leave out, in order of preference.
const EXTENSIONS: [&str; 12] =
    ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "vue", "svelte", "html", "htm"];

/// Finds files by specifier.
#[derive(Default)]
pub(super) struct Resolver {
    files: FxHashMap<PathBuf, u32>,
    /// Alias tables by the directory that they are for.
    tsconfigs: FxHashMap<PathBuf, Vec<TsConfig>>,
    /// Packages by name: those of the workspace, and installed ones.
    packages: FxHashMap<String, Vec<PackageJson>>,
    /// Some configuration says that no import is left out.
    keeps_imports: bool,
}

struct TsConfig {
    base: PathBuf,
    has_base_url: bool,
    /// Pattern -> targets, both with at most one `*`.
    paths: Vec<(String, Vec<String>)>,
}

struct PackageJson {
    directory: PathBuf,
    /// `main`, `module`, `types`, `source`, in order of preference.
    entries: Vec<String>,
    /// What the package lets others import, as its `package.json` says it.
    exports: Vec<(String, Vec<String>)>,
    /// `imports` of the package: `#alias` -> target.
    imports: Vec<(String, String)>,
}

impl Resolver {
    pub(super) fn new(program: &Program) -> Self {
        let files = program.sources.iter().enumerate().map(|(i, s)| (normal(&s.path), i as u32)).collect();
        let mut tsconfigs: FxHashMap<PathBuf, Vec<TsConfig>> = FxHashMap::default();
        let mut packages: FxHashMap<String, Vec<PackageJson>> = FxHashMap::default();
        let mut keeps_imports = false;
        for config in &program.configs {
            let Some(json) = json::parse(&config.text, &mut Errors::new(&config.text, 0)) else { continue };
            let directory = config.path.parent().map(normal).unwrap_or_default();
            if config.path.file_name().is_some_and(|n| n == "package.json") {
                let package = PackageJson::read(directory, &json);
                let name = json.string_of("name").map(|n| n.value);
                packages.entry(name.unwrap_or_default()).or_default().push(package);
            } else {
                keeps_imports |= keeps_unused_imports(&json);
                let config = TsConfig::read(&directory, &json);
                tsconfigs.entry(directory).or_default().extend(config);
            }
        }
        Resolver { files, tsconfigs, packages, keeps_imports }
    }

    /// The program's files.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&Path, u32)> {
        self.files.iter().map(|(path, &file)| (path.as_path(), file))
    }

    /// Whether imports stay of which only types are used.
    pub(super) fn keeps_imports(&self) -> bool {
        self.keeps_imports
    }

    /// The file that `specifier` names in the file `from`.
    pub(super) fn resolve(&self, from: &Path, specifier: &str) -> Option<u32> {
        let specifier = specifier.split(['?', '#']).next().filter(|s| !s.is_empty()).unwrap_or(specifier);
        let directory = normal(from.parent()?);
        if specifier.starts_with('.') {
            return self.file(&directory.join(specifier));
        }
        self.by_tsconfig(&directory, specifier)
            .or_else(|| self.by_package(&directory, specifier))
            .or_else(|| below_root(specifier).and_then(|rest| self.rooted(&directory, rest)))
    }

    /// Where the file should lie that `specifier` names in the file `from` and that is not part of the program; none
    /// for a package that nobody here knows.
    pub(super) fn places(&self, from: &Path, specifier: &str) -> Vec<PathBuf> {
        let specifier = specifier.split(['?', '#']).next().filter(|s| !s.is_empty()).unwrap_or(specifier);
        let Some(directory) = from.parent().map(normal) else { return Vec::new() };
        if specifier.starts_with('.') {
            return vec![normal(&directory.join(specifier))];
        }
        let aliased = self.alias_places(&directory, specifier);
        if !aliased.is_empty() {
            return aliased;
        }
        below_root(specifier).map_or_else(Vec::new, |rest| rooted_places(&directory, rest).collect())
    }

    /// The same of a URL in a page.
    pub(super) fn url_places(&self, from: &Path, url: &str) -> Vec<PathBuf> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let Some(directory) = from.parent().map(normal) else { return Vec::new() };
        let rootless = path.trim_start_matches(['~', '/']);
        let own = (rootless.len() == path.len()).then(|| normal(&directory.join(path)));
        own.into_iter().chain(rooted_places(&directory, rootless)).collect()
    }

    /// What the patterns of `tsconfig.json` and `package.json` say.
    fn alias_places(&self, directory: &Path, specifier: &str) -> Vec<PathBuf> {
        let configs = around(directory).filter_map(|d| self.tsconfigs.get(&d)).flatten();
        let mapped = configs.flat_map(|config| {
            let matching = config.paths.iter().filter(|(pattern, _)| pattern != "*");
            matching.flat_map(move |(pattern, targets)| {
                let star = matched(pattern, specifier);
                let targets = star.map(|star| targets.iter().map(move |t| t.replacen('*', star, 1)));
                targets.into_iter().flatten().map(|t| normal(&config.base.join(t)))
            })
        });
        let own = self.packages.values().flatten().filter(|p| directory.starts_with(&p.directory));
        let imports = own.flat_map(|p| {
            p.imports.iter().filter_map(move |(pattern, target)| {
                Some(normal(&p.directory.join(target.replacen('*', matched(pattern, specifier)?, 1))))
            })
        });
        mapped.chain(imports).collect()
    }

    /// A URL of a page: relative to it, or from some directory above it.
    pub(super) fn resolve_url(&self, from: &Path, url: &str) -> Option<u32> {
        let path = url.split(['?', '#']).next()?;
        if path.is_empty() || path.contains("://") || path.starts_with("//") {
            return None;
        }
        let directory = normal(from.parent()?);
        let rootless = path.trim_start_matches(['~', '/']);
        if rootless.len() != path.len() {
            return self.rooted(&directory, rootless);
        }
        self.exact(&directory.join(path)).or_else(|| self.rooted(&directory, path))
    }

    fn rooted(&self, directory: &Path, rest: &str) -> Option<u32> {
        rooted_places(directory, rest).find_map(|place| self.file(&place))
    }

    fn exact(&self, path: &Path) -> Option<u32> {
        self.files.get(&normal(path)).copied()
    }

    /// A path that may lack its extension, name a directory, or name the `.js` that a `.ts` compiles to.
    fn file(&self, path: &Path) -> Option<u32> {
        let path = normal(path);
        let with = |extension: &str| {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            self.files.get(Path::new(&name)).copied()
        };
        let compiled = || {
            let stem = path.extension().filter(|e| ["js", "jsx", "mjs", "cjs"].iter().any(|x| e == x))?;
            let _ = stem;
            ["ts", "tsx", "mts", "cts"].iter().find_map(|e| self.files.get(&path.with_extension(e)).copied())
        };
        let index =
            || EXTENSIONS.iter().find_map(|e| self.files.get(&path.join(format!("index.{e}"))).copied());
        self.files
            .get(&path)
            .copied()
            .or_else(|| EXTENSIONS.iter().find_map(|e| with(e)))
            .or_else(compiled)
            .or_else(index)
    }

    fn by_tsconfig(&self, directory: &Path, specifier: &str) -> Option<u32> {
        // The nearest one that knows the specifier counts.
        let configs = around(directory).filter_map(|d| self.tsconfigs.get(&d)).flatten();
        configs.into_iter().find_map(|config| {
            let mapped = config.paths.iter().find_map(|(pattern, targets)| {
                let star = matched(pattern, specifier)?;
                targets.iter().find_map(|t| self.file(&config.base.join(t.replacen('*', star, 1))))
            });
            mapped
                .or_else(|| if config.has_base_url { self.file(&config.base.join(specifier)) } else { None })
        })
    }

    fn by_package(&self, directory: &Path, specifier: &str) -> Option<u32> {
        if specifier.starts_with('#') {
            let own = self.packages.values().flatten().filter(|p| directory.starts_with(&p.directory));
            return own.into_iter().find_map(|p| {
                p.imports.iter().find_map(|(pattern, target)| {
                    let star = matched(pattern, specifier)?;
                    self.file(&p.directory.join(target.replacen('*', star, 1)))
                })
            });
        }
        let parts = if specifier.starts_with('@') { 2 } else { 1 };
        let name_end = specifier.match_indices('/').nth(parts - 1).map_or(specifier.len(), |(i, _)| i);
        let package = self.package(directory, &specifier[..name_end])?;
        let rest = specifier[name_end..].trim_start_matches('/');
        if !rest.is_empty() {
            let exported = exported(&package.exports, rest);
            return exported
                .into_iter()
                .find_map(|target| self.file(&package.directory.join(target)))
                .or_else(|| self.file(&package.directory.join(rest)))
                .or_else(|| self.file(&package.directory.join("src").join(rest)));
        }
        let entries = package.entries.iter().map(String::as_str).chain(["src/index", "src/main", "index"]);
        entries.into_iter().find_map(|e| self.file(&package.directory.join(e)))
    }
}

impl Resolver {
    /// The package that a file in the directory gets by its name: the nearest one that is installed, or one of the
    /// workspace.
    fn package(&self, directory: &Path, name: &str) -> Option<&PackageJson> {
        let packages = self.packages.get(name).filter(|_| !name.is_empty())?;
        let depth = |package: &&PackageJson| match package.installed_for() {
            // It lies above everything that is here.
            Some(home) if home.iter().all(|part| part == "..") => Some(1),
            Some(home) => directory.starts_with(&home).then(|| 1 + home.iter().count()),
            None => Some(0),
        };
        packages.iter().filter(|package| depth(package).is_some()).max_by_key(depth)
    }
}

/// What stands behind the root of a project: `/`, and what bundlers call so unless their configuration says otherwise.
fn below_root(specifier: &str) -> Option<&str> {
    ["/", "@/", "~/", "~@/"].iter().find_map(|root| specifier.strip_prefix(root))
}

/// Where a path from some root leads, the nearest first.
fn rooted_places<'a>(directory: &'a Path, rest: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
    const ROOTS: [&str; 4] = ["", "wwwroot", "public", "src"];
    directory.ancestors().flat_map(move |d| ROOTS.iter().map(move |sub| normal(&d.join(sub).join(rest))))
}

/// What stands for `*` when `specifier` matches; the empty text where the pattern has none.
fn matched<'s>(pattern: &str, specifier: &'s str) -> Option<&'s str> {
    match pattern.split_once('*') {
        Some((head, tail)) => specifier.strip_prefix(head)?.strip_suffix(tail),
        None => (pattern == specifier).then_some(""),
    }
}

/// Whether a `tsconfig.json` says that imports stay in what is compiled, whatever is used of them. One that goes on from a
/// package's may say so.
fn keeps_unused_imports(json: &Value) -> bool {
    let is_true =
        |name: &str| json.get("compilerOptions").and_then(|o| o.get(name)).is_some_and(Value::is_true);
    let unused = json.get("compilerOptions").and_then(|o| o.string_of("importsNotUsedAsValues"));
    let extended = json.get("extends").into_iter().flat_map(|e| e.items().iter().chain([e]));
    let mut extended = extended.filter_map(Value::string);
    is_true("verbatimModuleSyntax")
        || is_true("preserveValueImports")
        || unused.is_some_and(|unused| unused.value != "remove")
        || extended.any(|base| !base.value.starts_with('.'))
}

impl TsConfig {
    fn read(directory: &Path, json: &Value) -> Option<TsConfig> {
        let options = json.get("compilerOptions")?;
        let base_url = options.string_of("baseUrl").map(|b| b.value);
        let base = normal(&directory.join(base_url.as_deref().unwrap_or(".")));
        let targets = |v: &Value| v.items().iter().filter_map(Value::string).map(|t| t.value).collect();
        let paths = options.get("paths").into_iter().flat_map(Value::entries);
        let paths = paths.map(|(k, v)| (k.to_owned(), targets(v))).collect();
        Some(TsConfig { base, has_base_url: base_url.is_some(), paths })
    }
}

impl PackageJson {
    /// The folder around the `node_modules` that it lies in: who is below it may import it.
    fn installed_for(&self) -> Option<PathBuf> {
        let parts: Vec<_> = self.directory.iter().collect();
        let at = parts.iter().rposition(|part| *part == "node_modules")?;
        Some(parts[..at].iter().collect())
    }

    fn read(directory: PathBuf, json: &Value) -> PackageJson {
        let entry = |key: &str| json.string_of(key).map(|e| e.value);
        let entries = ["source", "types"].into_iter().filter_map(entry).chain(entries(json)).collect();
        let imports = json.get("imports").into_iter().flat_map(Value::entries).filter_map(|(k, v)| {
            let target = v.string().or_else(|| v.string_of("default"))?;
            Some((k.to_owned(), target.value))
        });
        PackageJson { directory, entries, exports: exports(json), imports: imports.collect() }
    }
}

/// The files of a package that run when it is imported by its name alone, in order of preference.
fn entries(json: &Value) -> Vec<String> {
    let exports = json.get("exports").map(|e| e.get(".").unwrap_or(e));
    let mut entries = Vec::new();
    exports.into_iter().for_each(|e| conditions(e, 0, &mut entries));
    let entry = |key: &str| json.string_of(key).map(|e| e.value);
    entries.extend(["module", "main"].into_iter().filter_map(entry));
    entries
}

/// What `exports` says of parts of the package: pattern -> targets.
fn exports(json: &Value) -> Vec<(String, Vec<String>)> {
    let targets = |(pattern, target): (&str, &Value)| {
        let mut targets = Vec::new();
        conditions(target, 0, &mut targets);
        pattern.starts_with("./").then(|| (pattern.to_owned(), targets))
    };
    json.get("exports").into_iter().flat_map(Value::entries).filter_map(targets).collect()
}

/// The files that a part of a package may be.
fn exported(exports: &[(String, Vec<String>)], part: &str) -> Vec<String> {
    let part = format!("./{part}");
    let matching = exports.iter().filter_map(|(pattern, targets)| Some((matched(pattern, &part)?, targets)));
    matching.flat_map(|(star, targets)| targets.iter().map(move |t| t.replacen('*', star, 1))).collect()
}

/// What `exports` names under the conditions that bundlers ask for.
fn conditions(value: &Value, depth: u8, entries: &mut Vec<String>) {
    const DEEPEST: u8 = 4;
    entries.extend(value.string().map(|target| target.value));
    for condition in ["browser", "import", "module", "default", "require", "node"] {
        if let Some(value) = value.get(condition).filter(|_| depth < DEEPEST) {
            conditions(value, depth + 1, entries);
        }
    }
}

/// The files that run when the package is imported whose `package.json` says `text`: `part` of it (`pkg/part`), or all
/// where that is empty. Relative to its folder, in order of preference; extensions may lack.
pub fn package_entries(text: &str, part: &str) -> Vec<String> {
    let Some(json) = json::parse(text, &mut Errors::new(text, 0)) else { return Vec::new() };
    if part.is_empty() {
        return entries(&json).into_iter().chain(["index".to_owned()]).collect();
    }
    exported(&exports(&json), part).into_iter().chain([part.to_owned(), format!("src/{part}")]).collect()
}

/// A normal folder and those around it. A relative one lies in others whose names it does not tell.
pub fn around(folder: &Path) -> impl Iterator<Item = PathBuf> {
    const HIGHEST: usize = 8;
    let own = folder.iter().take_while(|part| *part == "..").count();
    let above = (own + 1..=own + HIGHEST).map(|n| PathBuf::from("../".repeat(n)));
    let above = above.filter(|_| folder.is_relative()).map(|dir| normal(&dir));
    folder.ancestors().filter(move |dir| dir.iter().count() >= own).map(Path::to_owned).chain(above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Source;

    #[test]
    fn of_installed_packages_of_one_name_the_nearest_counts() {
        let package = r#"{ "name": "kit", "main": "index.js" }"#;
        let program = Program {
            sources: ["a/main.js", "a/node_modules/kit/index.js", "b/main.js", "node_modules/kit/index.js"]
                .map(|path| Source::new(path, ""))
                .into(),
            configs: ["a/node_modules/kit/package.json", "node_modules/kit/package.json"]
                .map(|path| Source::new(path, package))
                .into(),
            start: None,
        };
        let resolver = Resolver::new(&program);
        assert_eq!(resolver.resolve(Path::new("a/main.js"), "kit"), Some(1));
        assert_eq!(resolver.resolve(Path::new("b/main.js"), "kit"), Some(3));
        let alone = Program { configs: program.configs[..1].to_vec(), ..program };
        assert_eq!(Resolver::new(&alone).resolve(Path::new("b/main.js"), "kit"), None);
    }
}

//! The filter of files that can't matter changes nothing: every fixture is analysed with and without it, alone and
//! among files that have nothing to do with it.
#![expect(clippy::disallowed_methods, reason = "lists the fixtures on the disk")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

use addinspect::analysis::{self, FileOutcome, Outcome, Program, Source, Usage};
use addinspect::syntax::file_kind;
use addinspect::system::{OsSystem, System};
use addinspect::text::SourceText;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const CONFIGS: [&str; 3] = ["tsconfig.json", "jsconfig.json", "package.json"];

/// Files without a word of Office: modules that import each other, a page with its script, a component, and members
/// that are named like Office's.
const UNRELATED: [(&str, &str); 6] = [
    ("0-unrelated/sum.js", "export const sum = (a, b) => a + b;\n"),
    ("0-unrelated/total.ts", "import { sum } from './sum';\nexport const total = [1, 2].reduce(sum, 0);\n"),
    (
        "0-unrelated/form.js",
        "var form = { subject: { setAsync: function () {} } };\nform.subject.setAsync('x');\n",
    ),
    (
        "unrelated.html",
        "<html><script src='0-unrelated/form.js'></script><script>form.body.getAsync();</script></html>\n",
    ),
    ("zz-unrelated/view.tsx", "export const View = ({ item }) => <p>{item.body}</p>;\n"),
    ("zz-unrelated/store.cjs", "const view = require('./view');\nmodule.exports = { ...view };\n"),
];

/// The folders of all cases, in order.
fn cases() -> Vec<PathBuf> {
    let folders = |parent: &Path| {
        let paths = std::fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
        let mut folders: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures");
    folders(&root).iter().flat_map(|topic| folders(topic)).collect()
}

/// Sources and configuration files of a folder; what is no text is left out.
fn program(folder: &Path) -> Program {
    let mut program = Program::default();
    for path in OsSystem.walk(folder).files {
        let config = path.file_name().is_some_and(|name| CONFIGS.iter().any(|config| name == *config));
        if !config && file_kind(&path).is_none() {
            continue;
        }
        let Ok(decoded) = SourceText::decode(&OsSystem.read(&path).unwrap()) else { continue };
        let source = Source::new(path, decoded.text);
        if config { program.configs.push(source) } else { program.sources.push(source) }
    }
    program.sources.sort_by(|a, b| a.path.cmp(&b.path));
    program
}

/// The same program with the unrelated files in its folder.
fn crowded(program: &Program, folder: &Path) -> Program {
    let mut crowded = program.clone();
    crowded.sources.extend(UNRELATED.iter().map(|(name, text)| Source::new(folder.join(name), *text)));
    crowded.sources.sort_by(|a, b| a.path.cmp(&b.path));
    crowded
}

/// What was found, by file; files without anything are left out.
fn found<'a>(program: &'a Program, outcome: &'a Outcome) -> BTreeMap<&'a Path, Found<'a>> {
    let says_nothing = |file: &FileOutcome| file.usages.is_empty() && file.doubts.is_empty();
    let files = program.sources.iter().zip(&outcome.files).filter(|(_, file)| !says_nothing(file));
    files.map(|(source, file)| (&*source.path, (usages(program, file), &*file.doubts))).collect()
}

type Found<'a> = (Vec<(Usage, Vec<Option<&'a Path>>)>, &'a [analysis::Doubt]);

/// The usages, and where the guards of each stand: files have other numbers in other programs.
fn usages<'a>(program: &'a Program, file: &FileOutcome) -> Vec<(Usage, Vec<Option<&'a Path>>)> {
    let usage = |usage: &Usage| {
        let mut usage = usage.clone();
        let places = usage.guards.iter_mut().map(|guard| std::mem::take(&mut guard.file));
        let places = places.map(|file| program.sources.get(file as usize).map(|source| &*source.path));
        let places = places.collect();
        (usage, places)
    };
    file.usages.iter().map(usage).collect()
}

#[test]
fn files_that_are_not_parsed_would_have_changed_nothing() {
    for folder in cases() {
        let program = program(&folder);
        let (filtered, whole) = (analysis::analyze(&program), analysis::analyze_all(&program));
        assert_eq!(found(&program, &filtered), found(&program, &whole), "{}", folder.display());
        assert!(whole.files.iter().all(|file| file.parsed), "{}", folder.display());
    }
}

#[test]
fn unrelated_files_change_nothing_and_are_not_parsed() {
    for folder in cases() {
        let alone = program(&folder);
        let crowded = crowded(&alone, &folder);
        let expected = analysis::analyze(&alone);
        let (filtered, whole) = (analysis::analyze(&crowded), analysis::analyze_all(&crowded));
        assert_eq!(found(&alone, &expected), found(&crowded, &filtered), "{}", folder.display());
        assert_eq!(found(&alone, &expected), found(&crowded, &whole), "{}", folder.display());
        let parsed: Vec<&Path> =
            parsed(&crowded, &filtered).filter(|path| is_unrelated(path, &folder)).collect();
        assert!(parsed.is_empty(), "{} parsed {parsed:?}", folder.display());
    }
}

fn parsed<'a>(program: &'a Program, outcome: &'a Outcome) -> impl Iterator<Item = &'a Path> {
    let files = program.sources.iter().zip(&outcome.files);
    files.filter(|(_, file)| file.parsed).map(|(source, _)| &*source.path)
}

fn is_unrelated(path: &Path, folder: &Path) -> bool {
    UNRELATED.iter().any(|(name, _)| path == folder.join(name))
}

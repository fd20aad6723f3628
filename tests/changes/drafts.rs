//! While one statement is typed only that one is solved, on top of the others: what is said meanwhile is what a run from
//! nothing says, in every fixture.

use crate::code::SOURCES;
use crate::statements::padded;
use addinspect::analysis::{self, Analyzer, Program, Source};
use addinspect::syntax;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Here the first place that calls a generic helper has a part in what the others get (`Promise<T>`, see
/// `solve/copies.rs`), and which is the first depends on the order: only what is final is the same.
const ORDER_COUNTS: &str = "more/await-generic/taskpane.ts";

/// The programs: the sources of each fixture.
fn programs() -> Vec<Program> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("grammar-fixtures").components().count();
    let mut cases: BTreeMap<PathBuf, Vec<Source>> = BTreeMap::new();
    for (path, text) in SOURCES.iter() {
        let case = path.components().take(root + 2).collect();
        cases.entry(case).or_default().push(Source::new(path, text.as_str()));
    }
    cases.into_values().map(|sources| Program { sources, ..Program::default() }).collect()
}

/// Where the statements of a source stand that are whole.
fn statements(source: &Source) -> Vec<Range<usize>> {
    let pieces = syntax::parse(&source.path, &source.text);
    let of_piece = |piece: &syntax::Piece| -> Vec<Range<usize>> {
        let mut cursor = piece.tree.walk();
        let statements =
            piece.tree.root_node().named_children(&mut cursor).filter(|s| !s.is_error() && !s.is_extra());
        statements.map(|statement| statement.byte_range()).collect()
    };
    pieces.iter().flat_map(of_piece).filter(|range| !range.is_empty()).collect()
}

/// Versions of a text as somebody types in one of its statements: a blank comes, the last name behind a dot goes and comes
/// back, and so does what the statement declares.
fn versions(text: &str, statement: &Range<usize>) -> Vec<String> {
    let last = statement.end - text[statement.clone()].chars().next_back().map_or(0, char::len_utf8);
    let mut versions = vec![[&text[..last], " ", &text[last..]].concat()];
    if let Some(dot) = text[statement.clone()].rfind('.').map(|dot| statement.start + dot + 1) {
        let name = text[dot..].find(|c: char| !c.is_alphanumeric()).unwrap_or(0);
        versions.extend([[&text[..dot], "some", &text[dot..]].concat(), text.to_owned()]);
        versions.extend([[&text[..dot], "x", &text[dot + name..]].concat(), text.to_owned()]);
    }
    let declares =
        |word: &str| text[statement.clone()].find(word).map(|at| statement.start + at + word.len());
    if let Some(name) = ["const ", "let ", "function "].into_iter().find_map(declares) {
        versions.extend([[&text[..name], "x", &text[name..]].concat(), text.to_owned()]);
    }
    versions
}

/// Types in each statement of each file. How often the statement was solved by itself, and how often something was typed.
fn play(program: &mut Program) -> [usize; 2] {
    let mut counts = [0, 0];
    for number in 0..program.sources.len() {
        let original = program.sources[number].clone();
        program.sources[number].shown = true;
        for (statement, long) in statements(&original).into_iter().zip([true, false].into_iter().cycle()) {
            // In a long file a statement is parsed by itself.
            let whole = if long { padded(&original.text) } else { original.text.to_string() };
            program.sources[number].text = whole.as_str().into();
            let mut analyzer = Analyzer::default();
            analyzer.analyze(program);
            for text in versions(&whole, &statement) {
                program.sources[number].text = text.into();
                let (said, anew) = (analyzer.analyze(program), analysis::analyze(program));
                let source = &program.sources[number];
                if !source.path.ends_with(ORDER_COUNTS) {
                    assert_eq!(said, anew, "{}:\n{}", source.path.display(), source.text);
                }
                counts[0] += usize::from(analyzer.is_provisional());
                counts[1] += 1;
                analyzer.settle();
                assert_eq!(analyzer.analyze(program), anew, "{}", original.path.display());
            }
        }
        program.sources[number] = original;
    }
    counts
}

#[test]
fn what_is_said_while_a_statement_is_typed_is_final() {
    let sum = |a: [usize; 2], b: [usize; 2]| [a[0] + b[0], a[1] + b[1]];
    let play_all = || programs().par_iter_mut().map(play).reduce(|| [0, 0], sum);
    let [alone, typed] = analysis::on_deep_stacks(play_all);
    assert!(alone * 10 > typed * 7, "only {alone} of {typed} keystrokes were solved by themselves");
}

/// Keystroke after keystroke makes the same copies of a helper anew.
#[test]
fn keystrokes_leave_no_copies_of_helpers_behind() {
    let helper = format!("function pass(value) {{ {} return value; }}", "const a = value; ".repeat(30));
    let calls = "pass(document); ".repeat(10);
    let version = |typed: usize| {
        let used = "pass(Office.context.mailbox.item).body;";
        let typing = format!("function type() {{ const typed = {typed}; {calls} {used} }}");
        let rest = padded("pass(1);");
        let source = Source::new("taskpane.js", format!("{helper}\n{typing}\n{rest}"));
        Program { sources: vec![Source { shown: true, ..source }], ..Program::default() }
    };
    let mut analyzer = Analyzer::default();
    analyzer.analyze(&version(1000));
    let first = analyzer.analyze(&version(1001));
    let all: BTreeSet<_> = (1002..1040)
        .map(|typed| {
            let outcome = analyzer.analyze(&version(typed));
            assert!(analyzer.is_provisional());
            format!("{outcome:?}")
        })
        .collect();
    assert_eq!(all, BTreeSet::from([format!("{first:?}")]));
}

/// A name that nobody else asks for may be another one; where somebody does, everything is solved together.
#[test]
fn what_a_statement_declares_may_be_typed() {
    let helper = |name: &str, more: &str| {
        format!("export const {name} = Office.context.mailbox.item;\nexport function fill() {{}}\n{more}\n")
    };
    for (more, other, alone) in [
        ("", "import { fill } from './helper'; fill();", true),
        ("Office.context.mailbox.item.body;", "import { none } from './helper'; none.body;", true),
        ("", "import { title } from './helper'; title.body;", false),
        ("", "import { titl } from './helper'; titl.body;", false),
        ("", "import * as all from './helper'; all.title.body; all.titl.subject;", false),
        ("", "const all = require('./helper'); all.title.body;", false),
        ("", "export * from './helper';", true),
        ("titl.subject;", "", false),
        ("function use() { return title.body; }", "", false),
        ("export { title as other };", "import { other } from './helper'; other.body;", false),
        ("const titl = null;", "import { titl } from './helper'; titl.body;", false),
    ] {
        let program = |name: &str| {
            let shown = Source { shown: true, ..Source::new("helper.js", helper(name, more)) };
            Program { sources: vec![shown, Source::new("use.js", other)], ..Program::default() }
        };
        let mut analyzer = Analyzer::default();
        analyzer.analyze(&program("title"));
        let mut drafts = 0;
        for name in ["titl", "title", "titl", "tit", "titl"] {
            let said = analyzer.analyze(&program(name));
            assert_eq!(said, analysis::analyze(&program(name)), "{name}, {more}, {other}");
            drafts += usize::from(analyzer.is_provisional());
        }
        assert_eq!(drafts == 5, alone, "{more}, {other}: {drafts}");
    }
}

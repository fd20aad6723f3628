//! A bracket, a string or a comment that is opened and not closed yet: what stands behind it is what it was, and where
//! it stands now. Nobody wants marks to go and come back while somebody types.

use addinspect::analysis::{self, Analyzer, Outcome, Program, Source};

const BEFORE: &str = "Office.context.mailbox.item.subject.getAsync(() => {});\n";
const TYPED: &str = "const name = a;\n";
const BEHIND: &str = "const item = Office.context.mailbox.item;
function write() {
  item.subject.setAsync('x');
}
item.body.setAsync('x');
write();
";

fn program(typed: &str) -> Program {
    let text = [BEFORE, typed, BEHIND].concat();
    let source = Source { shown: true, ..Source::new("taskpane.js", text) };
    Program { sources: vec![source], ..Program::default() }
}

/// What each usage names, as it stands in the text.
fn names<'p>(program: &'p Program, outcome: &Outcome) -> Vec<&'p str> {
    let text = &program.sources[0].text;
    outcome.files[0].usages.iter().map(|usage| usage.span.of(text)).collect()
}

#[test]
fn what_stands_behind_something_open_stays_as_it_was_until_nobody_types() {
    for open in ["const name = {;\n", "const name = `a;\n", "if (a) {\n", "const name = f(() => {\n"] {
        let mut analyzer = Analyzer::default();
        let whole = program(TYPED);
        let complete = analyzer.analyze(&whole);
        let all = names(&whole, &complete);
        assert!(all.contains(&"setAsync"), "{all:?}");
        // It is opened, ...
        let broken = program(open);
        let held = analyzer.analyze(&broken);
        assert_eq!(names(&broken, &held), all, "{open}");
        assert!(analyzer.is_provisional());
        // ... typed in, ...
        let typed = program(&open.replace("name", "names"));
        let held = analyzer.analyze(&typed);
        assert_eq!(names(&typed, &held), all, "{open}");
        // ... left so for a while, ...
        analyzer.settle();
        assert_eq!(analyzer.analyze(&typed), analysis::analyze(&typed));
        // ... and closed.
        assert_eq!(analyzer.analyze(&whole), complete, "{open}");
        // The same without the while.
        analyzer.analyze(&broken);
        assert_eq!(analyzer.analyze(&whole), complete, "{open}");
    }
}

#[test]
fn a_file_that_is_closed_while_something_is_open_in_it_is_read_as_it_is() {
    let mut analyzer = Analyzer::default();
    analyzer.analyze(&program(TYPED));
    let mut broken = program("if (a) {\n");
    analyzer.analyze(&broken);
    broken.sources[0].shown = false;
    assert_eq!(analyzer.analyze(&broken), analysis::analyze(&broken));
    assert!(!analyzer.is_provisional());
}

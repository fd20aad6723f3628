//! Going on from earlier runs gives what a run from nothing gives.

use crate::code::{SOURCES, change, changed};
use crate::statements::padded;
use addinspect::analysis::{self, Analyzer, Outcome, Program, Source};
use proptest::prelude::*;
use std::sync::Arc;

/// So many files make a program; neighbours among the fixtures, so that they import each other.
const FILES: usize = 6;

/// What happens to one file of the program.
#[derive(Debug, Clone)]
enum Event {
    /// It becomes what these changes make of it.
    Edit(Vec<crate::code::Change>),
    /// It is again what it was at first.
    Undo,
    /// An editor opens or closes it.
    Toggle,
    /// It is not there for the next run.
    Missing,
}

/// What happens, to which file, and whether somebody waits until that is final.
fn event() -> impl Strategy<Value = (prop::sample::Index, Event, bool)> {
    let event = prop_oneof![
        6 => prop::collection::vec(change(), 1..4).prop_map(Event::Edit),
        2 => Just(Event::Undo),
        2 => Just(Event::Toggle),
        1 => Just(Event::Missing),
    ];
    (any::<prop::sample::Index>(), event, any::<bool>())
}

fn settled(analyzer: &mut Analyzer, program: &Program) -> Outcome {
    let outcome = analyzer.analyze(program);
    if !analyzer.is_provisional() {
        return outcome;
    }
    analyzer.settle();
    analyzer.analyze(program)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn earlier_runs_change_nothing(
        first in any::<prop::sample::Index>(),
        events in prop::collection::vec(event(), 1..16),
    ) {
        let first = first.index(SOURCES.len() - FILES);
        let mut original: Vec<Source> =
            SOURCES[first..first + FILES].iter().map(|(p, t)| Source::new(p, t.as_str())).collect();
        for (at, source) in original.iter_mut().enumerate().step_by(2) {
            source.shown = true;
            // In a long file a statement is parsed by itself.
            if at % 4 == 0 {
                source.text = padded(&source.text).into();
            }
        }
        let mut now = original.clone();
        let mut analyzer = Analyzer::default();
        for (file, event, waits) in events {
            let at = file.index(FILES);
            let mut program = Program { sources: now.clone(), ..Program::default() };
            match event {
                Event::Edit(changes) => program.sources[at].text = changed(&now[at].text, &changes).into(),
                Event::Undo => program.sources[at].text = Arc::clone(&original[at].text),
                Event::Toggle => program.sources[at].shown = !now[at].shown,
                Event::Missing => drop(program.sources.remove(at)),
            }
            analyzer.analyze(&program);
            if waits || !analyzer.is_provisional() {
                let (settled, anew) = (settled(&mut analyzer, &program), analysis::analyze(&program));
                prop_assert_eq!(&settled, &anew);
                for (source, (a, b)) in program.sources.iter().zip(settled.files.iter().zip(&anew.files)) {
                    let (a, b) = (a.functions.get(), b.functions.get());
                    prop_assert_eq!(a, b, "{}\n{}", source.path.display(), source.text);
                }
            }
            if program.sources.len() == FILES {
                now = program.sources;
            }
        }
    }
}

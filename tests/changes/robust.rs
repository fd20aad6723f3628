//! Whatever becomes of the code, the analysis ends without a panic and speaks of places in the text.

use crate::code::{SOURCES, change, changed};
use addinspect::analysis::{self, Program, Source};
use addinspect::text::Span;
use proptest::prelude::*;

fn lies_in(text: &str, span: Span) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// A member's name is there for people to see.
fn is_place(text: &str, span: Span) -> bool {
    lies_in(text, span) && !span.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_code_is_analysed_without_a_panic(
        first in any::<prop::sample::Index>(),
        changes in prop::collection::vec(prop::collection::vec(change(), 1..12), 8),
    ) {
        let begin = first.index(SOURCES.len());
        let chosen = SOURCES.iter().cycle().skip(begin).zip(&changes);
        let mut sources: Vec<Source> = chosen
            .map(|((path, text), changes)| Source::new(path.clone(), changed(text, changes)))
            .collect();
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        let program = Program { sources, ..Program::default() };
        let outcome = analysis::analyze_all(&program);
        for (source, file) in program.sources.iter().zip(&outcome.files) {
            for usage in &file.usages {
                let fine = is_place(&source.text, usage.span) && is_place(&source.text, usage.expression);
                prop_assert!(fine, "{}: {usage:?}\n{}", source.path.display(), source.text);
            }
            // Between `[` and `]` there may be nothing.
            for doubt in &file.doubts {
                prop_assert!(lies_in(&source.text, doubt.span), "{}: {doubt:?}", source.path.display());
            }
        }
    }
}

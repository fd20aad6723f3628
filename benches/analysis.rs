//! Times of parsing alone, and of parsing and analysing, for each input: `cargo bench --bench analysis`. Milliseconds
//! depend on the machine and its mood; `ratios` says what the analysis costs beside the parse.

mod support;

use divan::Bencher;
use divan::counter::BytesCount;
use std::fmt;
use std::sync::LazyLock;
use support::Input;

static INPUTS: LazyLock<Vec<Input>> = LazyLock::new(support::inputs);

fn main() {
    divan::main();
}

#[divan::bench(args = rows(), sample_count = 20)]
fn parse(bencher: Bencher<'_, '_>, Row(input): &Row) {
    bencher.counter(BytesCount::new(input.bytes())).bench(|| input.parse());
}

#[divan::bench(args = rows(), sample_count = 20)]
fn parse_and_analyse(bencher: Bencher<'_, '_>, Row(input): &Row) {
    bencher.counter(BytesCount::new(input.bytes())).bench(|| input.analyse());
}

/// An input as divan lists it.
struct Row(&'static Input);

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

fn rows() -> Vec<Row> {
    INPUTS.iter().map(Row).collect()
}

//! Makes failing programs small: of all that is one step smaller, the first that still fails so, again and again. All
//! failures of a run shrink together, because the tool is asked about many programs at once.

use crate::in_parallel;
use crate::judge::{Class, judge};
use crate::tool::said_about;
use crate::worker::{Program, Worker};
use serde_json::{Value, json};
use std::sync::Mutex;

const ROUNDS: usize = 30;
/// Failures that shrink at the same time.
const TOGETHER: usize = 12;

/// A program that shows a class of failure.
pub(crate) struct Failure {
    pub(crate) class: Class,
    pub(crate) program: Program,
    /// What is wrong, in words.
    pub(crate) what: Vec<String>,
}

impl Failure {
    /// Its constructs and forms: failures with the same ones have the same cause, as a rule.
    pub(crate) fn kind(&self) -> String {
        let flows = self.program.spec["flows"].as_array().into_iter().flatten();
        let mut kinds: Vec<String> = flows.map(kind_of_flow).collect();
        kinds.sort();
        kinds.join(" + ")
    }

    pub(crate) fn size(&self) -> usize {
        self.program.files.iter().map(|file| file.text.len()).sum()
    }
}

fn kind_of_flow(flow: &Value) -> String {
    let steps = flow["steps"].as_array().into_iter().flatten();
    let constructs = steps.filter_map(|step| step["construct"].as_str());
    let form = flow["use"]["form"].as_str().filter(|form| !matches!(*form, "call" | "read"));
    let names: Vec<&str> = constructs.chain(form).collect();
    if names.is_empty() { "plain".to_owned() } else { names.join(" > ") }
}

/// Each failure as small as it gets, on as many threads as there are processors.
pub(crate) fn shrink(tool: &str, failures: Vec<Failure>) -> Vec<Failure> {
    let queue = Mutex::new(failures);
    in_parallel(|| {
        let mut worker = Worker::start(tool);
        let mut done = Vec::new();
        loop {
            let batch: Vec<Failure> = take(&mut queue.lock().unwrap(), TOGETHER);
            if batch.is_empty() {
                return done;
            }
            done.extend(shrink_batch(tool, &mut worker, batch));
        }
    })
}

fn take(queue: &mut Vec<Failure>, most: usize) -> Vec<Failure> {
    queue.split_off(queue.len().saturating_sub(most))
}

fn shrink_batch(tool: &str, worker: &mut Worker, mut open: Vec<Failure>) -> Vec<Failure> {
    let mut done = Vec::new();
    for _ in 0..ROUNDS {
        let mut smaller = Vec::new();
        for (failure, found) in one_step(tool, worker, open) {
            match found {
                Some(found) => smaller.push(found),
                None => done.push(failure),
            }
        }
        open = smaller;
    }
    done.extend(open);
    done
}

/// For each failure the first smaller one.
fn one_step(tool: &str, worker: &mut Worker, open: Vec<Failure>) -> Vec<(Failure, Option<Failure>)> {
    let specs: Vec<&Value> = open.iter().map(|failure| &failure.program.spec).collect();
    let smaller: Vec<Vec<Value>> = worker.ask(&json!({ "reduce": specs }));
    let programs: Vec<Program> = worker.ask(&json!({ "specs": smaller.concat() }));
    let said = said_about(tool, &programs);
    let mut tried = programs.into_iter().zip(said);
    let step = |(failure, smaller): (Failure, Vec<Value>)| {
        let candidates: Vec<_> = tried.by_ref().take(smaller.len()).collect();
        let failing = |(program, said): (Program, _)| {
            let what = (!program.unfit && program.error.is_none())
                .then(|| judge(&program, &said))?
                .wrong
                .remove(&failure.class)?;
            Some(Failure { class: failure.class, program, what })
        };
        let found = candidates.into_iter().find_map(failing);
        (failure, found)
    };
    open.into_iter().zip(smaller).map(step).collect()
}

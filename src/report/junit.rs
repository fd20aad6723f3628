//! `check --format junit`: a test suite for each file with findings, a test case for each finding.
//!
//! A finding that fails the run is a failed test, any other a passed one with an output; so the suites fail if and only
//! if the command does. Where nothing was found, one passed test says so.

use super::Shown;
use super::entry::{Entry, entries, problems};
use super::xml::XmlWriter;
use std::io::{self, Write};

/// Writes the report.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let (entries, problems) = (entries(shown), problems(shown).collect::<Vec<_>>());
    let is_empty = entries.is_empty() && problems.is_empty() && shown.failures.is_empty();
    let tests = entries.len() + problems.len() + shown.failures.len() + usize::from(is_empty);
    let failures = entries.iter().filter(|entry| fails(shown, entry)).count();
    let mut xml = XmlWriter::new(out)?;
    let counts = Counts { tests, failures, errors: shown.failures.len() };
    counts.open(&mut xml, "testsuites", "addinspect")?;
    for of_file in entries.chunk_by(|a, b| a.place.file == b.place.file) {
        let failures = of_file.iter().filter(|entry| fails(shown, entry)).count();
        let name = of_file.first().map_or("", |entry| entry.place.file.as_str());
        Counts { tests: of_file.len(), failures, errors: 0 }.open(&mut xml, "testsuite", name)?;
        of_file.iter().try_for_each(|entry| case(&mut xml, shown, entry))?;
        xml.close()?;
    }
    for (file, message) in &problems {
        let text = format!("{file}: {message}");
        suite(&mut xml, (file, "problem"), 0, |xml| xml.text("system-out", &[], &text))?;
    }
    for failure in shown.failures {
        let error = |xml: &mut XmlWriter| xml.empty("error", &[("message", failure)]);
        suite(&mut xml, ("addinspect", "nothing to judge"), 1, error)?;
    }
    if is_empty {
        suite(&mut xml, ("addinspect", "no findings"), 0, |_| Ok(()))?;
    }
    xml.close()
}

/// What the attributes of a suite count.
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Counts {
    fn open(&self, xml: &mut XmlWriter, element: &'static str, name: &str) -> io::Result<()> {
        let counts = [self.tests, self.failures, self.errors].map(|n| n.to_string());
        let [tests, failures, errors] = counts.each_ref().map(String::as_str);
        xml.open(element, &[("name", name), ("tests", tests), ("failures", failures), ("errors", errors)])
    }
}

/// A suite with one test in it.
fn suite(
    xml: &mut XmlWriter,
    (name, case): (&str, &str),
    errors: usize,
    inside: impl FnOnce(&mut XmlWriter) -> io::Result<()>,
) -> io::Result<()> {
    Counts { tests: 1, failures: 0, errors }.open(xml, "testsuite", name)?;
    xml.open("testcase", &[("name", case), ("classname", name)])?;
    inside(xml)?;
    xml.close()?;
    xml.close()
}

fn fails(shown: &Shown, entry: &Entry) -> bool {
    shown.fails.is_some_and(|least| entry.finding.severity >= least)
}

fn case(xml: &mut XmlWriter, shown: &Shown, entry: &Entry) -> io::Result<()> {
    let (place, finding) = (&entry.place, entry.finding);
    let name = format!("{} at {}:{}", finding.rule, place.line, place.column);
    xml.open("testcase", &[("name", &name), ("classname", &place.file)])?;
    let text = format!("{}:{}:{}: {}", place.file, place.line, place.column, finding.message);
    if fails(shown, entry) {
        xml.text("failure", &[("type", finding.severity.word()), ("message", entry.point())], &text)?;
    } else {
        xml.text("system-out", &[], &format!("{}: {text}", finding.severity.word()))?;
    }
    xml.close()
}

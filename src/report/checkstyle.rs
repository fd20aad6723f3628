//! `check --format checkstyle`: the XML of Checkstyle, which many build servers read.

use super::Shown;
use super::entry::{Entry, entries, problems};
use super::xml::XmlWriter;
use crate::rules::Severity;
use std::io::{self, Write};

/// Writes the report; the findings of a file stand together.
pub(super) fn write(out: &mut dyn Write, shown: &Shown) -> io::Result<()> {
    let mut xml = XmlWriter::new(out)?;
    xml.open("checkstyle", &[("version", "10.0")])?;
    for of_file in entries(shown).chunk_by(|a, b| a.place.file == b.place.file) {
        let name = of_file.first().map_or("", |entry| entry.place.file.as_str());
        xml.open("file", &[("name", name)])?;
        of_file.iter().try_for_each(|entry| error(&mut xml, entry))?;
        xml.close()?;
    }
    for (file, message) in problems(shown) {
        xml.open("file", &[("name", &file)])?;
        let attributes = [("severity", "warning"), ("message", message), ("source", "addinspect.problem")];
        xml.empty("error", &attributes)?;
        xml.close()?;
    }
    xml.close()
}

fn error(xml: &mut XmlWriter, entry: &Entry) -> io::Result<()> {
    let severity = match entry.finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "info",
    };
    let attributes = [
        ("line", entry.place.line.to_string()),
        ("column", entry.place.column.to_string()),
        ("severity", severity.to_owned()),
        ("message", entry.finding.message.clone()),
        ("source", format!("addinspect.{}", entry.finding.rule)),
    ];
    xml.empty("error", &attributes.each_ref().map(|(key, value)| (*key, value.as_str())))
}

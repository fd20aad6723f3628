//! The pages about the command line and its formats name everything that there is.

use crate::run::{Ran, add_in, addinspect, repository};

const COMMAND_LINE: &str = include_str!("../../docs/command-line.md");
const FORMATS: &str = include_str!("../../docs/json.md");

const CODE: &str = "Office.context.mailbox.item.body.setAsync('');\n";

fn help(command: &[&str]) -> String {
    addinspect(repository(), &[command, &["--help"]].concat()).out
}

/// The commands that the help of one lists; clap's own `help` explains itself.
fn subcommands(command: &[&str]) -> Vec<String> {
    let help = help(command);
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    // What is said of a command may go on in lines that are indented more.
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|n| !n.is_empty()));
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// What begins with `--`; values and prose may name an option again.
fn options(command: &[&str]) -> Vec<String> {
    let help = help(command);
    let words = help.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.len() > 2 && word.starts_with("--")).map(str::to_owned).collect()
}

#[test]
fn every_command_has_a_row() {
    let (mut all, mut groups) = (subcommands(&[]), Vec::new());
    assert!(all.iter().any(|name| name == "check"), "{all:?}");
    for group in ["baseline", "catalog", "config"] {
        groups.extend(subcommands(&[group]).into_iter().map(|name| format!("{group} {name}")));
    }
    all.retain(|name| !["baseline", "catalog", "config"].contains(&name.as_str()));
    for command in all.iter().chain(&groups) {
        let row = format!("| `addinspect {command}");
        assert!(COMMAND_LINE.contains(&row), "docs/command-line.md lacks {command}");
    }
}

#[test]
fn every_option_of_check_has_a_row() {
    let all = options(&["check"]);
    assert!(all.iter().any(|name| name == "--fix"), "{all:?}");
    for option in all {
        let rows = COMMAND_LINE.lines().filter(|line| line.starts_with("| `-"));
        let cells = rows.filter_map(|row| row.split(" | ").next());
        let mut words = cells.flat_map(|cell| cell.split(['`', ' ', ',']));
        assert!(words.any(|word| word == option), "docs/command-line.md lacks {option}");
    }
}

#[test]
fn every_format_of_check_has_a_row_and_is_tested() {
    let help = help(&["check"]);
    let (_, values) = help.split_once("Possible values:\n").unwrap();
    let values = values.lines().map_while(|line| line.trim().strip_prefix("- ")?.split(':').next());
    let values: Vec<&str> = values.collect();
    assert_eq!(values, crate::crowd::ALL);
    let rows: Vec<&str> = COMMAND_LINE.lines().filter(|line| line.starts_with("| `")).collect();
    for value in values {
        let named = format!("`{value}`");
        let is_named = |row: &&&str| row.split(" | ").next().unwrap_or_default().contains(&named);
        assert!(rows.iter().any(|row| is_named(&row)), "docs/command-line.md lacks the format {value}");
    }
}

#[test]
fn every_option_of_the_other_commands_is_named() {
    for command in
        [&["migrate"][..], &["report"], &["usages"], &["rules"], &["config", "show"], &["catalog", "build"]]
    {
        for option in options(command) {
            assert!(COMMAND_LINE.contains(&option), "docs/command-line.md lacks {option} of {command:?}");
        }
    }
}

#[test]
fn every_field_of_the_other_formats_is_named() {
    let folder = add_in("ReadItem", CODE);
    let runs: [(&[&str], &str); 3] = [
        (&["usages", "--format", "jsonl"], "usages"),
        (&["catalog", "list", "--format", "jsonl"], "catalog list"),
        (&["rules", "--format", "jsonl"], "rules"),
    ];
    for (args, command) in runs {
        let ran: Ran = addinspect(folder.path(), args);
        let line: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
        let heading = format!("## `{command} --format jsonl`\n");
        let (_, section) = FORMATS.split_once(&heading).unwrap();
        let section = section.split("\n## ").next().unwrap_or_default();
        for field in line.as_object().unwrap().keys() {
            assert!(section.contains(&format!("`{field}`")), "docs/json.md lacks {field} of {command}");
        }
    }
}

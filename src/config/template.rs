//! The `addinspect.json` that `init` writes: every key explained, none set, from the table in [`super::shape`].
//!
//! Knows nothing about files. Called by the command.

use super::shape::{FILE, ObjectKey, ValueShape};
use std::fmt::Write as _;

/// The key that is set, to nothing: it stands last, so that each of the others can be set by itself, with its comma.
const LAST: &str = "rules";

/// The text. Everything but an empty `rules` is a comment; removing the `//` in front of a key sets it.
pub fn template() -> String {
    let ValueShape::Record(keys) = &FILE else { return "{}\n".to_owned() };
    let mut text = String::from("{\n");
    let (last, others): (Vec<&ObjectKey>, Vec<&ObjectKey>) = keys.iter().partition(|key| key.name == LAST);
    // Writing into a string can't fail.
    for key in others.into_iter().chain(last) {
        for line in about(key) {
            let _ = writeln!(text, "  // {line}");
        }
        let _ = match key.name {
            LAST => writeln!(text, "  // For example {}\n  \"{LAST}\": {{}}", example(LAST)),
            name => writeln!(text, "  // \"{name}\": {},\n", example(name)),
        };
    }
    text.push_str("}\n");
    text
}

/// What a key is for, in lines that fit a page.
fn about(key: &ObjectKey) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in key.about.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + word.len() < 96 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A value that somebody may want, on one line.
fn example(key: &str) -> &'static str {
    match key {
        "$schema" => "\"./addinspect.schema.json\"",
        "rules" => "{ \"permission-excessive\": \"warning\", \"legacy-ews\": \"off\" }",
        "exchange" => "\"hybrid\"",
        "include" => "[\"src\", \"manifests\"]",
        "exclude" => "[\"src/generated\", \"**/*.min.js\"]",
        "tests" => "[\"checks\", \"!checks/app\"]",
        "maxFileSize" => "10000000",
        "addIns" => {
            "[{ \"name\": \"Mail\", \"manifests\": [\"manifest*.xml\"], \"sources\": [\"src/taskpane\"] }]"
        }
        "levels" => {
            "{ \"Office.Subject.setAsync\": { \"level\": \"ReadItem\", \"reason\": \"tried in our tenant\" } }"
        }
        "baseline" => "\"addinspect.baseline\"",
        "overrides" => "[{ \"files\": [\"demo\"], \"rules\": { \"permission-exceeded\": \"information\" } }]",
        _ => "{}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read::read;
    use std::path::Path;

    const RULES: [&str; 3] = ["permission-excessive", "legacy-ews", "permission-exceeded"];

    fn faults(text: &str) -> Vec<String> {
        read(text, Path::new("addinspect.json"), &RULES).1.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn nothing_is_set_and_everything_can_be() {
        let text = template();
        assert_eq!(faults(&text), [""; 0], "{text}");
        assert!(text.lines().all(|line| line.len() <= 110), "{text}");
        let set = text.replace("// \"", "\"");
        assert_eq!(faults(&set), [""; 0], "{set}");
        let ValueShape::Record(keys) = &FILE else { panic!("no record") };
        assert!(
            keys.iter()
                .all(|key| set.contains(&format!("  \"{}\": ", key.name)) && example(key.name) != "{}")
        );
    }
}

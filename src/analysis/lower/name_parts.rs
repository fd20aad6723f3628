//! Which strings can be part of a member's name: others never become a key that matters, so they are not followed.
//!
//! A string is kept where each three letters in a row occur in some name. That keeps a few too many, and every part of
//! a name: what is put together from parts that are left out is no name either. Called where strings are lowered, and
//! where the solver puts strings together.

use crate::catalog::{Application, Catalog};
use std::sync::OnceLock;

/// Letters are numbered from 1; 0 stands for whatever is none.
const LETTERS: usize = 64;

/// Methods that are asked for by name, as compilers do (`generator[key](value)`).
const METHODS: [&str; 14] = [
    "next", "throw", "return", "then", "catch", "forEach", "map", "filter", "find", "push", "pop", "shift",
    "get", "set",
];

/// First arguments that decide what a call needs of a document, as strings: the values of `CoercionType` and `FileType`.
const ARGUMENTS: [&str; 10] =
    ["text", "html", "matrix", "table", "ooxml", "image", "xmlSvg", "slideRange", "compressed", "pdf"];

/// Whether `text` can be part of the name of a member, or of a global of Office, or is one of a few methods and arguments.
pub(crate) fn is_name_part(text: &str) -> bool {
    let bytes = text.as_bytes();
    METHODS.contains(&text)
        || ARGUMENTS.contains(&text)
        || !bytes.is_empty()
            && bytes.iter().all(|&b| number(b) > 0)
            && bytes.windows(3).all(|three| triples().get(index(three)).copied().unwrap_or(false))
}

fn triples() -> &'static [bool] {
    static TRIPLES: OnceLock<Vec<bool>> = OnceLock::new();
    TRIPLES.get_or_init(|| {
        let mut known = vec![false; LETTERS * LETTERS * LETTERS];
        let names = Catalog::get().members().map(|(_, member)| member.name.as_str());
        let globals = Application::with_namespaces().map(Application::name).chain(["Office"]);
        for three in names.chain(globals).flat_map(|name| name.as_bytes().windows(3)) {
            known[index(three)] = true;
        }
        known
    })
}

fn index(three: &[u8]) -> usize {
    three.iter().fold(0, |index, &b| index * LETTERS + number(b))
}

fn number(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => 1 + usize::from(byte - b'a'),
        b'A'..=b'Z' => 27 + usize::from(byte - b'A'),
        b'0'..=b'9' => 53 + usize::from(byte - b'0'),
        b'_' | b'$' => 63,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_name_part;

    #[test]
    fn parts_of_names_are_kept_and_other_strings_are_not() {
        for part in ["setAsync", "set", "Async", "s", "Office", "Categories", "body", "ooxml", "OneNote"] {
            assert!(is_name_part(part), "{part}");
        }
        for other in ["", "click!", "text/html", "zzz", "Hello world"] {
            assert!(!is_name_part(other), "{other}");
        }
    }
}

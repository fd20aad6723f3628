//! What a build step or a server fills in before anybody reads the manifest: `{{X}}`, `${X}`, `<%= x %>`, `<?= ?>`, ...
//!
//! Such marks are not syntax errors. Before a text is read they are replaced by something of the same length that the
//! syntax allows, so every span stays: a value by a word that still looks like a placeholder, a condition or a loop by
//! blanks. Knows nothing about what a manifest says. Called by both readers and by the edits.

use memchr::memmem::find;
use std::borrow::Cow;

/// Bytes in which a placeholder has to end: a bound for texts that are full of openings.
const LONGEST: usize = 4000;

/// Letters that the name in a placeholder can have.
const LONGEST_NAME: usize = 100;

/// How placeholders begin and end; the longer of two beginnings comes first.
const MARKS: [(&str, &str); 9] = [
    ("<%", "%>"),
    ("<?", "?>"),
    ("${{", "}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("${", "}"),
    ("#{", "}"),
    ("$(", ")"),
];

/// What stands on both sides of a name.
const ENCLOSING: [&str; 5] = ["%%", "%", "@@", "@", "__"];

/// How `<?` goes on where it begins PHP rather than an instruction of XML.
const SCRIPT: [&str; 3] = ["<?=", "<?php", "<? "];

/// Words with which `{{ ... }}` steers the template instead of standing for a value.
const STEERING: [&str; 9] = ["else", "if", "end", "range", "with", "define", "block", "template", "each"];

/// Pieces of values that only placeholders have.
const IN_VALUES: [&str; 8] = ["{", "$", "%", "#", "__", "<", "@", "[["];

/// A text without placeholders, as long as the original.
#[derive(Debug)]
pub(in crate::manifest) struct Filled<'t> {
    pub(in crate::manifest) text: Cow<'t, str>,
    /// Whether a condition or a loop decides which parts of the text count.
    pub(in crate::manifest) steered: bool,
}

/// Whether a value is filled in later.
pub(in crate::manifest) fn is_placeholder(value: &str) -> bool {
    IN_VALUES.iter().any(|mark| value.contains(mark))
}

/// Fills an XML text.
pub(in crate::manifest) fn in_xml(text: &str) -> Filled<'_> {
    fill(text, Syntax::Xml)
}

/// Fills a JSON text.
pub(in crate::manifest) fn in_json(text: &str) -> Filled<'_> {
    fill(text, Syntax::Json)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Xml,
    Json,
}

/// Where in the syntax a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntactic {
    /// XML: between tags. JSON: between tokens.
    Text,
    /// XML: in a tag, outside of quotes.
    Tag,
    /// In a string or an attribute value that ends with this quote.
    Quoted(u8),
}

/// A placeholder.
#[derive(Debug, Clone, Copy)]
struct Placeholder<'t> {
    whole: &'t str,
    role: PlaceholderRole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlaceholderRole {
    /// Stands for a value.
    Value,
    /// A condition, a loop, other code.
    Steering,
    /// Says nothing to anybody but people.
    Remark,
}

/// Replaces every placeholder.
fn fill(text: &str, syntax: Syntax) -> Filled<'_> {
    // Nearly every XML file has a `<?`: that of its declaration.
    let mut opens =
        MARKS.iter().map(|(open, _)| *open).filter(|open| *open != "<?").chain(SCRIPT).chain(ENCLOSING);
    if !opens.any(|open| find(text.as_bytes(), open.as_bytes()).is_some()) {
        return Filled { text: Cow::Borrowed(text), steered: false };
    }
    let mut out = text.as_bytes().to_vec();
    let (mut at, mut steered) = (0, false);
    let mut here = Here { syntax, place: Syntactic::Text, before: None, begun: false };
    while let Some(rest) = text.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
        let mark = text.get(at..).and_then(|text| Placeholder::at(text, syntax));
        let len = match mark {
            Some(mark) => {
                // What stands before the document decides nothing in it.
                steered |= mark.role == PlaceholderRole::Steering && here.begun;
                here.replace(mark, &mut out[at..]);
                mark.whole.len()
            }
            None => here.step(rest),
        };
        let solid = out[at..at + len].iter().rfind(|b| !b.is_ascii_whitespace());
        here.before = solid.copied().or(here.before);
        at += len;
    }
    Filled { text: String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned), steered }
}

/// What is known at a byte.
struct Here {
    syntax: Syntax,
    place: Syntactic,
    /// The last byte before it, in what is filled, that is not a blank.
    before: Option<u8>,
    /// Whether the document's first element or bracket has begun.
    begun: bool,
}

impl Here {
    /// Fills the placeholder that begins `out`.
    fn replace(&self, mark: Placeholder<'_>, out: &mut [u8]) {
        let json = self.syntax == Syntax::Json;
        let (own, rest) = out.split_at_mut(mark.whole.len());
        // Inside of the document a condition is text like any other: what will stand there is not known.
        let outside = || !self.begun || find(rest, b"</").is_none();
        // What is all that an element has writes its value, whatever it looks like.
        let alone = self.before == Some(b'>') && rest.trim_ascii_start().starts_with(b"</");
        let blank = match (json, self.place) {
            (true, Syntactic::Text) => mark.role != PlaceholderRole::Value,
            (false, Syntactic::Text) => match mark.role {
                PlaceholderRole::Value => false,
                PlaceholderRole::Remark => !alone,
                PlaceholderRole::Steering => outside(),
            },
            (false, Syntactic::Tag) => self.before != Some(b'='),
            _ => false,
        };
        if blank {
            own.iter_mut().filter(|b| !matches!(b, b'\n' | b'\r')).for_each(|b| *b = b' ');
            return;
        }
        let forbidden: &[u8] = if json { b"\"\\\r\n\t" } else { b"\"'<>&" };
        own.iter_mut().filter(|b| forbidden.contains(b)).for_each(|b| *b = b'_');
        let ends = match (json, self.place) {
            (true, Syntactic::Text) | (false, Syntactic::Tag) => Some((b'"', b'"')),
            _ if mark.whole.starts_with('<') => Some((b'{', b'}')),
            _ => None,
        };
        if let (Some((first, last)), [begin, second, .., end]) = (ends, own) {
            (*begin, *end) = (first, last);
            // What else has been the mark of a placeholder may be gone with the first letter.
            if first == b'"' {
                *second = b'{';
            }
        }
    }

    /// Goes on to the next byte that can matter; says how far that is.
    fn step(&mut self, rest: &[u8]) -> usize {
        let (len, place) = match self.syntax {
            Syntax::Xml => step_xml(rest, self.place),
            Syntax::Json => step_json(rest, self.place),
        };
        self.place = place;
        self.begun |= place != Syntactic::Text || self.syntax == Syntax::Json && rest.first() == Some(&b'{');
        len.clamp(1, rest.len())
    }
}

impl<'t> Placeholder<'t> {
    /// The placeholder that begins `text`.
    fn at(text: &'t str, syntax: Syntax) -> Option<Placeholder<'t>> {
        match syntax {
            Syntax::Json => Placeholder::enclosed(text).or_else(|| Placeholder::bracketed(text)),
            // In XML the others are plain text.
            Syntax::Xml => Placeholder::bracketed(text),
        }
    }

    /// A name between equal marks: `%X%`, `@X@`, `__X__`.
    fn enclosed(text: &'t str) -> Option<Placeholder<'t>> {
        let mark = ENCLOSING.iter().find(|mark| text.starts_with(**mark))?;
        let inside = text.get(mark.len()..)?;
        let is_name = |c: char| c.is_alphanumeric() || "_.-".contains(c);
        let mut letters = inside.char_indices().take(LONGEST_NAME);
        let len = letters
            .find(|(_, c)| !is_name(*c))
            .map(|(at, _)| at)
            .or((inside.len() < LONGEST_NAME).then_some(inside.len()))?;
        let name =
            inside.get(..len).map(|name| name.trim_end_matches('_')).filter(|name| !name.is_empty())?;
        let closed = inside.get(name.len()..)?.starts_with(mark);
        let whole = text.get(..mark.len() + name.len() + mark.len()).filter(|_| closed)?;
        Some(Placeholder { whole, role: PlaceholderRole::Value })
    }

    fn bracketed(text: &'t str) -> Option<Placeholder<'t>> {
        if !matches!(text.as_bytes().first(), Some(b'<' | b'{' | b'$' | b'#')) {
            return None;
        }
        let (open, close) = MARKS.iter().find(|(open, _)| text.starts_with(open))?;
        if *open == "<?" && !SCRIPT.iter().any(|open| text.starts_with(open)) {
            return None;
        }
        let head = &text.as_bytes()[..text.len().min(LONGEST)];
        let inside = head.get(open.len()..)?;
        let len = find(inside, close.as_bytes())?;
        // Only tags go over several lines.
        let one_line = memchr::memchr2(b'\n', b'\r', &inside[..len]).is_none();
        let of_tags = open.starts_with('<') || open.ends_with(['%', '#']) || inside.starts_with(b"!--");
        let mut end = open.len() + len + close.len();
        end += usize::from(*open == "#{" && text.as_bytes().get(end) == Some(&b'#'));
        while *open == "{{" && text.starts_with("{{{") && text.as_bytes().get(end) == Some(&b'}') {
            end += 1;
        }
        let whole = text.get(..end).filter(|_| one_line || of_tags)?;
        Some(Placeholder { whole, role: role(open, text.get(open.len()..open.len() + len)?) })
    }
}

/// Whether code has a block or a word of a condition, a loop, another file: the rest only computes.
fn decides(code: &str) -> bool {
    const WORDS: [&str; 14] = [
        "if", "else", "elseif", "elsif", "for", "foreach", "while", "switch", "case", "unless", "include",
        "require", "render", "block",
    ];
    let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
    code.contains(['{', '}']) || words.any(|word| WORDS.contains(&word) || word.starts_with("end"))
}

/// What a placeholder is, by what stands between its marks.
fn role(open: &str, inside: &str) -> PlaceholderRole {
    let word = inside.trim_start_matches(['-', '~', ' ']);
    let (remark, steering) = match open {
        "<%" => (
            inside.starts_with("--") || !inside.starts_with(['=', '-', ':']) && !decides(inside),
            !inside.starts_with(['=', '-', ':']),
        ),
        "<?" => {
            let is_value = inside.starts_with('=') || inside.contains("echo") || inside.contains("print");
            (!is_value && !decides(inside), !is_value)
        }
        "{{" => {
            let first = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            (word.starts_with('!'), word.starts_with(['#', '/', '^', '>']) || STEERING.contains(&first))
        }
        "{%" => (!decides(inside), true),
        "{#" => (true, false),
        _ => (false, false),
    };
    match (remark, steering) {
        (true, _) => PlaceholderRole::Remark,
        (false, true) => PlaceholderRole::Steering,
        (false, false) => PlaceholderRole::Value,
    }
}

fn step_xml(rest: &[u8], place: Syntactic) -> (usize, Syntactic) {
    let skip = |open: &str, close: &str| {
        let inside = rest.strip_prefix(open.as_bytes())?;
        Some(find(inside, close.as_bytes()).map_or(rest.len(), |at| open.len() + at + close.len()))
    };
    match (place, rest[0]) {
        (Syntactic::Text, b'<') => match skip("<!--", "-->").or_else(|| skip("<?", "?>")) {
            Some(len) => (len, Syntactic::Text),
            None if rest.get(1).is_some_and(|&b| b.is_ascii_alphabetic() || b == b'/') => (1, Syntactic::Tag),
            None => (1, Syntactic::Text),
        },
        (Syntactic::Tag, b'>') => (1, Syntactic::Text),
        (Syntactic::Tag, quote @ (b'"' | b'\'')) => (1, Syntactic::Quoted(quote)),
        (Syntactic::Quoted(quote), byte) if byte == quote => (1, Syntactic::Tag),
        _ => (1, place),
    }
}

fn step_json(rest: &[u8], place: Syntactic) -> (usize, Syntactic) {
    match (place, rest[0]) {
        (Syntactic::Text, b'"') => (1, Syntactic::Quoted(b'"')),
        (Syntactic::Quoted(_), b'\\') => (2, place),
        (Syntactic::Quoted(_), b'"' | b'\n') => (1, Syntactic::Text),
        _ => (1, place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_of_xml_become_text_of_the_same_length() {
        for (text, filled) in [
            ("<a b=\"{{X}}\">${Y}</a>", "<a b=\"{{X}}\">${Y}</a>"),
            ("<a b=\"<?= $x ?>/p\"/>", "<a b=\"{?= $x ?}/p\"/>"),
            ("<a b=\"{{url \"p\" & 1}}\"/>", "<a b=\"{{url _p_ _ 1}}\"/>"),
            ("<p><%= level %></p>", "<p>{%= level %}</p>"),
            ("<p><?php echo $l->x ?></p>", "<p>{?php echo $l-_x ?}</p>"),
            ("<?xml version=\"1.0\"?><?mso a?><a/>", "<?xml version=\"1.0\"?><?mso a?><a/>"),
            ("{{#if x}}<a>{{#if y}}<b/>{{/if}}</a>{{/if}}", "         <a>{{#if y}}<b/>{{/if}}</a>       "),
            ("<p>X<%-- why --%></p>", "<p>X             </p>"),
            ("<p>{% level %}</p>", "<p>{% level %}</p>"),
            ("<p>{% if a %}X{% endif %}</p>", "<p>{% if a %}X{% endif %}</p>"),
            ("<% if (a < b) { %>\n<a/>", "                  \n<a/>"),
            ("<p>{{#if a}}X{{else}}Y{{/if}}</p>", "<p>{{#if a}}X{{else}}Y{{/if}}</p>"),
            ("<a {{more}} b={{c}}/>", "<a          b=\"{c}\"/>"),
            ("<!-- {{a\"}} --><a/>", "<!-- {{a\"}} --><a/>"),
            ("<a>{{ open</a>", "<a>{{ open</a>"),
        ] {
            assert_eq!(in_xml(text).text, filled, "{text}");
        }
    }

    #[test]
    fn placeholders_of_json_become_strings_or_parts_of_them() {
        for (text, filled) in [
            ("{\"a\": {{X}}}", "{\"a\": \"{X}\"}"),
            ("{\"a\": <%= x %>, \"b\": ${Y}}", "{\"a\": \"{= x %\", \"b\": \"{Y\"}"),
            ("{\"a\": %X%, \"b\": __Y__, \"c\": @@Z@@}", "{\"a\": \"{\", \"b\": \"{Y_\", \"c\": \"{Z@\"}"),
            (
                "{\"a\": #{X}#, \"b\": \"50%\", \"c\": \"a%20b%20\"}",
                "{\"a\": \"{X}\", \"b\": \"50%\", \"c\": \"a%20b%20\"}",
            ),
            ("{\"a\": \"{{t \"x\"}}\"}", "{\"a\": \"{{t _x_}}\"}"),
            ("[{{#each a}} {\"b\": 1} {{/each}}]", "[            {\"b\": 1}          ]"),
            ("{\"a\": {\"b\": {\"c\": 1}}}", "{\"a\": {\"b\": {\"c\": 1}}}"),
        ] {
            assert_eq!(in_json(text).text, filled, "{text}");
        }
    }

    #[test]
    fn conditions_are_told_from_values() {
        for (text, steered) in [
            ("<a>{{X}}</a>", false),
            ("<a>{{#if X}}<b/>{{/if}}</a>", true),
            ("<a>{% if x %}<b/>{% endif %}</a>", true),
            ("<a><?php if ($x): ?><b/><?php endif ?></a>", true),
            ("<a><?= $x ?></a>", false),
            ("<a>{{! a remark }}</a>", false),
            ("<?php header('x'); ?><a/>", false),
            ("<a><?php $x = 1; ?><% var y = 2 %></a>", false),
            ("<a><% if (x) { %><b/><% } %></a>", true),
        ] {
            assert_eq!(in_xml(text).steered, steered, "{text}");
        }
    }
}

//! Finds `<script>` blocks in markup: pages, those that a server fills in, and components of Vue and Svelte.
//!
//! A script's text ends at the next `</script`, whatever stands before it: that is how HTML itself is tokenised, and
//! it holds in templates that no HTML grammar can parse. Knows nothing about the scripts' content.

use super::Language;
use super::server::quoted_len;
use crate::text::Span;
use memchr::memmem;

/// One inline script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InlineScript {
    /// Its text.
    pub span: Span,
    /// Its grammar, by `lang` and `type`.
    pub language: Language,
    /// `type="module"`, or a component's script (Vue, Svelte).
    pub module: bool,
}

/// A script that markup loads from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptRef<'a> {
    /// The `src` attribute.
    pub src: &'a str,
}

/// All inline scripts of `text`, in order. `component` says that it is a Vue or Svelte component.
pub fn script_blocks(text: &str, component: bool) -> Vec<InlineScript> {
    let scripts = Scripts { text, at: 0 };
    scripts.filter_map(|s| s.block(component)).collect()
}

/// All scripts that `text` loads, in order.
pub fn script_sources(text: &str) -> Vec<ScriptRef<'_>> {
    let scripts = Scripts { text, at: 0 };
    scripts.filter_map(|s| attribute(s.attributes, "src")).map(|src| ScriptRef { src }).collect()
}

struct Script<'a> {
    attributes: &'a str,
    content: Span,
}

impl Script<'_> {
    fn block(&self, component: bool) -> Option<InlineScript> {
        if self.content.is_empty() || attribute(self.attributes, "src").is_some() {
            return None;
        }
        let kind = attribute(self.attributes, "type").unwrap_or("").to_ascii_lowercase();
        let lang = attribute(self.attributes, "lang").unwrap_or("").to_ascii_lowercase();
        let typescript = matches!(lang.as_str(), "ts" | "typescript") || kind == "text/typescript";
        let language = match (typescript, lang.as_str()) {
            (_, "tsx") => Language::Tsx,
            (true, _) => Language::TypeScript,
            _ => Language::JavaScript,
        };
        let runs = matches!(
            kind.as_str(),
            "" | "module"
                | "text/javascript"
                | "application/javascript"
                | "text/ecmascript"
                | "text/babel"
                | "text/typescript"
        );
        runs.then_some(InlineScript { span: self.content, language, module: component || kind == "module" })
    }
}

/// Iterates over `<script ...>...</script>`, comments skipped.
struct Scripts<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Scripts<'a> {
    type Item = Script<'a>;

    fn next(&mut self) -> Option<Script<'a>> {
        let bytes = self.text.as_bytes();
        while let Some(found) = memchr::memchr(b'<', bytes.get(self.at..)?) {
            let tag = self.at + found;
            let rest = &self.text[tag..];
            if rest.starts_with("<!--") {
                self.at = memmem::find(rest.as_bytes(), b"-->").map_or(bytes.len(), |end| tag + end + 3);
            } else if is_script_tag(rest) {
                let open_end = tag + tag_end(rest);
                let content = self.text.get(open_end..)?;
                let close = find_close(content);
                self.at = open_end + close;
                let attributes = self.text.get(tag + 7..open_end.saturating_sub(1).max(tag + 7))?;
                return Some(Script { attributes, content: Span::from_usize(open_end, open_end + close) });
            } else {
                self.at = tag + 1;
            }
        }
        None
    }
}

fn is_script_tag(rest: &str) -> bool {
    let head = rest.as_bytes();
    head.len() > 7
        && head[1..7].eq_ignore_ascii_case(b"script")
        && (head[7].is_ascii_whitespace() || matches!(head[7], b'>' | b'/'))
}

/// Length of a start tag; `>` inside quoted attribute values does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (i, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return i + 1,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn find_close(content: &str) -> usize {
    let bytes = content.as_bytes();
    memmem::find_iter(bytes, b"</")
        .find(|&i| bytes.get(i + 2..i + 8).is_some_and(|name| name.eq_ignore_ascii_case(b"script")))
        .unwrap_or(bytes.len())
}

/// The value of an attribute; an unquoted one ends at a blank.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let bytes = attributes.as_bytes();
    let mut from = 0;
    while let Some(found) = memmem::find(&bytes[from..], name.as_bytes()) {
        let (start, end) = (from + found, from + found + name.len());
        let bounded = start == 0 || bytes[start - 1].is_ascii_whitespace();
        let rest = attributes[end..].trim_start();
        if let (true, Some(value)) = (bounded, rest.strip_prefix('=')) {
            let value = value.trim_start();
            return match value.as_bytes().first() {
                Some(&q @ (b'"' | b'\'')) => value.get(1..1 + quoted_len(&value[1..], q as char)),
                _ => value.split(|c: char| c.is_whitespace() || c == '/').next(),
            };
        }
        from = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_inline_scripts_and_leaves_the_others() {
        let text = "<!-- <script>no</script> --><SCRIPT a='>'>one</SCRIPT><script src=x.js></script>\
                    <script type=\"text/template\">no</script><script type='module' lang=\"ts\">two</script >";
        let blocks = script_blocks(text, false);
        let found: Vec<_> = blocks.iter().map(|b| (b.span.of(text), b.language, b.module)).collect();
        assert_eq!(found, [("one", Language::JavaScript, false), ("two", Language::TypeScript, true)]);
        assert_eq!(script_sources(text), [ScriptRef { src: "x.js" }]);
    }

    #[test]
    fn unclosed_scripts_and_tags_end_with_the_file() {
        assert_eq!(script_blocks("<script>a < b", false)[0].span, Span::new(8, 13));
        assert!(script_blocks("<script ", false).is_empty());
        assert!(script_blocks("<script", false).is_empty());
        assert!(script_blocks("<!-- <script>", false).is_empty());
    }
}

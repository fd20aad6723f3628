//! The edits of unified manifests: entries of `authorization.permissions.resourceSpecific`.
//!
//! Facts: Teams app schema v1.30: an entry is `{ "name": ..., "type": "Delegated" }`. Called through the parent only, with
//! well-formed texts.

use super::layout::Layout;
use crate::json::{self, Value};
use crate::manifest::placeholders::in_json;
use crate::manifest::unified::permissions::resource_specific;
use crate::manifest::{Family, Manifest, SupplementaryKind, canonical_name};
use crate::text::{Edit, Errors, Span};
use rustc_hash::FxHashSet;
use serde_json::{Value as New, json};

/// The way to the array.
const PATH: [&str; 3] = ["authorization", "permissions", "resourceSpecific"];
const DELEGATED: &str = "Delegated";

/// A document and its layout.
struct Page<'t> {
    text: &'t str,
    root: Value,
    layout: Layout<'t>,
}

pub(super) fn declare(text: &str, manifest: &Manifest, family: Family, value: &str) -> Option<Vec<Edit>> {
    let page = Page::read(text)?;
    // Nobody knows what a placeholder becomes; it is replaced where there is nothing else.
    let named = manifest.levels(family).any(|d| !d.is_placeholder());
    let all = || manifest.levels(family).filter(|d| !named || !d.is_placeholder());
    let Some(keep) = all().find(|d| d.is_in_place()).or_else(|| all().next()) else {
        return Some(vec![page.insert(value)?]);
    };
    let mut edits = vec![Edit { span: keep.value.span, text: value.to_owned() }];
    edits.extend(page.delegated(page.entry(keep.value.span)?)?);
    let others: Vec<Span> = all().map(|d| d.whole).filter(|whole| *whole != keep.whole).collect();
    edits.extend(page.remove(&others)?);
    Some(edits)
}

pub(super) fn add(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    let page = Page::read(text)?;
    let name = canonical_name(manifest.kind, kind);
    let known = manifest.supplementary.iter().find(|s| s.kind == kind).map(|s| s.value.span);
    if let Some(span) = known {
        return page.delegated(page.entry(span)?).map(|edit| edit.into_iter().collect());
    }
    let misspelt = manifest.declared.iter().find(|d| d.meant == Some(kind));
    let Some(misspelt) = misspelt else { return Some(vec![page.insert(name)?]) };
    let mut edits = vec![Edit { span: misspelt.value.span, text: name.to_owned() }];
    edits.extend(page.delegated(page.entry(misspelt.value.span)?)?);
    Some(edits)
}

pub(super) fn remove(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    let of_kind = manifest.supplementary.iter().filter(|s| s.kind == kind).map(|s| s.whole);
    Page::read(text)?.remove(&of_kind.collect::<Vec<_>>())
}

pub(super) fn delegate(text: &str, name: Span) -> Option<Vec<Edit>> {
    let page = Page::read(text)?;
    page.delegated(page.entry(name)?).map(|edit| edit.into_iter().collect())
}

impl<'t> Page<'t> {
    fn read(text: &'t str) -> Option<Page<'t>> {
        let filled = in_json(text).text;
        let root = json::parse(&filled, &mut Errors::new(&filled, 1))?;
        let first = root.inner.of(text).find('"').map(|at| root.inner.start + at as u32);
        let layout = Layout::of(text, root.span.start, first);
        Some(Page { text, root, layout })
    }

    /// The entry whose name stands at `name`.
    fn entry(&self, name: Span) -> Option<&Value> {
        resource_specific(&self.root)?.items().iter().find(|entry| entry.span.contains(name))
    }

    /// Makes an entry a delegated one; `Some(None)` when it is one already.
    fn delegated(&self, entry: &Value) -> Option<Option<Edit>> {
        match (entry.get("type"), entry.property_span("name")) {
            (Some(of_type), _) => {
                let value = of_type.string()?;
                let text = DELEGATED.to_owned();
                Some((value.value != DELEGATED).then_some(Edit { span: value.span, text }))
            }
            (None, Some(name)) => {
                let own_line = self.layout.alone_from(name.start).filter(|_| !self.layout.is_one_line());
                let gap = match own_line {
                    Some(indent) => format!("{}{indent}", self.layout.newline()),
                    None => " ".to_owned(),
                };
                let text = format!(",{gap}\"type\": \"{DELEGATED}\"");
                Some(Some(Edit { span: Span::empty(name.end), text }))
            }
            (None, None) => None,
        }
    }

    /// Inserts the permission `name`: into the array, or with the objects around it that are missing.
    fn insert(&self, name: &str) -> Option<Edit> {
        let mut container = &self.root;
        let mut missing = PATH.as_slice();
        while let Some((key, rest)) = missing.split_first() {
            let Some(next) = container.get(key) else { break };
            (container, missing) = (next, rest);
        }
        let entry = json!({ "name": name, "type": DELEGATED });
        let (key, rest) = match missing.split_first() {
            Some((key, rest)) => (Some(*key), rest),
            None => (None, missing),
        };
        let is_array = self.text.get(container.span.start as usize..)?.starts_with('[');
        let is_object = self.text.get(container.span.start as usize..)?.starts_with('{');
        if key.is_none() != is_array || key.is_some() != is_object {
            return None;
        }
        let entry = if key.is_some() { New::Array(vec![entry]) } else { entry };
        let nested = rest.iter().rev().fold(entry, |inner, key| json!({ *key: inner }));
        self.append(container, key, &nested)
    }

    /// Appends an item to an array, or a property to an object.
    fn append(&self, container: &Value, key: Option<&str>, new: &New) -> Option<Edit> {
        let last = match key {
            Some(_) => container.entries().last().map(|(key, value)| (container.property_span(key), value)),
            None => container.items().last().map(|item| (Some(item.span), item)),
        };
        let Some((span, value)) = last else { return self.fill(container, key, new) };
        let span = span.filter(|span| span.contains(value.span))?;
        let own_line = self.layout.alone_from(span.start).filter(|_| !self.layout.is_one_line());
        let inline = own_line.is_none() || (key.is_none() && !value.span.of(self.text).contains('\n'));
        let gap = match own_line {
            Some(indent) => format!("{}{indent}", self.layout.newline()),
            None => " ".to_owned(),
        };
        let new = self.render(key, new, own_line.unwrap_or(""), inline, value.span.of(self.text));
        Some(Edit { span: Span::empty(span.end), text: format!(",{gap}{new}") })
    }

    /// Puts the first item into an empty array or object.
    fn fill(&self, container: &Value, key: Option<&str>, new: &New) -> Option<Edit> {
        let inner = container.inner.of(self.text);
        let blank = inner.trim().is_empty();
        let span = if blank { container.inner } else { Span::empty(container.inner.start) };
        if self.layout.is_one_line() {
            return Some(Edit { span, text: self.render(key, new, "", true, "") });
        }
        let (newline, unit) = (self.layout.newline(), self.layout.unit);
        let indent = self.layout.indent_of_line(container.span.start);
        let new = self.render(key, new, &format!("{indent}{unit}"), false, "");
        let tail = if blank { format!("{newline}{indent}") } else { String::new() };
        Some(Edit { span, text: format!("{newline}{indent}{unit}{new}{tail}") })
    }

    /// An item or a property, laid out over lines or on one, there with the blanks inside of brackets that `sample` has.
    fn render(&self, key: Option<&str>, new: &New, indent: &str, inline: bool, sample: &str) -> String {
        let key = key.map(|key| format!("\"{key}\": ")).unwrap_or_default();
        if inline {
            let text = one_line(new);
            let spaced = sample.starts_with("{ ");
            let text = if spaced { text.replace('{', "{ ").replace('}', " }") } else { text };
            return format!("{key}{text}");
        }
        let text = pretty(new, self.layout.unit);
        format!("{key}{}", text.replace('\n', &format!("{}{indent}", self.layout.newline())))
    }

    /// Removes entries of the array, with the commas that are too many then.
    fn remove(&self, entries: &[Span]) -> Option<Vec<Edit>> {
        if entries.is_empty() {
            return Some(Vec::new());
        }
        let items = resource_specific(&self.root)?.items();
        let entries: FxHashSet<Span> = entries.iter().copied().collect();
        let removed: Vec<bool> = items.iter().map(|item| entries.contains(&item.span)).collect();
        let kept = removed.iter().rposition(|removed| !removed);
        let mut edits = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let comma = items.get(index + 1).and_then(|next| self.comma(item.span.end, next.span.start));
            let drop_comma = if removed[index] { comma } else { comma.filter(|_| Some(index) == kept) };
            match (removed[index], drop_comma) {
                (true, Some(comma)) => edits.extend(self.remove_with_comma(item.span, comma)),
                (true, None) => edits.push(self.layout.remove(item.span)),
                (false, Some(comma)) => {
                    let next = items.get(index + 1).map(|next| Span::new(comma.end, next.span.start));
                    let inline = next.filter(|gap| gap.of(self.text).trim_matches([' ', '\t']).is_empty());
                    let span = inline.map_or(comma, |gap| Span::new(comma.start, gap.end));
                    edits.push(Edit { span, text: String::new() });
                }
                (false, None) => {}
            }
        }
        Some(edits)
    }

    /// Removes an item and the comma behind it; with their line where both stand alone on it.
    fn remove_with_comma(&self, item: Span, comma: Span) -> Vec<Edit> {
        if item.end != comma.start {
            return vec![self.layout.remove(item), Edit { span: comma, text: String::new() }];
        }
        let both = Span::new(item.start, comma.end);
        if let Some(lines) = self.layout.whole_lines(both) {
            return vec![Edit { span: lines, text: String::new() }];
        }
        // On a line with others the blanks behind the comma go with it.
        let rest = self.text.get(both.end as usize..).unwrap_or("");
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        vec![Edit { span: Span::new(both.start, both.end + blanks as u32), text: String::new() }]
    }

    /// The comma between two items; comments may stand there, too.
    fn comma(&self, from: u32, to: u32) -> Option<Span> {
        let between = self.text.get(from as usize..to as usize)?;
        let mut at = 0;
        while let Some(rest) = between.get(at..).filter(|rest| !rest.is_empty()) {
            at += match rest {
                r if r.starts_with(',') => {
                    return Some(Span::from_usize(from as usize + at, from as usize + at + 1));
                }
                r if r.starts_with("//") => r.find('\n').unwrap_or(r.len()),
                r if r.starts_with("/*") => r.find("*/").map_or(r.len(), |end| end + 2),
                r => r.chars().next().map_or(1, char::len_utf8),
            };
        }
        None
    }
}

/// `{"name": "x", "type": "Delegated"}`.
fn one_line(value: &New) -> String {
    match value {
        New::Object(pairs) => {
            let pairs: Vec<_> =
                pairs.iter().map(|(key, value)| format!("\"{key}\": {}", one_line(value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        New::Array(items) => format!("[{}]", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// Over several lines, with `\n`.
fn pretty(value: &New, unit: &str) -> String {
    use serde::Serialize;
    let mut out = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(unit.as_bytes());
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, formatter));
    match (written, String::from_utf8(out)) {
        (Ok(()), Ok(text)) => text,
        _ => one_line(value),
    }
}

//! The edits of add-in only manifests.
//!
//! Facts: element order (2026-07-15): `Permissions` behind `FormSettings` or `DefaultSettings`; `ExtendedPermissions` is
//! the last child of `VersionOverrides` 1.1, `SupportsSharedFolders` the first of `DesktopFormFactor`. Schema 1.0 of
//! `VersionOverrides` has neither. Called through the parent only, with well-formed texts.

use super::layout::Layout;
use crate::manifest::placeholders::in_xml;
use crate::manifest::xml::document::XmlDocument;
use crate::manifest::xml::element::Element;
use crate::manifest::xml::order::{Order, Slot, is_permissions};
use crate::manifest::xml::tag::prefix;
use crate::manifest::{Manifest, SupplementaryKind, canonical_name};
use crate::text::{Edit, Errors, Span};

/// A document and its layout.
struct Page<'t> {
    text: &'t str,
    document: XmlDocument<'t>,
    layout: Layout<'t>,
}

pub(super) fn declare(text: &str, value: &str) -> Option<Vec<Edit>> {
    let filled = in_xml(text).text;
    let page = Page::read(text, &filled)?;
    let order = Order::of(&page.document);
    let all = || page.document.elements.iter().filter(|e| is_permissions(e));
    let is_right = |e: &&Element<'_>| e.local() == "Permissions";
    let placed = || all().filter(|e| order.is_placed(e));
    let keep = placed().find(is_right).or_else(|| placed().next());
    let new_element = || element_text(page.root().name, "Permissions", value);
    let (mut edits, span) = match keep {
        Some(element) if is_right(&element) => (page.set(element, value), element.whole),
        Some(element) => (vec![Edit { span: element.whole, text: new_element() }], element.whole),
        None => {
            let in_root = all().filter(is_right).find(|e| e.parent == Some(0));
            let new = in_root.map_or_else(new_element, |e| page.with_value(e, value));
            (vec![page.put(&order.slot(), &new)?], Span::default())
        }
    };
    edits.extend(all().filter(|e| e.whole != span).map(|e| page.layout.remove(e.whole)));
    Some(edits)
}

pub(super) fn add(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    let filled = in_xml(text).text;
    let page = Page::read(text, &filled)?;
    let newer: Vec<Span> = page.named("VersionOverrides").filter(|e| is_1_1(e)).map(|e| e.whole).collect();
    let inside = |e: &Element<'_>| newer.iter().any(|span| span.contains(e.whole));
    let mut edits = match kind {
        SupplementaryKind::AppendOnSend => page.add_append(&newer)?,
        SupplementaryKind::SharedFolders => {
            let factors = page.named("DesktopFormFactor").filter(|e| inside(e));
            factors.flat_map(|factor| page.support(factor)).collect()
        }
    };
    if edits.is_empty() {
        return None;
    }
    edits.extend(page.removals(manifest, kind, |e| !inside(e)));
    Some(edits)
}

pub(super) fn remove(text: &str, manifest: &Manifest, kind: SupplementaryKind) -> Option<Vec<Edit>> {
    let filled = in_xml(text).text;
    let page = Page::read(text, &filled)?;
    Some(page.removals(manifest, kind, |_| true))
}

/// Whether a `VersionOverrides` element is of version 1.1: by its type, else by its namespace.
fn is_1_1(element: &Element<'_>) -> bool {
    match element.xsi_type() {
        Some(of_type) => of_type.value.ends_with("V1_1"),
        None => element.attribute("xmlns").is_some_and(|namespace| namespace.value.ends_with("/1.1")),
    }
}

/// `<prefix:name>value</prefix:name>` with the prefix of the element around it.
fn element_text(parent: &str, name: &str, value: &str) -> String {
    let prefix = prefix(parent).map(|p| format!("{p}:")).unwrap_or_default();
    format!("<{prefix}{name}>{value}</{prefix}{name}>")
}

impl<'t> Page<'t> {
    /// `filled` is the text without placeholders.
    fn read(text: &'t str, filled: &'t str) -> Option<Page<'t>> {
        let document = XmlDocument::read(filled, "OfficeApp", &mut Errors::new(filled, 1))?;
        let root = document.elements.first()?.whole.start;
        let first = document.elements.get(1).map(|e| e.whole.start);
        let layout = Layout::of(text, root, first);
        Some(Page { text, document, layout })
    }

    fn root(&self) -> &Element<'t> {
        &self.document.elements[0]
    }

    fn named<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Element<'t>> {
        self.document.elements.iter().filter(move |e| e.local() == name)
    }

    /// The element's children, in order.
    fn children<'s>(&'s self, element: &Element<'t>) -> impl Iterator<Item = &'s Element<'t>> {
        let index = self.document.elements.iter().position(|e| e.whole == element.whole);
        self.document.elements.iter().filter(move |e| e.parent.is_some() && e.parent == index)
    }

    fn is_self_closed(&self, element: &Element<'_>) -> bool {
        element.content == element.whole.end
    }

    /// Sets the element's text.
    fn set(&self, element: &Element<'t>, value: &str) -> Vec<Edit> {
        if !self.is_self_closed(element) {
            return vec![Edit { span: self.document.value(element).span, text: value.to_owned() }];
        }
        let tag = element.whole.of(self.text);
        let open = tag.strip_suffix("/>").unwrap_or(tag).trim_end();
        let span = Span::new(element.whole.start + open.len() as u32, element.whole.end);
        vec![Edit { span, text: format!(">{value}</{}>", element.name) }]
    }

    /// The element as it is written, with another text.
    fn with_value(&self, element: &Element<'t>, value: &str) -> String {
        let mut text = element.whole.of(self.text).to_owned();
        for edit in self.set(element, value) {
            let at = |offset: u32| (offset - element.whole.start) as usize;
            text.replace_range(at(edit.span.start)..at(edit.span.end), &edit.text);
        }
        text
    }

    /// Inserts `new` into the root.
    fn put(&self, slot: &Slot<'_, 't>, new: &str) -> Option<Edit> {
        match slot {
            Slot::Behind(sibling) => Some(self.behind(sibling, new)),
            Slot::Before(sibling) => Some(self.layout.before(sibling.whole.start, new)),
            Slot::Alone => self.fill(self.root(), new),
        }
    }

    fn behind(&self, sibling: &Element<'t>, new: &str) -> Edit {
        self.layout.behind(sibling.whole.end, self.layout.alone_from(sibling.whole.start), new)
    }

    /// Inserts `new` into an element that has no children.
    fn fill(&self, element: &Element<'t>, new: &str) -> Option<Edit> {
        if self.is_self_closed(element) {
            return None;
        }
        let indent = self.layout.alone_from(element.whole.start).unwrap_or("");
        let (unit, newline) = (self.layout.unit, self.layout.newline());
        let rest = self.text.get(element.content as usize..)?;
        let own_line = rest.trim_start_matches([' ', '\t']).starts_with(['\r', '\n']);
        let text = match own_line {
            true => format!("{newline}{indent}{unit}{new}"),
            false if self.layout.is_one_line() => new.to_owned(),
            false => format!("{newline}{indent}{unit}{new}{newline}{indent}"),
        };
        Some(Edit { span: Span::empty(element.content), text })
    }

    /// Inserts `new` as the first child.
    fn put_first(&self, parent: &Element<'t>, new: &str) -> Option<Edit> {
        match self.children(parent).next() {
            Some(child) => {
                let indent = self.layout.alone_from(child.whole.start).filter(|_| !self.layout.is_one_line());
                Some(self.layout.behind(parent.content, indent, new))
            }
            None => self.fill(parent, new),
        }
    }

    /// `ExtendedPermission`, in the `VersionOverrides` elements at `newer`.
    fn add_append(&self, newer: &[Span]) -> Option<Vec<Edit>> {
        let overrides = self.named("VersionOverrides").filter(|e| newer.contains(&e.whole));
        overrides.map(|overrides| self.append_to(overrides)).collect()
    }

    fn append_to(&self, overrides: &Element<'t>) -> Option<Edit> {
        let value = canonical_name(crate::manifest::ManifestKind::AddInOnly, SupplementaryKind::AppendOnSend);
        let new = element_text(overrides.name, "ExtendedPermission", value);
        let list = self.children(overrides).find(|e| e.local() == "ExtendedPermissions");
        let Some(list) = list else {
            let last = self.children(overrides).last()?;
            return Some(self.behind(last, &self.permission_list(overrides, last, &new)));
        };
        if self.is_self_closed(list) {
            let text = self.permission_list(overrides, list, &new);
            return Some(Edit { span: list.whole, text });
        }
        match self.children(list).last() {
            Some(last) => Some(self.behind(last, &new)),
            None => self.fill(list, &new),
        }
    }

    /// `ExtendedPermissions` with `new` in it, laid out for the place of `sibling`.
    fn permission_list(&self, overrides: &Element<'t>, sibling: &Element<'t>, new: &str) -> String {
        let own = self.layout.alone_from(sibling.whole.start).filter(|_| !self.layout.is_one_line());
        let inside = match own {
            Some(indent) => {
                let (newline, unit) = (self.layout.newline(), self.layout.unit);
                format!("{newline}{indent}{unit}{new}{newline}{indent}")
            }
            None => new.to_owned(),
        };
        element_text(overrides.name, "ExtendedPermissions", &inside)
    }

    /// `SupportsSharedFolders` in one form factor.
    fn support(&self, factor: &Element<'t>) -> Vec<Edit> {
        let value =
            canonical_name(crate::manifest::ManifestKind::AddInOnly, SupplementaryKind::SharedFolders);
        match self.children(factor).find(|e| e.local() == "SupportsSharedFolders") {
            Some(marker) => self.set(marker, value),
            None => {
                let new = element_text(factor.name, "SupportsSharedFolders", value);
                self.put_first(factor, &new).into_iter().collect()
            }
        }
    }

    /// Removes the markers of `kind` that `which` says yes to; a list that would be empty goes with its last marker.
    fn removals(
        &self,
        manifest: &Manifest,
        kind: SupplementaryKind,
        which: impl Fn(&Element<'t>) -> bool,
    ) -> Vec<Edit> {
        let marked = manifest.supplementary.iter().filter(|s| s.kind == kind).map(|s| s.whole);
        let marked: Vec<Span> = marked.collect();
        let elements = self.document.elements.iter().filter(|e| marked.contains(&e.whole) && which(e));
        let mut spans: Vec<Span> = elements.map(|e| self.with_list(e, &marked)).collect();
        spans.dedup();
        spans.into_iter().map(|span| self.layout.remove(span)).collect()
    }

    /// The list around a marker, if it holds nothing but what is removed; else the marker.
    fn with_list(&self, marker: &Element<'t>, removed: &[Span]) -> Span {
        let list = self.document.around(marker).next().filter(|e| e.local() == "ExtendedPermissions");
        let emptied = list.filter(|list| self.children(list).all(|e| removed.contains(&e.whole)));
        emptied.map_or(marker.whole, |list| list.whole)
    }
}

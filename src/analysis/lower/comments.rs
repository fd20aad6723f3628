//! JSDoc: `@type`, `@param` and `@returns` that name an Office type. Everything else in comments is ignored.

use super::{Kind, Lowerer, TsNode};
use crate::analysis::ir::{Node, ObjectShape, TypeRef};

impl<'t> Lowerer<'t, '_> {
    /// Keeps a documentation comment for what follows it.
    pub(super) fn remember_doc(&mut self, comment: TsNode<'t>) {
        let text = self.text(comment);
        if text.starts_with("/**") {
            self.doc = text.contains('@').then_some(text);
        }
    }

    /// The type of `@type {T}` in front of a variable.
    pub(super) fn doc_type(&mut self) -> Option<Node> {
        let doc = self.doc?;
        self.doc_tag_type(Some(doc), "@type", None)
    }

    /// The type of `/** @type {T} */ (expression)`.
    pub(super) fn doc_cast(&mut self, node: TsNode<'t>) -> Option<Node> {
        if self.kind(node) != Kind::Parenthesized {
            return None;
        }
        let before = self.text.get(..node.start_byte())?.trim_end();
        let comment = before.strip_suffix("*/")?;
        let doc = &comment[comment.rfind("/**")?..];
        self.doc_tag_type(Some(doc), "@type", None)
    }

    /// The type of `@param {T} name` for a parameter.
    pub(super) fn doc_parameter_type(&mut self, doc: Option<&'t str>, pattern: TsNode<'t>) -> Option<Node> {
        doc?;
        let name = match self.kind(pattern) {
            Kind::Identifier => self.text(pattern),
            Kind::AssignmentPattern => self.text(pattern.child(0)?),
            _ => return None,
        };
        self.doc_tag_type(doc, "@param", Some(name))
    }

    /// The type in `{...}` behind a tag, of the named parameter if one is given.
    pub(super) fn doc_tag_type(
        &mut self,
        doc: Option<&'t str>,
        tag: &str,
        name: Option<&str>,
    ) -> Option<Node> {
        let mut rest = doc?;
        while let Some(at) = rest.find(tag) {
            rest = &rest[at + tag.len()..];
            // `@param {T} name`, or the other way round, as the vendor's own templates have it.
            let head = rest.trim_start().trim_start_matches('[');
            let first = first_word(head);
            let behind = head[first.len()..].trim_start_matches(']').trim_start();
            let Some(braced) = behind.strip_prefix('{') else { continue };
            let Some(end) = closing_brace(braced) else { continue };
            let (ty, after) = (&braced[..end], &braced[end + 1..]);
            let word =
                if first.is_empty() { first_word(after.trim_start().trim_start_matches('[')) } else { first };
            if name.is_none_or(|name| word == name) {
                return DocType { rest: ty }.parse(self);
            }
        }
        None
    }
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(text.len());
    &text[..end]
}

fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.bytes().position(|b| {
        match b {
            b'{' => depth += 1,
            b'}' if depth == 0 => return true,
            b'}' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// A reader of the little that JSDoc types need: names, generics, unions, arrays.
struct DocType<'t> {
    rest: &'t str,
}

impl<'t> DocType<'t> {
    fn parse(&mut self, lowerer: &mut Lowerer<'t, '_>) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.postfix(lowerer));
            self.rest = self.rest.trim_start();
            match self.rest.strip_prefix(['|', '&']) {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        if parts.is_empty() {
            return None;
        }
        let to = lowerer.node();
        parts.into_iter().for_each(|part| lowerer.copy(part, to));
        Some(to)
    }

    fn postfix(&mut self, lowerer: &mut Lowerer<'t, '_>) -> Option<Node> {
        let mut node = self.primary(lowerer);
        while let Some(rest) = self.rest.strip_prefix("[]") {
            self.rest = rest;
            node = node.map(|element| {
                let array = lowerer.object(ObjectShape::AssumedArray);
                lowerer.store_element(array, element);
                array
            });
        }
        node
    }

    fn primary(&mut self, lowerer: &mut Lowerer<'t, '_>) -> Option<Node> {
        self.rest = self.rest.trim_start().trim_start_matches(['?', '!', '=', '*']);
        if let Some(rest) = self.rest.strip_prefix('(') {
            self.rest = rest;
            let inner = self.parse(lowerer);
            self.rest = self.rest.trim_start().trim_start_matches(')');
            return inner;
        }
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let name = self.rest[..end].trim_end_matches('.');
        self.rest = &self.rest[end..];
        if name.is_empty() {
            return None;
        }
        let args = self.arguments(lowerer);
        let path = name.split('.').map(|part| lowerer.names.intern(part)).collect();
        let to = lowerer.node();
        lowerer.scopes.type_reference(TypeRef { path, args, to });
        Some(to)
    }

    fn arguments(&mut self, lowerer: &mut Lowerer<'t, '_>) -> Vec<Node> {
        let mut args = Vec::new();
        let Some(rest) = self.rest.strip_prefix('<') else { return args };
        self.rest = rest;
        loop {
            let arg = self.parse(lowerer);
            args.push(arg.unwrap_or_else(|| lowerer.node()));
            self.rest = self.rest.trim_start();
            match self.rest.strip_prefix(',') {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        self.rest = self.rest.trim_start_matches('>');
        args
    }
}

//! [`TypeExpr`]s as short text, and back.
//!
//! | text | meaning |
//! |---|---|
//! | `*` | opaque |
//! | `Body`, `AsyncResult<Body>` | a catalogue type, without `Office.` |
//! | `A\|B` | any of |
//! | `Promise<A>`, `[A]` | promise, array |
//! | `(A,B)`, `(A->B)` | function, and one that returns something that is not opaque |
//! | `{a:A,b:B}` | inline object |
//! | `#0` | type parameter of the type around it |
//!
//! Every form but the union is closed by its own brackets, so there is no precedence. Knows nothing about lines.

use crate::catalog::{Signature, TypeExpr, TypeId};
use rustc_hash::FxHashMap;

/// Deeper text is refused: it can't come from the typings, and recursion must end.
const MAX_DEPTH: u8 = 24;

/// Type ids by the names that the file uses.
pub(super) type TypeNames<'a> = FxHashMap<&'a str, TypeId>;

/// Appends the text of `expr`; `name` gives the file's name of a type.
pub(super) fn write<'n>(out: &mut String, expr: &TypeExpr, name: &dyn Fn(TypeId) -> &'n str) {
    match expr {
        TypeExpr::Opaque => out.push('*'),
        TypeExpr::Api(id, args) => {
            out.push_str(name(*id));
            if !args.is_empty() {
                list(out, ["<", ",", ">"], args, name);
            }
        }
        TypeExpr::Any(parts) => list(out, ["", "|", ""], parts, name),
        TypeExpr::Promise(inner) => list(out, ["Promise<", "", ">"], std::slice::from_ref(inner), name),
        TypeExpr::Array(inner) => list(out, ["[", "", "]"], std::slice::from_ref(inner), name),
        TypeExpr::Function(signature) => write_signature(out, signature, name),
        TypeExpr::Param(index) => out.push_str(&format!("#{index}")),
        TypeExpr::Object(fields) => {
            for (i, (key, value)) in fields.iter().enumerate() {
                out.push(if i == 0 { '{' } else { ',' });
                out.push_str(key);
                out.push(':');
                write(out, value, name);
            }
            out.push('}');
        }
    }
}

fn list<'n, T: std::borrow::Borrow<TypeExpr>>(
    out: &mut String,
    [open, between, close]: [&str; 3],
    items: &[T],
    name: &dyn Fn(TypeId) -> &'n str,
) {
    out.push_str(open);
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i == 0 { "" } else { between });
        write(out, item.borrow(), name);
    }
    out.push_str(close);
}

/// Appends one overload, `(A,B->R)`.
pub(super) fn write_signature<'n>(out: &mut String, signature: &Signature, name: &dyn Fn(TypeId) -> &'n str) {
    list(out, ["(", ",", ""], &signature.params, name);
    if signature.returns != TypeExpr::Opaque {
        out.push_str("->");
        write(out, &signature.returns, name);
    }
    out.push(')');
}

/// The type that `text` says, if all of it makes sense.
pub(super) fn parse(text: &str, names: &TypeNames<'_>) -> Option<TypeExpr> {
    let mut parser = TypeParser { rest: text, names };
    parser.union(MAX_DEPTH).filter(|_| parser.rest.is_empty())
}

/// The overload that `text` says.
pub(super) fn parse_signature(text: &str, names: &TypeNames<'_>) -> Option<Signature> {
    match parse(text, names)? {
        TypeExpr::Function(signature) => Some(*signature),
        _ => None,
    }
}

struct TypeParser<'a> {
    rest: &'a str,
    names: &'a TypeNames<'a>,
}

impl<'a> TypeParser<'a> {
    fn eat(&mut self, token: &str) -> bool {
        let after = self.rest.strip_prefix(token);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn expect(&mut self, token: &str) -> Option<()> {
        self.eat(token).then_some(())
    }

    fn word(&mut self) -> Option<&'a str> {
        let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'$');
        let end = self.rest.bytes().position(|b| !name(&b)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        self.rest = rest;
        Some(word)
    }

    fn union(&mut self, depth: u8) -> Option<TypeExpr> {
        let depth = depth.checked_sub(1)?;
        let first = self.single(depth)?;
        if !self.rest.starts_with('|') {
            return Some(first);
        }
        let mut parts = vec![first];
        while self.eat("|") {
            parts.push(self.single(depth)?);
        }
        Some(TypeExpr::Any(parts))
    }

    fn single(&mut self, depth: u8) -> Option<TypeExpr> {
        if self.eat("*") {
            Some(TypeExpr::Opaque)
        } else if self.eat("(") {
            self.function(depth)
        } else if self.eat("[") {
            self.closed_by("]", depth).map(|t| TypeExpr::Array(Box::new(t)))
        } else if self.eat("{") {
            self.object(depth)
        } else if self.eat("#") {
            self.word()?.parse().ok().map(TypeExpr::Param)
        } else if self.eat("Promise<") {
            self.closed_by(">", depth).map(|t| TypeExpr::Promise(Box::new(t)))
        } else {
            self.named(depth)
        }
    }

    fn closed_by(&mut self, close: &str, depth: u8) -> Option<TypeExpr> {
        let inner = self.union(depth)?;
        self.expect(close)?;
        Some(inner)
    }

    fn function(&mut self, depth: u8) -> Option<TypeExpr> {
        let mut signature = Signature::default();
        if !self.rest.starts_with(')') && !self.rest.starts_with("->") {
            signature.params = self.separated(depth)?;
        }
        if self.eat("->") {
            signature.returns = self.union(depth)?;
        }
        self.expect(")")?;
        Some(TypeExpr::Function(Box::new(signature)))
    }

    fn object(&mut self, depth: u8) -> Option<TypeExpr> {
        let mut fields = Vec::new();
        loop {
            let key = self.word()?.to_owned();
            self.expect(":")?;
            fields.push((key, self.union(depth)?));
            if !self.eat(",") {
                break;
            }
        }
        self.expect("}")?;
        Some(TypeExpr::Object(fields))
    }

    fn named(&mut self, depth: u8) -> Option<TypeExpr> {
        let id = *self.names.get(self.word()?)?;
        let mut args = Vec::new();
        if self.eat("<") {
            args = self.separated(depth)?;
            self.expect(">")?;
        }
        Some(TypeExpr::Api(id, args))
    }

    fn separated(&mut self, depth: u8) -> Option<Vec<TypeExpr>> {
        let mut items = vec![self.union(depth)?];
        while self.eat(",") {
            items.push(self.union(depth)?);
        }
        Some(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_survives_a_round_trip() {
        let names = TypeNames::from_iter([("Body", TypeId(0)), ("AsyncResult", TypeId(1))]);
        let cases = [
            "*",
            "Body",
            "AsyncResult<Body>",
            "Body|[Body]|*",
            "Promise<{host:*,body:Body}>",
            "()",
            "(->Body)",
            "(*,(AsyncResult<#0>)->Promise<(Body->Body)>)",
        ];
        for text in cases {
            let expr = parse(text, &names).unwrap_or_else(|| panic!("{text}"));
            let mut again = String::new();
            write(&mut again, &expr, &|id| if id.0 == 0 { "Body" } else { "AsyncResult" });
            assert_eq!(again, text);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        let deep = "[".repeat(100_000);
        for text in ["", "Nobody", "(*", "[*", "{a}", "*,*", "Promise<", "#x", "#999", &deep] {
            assert_eq!(parse(text, &TypeNames::default()), None, "{text:.20}");
        }
    }
}

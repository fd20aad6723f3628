//! Code that stands in strings and is run: by `eval`, `Function`, timers, as a handler or as a part of markup that a script
//! sets.
//!
//! It is read where it is known: one literal, or several put together. Direct `eval` sees the names around it, all other
//! such code only the global ones. What can't be read is a doubt, see `literal`. Called where calls and assignments are
//! lowered.

use super::runs::{Runs, called};
use super::{Field, FunctionContext, Kids, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::Cause;
use crate::analysis::ir::{Node, Op, Sym};
use crate::syntax::{InString, Read, Template, in_strings};
use crate::text::Span;

/// Whose names code in a string sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sees {
    Around,
    Global,
}

/// Names by which a page's global object is named.
const WINDOWS: [&str; 3] = ["window.", "globalThis.", "self."];

impl<'t> Lowerer<'t, '_> {
    /// `eval("...")`, `Function("...")`: what it yields, where the code is known.
    pub(super) fn run_call(&mut self, callee: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        let text = self.text(callee);
        if !text.trim_end_matches(')').ends_with("eval") && !text.ends_with("Function") {
            return None;
        }
        let rest = WINDOWS.iter().find_map(|window| text.strip_prefix(window));
        let indirect = ["(0, eval)", "(0,eval)", "(1, eval)", "(1,eval)"].contains(&text);
        let name = if indirect { "eval" } else { rest.unwrap_or(text) };
        let sees = if name == text { Sees::Around } else { Sees::Global };
        if !matches!(name, "eval" | "Function") || self.is_own(if rest.is_some() { text } else { name }) {
            return None;
        }
        let args = self.kids(field(kids, Field::Arguments)?);
        if name == "eval" {
            let (_, code) = *args.first()?;
            return self.run(&[code], InString::Script, sees);
        }
        let args: Vec<_> = args.into_iter().map(|kid| kid.1).collect();
        self.run(&args, InString::Function, Sees::Global)
    }

    /// Whether the name that a callee begins with is the program's own.
    pub(super) fn is_own(&mut self, callee: &str) -> bool {
        let name = self.names.intern(callee.split('.').next().unwrap_or(callee));
        self.scopes.declares(name)
    }

    /// Reads the string among a call's arguments that is run. What runs of the others.
    pub(super) fn run_argument(&mut self, callee: &str, arguments: TsNode<'t>, runs: Runs) -> Runs {
        if runs == Runs::Nothing {
            return runs;
        }
        let args: Vec<_> = self.kids(arguments).into_iter().map(|kid| kid.1).collect();
        let name = called(callee);
        // `formData.append(name, value)`
        if name == "append" && args.len() > 1 {
            return Runs::Nothing;
        }
        let code = match name {
            "setAttribute" | "attr" | "insertAdjacentHTML" => args.get(1),
            "setAttributeNS" => args.get(2),
            _ => args.first().filter(|_| args.len() == 1 || runs == Runs::All),
        };
        let Some(&code) = code else { return runs };
        let what = match name {
            "setTimeout" | "setInterval" if is_global(callee) && !self.is_own(callee) => InString::Script,
            "setTimeout" | "setInterval" => return runs,
            "setAttribute" | "attr" | "setAttributeNS" => {
                let attribute = args.get(if name == "setAttributeNS" { 1 } else { 0 });
                let Some(what) = attribute.and_then(|&name| self.kind_of_attribute(name)) else {
                    return runs;
                };
                // A string that somebody else has made.
                if what == InString::Handler
                    && matches!(self.kind(code), Kind::Identifier | Kind::Member | Kind::Call)
                {
                    self.doubt(code, Cause::CodeInString);
                }
                what
            }
            "write" | "writeln" | "html" | "append" | "prepend" | "after" | "before" => {
                InString::MarkupWithScripts
            }
            _ => InString::Markup,
        };
        if self.run(&[code], what, Sees::Global).is_some() { Runs::Known } else { runs }
    }

    /// Reads a string that is assigned to a property. What runs of it that is not read.
    pub(super) fn run_assigned(&mut self, property: &str, value: TsNode<'t>, runs: Runs) -> Runs {
        let what = match called(property) {
            "href" | "location" | "src" | "action" | "formAction" => InString::Address,
            "innerHTML" | "outerHTML" => InString::Markup,
            "text" => return Runs::Handlers,
            // Mostly it is a text of the page.
            "textContent" | "innerText" if names_script(property) => return Runs::Handlers,
            _ => return runs,
        };
        if self.run(&[value], what, Sees::Global).is_some() { Runs::Known } else { runs }
    }

    /// What runs of the value of an attribute.
    fn kind_of_attribute(&mut self, name: TsNode<'t>) -> Option<InString> {
        let literals = self.literals(name)?;
        let name = literals.first().map_or("", |span| span.of(self.text)).to_ascii_lowercase();
        match &*name {
            "href" | "src" | "action" | "formaction" | "xlink:href" => Some(InString::Address),
            // A window of its own.
            "srcdoc" => None,
            name if name.starts_with("on") => Some(InString::Handler),
            _ => Some(InString::Address),
        }
    }

    /// The literals that an expression puts together, if it is nothing else.
    fn literals(&mut self, node: TsNode<'t>) -> Option<Vec<Span>> {
        let range = node.byte_range();
        let content = || Span::from_usize(range.start + 1, (range.end - 1).max(range.start + 1));
        match self.kind(node) {
            Kind::Str if string_content(self.text(node)).is_empty() => Some(Vec::new()),
            Kind::Str => Some(vec![content()]),
            Kind::TemplateString if self.text(node).starts_with('`') && !self.text(node).contains("${") => {
                Some(vec![content()])
            }
            Kind::Parenthesized => {
                let inner = self.kids(node).first().map(|kid| kid.1)?;
                self.literals(inner)
            }
            Kind::Binary => {
                let kids = self.kids(node);
                field(&kids, Field::Operator).filter(|operator| self.text(*operator) == "+")?;
                let (left, right) = (field(&kids, Field::Left)?, field(&kids, Field::Right)?);
                let mut literals = self.deeper(left, |me| me.literals(left))??;
                literals.extend(self.literals(right)?);
                Some(literals)
            }
            _ => None,
        }
    }

    /// Lowers the code in strings: what it yields, or nothing where it can't be read.
    fn run(&mut self, strings: &[TsNode<'t>], what: InString, sees: Sees) -> Option<Node> {
        let literals = strings.iter().map(|string| self.literals(*string));
        let literals: Vec<Vec<Span>> = literals.collect::<Option<_>>()?;
        let template = match in_strings(self.text, &literals, what) {
            Read::Nothing => return Some(self.node()),
            Read::Unreadable => return None,
            Read::Code(template) => match self.template {
                Some(outer) => template.inside(outer),
                None => *template,
            },
        };
        let is_function = what == InString::Function;
        self.deeper(*strings.first()?, |me| {
            me.in_string(&template, |inner| match sees {
                Sees::Around => inner.statements_around(),
                Sees::Global => inner.statements_of_page(is_function),
            })
        })
    }

    /// Goes on with the code of a template.
    fn in_string(&mut self, template: &Template, lower: impl FnOnce(&mut Lowerer<'_, '_>) -> Node) -> Node {
        let mut inner = Lowerer::new(&template.code, &template.piece, self.names);
        inner.template = Some(template);
        (inner.start, inner.depth, inner.chains) = (self.start, self.depth, self.chains);
        let region = self.around.region;
        inner.around.region = region;
        std::mem::swap(&mut inner.out, &mut self.out);
        std::mem::swap(&mut inner.scopes, &mut self.scopes);
        std::mem::swap(&mut inner.functions, &mut self.functions);
        std::mem::swap(&mut inner.classes, &mut self.classes);
        let result = lower(&mut inner);
        self.chains = inner.chains;
        std::mem::swap(&mut inner.out, &mut self.out);
        std::mem::swap(&mut inner.scopes, &mut self.scopes);
        std::mem::swap(&mut inner.functions, &mut self.functions);
        std::mem::swap(&mut inner.classes, &mut self.classes);
        result
    }

    /// The statements of a direct `eval`: they see what stands around it. What the last one of them comes to.
    fn statements_around(&mut self) -> Node {
        let to = self.node();
        let outer = self.functions.last_mut().and_then(|function| function.completion.replace(to));
        self.scopes.open(false);
        self.walk(self.root);
        self.scopes.close();
        if let Some(function) = self.functions.last_mut() {
            function.completion = outer;
        }
        to
    }

    /// The statements of code that sees global names alone; what it declares is global, as well, unless all of it is a
    /// function.
    fn statements_of_page(&mut self, is_function: bool) -> Node {
        let (name, fresh) = (self.names.intern("globalThis"), self.node());
        let window = self.scopes.reference_at_top(name, fresh);
        let (to, returns) = (self.node(), self.node());
        let context = FunctionContext { completion: Some(to), ..FunctionContext::new(window, returns) };
        self.functions.push(context);
        self.open_page(window);
        self.walk(self.root);
        let declared: Vec<(Sym, Node)> = if is_function { Vec::new() } else { self.scopes.declared_here() };
        self.scopes.close();
        for (name, from) in declared {
            self.emit(Op::Store { base: window, name, from, site: None });
        }
        self.functions.pop();
        if is_function && let Some(this) = self.out.functions.iter().last().map(|function| function.this) {
            // Whoever calls it without a receiver.
            self.copy(window, this);
        }
        to
    }
}

/// Whether a receiver is called a script.
fn names_script(property: &str) -> bool {
    property.to_ascii_lowercase().contains("script")
}

/// Whether a callee is a function of the page's.
fn is_global(callee: &str) -> bool {
    if let Some((window, _)) = callee.split_once('[') {
        return WINDOWS.iter().any(|known| known.trim_end_matches('.') == window);
    }
    let rest = WINDOWS.iter().find_map(|window| callee.strip_prefix(window)).unwrap_or(callee);
    !rest.contains('.')
}

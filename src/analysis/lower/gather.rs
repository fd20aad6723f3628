//! Calls that gather modules by a pattern. One that is not known is a doubt: any module may be loaded there.

use super::{Field, Kids, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::Cause;
use crate::analysis::gather::Pattern;
use crate::analysis::ir::{Function, Gather, Hands, Import, Imported, Node, ObjectShape, Op, Outside, Sym};

/// What `import.meta.glob` is told besides.
struct Options {
    eager: bool,
    /// What of each module.
    name: Option<Sym>,
    /// The files are read as texts.
    texts: bool,
}

impl<'t> Lowerer<'t, '_> {
    /// `import.meta.glob(...)`, `require.context(...)`.
    pub(super) fn gathering_call(&mut self, function: TsNode<'t>, kids: &Kids<'t>) -> Option<Node> {
        let text = self.text(function);
        let of_meta = text.starts_with("import.meta") || text.starts_with("(import.meta");
        let args = || field(kids, Field::Arguments);
        match text.rsplit('.').next().unwrap_or_default() {
            name @ ("glob" | "globEager") if of_meta => {
                let args: Vec<_> = self.kids(args()?).into_iter().map(|kid| kid.1).collect();
                let gathered = self.glob(&args, name == "globEager");
                Some(gathered.unwrap_or_else(|| self.any_module(function)))
            }
            "context" if text == "require.context" => {
                let args: Vec<_> = self.kids(args()?).into_iter().map(|kid| kid.1).collect();
                let gathered = self.context(&args);
                Some(gathered.unwrap_or_else(|| self.any_module(function)))
            }
            _ => None,
        }
    }

    /// What `import()` or `require` loads whose argument is no literal.
    pub(super) fn computed_module(&mut self, call: TsNode<'t>, source: TsNode<'t>) -> Node {
        self.expr(source);
        let to = self.node();
        if self.chosen(source, to) {
            return to;
        }
        let mut parts = Vec::new();
        self.parts(source, &mut parts);
        match Pattern::with_holes(&parts) {
            Some(pattern) => self.out.gathers.push(Gather { pattern, hands: Hands::One, name: None, to }),
            None => return self.any_module(call),
        }
        to
    }

    /// `import(dark ? "./dark.js" : "./light.js")`
    fn chosen(&mut self, source: TsNode<'t>, to: Node) -> bool {
        match self.kind(source) {
            Kind::Str => {
                let specifier = self.names.intern(string_content(self.text(source)));
                self.out.imports.push(Import { specifier, what: Imported::Namespace, to, local: None });
                true
            }
            Kind::Parenthesized => {
                let inner = self.kids(source).first().map(|kid| kid.1);
                inner.is_some_and(|inner| self.chosen(inner, to))
            }
            Kind::Ternary => {
                let kids = self.kids(source);
                let sides = [Field::Consequence, Field::Alternative].map(|side| field(&kids, side));
                let is_known = |me: &Self, side: &Option<TsNode<'t>>| {
                    side.is_some_and(|side| {
                        matches!(me.kind(side), Kind::Str | Kind::Ternary | Kind::Parenthesized)
                    })
                };
                sides.iter().all(|side| is_known(self, side))
                    && sides.into_iter().flatten().all(|side| self.chosen(side, to))
            }
            _ => false,
        }
    }

    /// The parts of a string: those that are known, and holes.
    fn parts(&mut self, node: TsNode<'t>, parts: &mut Vec<Option<&'t str>>) {
        let text = self.text(node);
        match self.kind(node) {
            Kind::Str => parts.push(Some(string_content(text))),
            Kind::TemplateString => {
                for (_, kid) in self.kids(node) {
                    let is_known = self.kind(kid) == Kind::StringFragment;
                    parts.push(is_known.then(|| self.text(kid)));
                }
            }
            Kind::Parenthesized => {
                let inner = self.kids(node).first().map(|kid| kid.1);
                inner.into_iter().for_each(|inner| self.parts(inner, parts));
            }
            Kind::Binary => {
                let kids = self.kids(node);
                let is_sum = field(&kids, Field::Operator).is_some_and(|operator| self.text(operator) == "+");
                match (field(&kids, Field::Left), field(&kids, Field::Right)) {
                    (Some(left), Some(right)) if is_sum => {
                        let _ = self.deeper(left, |me| me.parts(left, parts));
                        self.parts(right, parts);
                    }
                    _ => parts.push(None),
                }
            }
            _ => parts.push(None),
        }
    }

    fn glob(&mut self, args: &[TsNode<'t>], eager: bool) -> Option<Node> {
        let &list = args.first()?;
        let globs = match self.kind(list) {
            Kind::Array => {
                let items: Vec<_> = self.kids(list).into_iter().map(|kid| kid.1).collect();
                items.into_iter().map(|item| self.plain_string(item)).collect::<Option<Vec<_>>>()?
            }
            _ => vec![self.plain_string(list)?],
        };
        let options = args.get(1).map(|options| self.glob_options(*options));
        let options = options.unwrap_or(Some(Options { eager, name: None, texts: false }))?;
        if options.texts {
            return Some(self.outside(Outside::Host));
        }
        let hands = if options.eager || eager { Hands::Object } else { Hands::Loaders };
        let globs = globs.into_iter().map(str::to_owned).collect();
        Some(self.gather(Pattern::Globs { globs, deep: false }, hands, options.name))
    }

    /// `{ eager: true, import: "default", query: "?raw" }`; `None` for what is not known.
    fn glob_options(&mut self, node: TsNode<'t>) -> Option<Options> {
        if self.kind(node) != Kind::Object {
            return None;
        }
        let mut options = Options { eager: false, name: None, texts: false };
        for (_, pair) in self.kids(node) {
            let kids = self.kids(pair);
            let (key, value) = (field(&kids, Field::Key)?, field(&kids, Field::Value)?);
            let text = self.text(value);
            match (self.key(key)?, text.trim_matches(['"', '\'', '`', '?'])) {
                ("eager", "true" | "false") => options.eager = text == "true",
                ("as" | "query", "raw" | "url" | "inline") => options.texts = true,
                ("exhaustive", _) => {}
                ("import", "*") => {}
                ("import", _) => {
                    let name = self.plain_string(value)?;
                    options.name = Some(self.names.intern(name));
                }
                _ => return None,
            }
        }
        Some(options)
    }

    /// A function of a module's name that has `keys()`, which gives all names.
    fn context(&mut self, args: &[TsNode<'t>]) -> Option<Node> {
        let folder = self.plain_string(*args.first()?)?.to_owned();
        let deep = args.get(1).map_or("true", |deep| self.text(*deep));
        let regex = args.get(2).map_or("//", |regex| self.text(*regex));
        let mode = args.get(3).map_or("'sync'", |mode| self.text(*mode));
        let (regex, flags) = regex.strip_prefix('/')?.rsplit_once('/')?;
        if !matches!(deep, "true" | "false") {
            return None;
        }
        let (deep, ignores_case) = (deep == "true", flags.contains('i'));
        let pattern = Pattern::Context { folder, deep, regex: regex.to_owned(), ignores_case };
        if !pattern.is_readable() {
            return None;
        }
        let mut module = self.gather(pattern, Hands::One, None);
        if !matches!(mode.trim_matches(['"', '\'']), "sync" | "eager") {
            let promise = self.node();
            self.emit(Op::Promise { inner: module, to: promise });
            module = promise;
        }
        let (context, keys, key) =
            (self.giving(module), self.object(ObjectShape::Array), self.outside(Outside::Plain));
        self.store_element(keys, key);
        for (name, result) in [("keys", keys), ("resolve", key)] {
            let method = self.giving(result);
            self.store(context, name, method);
        }
        Some(context)
    }

    /// A node of a function that gives what another node holds.
    pub(super) fn giving(&mut self, result: Node) -> Node {
        let (this, to) = (self.node(), self.node());
        let function = self.out.functions.push(Function::new(this, result));
        self.emit(Op::Function { to, function });
        to
    }

    fn gather(&mut self, pattern: Pattern, hands: Hands, name: Option<Sym>) -> Node {
        let to = self.node();
        self.out.gathers.push(Gather { pattern, hands, name, to });
        to
    }

    /// Nobody knows what is loaded.
    fn any_module(&mut self, at: TsNode<'t>) -> Node {
        self.doubt(
            at.parent().filter(|call| self.kind(*call) == Kind::Call).unwrap_or(at),
            Cause::UnknownModule,
        );
        self.outside(Outside::Code)
    }

    /// The content of a string without holes.
    fn plain_string(&mut self, node: TsNode<'t>) -> Option<&'t str> {
        let text = self.text(node);
        match self.kind(node) {
            Kind::Str => Some(string_content(text)),
            Kind::TemplateString if !text.contains("${") => Some(string_content(text)),
            _ => None,
        }
    }
}

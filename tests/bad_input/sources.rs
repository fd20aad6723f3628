//! Sources that are deep, long or turn in circles.

use crate::run::{CALL, Said, add_in, addinspect, check, write};

const DEEP: usize = 10_000;

/// As often as is deep, in lines: a single one would pass for minified code.
fn repeated(part: &str) -> String {
    let line = format!("{}\n", part.repeat(5));
    line.repeat(DEEP / 5)
}

fn nested(open: &str, middle: &str, close: &str) -> String {
    format!("{}{middle}{};\n", repeated(open), repeated(close))
}

/// Checks each text beside the sound add-in: no complaint, and the call in its last line is accused.
fn all_end_well(name: &str, texts: impl IntoIterator<Item = impl AsRef<str>>) {
    let fault = |text: String| {
        let folder = add_in();
        write(folder.path(), name, &text);
        let line = text.lines().count();
        let expected = Said { accused: vec![format!("{name}:{line}:29")], problems: Vec::new() };
        let said = check(folder.path());
        let head: String = text.chars().take(60).collect();
        (said != Ok(expected)).then(|| format!("{head:?}: {said:?}"))
    };
    let faults: Vec<String> =
        texts.into_iter().filter_map(|text| fault(format!("{}{CALL}", text.as_ref()))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn deep_code_costs_neither_the_stack_nor_what_follows() {
    let long_sum = format!("let s = 'a'{};\n", repeated(" + 'a'").repeat(2));
    let chain = format!("let c = a{};\n", repeated(".b"));
    let calls = format!("let c = a{};\n", repeated(".b()"));
    let branches = format!("if (a) {{}}{}\n", repeated(" else if (a) {}"));
    let texts = [
        nested("[", "", "]"),
        nested("(", "1", ")"),
        nested("{", "", "}"),
        nested("x = {a:", "1", "}"),
        nested("(function () { return ", "1", " })"),
        nested("a => ", "a", ""),
        nested("f(", "", ")"),
        nested("!", "a", ""),
        nested("a ? b : ", "c", ""),
        nested("`${", "a", "}`"),
        nested("new ", "A", ""),
        nested("await ", "a", ""),
        nested("a = ", "b", ""),
        nested("if (a) ", "b()", ""),
        nested("class A { m() { ", "", "} }"),
        format!("let {}a{} = b;\n", repeated("["), repeated("]")),
        long_sum,
        chain,
        calls,
        branches,
    ];
    all_end_well("deep.js", texts);
}

#[test]
fn deep_types_and_markup_cost_neither_the_stack_nor_what_follows() {
    let types = [
        format!("type T = {}A{};\n", repeated("Array<"), repeated(">")),
        format!("type T = {}A{};\n", repeated("["), repeated("]")),
        format!("type T = {}A{};\n", repeated("{ a: "), repeated(" }")),
        format!("type T = {}A{};\n", repeated("("), repeated(")")),
        format!("type T = A{};\n", repeated(" | A")),
        format!("type T = {}A;\n", repeated("() => ")),
        format!("let x = a{};\n", repeated(" as A")),
        format!("let x = a{};\n", repeated("!")),
    ];
    all_end_well("deep.ts", types);
    all_end_well("deep.jsx", [format!("let x = {}{};\n", repeated("<a>"), repeated("</a>"))]);
}

#[test]
fn values_that_contain_themselves_are_followed_to_an_end() {
    let scripts = [
        "class A extends B {}\nclass B extends A {}\nnew A().m(new B());\n",
        "class A extends A {}\n",
        "function f() { return f; }\nf()()()().x;\n",
        "const f = () => f();\nf();\n",
        "let x = [Office];\nx = x.map(f);\nfunction f(y) { return [x, y].map(f); }\n",
        "let p = Promise.resolve(Office);\np = p.then(f);\nasync function f(x) { return p.then(f); }\n",
        "let f = function () { return this; };\nf = f.bind(f);\nf = f.call(f, f).apply(f, [f]);\n",
        "const o = { Office };\no.o = o;\no.o.o.o.o.p = o.o;\n",
        "let o = { Office };\no = { ...o, o };\no = Object.assign(o, o, { o });\n",
        "let a = [];\na.push(a);\na = [...a, a, ...a.map(x => a)];\n",
        "const M = B => class extends B { m() { return M(M(B)); } };\nclass C extends M(M(M(Object))) {}\n\
         const D = M(C);\nnew D().m();\n",
        "let M = B => class extends M(B) {};\nM = M(M);\n",
        "const p = new Proxy(p, { get: (t, k) => p[k] });\np.p.p;\n",
        "let g = function* () { yield* g(); for (const x of g()) g = x; };\n",
        "var { a = b, ...b } = { ...a, ...b };\n[a, b] = [b, a];\n",
        "Function.prototype.bind = Function.prototype.bind.bind(Function.prototype.bind);\n",
        "let s = {};\nfor (;;) s = { s, ...s, [s]: s, get x() { return this.s; } };\n",
        "window.self = window;\nself.window.self.Office;\nvar w = window.window.w;\n",
        "module.exports = require('./deep');\nmodule.exports.x = module.exports;\n",
        "export * from './deep';\nexport * as me from './deep';\nimport * as self from './deep';\nself.me.me.self;\n",
    ];
    all_end_well("deep.js", scripts);
    let types = [
        "type T = T;\nlet a: T;\n",
        "type T = T[] | { a: T };\nlet a: T;\nfor (const b of a) b.a;\n",
        "type T<U> = T<T<U>>;\nlet a: T<Office.MessageCompose>;\na.b;\n",
        "interface A extends B {}\ninterface B extends A { a: A; }\nlet a: A;\na.a.a;\n",
        "type K = { [P in keyof K]: K[P] };\nlet a: K;\na.b;\n",
        "function f<T extends T>(a: T): typeof a { return f(f(a)); }\n",
        "let a: typeof a = a;\n",
    ];
    all_end_well("deep.ts", types);
}

#[test]
fn three_thousand_modules_in_a_circle() {
    let folder = add_in();
    let count = 3_000;
    for n in 0..count {
        let next = (n + 1) % count;
        let text =
            format!("import {{ item }} from './m{next}';\nexport {{ item }};\nexport * from './m{next}';\n");
        write(folder.path(), &format!("m/m{n}.js"), text);
    }
    let source = "export const item = Office.context.mailbox.item;\n";
    write(folder.path(), "m/m1500.js", format!("export * from './m1501';\n{source}"));
    write(folder.path(), "user.js", "import { item } from './m/m0';\nitem.saveAsync();\n");
    let expected = Said { accused: vec!["user.js:2:6".into()], problems: Vec::new() };
    assert_eq!(check(folder.path()), Ok(expected));
}

#[test]
fn a_script_of_its_own_office_is_not_accused() {
    let folder = add_in();
    write(folder.path(), "own.js", format!("import x from 'y';\nconst Office = x;\n{CALL}"));
    assert_eq!(check(folder.path()), Ok(Said { accused: Vec::new(), problems: Vec::new() }));
}

#[test]
fn code_in_one_line_is_accused_at_its_column() {
    let folder = add_in();
    let line = "function f(){var a=Office.context.mailbox.item;a.saveAsync()}f();";
    write(folder.path(), "line.js", line);
    let expected = Said { accused: vec!["line.js:1:50".into()], problems: Vec::new() };
    assert_eq!(check(folder.path()), Ok(expected));
}

/// Every part gives everything to every other: so many ways are not followed to the end, and nothing is certain then.
#[test]
fn an_engine_whose_parts_all_reach_one_another_is_given_up_and_that_is_told() {
    let folder = add_in();
    let part = |n: usize| {
        format!(
            "engine.part{n} = function (a, b) {{ this.last{n} = a; for (var key in engine) {{ engine[key](engine, a); }} }};\n"
        )
    };
    let engine: String = (0..1_200).map(part).collect();
    write(folder.path(), "engine.js", format!("var engine = {{}};\n{engine}"));
    let page = "<script src=\"engine.js\"></script>\n<script src=\"page.js\"></script>\n";
    write(folder.path(), "page.html", page);
    let ran = addinspect(folder.path(), &["check", "--hints", "--format", "concise"]).unwrap();
    assert!(ran.out.contains("warning[permission-exceeded] needs ReadWriteItem"), "{ran:?}");
    assert!(ran.out.contains("Too many values come together at `Office.context"), "{ran:?}");
}

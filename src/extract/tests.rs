//! The extractor on small typings; the real ones are the drift test's.

use super::*;
use crate::catalog::{MemberId, TypeExpr};

/// Wraps declarations into the namespace and builds a catalogue of them.
fn catalog_of(body: &str) -> (Catalog, Vec<String>) {
    let extracted = build(&format!("declare namespace Office {{\n{body}\n}}")).expect("typings");
    let warnings = extracted.warnings.clone();
    (extracted.into_catalog(), warnings)
}

fn member(catalog: &Catalog, full: &str) -> MemberId {
    let (ty, name) = full.rsplit_once('.').expect("a member");
    catalog.type_named(ty).and_then(|ty| catalog.lookup(ty, name)).unwrap_or_else(|| panic!("no {full}"))
}

fn tag(level: &str) -> String {
    format!("/** **{{@link u | Minimum permission level}}**: **{level}** */")
}

#[test]
fn types_are_reduced_to_what_can_hold_an_office_value() {
    let cases = [
        ("p: string", ". "),
        ("p: Body", ". Body"),
        ("p?: Office.Body", ". Body"),
        ("readonly p: Body | string | undefined", ". Body"),
        ("p: Body & Time & { inline?: boolean }", ". Body|Time"),
        ("p: (Body | Time)[]", ". [Body|Time]"),
        ("p: Array<Body>", ". [Body]"),
        ("p: string[]", ". "),
        ("p: [Body, Time]", ". [Body|Time]"),
        ("p: Promise<Body>", ". Promise<Body>"),
        ("p: Promise<void>", ". Promise<*>"),
        ("p: Kind", ". "),
        ("p: typeof Kind", ". Kind"),
        ("p: Kind.A", ". "),
        ("p: Result<Body>", ". Result<Body>"),
        ("p: Result", ". Result<*>"),
        ("p: Inner.Event", ". Inner.Event"),
        ("p: { a: Body, b: string }", ". {a:Body}"),
        ("p: this", ". T"),
        ("p: (r: Result<Body>) => Time", ". (Result<Body>->Time)"),
        ("p(): void", "() ()"),
        ("p(a: string, cb?: (r: Result<void>) => void): void", "() (*,(Result<*>))"),
        ("p<X>(cb: (r: Result<X>) => void): X", "() ((Result<*>))"),
        ("p(): Body; p(a: number): Time;", "() (->Body) (*->Time)"),
    ];
    for (declared, expected) in cases {
        let (catalog, warnings) = catalog_of(&format!(
            "interface T {{ {declared} }} interface Body {{}} interface Time {{}} enum Kind {{ A }}
             interface Result<V> {{ value: V; }} namespace Inner {{ interface Event {{}} }}"
        ));
        assert_eq!(warnings, Vec::<String>::new(), "{declared}");
        assert_eq!(catalog.declared_as(member(&catalog, "Office.T.p")), expected.trim_end(), "{declared}");
    }
}

#[test]
fn a_type_parameter_is_known_by_its_position() {
    let (catalog, _) = catalog_of("interface Pair<A, B> { first: A; second: B; both: Pair<B, A>; }");
    assert_eq!(catalog.member(member(&catalog, "Office.Pair.second")).yields, TypeExpr::Param(1));
    assert_eq!(catalog.declared_as(member(&catalog, "Office.Pair.both")), ". Pair<#1,#0>");
}

#[test]
fn what_the_namespace_exports_are_its_members() {
    let (catalog, warnings) = catalog_of(
        "var context: Context; const a: Body, b: Body; function onReady(): Promise<Body>;
         export interface Body {} interface Context {} enum Kind { A = 'a', B }
         class Table { constructor(rows: any[]); static make(): Body; private x: Body; public rows: Body; }
         namespace Values { enum Days { Monday } } namespace Types { interface Event {} }",
    );
    assert_eq!(warnings, Vec::<String>::new());
    let office = catalog.ty(catalog.type_named("Office").expect("Office"));
    let names: Vec<_> = office.members.iter().map(|&id| catalog.member(id).name.as_str()).collect();
    assert_eq!(names, ["context", "a", "b", "onReady", "Kind", "Table", "Values"]);
    assert_eq!(catalog.declared_as(member(&catalog, "Office.Table")), ". (->Table)");
    assert_eq!(catalog.declared_as(member(&catalog, "Office.Kind.B")), "=");
    let table = catalog.ty(catalog.type_named("Office.Table").expect("Table"));
    assert_eq!(table.members.len(), 1, "neither constructor, statics nor private fields");
    assert!(catalog.type_named("Office.Types.Event").is_some());
}

#[test]
fn blocks_of_the_namespace_and_of_an_interface_are_one() {
    let text = "declare namespace Office { interface A { x: string; } }
                declare namespace Excel { interface Range {} }
                declare namespace Office { interface A { y: string; } interface B extends A, Missing {} }";
    let extracted = build(text).expect("typings");
    assert_eq!(extracted.warnings, ["line 3: extends an unknown type `Missing`"]);
    let catalog = extracted.into_catalog();
    let excel = catalog.type_named("Excel").expect("kept by hand");
    assert!(catalog.type_named("Office.Range").is_none() && catalog.lookup(excel, "Range").is_none());
    let b = catalog.type_named("Office.B").expect("B");
    assert!(catalog.lookup(b, "x").is_some() && catalog.lookup(b, "y").is_some());
}

#[test]
fn tags_are_counted_and_none_gets_lost() {
    let body = format!(
        "{} interface A {{ {} x(): void; {} // between\n x(a: number): void; {} }}\n{}",
        tag("read item"),
        tag("read/write item"),
        tag("read/write item"),
        tag("restricted"),
        "/** **{@link u | Minimum permission level}**: **everything** */ interface B {}"
    );
    let extracted = build(&format!("declare namespace Office {{\n{body}\n}}")).expect("typings");
    assert_eq!(extracted.tags, TagCounts { seen: 5, assigned: [0, 1, 2, 0] });
    assert_eq!(
        extracted.warnings,
        [
            "line 4: a permission tag that is not understood, or more than one",
            "line 3: a permission tag that belongs to no declaration"
        ]
    );
}

#[test]
fn overloads_with_different_tags_are_noticed_and_the_stricter_wins() {
    let body = format!(
        "interface A {{ {} x(): void; {} x(a: number): void; }}",
        tag("restricted"),
        tag("read item")
    );
    let (catalog, warnings) = catalog_of(&body);
    assert_eq!(warnings, ["line 2: overloads of `x` with different levels"]);
    assert_eq!(catalog.member(member(&catalog, "Office.A.x")).level, Some(MailboxLevel::ReadItem));
}

#[test]
fn a_member_inherits_from_its_own_interface_only() {
    let body =
        format!("{} interface A {{ x: string; }} interface B extends A {{ y: string; }}", tag("read item"));
    let (catalog, _) = catalog_of(&body);
    let x = catalog.member(member(&catalog, "Office.B.x"));
    assert_eq!((x.level, x.tagged_itself), (Some(MailboxLevel::ReadItem), false));
    assert_eq!(catalog.member(member(&catalog, "Office.B.y")).level, None);
}

#[test]
fn what_is_not_understood_is_said() {
    for (body, warning) in [
        ("interface A { x: Nobody; }", "line 2: an unknown type `Nobody`"),
        ("interface A { x: A['y']; }", "line 2: a type that is not followed (lookup_type)"),
        ("interface A { x: typeof nobody; }", "line 2: an unknown value `typeof nobody`"),
        ("import X = Y.Z;", "line 2: a member that is not understood (import_alias)"),
        ("interface A { x: ; }", "line 1: a syntax error somewhere in this namespace"),
    ] {
        let (_, warnings) = catalog_of(body);
        assert!(warnings.iter().any(|w| w == warning), "{body}: {warnings:?}");
    }
}

#[test]
fn nothing_is_too_deep_to_be_read() {
    let deep = 5_000;
    let types = format!("interface A {{ x: {}A{}; }}", "(".repeat(deep), ")".repeat(deep));
    let arrays = format!("interface A {{ x: A{}; }}", "[]".repeat(deep));
    let namespaces = format!("{} enum E {{ A }} {}", "namespace N {".repeat(deep), "}".repeat(deep));
    for body in [types, arrays, namespaces] {
        let text = format!("declare namespace Office {{ {body} }}");
        let rendered = render(&build(&text).expect("typings"), "1", None);
        assert_eq!(data::parse(&rendered).problems, Vec::<String>::new());
    }
}

#[test]
fn a_file_without_the_namespace_is_refused() {
    for text in ["", "declare namespace Excel { }", "{\"a\": 1}", "\u{0}\u{feff}<html>"] {
        assert_eq!(build(text).map(|_| ()).unwrap_err(), ExtractError::NoOfficeNamespace, "{text:?}");
    }
}

#[test]
fn the_rendered_text_reads_as_the_same_catalogue() {
    let text = format!(
        "declare namespace Office {{ var a: A; {} interface A {{ x(cb: (r: R<A>) => void): A; }}
         interface R<T> {{ value: T; }} type U = A | R<A>; }}",
        tag("read item")
    );
    let extracted = build(&text).expect("typings");
    let rendered = render(&extracted, "9.9.9", None);
    let parts = data::parse(&rendered);
    assert_eq!(parts.problems, Vec::<String>::new(), "{rendered}");
    let read = Catalog::assemble(parts.types, parts.members);
    assert_eq!(diff(&extracted.into_catalog(), &read), []);
    assert!(
        rendered.starts_with("# Office.js catalogue: facts from the npm package @types/office-js 9.9.9 (")
    );
    assert!(rendered.contains("alias\tU\t-\t-\t-\t-\tA|R<A>\n"), "{rendered}");
}

#[test]
fn differences_are_told_in_plain_words() {
    let old =
        format!("{} interface A {{ x: string; y(): void; z: A; }} interface Old {{}}", tag("read item"));
    let new = format!(
        "{} interface A {{ {} x: string; /** [Api set: Mailbox 1.9] @deprecated */ y(): A; w: A; }} {} interface New {{ q: A; }}",
        tag("read item"),
        tag("read/write mailbox"),
        tag("restricted"),
    );
    let changes = diff(&catalog_of(&old).0, &catalog_of(&new).0);
    let told: Vec<String> = changes.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Office.A.x: level read item -> read/write mailbox",
            "Office.A.y: requirement set none -> Mailbox 1.9",
            "Office.A.y: deprecated",
            "Office.A.y: declared as () (->A), was () ()",
            "Office.A.w: added (read item)",
            "Office.New: added (restricted)",
            "Office.A.z: removed (read item)",
            "Office.Old: removed (no level)",
        ]
    );
}

#[test]
fn what_only_the_preview_has_is_marked_and_the_release_has_its_facts() {
    let release = "declare namespace Office { interface A { /** {@link https://x | Minimum permission level}**: **read item** */ a: B; } interface B { b: string; } }";
    let preview = "declare namespace Office { interface New { n: A; } interface A { a: B; c: New; } interface B { b: string; } }";
    let both = build(release).unwrap().with_preview(build(preview).unwrap());
    let text = render(&both, "1", Some("2"));
    assert_eq!(
        text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>(),
        [
            "namespace\tOffice",
            "interface\tNew\t-\t-\t-\tpreview",
            ".\tn\t-\t-\t-\tpreview\tA",
            "interface\tA",
            ".\ta\tRI\t-\t-\t-\tB",
            ".\tc\t-\t-\t-\tpreview\tNew",
            "interface\tB",
            ".\tb",
        ]
    );
    assert!(text.contains("@types/office-js-preview 2 "), "{text}");
    assert_eq!(
        both.warnings,
        ["the preview contradicts the release: Office.A.a: level read item -> no level"]
    );
}

//! Pieces of code with one `legacyCall` each, and what guards it.

use super::Guard::{AccountType, Fallback, Requirement, Tested, TokenStatus};
use super::*;

/// What guards the last `legacyCall` of the code.
fn guard(code: &str) -> Option<Guard> {
    let at = code.rfind("legacyCall").unwrap();
    let span = Span::from_usize(at, at + "legacyCall".len());
    alone("a.ts", code, span)
}

/// What guards a name of a program of one file.
fn alone(name: &str, text: &str, span: Span) -> Option<Guard> {
    let source = GuardSource { path: Path::new(name), text, document: None, imports: &[], counts: true };
    guards(&[source], &[(0, span)])[0]
}

fn assert_all(cases: &[(&str, Option<Guard>)]) {
    for (code, expected) in cases {
        assert_eq!(guard(code), *expected, "{code}");
    }
}

#[test]
fn branches_count_by_what_their_condition_says() {
    const NAA: &str = "Office.context.requirements.isSetSupported('NestedAppAuth', '1.1')";
    let cases = [
        ("if (NAA) { modern(); } else { m.legacyCall(f); }", Some(Requirement)),
        ("if (NAA) { m.legacyCall(f); }", None),
        ("if (!NAA) m.legacyCall(f);", Some(Requirement)),
        ("NAA ? modern() : m.legacyCall(f);", Some(Requirement)),
        ("NAA || m.legacyCall(f);", Some(Requirement)),
        ("NAA && m.legacyCall(f);", None),
        ("if (NAA === false) m.legacyCall(f);", Some(Requirement)),
        ("if (r && NAA) { modern(); } else m.legacyCall(f);", Some(Requirement)),
        ("const naa = NAA; if (!naa) { m.legacyCall(f); }", Some(Requirement)),
        ("const naa = !!NAA; if (naa) { m.legacyCall(f); }", None),
        ("const hasNaa = () => NAA; if (!hasNaa()) m.legacyCall(f);", Some(Requirement)),
        ("function hasNaa() { return NAA; } if (hasNaa()) m.legacyCall(f);", None),
        ("class A { naa = NAA; go() { if (!this.naa) m.legacyCall(f); } }", Some(Requirement)),
        ("if (x) m.legacyCall(f);", None),
    ];
    for (code, expected) in cases {
        assert_eq!(guard(&code.replace("NAA", NAA)), expected, "{code}");
    }
}

#[test]
fn account_types_tell_where_the_mailbox_lives() {
    assert_all(&[
        ("if (u.accountType === 'enterprise') m.legacyCall(f);", Some(AccountType)),
        ("if ('enterprise' == u.accountType) m.legacyCall(f);", Some(AccountType)),
        ("if (u.accountType !== 'enterprise') m.legacyCall(f);", None),
        ("if (u.accountType !== 'enterprise') return; m.legacyCall(f);", Some(AccountType)),
        ("if (u.accountType === 'office365') { go(); return; } m.legacyCall(f);", Some(AccountType)),
        ("if (u.accountType === 'gmail') m.legacyCall(f);", None),
        ("const t = u.accountType; if (t === 'enterprise') m.legacyCall(f);", Some(AccountType)),
        (
            "const onPremises = u.accountType === 'enterprise'; onPremises && m.legacyCall(f);",
            Some(AccountType),
        ),
        ("switch (u.accountType) { case 'enterprise': m.legacyCall(f); }", Some(AccountType)),
        ("switch (u.accountType) { case 'office365': m.legacyCall(f); }", None),
    ]);
}

#[test]
fn token_status_is_a_guard_in_its_callback_and_by_its_value() {
    assert_all(&[
        ("d.ews.getTokenStatusAsync(o, r => { if (r.value) m.legacyCall(f); });", Some(TokenStatus)),
        (
            "const s = await status(); if (s === Office.MailboxEnums.TokenStatus.Enabled) m.legacyCall(f);",
            Some(TokenStatus),
        ),
        ("if (s === Office.MailboxEnums.TokenStatus.Removed) m.legacyCall(f);", None),
        (
            "if (s === Office.MailboxEnums.TokenStatus.Removed) { return; } m.legacyCall(f);",
            Some(TokenStatus),
        ),
        ("d.ews.getTokenStatusAsync(o, done); m.legacyCall(f);", None),
    ]);
}

#[test]
fn what_is_tried_after_a_modern_sign_in_is_a_fallback() {
    assert_all(&[
        ("try { t = await pca.acquireTokenSilent(r); } catch (e) { m.legacyCall(f); }", Some(Fallback)),
        (
            "try { t = await naa(); } catch { m.legacyCall(f); } async function naa() { return p.ssoSilent(r); }",
            Some(Fallback),
        ),
        ("try { t = await load(); } catch { m.legacyCall(f); }", None),
        ("try { m.legacyCall(f); } catch { pca.acquireTokenPopup(r); }", None),
        (
            "async function go() { try { return await OfficeRuntime.auth.getAccessToken(o); } catch {} m.legacyCall(f); }",
            Some(Fallback),
        ),
        ("pca.acquireTokenSilent(r).then(use).catch(() => m.legacyCall(f));", Some(Fallback)),
        ("pca.acquireTokenSilent(r).then(use, e => { m.legacyCall(f); });", Some(Fallback)),
        ("pca.acquireTokenSilent(r).then(t => m.legacyCall(f));", None),
        ("const t = await pca.acquireTokenSilent(r); if (!t) m.legacyCall(f);", Some(Fallback)),
    ]);
}

#[test]
fn what_was_kept_of_an_earlier_sign_in_is_no_failed_one() {
    const LATER: &str = "kept = await p.acquireTokenSilent(r);";
    assert_all(&[
        (
            &format!("let kept; async function f() {{ if (kept) return kept; m.legacyCall(f); {LATER} }}"),
            None,
        ),
        (&format!("let kept; async function f() {{ if (!kept) m.legacyCall(f); {LATER} }}"), None),
        (
            &format!(
                "class A {{ async f() {{ return this.kept ?? m.legacyCall(f); }} g() {{ this.{LATER} }} }}"
            ),
            None,
        ),
        (
            &format!(
                "let kept; async function g() {{ {LATER} }} async function f() {{ kept || m.legacyCall(f); }}"
            ),
            None,
        ),
        (
            "let kept; async function f() { let t = kept; if (t) return t; t = await m.legacyCall(f); kept = await p.ssoSilent(r); }",
            None,
        ),
        (
            &format!("let kept; async function f() {{ {LATER} if (kept) return kept; m.legacyCall(f); }}"),
            Some(Fallback),
        ),
        (
            &format!(
                "let kept; async function g() {{ {LATER} }} async function f() {{ await g(); kept || m.legacyCall(f); }}"
            ),
            Some(Fallback),
        ),
        (
            "let kept; async function f() { if (kept) return kept; try { return await p.ssoSilent(r); } catch {} m.legacyCall(f); }",
            Some(Fallback),
        ),
        (
            &format!("let kept; {LATER} list.forEach(() => {{ if (!kept) m.legacyCall(f); }});"),
            Some(Fallback),
        ),
    ]);
}

#[test]
fn calls_of_the_function_around_count_and_calls_of_what_those_stand_in() {
    const LEGACY: &str = "function old() { return new Promise(r => m.legacyCall(r)); }";
    let cases = [
        ("try { t = await p.acquireTokenSilent(r); } catch { t = await old(); } LEGACY", Some(Fallback)),
        ("if (u.accountType === 'enterprise') old(); else none(); LEGACY", Some(AccountType)),
        ("if (u.accountType === 'enterprise') old(); old(); LEGACY", None),
        ("old(); LEGACY", None),
        ("LEGACY", None),
        ("if (u.accountType === 'enterprise') one(); function one() { old(); } LEGACY", Some(AccountType)),
        ("if (u.accountType === 'enterprise') one(); one(); function one() { old(); } LEGACY", None),
        ("function one() { old(); two(); } function two() { one(); } LEGACY", None),
        ("if (u.accountType === 'enterprise') old(); const all = { old }; LEGACY", None),
        ("if (u.accountType === 'enterprise') old(); run(old); LEGACY", None),
    ];
    for (code, expected) in cases {
        assert_eq!(guard(&code.replace("LEGACY", LEGACY)), expected, "{code}");
    }
    assert_all(&[
        (
            "class A { go() { if (u.accountType !== 'enterprise') return; this.old(); } old() { m.legacyCall(f); } }",
            Some(AccountType),
        ),
        (
            "const a = { go() { if (!naa) a.old(); }, old: () => m.legacyCall(f) }; const naa = q.isSetSupported('NestedAppAuth');",
            Some(Requirement),
        ),
    ]);
}

#[test]
fn asking_whether_a_member_is_there_is_no_use() {
    assert_all(&[
        ("if (m.legacyCall) go();", Some(Tested)),
        ("if (!m || !m.legacyCall) return false;", Some(Tested)),
        ("const url = m.legacyCall ? a : b;", Some(Tested)),
        ("if (m.legacyCall === undefined) go();", Some(Tested)),
        ("if (m.legacyCall(f)) go();", None),
        ("m.legacyCall && m.other();", Some(Tested)),
        ("const url = m.legacyCall;", None),
        ("const url = x || m.legacyCall;", None),
        ("use(m.legacyCall);", None),
    ]);
}

#[test]
fn scripts_in_markup_are_read_too() {
    let page = "<script>if (u.accountType === 'enterprise') m.legacyCall(f);</script>";
    let at = page.find("legacyCall").unwrap();
    let span = Span::from_usize(at, at + "legacyCall".len());
    assert_eq!(alone("a.html", page, span), Some(AccountType));
    assert_eq!(alone("a.js", "", Span::new(5, 9)), None);
}

#[test]
fn names_that_lead_everywhere_end() {
    let mut code = String::new();
    for _ in 0..400 {
        code.push_str(
            "r = await next(r); function next(r) { if (!r) return r; return next(r.next) || r; }\n",
        );
    }
    code.push_str("if (!r) m.legacyCall(f);");
    assert_eq!(guard(&code), None);
}

/// Files with their texts, and what is expected.
type Across<'a> = (&'a [(&'a str, &'a str)], Option<Guard>);

/// What guards the `legacyCall` of the first file; a file is its name and text, and imports all others that it names.
fn across(files: &[(&str, &str)]) -> Option<Guard> {
    let imports: Vec<Vec<u32>> = files
        .iter()
        .map(|(_, text)| {
            let stems = files.iter().map(|(name, _)| name.split('.').next().unwrap());
            let named = (0..).zip(stems).filter(|(_, stem)| text.contains(&format!("./{stem}\"")));
            named.map(|(number, _)| number).collect()
        })
        .collect();
    let sources: Vec<GuardSource<'_>> = files
        .iter()
        .zip(&imports)
        .map(|((name, text), imports)| GuardSource {
            document: None,
            path: Path::new(name),
            text,
            imports,
            counts: !name.contains(".test."),
        })
        .collect();
    let at = files[0].1.find("legacyCall").unwrap();
    guards(&sources, &[(0, Span::from_usize(at, at + "legacyCall".len()))])[0]
}

#[test]
fn calls_from_other_files_count_where_they_can_mean_the_function() {
    const OLD: &str = "export function old() { m.legacyCall(f); }";
    const GUARDED: &str = "import { old } from \"./old\"; if (u.accountType === 'enterprise') old();";
    let cases: [Across; 19] = [
        (&[("old.ts", OLD)], None),
        (&[("old.ts", OLD), ("a.ts", GUARDED)], Some(AccountType)),
        (&[("old.ts", OLD), ("a.ts", GUARDED), ("b.ts", "import { old } from \"./old\"; old();")], None),
        (
            &[("old.ts", OLD), ("a.ts", GUARDED), ("a.test.ts", "import { old } from \"./old\"; old();")],
            Some(AccountType),
        ),
        // Another module's function of the same name, and a module that only names it.
        (
            &[("old.ts", OLD), ("a.ts", GUARDED), ("b.ts", "export const old = 1; use(old);")],
            Some(AccountType),
        ),
        (
            &[
                ("old.ts", OLD),
                ("a.ts", "import { old } from \"./b\"; old();"),
                (
                    "b.ts",
                    "import * as o from \"./old\"; export function old() { if (u.accountType === 'enterprise') o.old(); }",
                ),
            ],
            Some(AccountType),
        ),
        // Passed on, whatever its name there.
        (
            &[
                ("old.ts", OLD),
                ("a.ts", GUARDED),
                ("b.ts", "export { old as ask } from \"./old\";"),
                ("c.ts", "import { ask } from \"./b\"; ask();"),
            ],
            None,
        ),
        (&[("old.ts", OLD), ("a.ts", GUARDED), ("b.ts", "import * as o from \"./old\"; o['old']();")], None),
        (&[("old.ts", OLD), ("a.ts", GUARDED), ("b.ts", "import * as o from \"./old\"; run(o);")], None),
        // Exported by default, and called something else.
        (
            &[
                ("old.ts", "function old() { m.legacyCall(f); } export default old;"),
                ("a.ts", "import ask from \"./old\"; if (u.accountType === 'enterprise') ask();"),
            ],
            Some(AccountType),
        ),
        (
            &[
                (
                    "old.ts",
                    "export default function old() { m.legacyCall(f); } if (u.accountType === 'enterprise') old();",
                ),
                ("b.ts", "import ask from \"./old\"; ask();"),
            ],
            None,
        ),
        (
            &[
                (
                    "old.ts",
                    "function old() { m.legacyCall(f); } export { old as default }; if (u.accountType === 'enterprise') old();",
                ),
                ("a.ts", "export { default as ask } from \"./old\";"),
                ("b.ts", "import { ask } from \"./a\"; ask();"),
            ],
            None,
        ),
        // CommonJS.
        (
            &[
                ("old.js", "module.exports = old; function old() { m.legacyCall(f); }"),
                ("a.js", "const ask = require(\"./old\"); if (u.accountType === 'enterprise') ask();"),
            ],
            Some(AccountType),
        ),
        (
            &[
                ("old.js", "module.exports = { old }; function old() { m.legacyCall(f); }"),
                ("a.js", "const api = require(\"./old\"); if (u.accountType === 'enterprise') api.old();"),
            ],
            Some(AccountType),
        ),
        (
            &[
                ("old.js", "exports.old = () => m.legacyCall(f);"),
                (
                    "a.js",
                    "const { old: ask } = require(\"./old\"); if (u.accountType === 'enterprise') ask();",
                ),
            ],
            Some(AccountType),
        ),
        (
            &[
                ("old.js", "module.exports = { old }; function old() { m.legacyCall(f); }"),
                ("a.js", "const api = require(\"./old\"); if (u.accountType === 'enterprise') api.old();"),
                ("b.js", "require(\"./old\").old();"),
            ],
            None,
        ),
        // Scripts of a page share their functions.
        (
            &[
                ("old.js", "function old() { m.legacyCall(f); } if (u.accountType === 'enterprise') old();"),
                ("a.js", "old();"),
            ],
            None,
        ),
        (
            &[
                ("old.js", "function old() { m.legacyCall(f); } if (u.accountType === 'enterprise') old();"),
                ("a.html", "<button onclick=\"old()\">Old</button>"),
            ],
            None,
        ),
        (
            &[
                (
                    "old.ts",
                    "export class A { private old() { m.legacyCall(f); } go() { if (u.accountType === 'enterprise') this.old(); } }",
                ),
                ("a.ts", "export class B { old() {} go(x) { x.old(); } }"),
            ],
            Some(AccountType),
        ),
    ];
    for (files, expected) in cases {
        assert_eq!(across(files), expected, "{files:?}");
    }
}

#[test]
fn what_a_function_returns_where_a_guard_holds_is_a_guard() {
    const NAA: &str = "q.isSetSupported('NestedAppAuth')";
    let cases = [
        ("function f() { if (!NAA) return null; return go(); } if (!f()) m.legacyCall();", Some(Requirement)),
        (
            "function f() { if (NAA) { return true; } return false; } f() || m.legacyCall();",
            Some(Requirement),
        ),
        ("function f() { if (NAA) return ''; return go(); } if (!f()) m.legacyCall();", None),
        (
            "const f = () => { if (NAA) return false; return true; }; if (f()) m.legacyCall();",
            Some(Requirement),
        ),
        (
            "let t = await f(); if (t === '') m.legacyCall(); async function f() { if (!NAA) return ''; return go(); }",
            Some(Requirement),
        ),
        (
            "let t = await f(); if (t !== '') m.legacyCall(); async function f() { if (!NAA) return ''; return go(); }",
            None,
        ),
        ("function f() { if (f()) return false; return f(); } if (!f()) m.legacyCall();", None),
    ];
    for (code, expected) in cases {
        assert_eq!(guard(&code.replace("NAA", NAA)), expected, "{code}");
    }
}

#[test]
fn deep_nesting_ends() {
    for (open, close) in [("(", ")"), ("!", ""), ("a && (", ")"), ("a.", "")] {
        let condition = open.repeat(1_000) + "naa" + &close.repeat(1_000);
        assert_eq!(guard(&format!("if ({condition}) m.legacyCall(f);")), None);
        let assigned = open.repeat(1_000) + "old" + &close.repeat(1_000);
        assert_eq!(guard(&format!("const x = {assigned}; function old() {{ m.legacyCall(f); }}")), None);
    }
}

#[test]
fn functions_that_all_call_each_other_end() {
    let calls: String = (0..60).map(|n| format!("f{n}(); ")).collect();
    let mut code: String = (0..60).map(|n| format!("function f{n}() {{ {calls} }}\n")).collect();
    code.push_str("function old() { m.legacyCall(f); } f1(); function f61() { old(); f0(); } f2(f61)");
    assert_eq!(guard(&code), None);
}

//! Pieces of code with one legacy call each, and what guards it: by the whole analysis.

mod callers;

use super::{Guard, GuardKind};
use crate::analysis::{Program, Source, analyze};
use Expected::{AccountType, Fallback, Requirement, Tested, TokenStatus};

/// What keeps the use from Exchange Online.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    TokenStatus,
    AccountType,
    Requirement,
    Fallback,
    Tested,
}

/// What guards the last `legacyCall` of the code.
fn guard(code: &str) -> Option<Expected> {
    across(&[("a.ts", code)])
}

/// The name that `legacyCall` stands for.
const NAME: &str = "getCallbackTokenAsync";

/// What the last `legacyCall` of the first file stands behind; a file is its name and text.
fn guards(files: &[(&str, &str)]) -> Vec<Guard> {
    let source = |(name, text): &(&str, &str)| Source {
        test: name.contains(".test."),
        ..Source::new(*name, text.replace("legacyCall", NAME))
    };
    let program = Program { sources: files.iter().map(source).collect(), ..Program::default() };
    let at = program.sources[0].text.rfind(NAME).unwrap() as u32;
    let outcome = analyze(&program);
    let usage = outcome.files[0].usages.iter().find(|usage| usage.span.start == at);
    usage.map_or(Vec::new(), |usage| usage.guards.clone())
}

/// What keeps it from Exchange Online.
fn across(files: &[(&str, &str)]) -> Option<Expected> {
    let guards = guards(files);
    let guard = guards.iter().map(|guard| &guard.kind).find(|kind| kind.keeps_from_online())?;
    Some(match guard {
        GuardKind::TokenStatus => TokenStatus,
        GuardKind::AccountType => AccountType,
        GuardKind::RequirementSet { .. } => Requirement,
        GuardKind::Fallback => Fallback,
        GuardKind::Looks => Tested,
        GuardKind::LookedFor | GuardKind::Try => unreachable!("they keep from nothing"),
    })
}

fn assert_all(cases: &[(&str, Option<Expected>)]) {
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
        (
            "function f() { if (u.accountType !== 'enterprise') return; m.legacyCall(f); } f();",
            Some(AccountType),
        ),
        (
            "function f() { if (u.accountType === 'office365') { go(); return; } m.legacyCall(f); } f();",
            Some(AccountType),
        ),
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
            "function f() { if (s === Office.MailboxEnums.TokenStatus.Removed) { return; } m.legacyCall(f); } f();",
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
    assert_eq!(across(&[("a.html", page)]), Some(AccountType));
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

/// What the last `legacyCall` of the first file stands behind, as kind, file and text.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let told = |guard: Guard| {
        let (name, text) = files[guard.file as usize];
        let text = text.replace("legacyCall", NAME);
        format!("{:?} {name} {}", guard.kind, guard.span.of(&text))
    };
    guards(files).into_iter().map(told).collect()
}

#[test]
fn a_guard_says_what_it_is_and_where_it_is_decided() {
    let set = |supported: bool| {
        format!(
            "RequirementSet {{ name: Some(\"Mailbox\"), version: Some(\"1.8\"), supported: {supported} }}"
        )
    };
    let asks = "const r = Office.context.requirements; const has = r.isSetSupported('Mailbox', '1.8');";
    assert_eq!(
        told(&[("a.ts", &format!("{asks} if (has) {{ m.legacyCall(f); }} else {{ other(); }}"))]),
        [format!("{} a.ts (has)", set(true))]
    );
    assert_eq!(
        told(&[("a.ts", &format!("{asks} function f() {{ if (has) return; m.legacyCall(f); }} f();"))]),
        [format!("{} a.ts (has)", set(false))]
    );
    let unknown = "RequirementSet { name: None, version: None, supported: true }";
    assert_eq!(
        told(&[("a.ts", "if (Office.context.requirements.isSetSupported(a, b)) m.legacyCall(f);")]),
        [format!("{unknown} a.ts (Office.context.requirements.isSetSupported(a, b))")]
    );
    assert_eq!(
        told(&[("a.ts", "try { if (m.legacyCall) { m.legacyCall(f); } } catch {}")]),
        [
            "LookedFor a.ts (m.getCallbackTokenAsync)",
            "Try a.ts { if (m.getCallbackTokenAsync) { m.getCallbackTokenAsync(f); } }"
        ]
    );
    assert_eq!(
        told(&[("a.ts", "typeof m.legacyCall === 'function' && m.legacyCall(f);")]),
        ["LookedFor a.ts typeof m.getCallbackTokenAsync === 'function'"]
    );
    assert_eq!(told(&[("a.ts", "if (m.otherAsync) m.legacyCall(f); if ('legacyCall' in m) go();")]), [""; 0]);
}

#[test]
fn all_calls_have_to_stand_behind_the_same_set() {
    let old = "export function old() { m.legacyCall(f); }";
    let called = |first: &str, second: &str| {
        format!(
            "import {{ old }} from './old'; const r = Office.context.requirements;\n\
             if (r.isSetSupported('Mailbox', '{first}')) old();\nif (r.isSetSupported('Mailbox', '{second}')) old();"
        )
    };
    let both = called("1.8", "1.8");
    assert_eq!(
        told(&[("old.ts", old), ("a.ts", &both)]),
        ["RequirementSet { name: Some(\"Mailbox\"), version: Some(\"1.8\"), supported: true } a.ts \
          (r.isSetSupported('Mailbox', '1.8'))"]
    );
    assert_eq!(told(&[("old.ts", old), ("a.ts", &called("1.8", "1.7"))]), [""; 0]);
}

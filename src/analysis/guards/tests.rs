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
    let source = GuardSource { path: Path::new(name), text, imports: &[], counts: true };
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

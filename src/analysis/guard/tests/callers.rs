//! A legacy call in a function: what holds at all calls of it, in its file and in others.

use super::Expected::{self, AccountType, Fallback, Requirement};
use super::{across, assert_all, guard};

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
        ("if (u.accountType === 'enterprise') old(); run({ old }); LEGACY", None),
        ("if (u.accountType === 'enterprise') old(); const all = { old }; all[x](); LEGACY", None),
        ("if (u.accountType === 'enterprise') old(); run(old); LEGACY", None),
        ("if (u.accountType === 'enterprise') run(old); LEGACY", Some(AccountType)),
        (
            "if (u.accountType === 'enterprise') el.addEventListener('x', old.bind(y)); LEGACY",
            Some(AccountType),
        ),
        ("if (u.accountType === 'enterprise') setTimeout(old, 1); setTimeout(old.bind(y), 1); LEGACY", None),
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

/// Files with their texts, and what is expected.
type Across<'a> = (&'a [(&'a str, &'a str)], Option<Expected>);

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
                ("a.html", "<script src=\"old.js\"></script><script src=\"a.js\"></script>"),
            ],
            None,
        ),
        (
            &[
                ("old.js", "function old() { m.legacyCall(f); } if (u.accountType === 'enterprise') old();"),
                ("a.html", "<script src=\"old.js\"></script><button onclick=\"old()\">Old</button>"),
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
fn functions_that_all_call_each_other_end() {
    let calls: String = (0..60).map(|n| format!("f{n}(); ")).collect();
    let mut code: String = (0..60).map(|n| format!("function f{n}() {{ {calls} }}\n")).collect();
    code.push_str("function old() { m.legacyCall(f); } f1(); function f61() { old(); f0(); } f2(f61)");
    assert_eq!(guard(&code), None);
}

/// Calls a legacy function behind a check; whatever else may call it ends the guard.
const CALLED: &str = "function old() { m.legacyCall(f); } if (u.accountType === 'enterprise') old();";

#[test]
fn whoever_else_may_call_a_function_ends_its_guard() {
    assert_eq!(guard(CALLED), Some(AccountType));
    let forms = [
        "setTimeout(old);",
        "el.addEventListener('click', old);",
        "document.body.onclick = old;",
        "$('#x').click(old);",
        "$('#x').on('click', old);",
        "Office.actions.associate('a', old);",
        "Office.onReady(old);",
        "Office.initialize = old;",
        "Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, old);",
        "Office.context.mailbox.item.loadCustomPropertiesAsync(old);",
        "fetch('x').then(old);",
        "[1].forEach(old);",
        "new Promise(old);",
        "Promise.resolve(1).finally(old);",
        "old.call(null);",
        "old.apply(null, []);",
        "old.bind(null)();",
        "el.addEventListener('x', old.bind(null));",
        "Reflect.apply(old, null, []);",
        "old`x`;",
        "new old();",
        "Object.assign(window, { old });",
        "JSON.stringify({ toJSON: old });",
        "unknown(old);",
        "unknown({ a: { b: old } });",
        "unknown([old]);",
        "declared(old); declare function declared(x: any): void;",
        "const o = { [k]: old }; o.x();",
        "const s = new Set([old]); for (const g of s) g();",
        "const mp = new Map(); mp.set('a', old); mp.get('a')();",
        "function* g() { yield old; } for (const x of g()) x();",
        "class A { h = old; run() { this.h(); } } new A().run();",
        "const p = new Proxy(old, {}); p();",
        "const { x = old } = {}; x();",
        "(0, old)();",
        "eval(old);",
        "queueMicrotask(old);",
        "requestAnimationFrame(old);",
        "self.onmessage = old;",
        "customElements.define('x-y', class extends HTMLElement { connectedCallback() { old(); } });",
        "async function h() { await { then: old }; } h();",
        "const o = { valueOf: old }; `${o}`;",
        "const o = { get x() { old(); return 1; } }; o.x;",
        "const o = { set x(v) { old(); } }; o.x = 1;",
        "label: for (;;) { old(); }",
        "try { old(); } finally {}",
        "const x = () => old(); x();",
        "array.map(old);",
        "array.sort(old);",
        "const o = Object.create({ old }); o.old();",
        "require('x')(old);",
        "import('x').then(old);",
        "g.action = old;",
        "globalThis.action = old;",
        "const t = { old }; const { old: q } = t; q();",
        "[old].forEach(h => h());",
        "Object.values({ old }).forEach(h => h());",
        "process.on('x', old);",
        "const ev = new EventTarget(); ev.addEventListener('x', old);",
        "class C { constructor(h) { this.h = h; } go() { return this.h(); } } const c = new C(old); c.go();",
        "const debounced = _.debounce(old, 5); debounced();",
        "function later(h) { setTimeout(h); } later(old);",
        "function later(h) { return () => h(); } later(old)();",
    ];
    for form in forms {
        assert_eq!(guard(&format!("{CALLED} {form}")), None, "{form}");
    }
    for form in ["export default old;", "export { old };"] {
        assert_eq!(guard(&format!("{CALLED} {form}")), Some(AccountType), "{form}");
    }
}

#[test]
fn the_page_may_call_what_elements_get() {
    let forms = [
        "export const A = () => <button onClick={old}>x</button>;",
        "const B = (p) => <button onClick={p.go}>x</button>; export const A = () => <B go={old} />;",
        "useEffect(old);",
        "import { useEffect } from 'react'; useEffect(old, []);",
        "import { useCallback } from 'react'; export function A() { const h = useCallback(old, []); return <button onClick={h}/>; }",
        "export const A = () => <button {...{ onClick: old }}>x</button>;",
        "import { Button } from '@fluentui/react'; export const A = () => <Button onClick={old}/>;",
        "export const A = () => <button onClick={() => old()}>x</button>;",
        "export class A extends React.Component { go = () => { old(); }; render() { return <button onClick={this.go}/>; } }",
        "import React from 'react'; React.createElement('button', { onClick: old });",
        "export const A = () => <div>{[1].map(i => <button onClick={old}/>)}</div>;",
        "export const A = () => cond ? <button onClick={old}/> : null;",
        "const props = { onClick: old }; export const A = () => <button {...props}/>;",
    ];
    for form in forms {
        assert_eq!(across(&[("a.tsx", &format!("{CALLED} {form}"))]), None, "{form}");
    }
    let pages = [
        ("a.vue", "<template><button @click=\"old\">x</button></template><script setup>HEAD</script>"),
        ("a.vue", "<template><button @click=\"old()\">x</button></template><script setup>HEAD</script>"),
        ("a.vue", "<template><my-b :go=\"old\">x</my-b></template><script setup>HEAD</script>"),
        (
            "a.vue",
            "<template><button @click=\"go\">x</button></template><script>HEAD export default { methods: { go: old } }</script>",
        ),
        (
            "a.vue",
            "<template><button @click=\"go\">x</button></template><script>HEAD export default { setup() { return { go: old }; } }</script>",
        ),
        (
            "a.vue",
            "<template><button @click=\"go()\">x</button></template><script>HEAD export default { setup() { return { go: old }; } }</script>",
        ),
        (
            "a.vue",
            "<template><button @click=\"go()\">x</button></template><script>HEAD export default { setup() { const go = () => old(); return { go }; } }</script>",
        ),
        (
            "a.vue",
            "<template><button v-on=\"{ click: old }\">x</button></template><script setup>HEAD</script>",
        ),
        ("a.svelte", "<script>HEAD</script><button on:click={old}>x</button>"),
        ("a.svelte", "<script>HEAD</script><button onclick={() => old()}>x</button>"),
        ("a.html", "<script>HEAD</script><button onclick=\"old()\">x</button>"),
        ("a.html", "<script>HEAD</script><body onload=\"old()\">x</body>"),
        ("a.html", "<script>HEAD</script><a href=\"javascript:old()\">x</a>"),
        (
            "a.html",
            "<div ng-app ng-controller=\"C\"><button ng-click=\"go()\">x</button></div><script>HEAD function C($scope) { $scope.go = old; }</script>",
        ),
        ("a.html", "<script>HEAD</script><script>old()</script>"),
    ];
    for (name, page) in pages {
        assert_eq!(across(&[(name, &page.replace("HEAD", CALLED))]), None, "{page}");
    }
    let component = "import { Component } from '@angular/core'; @Component({ selector: 'a', template: '<button (click)=\"old()\">x</button>' }) export class A { old() { m.legacyCall(f); } constructor() { if (u.accountType === 'enterprise') this.old(); } }";
    assert_eq!(guard(component), None);
}

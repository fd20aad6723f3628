// Ways in which code that is not here gets a value without being handed it plainly: wrapped, computed, thrown, stored. Each
// is read on the other side, so no verdict may be certain.

const MODULES = ['esm', 'cjs', 'script', 'ts', 'tsx', 'jsx'];
const packed = (code, text, parts) => ({
  leaving: true,
  in: MODULES,
  code,
  uses: '$touch',
  package: { name: '$touch-lite', text },
  ...parts,
});
/** `reach` is what the package does with its argument `x`. */
const given = (code, reach, parts) => packed(code, `module.exports = function (x) { ${reach} };`, parts);

export const GIVEN = {
  'promise': given('$touch(Promise.resolve(@value));', 'x.then(function (v) { @leaf(v) });'),
  'async-function': given('$touch(async () => @value);', 'x().then(function (v) { @leaf(v) });'),
  'async-object': given('$touch(async () => ({ held: @value }));', 'x().then(function (v) { @leaf(v.held) });'),
  'executor': given('$touch(new Promise((resolve) => resolve(@value)));', 'x.then(function (v) { @leaf(v) });'),
  'generator': given(
    `$touch(function* () {
      yield @value;
    });`,
    'var v = x().next().value; @leaf(v)',
  ),
  'generator-running': given(
    `$touch((function* () {
      yield { held: @value };
    })());`,
    'for (var v of x) { @leaf(v.held) }',
  ),
  'async-generator': given(
    `$touch((async function* () {
      yield @value;
    })());`,
    'x.next().then(function (r) { @leaf(r.value) });',
  ),
  'iterable': given('$touch({ *[Symbol.iterator]() { yield @value; } });', 'for (var v of x) { @leaf(v) }'),
  'thenable': given('$touch({ then(resolve«: any») { resolve(@value); } });', 'x.then(function (v) { @leaf(v) });'),
  'map': given("$touch(new Map([['k', @value]]));", "var v = x.get('k'); @leaf(v)"),
  'set': given('$touch(new Set([@value]));', 'x.forEach(function (v) { @leaf(v) });'),
  'weak-ref': given('$touch(new WeakRef(@value));', 'var v = x.deref(); @leaf(v)'),
  'entries': given('$touch(Object.entries({ a: @value }));', 'var v = x[0][1]; @leaf(v)'),
  'mapped': given('$touch([@value].map((v) => ({ v })));', 'var v = x[0].v; @leaf(v)'),
  'joined-lists': given('$touch([1].concat([@value]« as any»));', 'var v = x[1]; @leaf(v)'),
  'iterator': given('$touch([@value].values());', 'var v = x.next().value; @leaf(v)'),
  'bound': given('$touch(((v«: any») => v).bind(null, @value));', 'var v = x(); @leaf(v)'),
  'member': given('$touch(@value.@leafName);', 'x(@leafArgs);', { needs: 'method' }),
  'member-bound': given('$touch(@value.@leafName.bind(@value));', 'x(@leafArgs);', { needs: 'method' }),
  'member-in-object': given('$touch({ run: @value.@leafName });', 'x.run(@leafArgs);', { needs: 'method' }),
  'call-in-closure': given('$touch((...all«: any[]») => @value.@leafName(...all« as []»));', 'x(@leafArgs);', {
    needs: 'method',
  }),
  'name-in-closure': given(
    '$touch((name«: string», ...all«: any[]») => (@value« as any»)[name](...all));',
    "x('@leafName', @leafArgs);",
    { needs: 'method' },
  ),
  'callback': given('$touch((done«: any») => done(@value));', 'x(function (v) { @leaf(v) });'),
  'callback-object': given(
    '$touch({ run(done«: any») { done.go({ held: @value }); } });',
    'x.run({ go: function (v) { @leaf(v.held) } });',
  ),
  'callback-later': given(
    `$touch((done«: any») => {
      setTimeout(() => done(null, @value), 0);
    });`,
    'x(function (_, v) { @leaf(v) });',
  ),
  'callback-of-callback': given(
    '$touch((a«: any») => a((b«: any») => b(@value)));',
    'x(function (f) { f(function (v) { @leaf(v) }); });',
  ),
  'put-on-parameter': given('$touch((ctx«: any») => { ctx.held = @value; });', 'var c = {}; x(c); @leaf(c.held)'),
  'put-deep': given('$touch((ctx«: any») => { ctx.state.held = @value; });', 'var c = { state: {} }; x(c); @leaf(c.state.held)'),
  'put-computed': given(
    "$touch((ctx«: any», key«: string») => { ctx[key] = @value; });",
    "var c = {}; x(c, 'held'); @leaf(c.held)",
  ),
  'put-assigned': given('$touch((ctx«: any») => Object.assign(ctx, { held: @value }));', 'var c = {}; x(c); @leaf(c.held)'),
  'put-defined': given(
    "$touch((ctx«: any») => { Object.defineProperty(ctx, 'held', { value: @value }); });",
    'var c = {}; x(c); @leaf(c.held)',
  ),
  'pushed': given('$touch((list«: any») => { list.push(@value); });', 'var l = []; x(l); @leaf(l[0])'),
  'set-in-map': given("$touch((map«: any») => { map.set('k', @value); });", "var m = new Map(); x(m); var v = m.get('k'); @leaf(v)"),
  'put-on-this': given('$touch(function («this: any») { this.held = @value; });', 'var c = {}; x.call(c); @leaf(c.held)'),
  'made-by-new': given('$touch(function («this: any») { this.held = @value; });', 'var c = new x(); @leaf(c.held)'),
  'nested-functions': given('$touch(() => () => ({ held: @value }));', 'var v = x()().held; @leaf(v)'),
  'method': given('$touch({ get() { return @value; } });', 'var v = x.get(); @leaf(v)'),
  'method-of-this': given('$touch({ held: @value, get() { return this.held; } });', 'var v = x.get(); @leaf(v)'),
  'getter': given('$touch({ get held() { return @value; } });', 'var v = x.held; @leaf(v)'),
  'getter-defined': given("$touch(Object.defineProperty({}, 'held', { get: () => @value }));", 'var v = x.held; @leaf(v)'),
  'value-defined': given(
    "const $box = {};\nObject.defineProperty($box, 'held', { value: @value });\n$touch($box);",
    'var v = x.held; @leaf(v)',
  ),
  'values-defined': given('$touch(Object.defineProperties({}, { held: { value: @value } }));', 'var v = x.held; @leaf(v)'),
  'created': given('$touch(Object.create({ held: @value }));', 'var v = x.held; @leaf(v)'),
  'frozen': given('$touch(Object.freeze({ held: @value }));', 'var v = x.held; @leaf(v)'),
  'proxy': given('$touch(new Proxy({}, { get: () => @value }));', 'var v = x.any; @leaf(v)', { moves: true }),
  'proxy-of-value': given('$touch(new Proxy({ held: @value }, {}));', 'var v = x.held; @leaf(v)', { moves: true }),
  'proxy-of-office': given('$touch(new Proxy(@value« as any», {}));', '@leaf(x)', { moves: true }),
  'inherits-office': given('$touch(Object.create(@value« as any»));', '@leaf(x)', { moves: true }),
  'written-later': given(
    'const $box«: any» = {};\n$touch($box);\n$box.held = @value;',
    'setTimeout(function () { @leaf(x.held) }, 0);',
  ),
  'deep-written-later': given(
    'const $box«: any» = { a: {} };\n$touch($box);\n$box.a.held = { v: @value };',
    'setTimeout(function () { @leaf(x.a.held.v) }, 0);',
  ),
  'pushed-later': given('const $list«: any[]» = [];\n$touch($list);\n$list.push(@value);', 'setTimeout(function () { @leaf(x[0]) }, 0);'),
  'captured-later': given(
    'let $v«: any» = null;\n$touch(() => $v);\n$v = @value;',
    'setTimeout(function () { var v = x(); @leaf(v) }, 0);',
  ),
  'thrown': given('$touch(() => { throw @value; });', 'try { x(); } catch (v) { @leaf(v) }'),
  'thrown-object': given(
    "$touch(() => { throw Object.assign(new Error('no'), { held: @value }); });",
    'try { x(); } catch (v) { @leaf(v.held) }',
  ),
  'thrown-cause': given(
    "$touch(() => { throw new Error('no', { cause: @value }); });",
    'try { x(); } catch (v) { @leaf(v.cause) }',
  ),
  'thrown-deeper': given('$touch(() => { %raise({ held: @value }); });', 'try { x(); } catch (v) { @leaf(v.held) }'),
  'rejected': given('$touch(() => Promise.reject({ held: @value }));', 'x().catch(function (v) { @leaf(v.held) });'),
  'thrown-async': given('$touch(async () => { throw { held: @value }; });', 'x().catch(function (v) { @leaf(v.held) });'),
  'class-field': given('$touch(class {\nheld = @value;\n});', 'var v = new x().held; @leaf(v)'),
  'class-static': given('$touch(class {\nstatic held = @value;\n});', 'var v = x.held; @leaf(v)'),
  'class-getter': given('$touch(class {\nget held() {\nreturn @value;\n}\n});', 'var v = new x().held; @leaf(v)'),
  'class-method': given('$touch(class {\nrun() {\nreturn { held: @value };\n}\n});', 'var v = new x().run().held; @leaf(v)'),
  'class-inherited': given(
    'class $Base {\nrun() {\nreturn @value;\n}\n}\n$touch(class extends $Base {});',
    'var v = new x().run(); @leaf(v)',
  ),
  'class-constructor': given(
    '$touch(class {\nconstructor(into«: any») {\ninto.held = @value;\n}\n});',
    'var c = {}; new x(c); @leaf(c.held)',
  ),
  'instance': given('$touch(new %Box(@value));', 'var v = x.get(); @leaf(v)'),
  'private': given(
    'class $K {\n#v = @value;\nget() {\nreturn this.#v;\n}\n}\n$touch(new $K());',
    'var v = x.get(); @leaf(v)',
  ),
  'prototype': given(
    'const $F«: any» = function () {};\n$F.prototype.get = () => @value;\n$touch(new $F());',
    'var v = x.get(); @leaf(v)',
  ),
  'arguments': given('(function («..._: any[]») {\n$touch(arguments);\n})(@value);', 'var v = x[0]; @leaf(v)'),
  'spread': given('const $all«: any[]» = [@value, 1];\n$touch(...$all);', '@leaf(x)'),
  'spread-object': given('const $all = { held: @value };\n$touch({ ...$all, n: 1 });', 'var v = x.held; @leaf(v)'),
  'applied': given('$touch.apply(null, [@value]);', '@leaf(x)'),
  'called': given('$touch.call(null, { held: @value });', '@leaf(x.held)'),
  'reflected': given('Reflect.apply($touch, null, [@value]);', '@leaf(x)'),
  'bound-early': given('const $run = $touch.bind(null, @value);\n$run();', '@leaf(x)'),
  'constructed': given('new $touch({ held: @value });', '@leaf(x.held)'),
  'constructed-by-reflect': given('Reflect.construct($touch, [@value]);', '@leaf(x)'),
  'optional-call': given('$touch?.(@value);', '@leaf(x)'),
  'as-callback': given('[@value].forEach($touch);', '@leaf(x)'),
  'as-continuation': given('Promise.resolve(@value).then($touch);', '@leaf(x)'),
  'as-reducer': given('[@value].reduce($touch« as any», null);', 'var v = arguments[1]; @leaf(v)'),
  'as-converter': given('Array.from([@value], $touch« as any»);', '@leaf(x)'),
  'as-timer': given('setTimeout($touch, 0, @value);', '@leaf(x)'),
  'as-catcher': given('Promise.reject(@value).catch($touch);', '@leaf(x)'),
  'as-replaced': given("const $api«: any» = { go: null };\n$api.go = $touch;\n$api.go(@value);", '@leaf(x)'),
  'as-setter': given(
    "const $api«: any» = {};\nObject.defineProperty($api, 'v', { set: $touch });\n$api.v = @value;",
    '@leaf(x)',
  ),
  'as-method': given('const $api«: any» = { held: @value, go: $touch };\n$api.go(1);', '@leaf(this.held)'),
  'as-getter-of-this': given(
    "const $api«: any» = { held: @value };\nObject.defineProperty($api, 'go', { get: $touch });\nString($api.go);",
    '@leaf(this.held)',
  ),
  'as-trap': given('const $api«: any» = new Proxy({ held: @value }, { get: $touch });\nString($api.any);', '@leaf(x.held)', {
    moves: true,
  }),
  'as-call-back-of-this': given('[1].forEach($touch« as any», { held: @value });', '@leaf(this.held)'),
  'tagged': given('$touch`a${@value}b`;', 'var v = arguments[1]; @leaf(v)'),
  'iterated': given('for (const $f of [$touch]) $f(@value);', '@leaf(x)'),
  'chosen': given('(Date.now() ? $touch : String)(@value);', '@leaf(x)'),
  'as-async-context': given(
    'Office.context.mailbox.item«!».body.getTypeAsync({ asyncContext: @value }, $touch);',
    '@leaf(x.asyncContext)',
  ),
  'as-decorator': given('%logged($touch)(@value);', '@leaf(x)'),

  'put-on-function': packed('$touch.held = @value;\n$touch();', 'module.exports = function f() { @leaf(f.held) };'),
  'put-on-options': packed(
    '$touch.options.held = @value;\n$touch();',
    'module.exports = function f() { @leaf(f.options.held) }; module.exports.options = {};',
  ),
  'put-by-assign': packed(
    'Object.assign($touch, { held: @value });\n$touch();',
    'module.exports = function f() { @leaf(f.held) };',
  ),
  'put-by-define': packed(
    "Object.defineProperty($touch, 'held', { value: @value });\n$touch();",
    'module.exports = function f() { @leaf(f.held) };',
  ),
  'put-by-key': packed(
    "const $key = ['held'].join('');\n$touch[$key] = @value;\n$touch();",
    'module.exports = function f() { @leaf(f.held) };',
  ),
  'put-on-prototype': packed(
    '$touch.prototype.held = @value;\n$touch.run();',
    'module.exports = function F() {}; module.exports.run = function () { var v = new module.exports().held; @leaf(v) };',
  ),
  'method-replaced': packed(
    '$touch.prototype.hook = () => @value;\n$touch.run();',
    'module.exports = function F() {}; module.exports.run = function () { var v = new module.exports().hook(); @leaf(v) };',
  ),
  'swapped-in': packed(
    '[$touch.held] = [@value];\n$touch();',
    'module.exports = function f() { @leaf(f.held) };',
  ),
  'looped-in': packed(
    'for ($touch.held of [@value]) $touch();',
    'module.exports = function f() { @leaf(f.held) };',
  ),
  'defaulted-in': packed('$touch.held ??= @value;\n$touch();', 'module.exports = function f() { @leaf(f.held) };'),
  'module-given': packed('', 'module.exports = function (x) { @leaf(x.held) };', {
    in: ['esm', 'ts', 'tsx', 'jsx'],
    module: 'export let held«: any»;\nexport function $set(v«: any») {\nheld = v;\n}',
    imports: "import * as $part from '@module';",
    code: '$part.$set(@value);\n$touch($part);',
  }),
  'module-given-later': packed('', 'module.exports = function (x) { x().then(function (m) { @leaf(m.held) }); };', {
    in: ['esm', 'ts', 'tsx', 'jsx'],
    module: 'export let held«: any»;\nexport function $set(v«: any») {\nheld = v;\n}',
    imports: "import { $set } from '@module';",
    code: "$set(@value);\n$touch(() => import('@module'));",
  }),
  'module-required': packed('', 'module.exports = function (x) { @leaf(x.held) };', {
    in: ['cjs'],
    module: 'exports.set = (v) => { exports.held = v; };',
    code: "require('@module').set(@value);\n$touch(require('@module'));",
  }),
};

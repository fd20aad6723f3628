// Objects: fields, spreads, statics of Object and Reflect, descriptors, proxies, symbols, computed names.

export const OBJECTS = {
  'field': 'const $box = { s: @value, t: @other };\n@use($box.t)\n@go($box.s)',
  'shorthand': 'const $v = @value;\nconst $box = { $v };\n@go($box.$v)',
  'field-later': `const $box«: any» = {};
    $box.s = @value;
    $box.t = @other;
    @use($box.t)
    @go($box.s)`,
  'computed-sum': "const $key = 'k' + 1;\nconst $box«: any» = { [$key]: @value, k2: @other };\n@go($box[$key])",
  'computed-template': "const $n = 'main';\nconst $box«: any» = { [`${$n}Item`]: @value };\n@go($box.mainItem)",
  'computed-const': `const $KEYS = { item: 'held' }« as const»;
    const $box«: any» = { [$KEYS.item]: @value };
    @go($box.held)`,
  'computed-unknown': `const $key = ['a', 'b'][Date.now() % 2];
    const $box«: any» = { [$key]: @value, c: @other };
    @go($box[$key])`,
  'spread': `const $box = { s: @value };
    const $copy = { t: @other, ...$box };
    @use($copy.t)
    @go($copy.s)`,
  'spread-overwritten': 'const $copy«: any» = { ...{ s: @other }, ...{ s: @value } };\n@go($copy.s)',
  'spread-state': `let $state«: any» = { other: @other };
    $state = { ...$state, held: @value };
    $state = { ...$state, n: 1 };
    @use($state.other)
    @go($state.held)`,
  'assign': 'const $copy«: any» = Object.assign({ t: @other }, { s: @value });\n@use($copy.t)\n@go($copy.s)',
  'assign-into': `const $into«: any» = {};
    const $from = { s: @value };
    Object.assign($into, $from, { t: 1 });
    @go($into.s)`,
  'values-first': 'const $box = { s: @value };\n@go(Object.values($box)[0])',
  'values-loop': 'for (const $v of Object.values({ s: @value })) {\n@go($v)\n}',
  'entries-loop': `for (const [$key, $v] of Object.entries({ t: @other, s: @value })« as any[]») {
      if ($key === 's') {
        @go($v)
      }
    }`,
  'entries-map': `const $box = { s: @value };
    Object.entries($box).map((entry) => entry[1]).forEach(($v) => {
      @go($v)
    });`,
  'entries-back': `const $copy«: any» = Object.fromEntries(Object.entries({ s: @value, t: @other }).map(([key, v]) => [key, v]));
    @go($copy.s)`,
  'from-entries': `const $box«: any» = Object.fromEntries([['t', @other], ['s', @value]]);
    @use($box.t)
    @go($box.s)`,
  'from-map': "const $box«: any» = Object.fromEntries(new Map([['s', @value]]));\n@go($box.s)",
  'keys-map': `const $box«: any» = { s: @value };
    Object.keys($box).map((key) => $box[key]).forEach(($v) => {
      @go($v)
    });`,
  'keys-reduce': `const $box«: any» = { s: @value };
    const $copy«: any» = Object.keys($box).reduce((all«: any», key) => {
      all[key] = $box[key];
      return all;
    }, {});
    @go($copy.s)`,
  'for-in': `const $box«: any» = { s: @value };
    for (const $key in $box) {
      @go($box[$key])
    }`,
  'own-names': `const $box«: any» = { s: @value };
    for (const $key of Object.getOwnPropertyNames($box)) {
      @go($box[$key])
    }`,
  'define-value': "const $box«: any» = {};\nObject.defineProperty($box, 's', { value: @value });\n@go($box.s)",
  'define-getter': "const $box«: any» = {};\nObject.defineProperty($box, 's', { get: () => @value });\n@go($box.s)",
  'define-many': `const $box«: any» = Object.defineProperties({}, { s: { value: @value }, t: { value: @other } });
    @use($box.t)
    @go($box.s)`,
  'create-from': 'const $child = Object.create({ s: @value, t: @other });\n@use($child.t)\n@go($child.s)',
  'create-described': `const $child = Object.create(null, { s: { value: @value, enumerable: true } });
    @go($child.s)`,
  'set-prototype': 'const $child«: any» = Object.setPrototypeOf({ t: 1 }, { s: @value });\n@go($child.s)',
  'prototype-literal': 'const $child«: any» = { __proto__: { s: @value } };\n@go($child.s)',
  'old-getter': "const $box«: any» = {};\n$box.__defineGetter__('s', () => @value);\n@go($box.s)",
  'descriptor': "const $box = { s: @value };\n@go(Object.getOwnPropertyDescriptor($box, 's')«!».value)",
  'descriptors-copied': `const $box«: any» = Object.create(null, Object.getOwnPropertyDescriptors({ s: @value }));
    @go($box.s)`,
  'frozen': 'const $box = Object.freeze({ s: @value, t: @other });\n@use($box.t)\n@go($box.s)',
  'sealed-later': 'const $box = Object.seal({ s: null« as any» });\n$box.s = @value;\n@go($box.s)',
  'getter': 'const $box = { get s() { return @value; } };\n@go($box.s)',
  'setter':
    'const $box«: any» = { held: null, set s(v«: any») { this.held = v; } };\n$box.s = @value;\n@go($box.held)',
  'method-this': 'const $box = { held: @value, take() { return this.held; } };\n@go($box.take())',
  'method-this-passed': `const $box = { held: @value, run(go«: any») { return go(this); } };
    $box.run(({ held: $v }«: any») => {
      @go($v)
    });`,
  'symbol': "const $KEY = Symbol('key');\nconst $box«: any» = { [$KEY]: @value };\n@go($box[$KEY])",
  'symbol-for': "const $box«: any» = {};\n$box[Symbol.for('s')] = @value;\n@go($box[Symbol.for('s')])",
  'symbols-listed': `const $box«: any» = { [Symbol('s')]: @value };
    for (const $key of Object.getOwnPropertySymbols($box)) {
      @go($box[$key])
    }`,
  'to-primitive': 'const $box«: any» = { valueOf: () => ({ s: @value }) };\n@go($box.valueOf().s)',
  'reflect-get': "const $box = { s: @value, t: @other };\nconst $v = Reflect.get($box, 's');\n@go($v)",
  'reflect-set': "const $box«: any» = {};\nReflect.set($box, 's', @value);\n@go($box.s)",
  'reflect-define': "const $box«: any» = {};\nReflect.defineProperty($box, 's', { value: @value });\n@go($box.s)",
  'reflect-keys': `const $box«: any» = { s: @value };
    Reflect.ownKeys($box).forEach(($key) => {
      @go($box[$key])
    });`,
  'reflect-apply': 'Reflect.apply(($v«: any») => {\n@go($v)\n}, null, [@value]);',
  'proxy-trap': `const $proxy«: any» = new Proxy({}, { get: (_, key) => (key === 'held' ? @value : undefined) });
    @go($proxy.held)`,
  'proxy-set': `const $kept«: any» = {};
    const $proxy«: any» = new Proxy({}, { set: (_, key, v) => { $kept[key] = v; return true; } });
    $proxy.s = @value;
    @go($kept.s)`,
  'proxy-apply': `const $proxy«: any» = new Proxy(($v«: any») => {
      @go($v)
    }, { apply: (run, _, args) => run(...args« as [any]») });
    $proxy(@value);`,
  'proxy-plain': 'const $proxy«: any» = new Proxy({ s: @value }, {});\n@go($proxy.s)',
  'proxy-traced': { moves: true, code: 'const $proxy = %traced(@value);\n@go($proxy)' },
  'proxy-revocable': 'const { proxy: $proxy }«: any» = Proxy.revocable({ s: @value }, {});\n@go($proxy.s)',
  'merged': { moves: true, code: 'const $m = %merge({}, { a: @other }, { b: @value });\n@use($m.a)\n@go($m.b)' },
  'path-read': { moves: true, code: "const $v = %getPath({ a: { b: @value, c: @other } }, 'a.b');\n@go($v)" },
  'optional-deep': 'const $box«: any» = { a: { s: @value } };\n@go($box?.a?.s)',
  'nested': 'const $a«: any» = { b: { c: { d: @value } } };\nconst { b: { c: $c } } = $a;\n@go($c.d)',
  'cyclic': 'const $a«: any» = { s: @value };\n$a.self = $a;\n@go($a.self.self.s)',
  'deleted': 'const $a«: any» = { s: @value, t: @other };\ndelete $a.t;\n@go($a.s)',
};

// Options, mixins and decorators: what a library that is not here makes of objects and classes, and puts on them.

import { based } from './bases.mjs';

const TYPED = ['ts', 'tsx'];

export const MIXINS = {
  'made-class': based(
    `const $K«: any» = $base.extend({ start() {
      @go(this.options.held)
    } });
    new $K({ held: @value }).start();`,
    'module.exports = { extend: function (m) { function K(o) { this.options = o; } Object.assign(K.prototype, m); return K; } };',
  ),
  'made-component': based(
    `$base.mount($base.define({ getInitialState: () => ({ held: @value }), render() {
      @go(this.state.held)
    } }));`,
    'module.exports = { define: function (m) { return m; }, mount: function (m) { var c = Object.create(m); c.state = m.getInitialState(); c.render(); } };',
  ),
  'made-from-options': based(
    `new $base({ held: @value, onReady($x«: any») {
      @go($x.held)
    } });`,
    'module.exports = function (o) { this.held = o.held; o.onReady(this); };',
  ),
  'made-from-options-this': based(
    `new $base({ data: { held: @value }, methods: { start() {
      @go(this.held)
    } } });`,
    'module.exports = function (o) { Object.assign(this, o.data, o.methods); this.start(); };',
  ),
  'made-from-options-renamed': based(
    `new $base({ item: @value, on: { ready: ($e«: any») => {
      @go($e.target)
    } } });`,
    'module.exports = function (o) { o.on.ready({ target: o.item }); };',
  ),
  'made-from-options-later': based(
    `const $box«: any» = { onReady($x«: any») {
      @go($x)
    } };
    const $lib«: any» = new $base($box);
    $lib.fire(@value);`,
    'module.exports = function (o) { this.fire = function (v) { o.onReady(v); }; };',
  ),
  'mixed-into-class': based(
    `class $K {
      run() {
        @go((this« as any»).held)
      }
    }
    $base($K, { held: @value });
    new $K().run();`,
    'module.exports = function (K, m) { Object.assign(K.prototype, m); };',
  ),
  'mixed-into-object': based(
    'const $into«: any» = {};\n$base.extend($into, { held: @value });\n@go($into.held)',
    'module.exports = { extend: function (t, s) { for (var k in s) t[k] = s[k]; return t; } };',
  ),
  'mixed-into-object-renamed': based(
    'const $into«: any» = {};\n$base($into, @value);\n@go($into.model)',
    'module.exports = function (t, v) { t.model = v; };',
  ),
  'mixed-into-this': based(
    `class $K {
      constructor() {
        $base(this, { held: @value });
      }
      run() {
        @go((this« as any»).held)
      }
    }
    new $K().run();`,
    'module.exports = function (t, s) { Object.assign(t, s); };',
  ),
  'mixed-into-list': based(
    'const $list«: any[]» = [];\n$base($list, @value);\n@go($list[0])',
    'module.exports = function (l, v) { l.push(v); };',
  ),
  'mixed-into-map': based(
    "const $map = new Map«<string, any>»();\n$base($map, @value);\n@go($map.get('held'))",
    "module.exports = function (m, v) { m.set('held', v); };",
  ),
  'mixed-into-prototype': based(
    `const $proto«: any» = {};
    const $k«: any» = Object.create($proto);
    $base($proto, @value);
    @go($k.model)`,
    'module.exports = function (t, v) { t.model = v; };',
  ),
  'mixed-into-deep': based(
    'const $into«: any» = { a: { b: {} } };\n$base($into, @value);\n@go($into.a.b.model)',
    'module.exports = function (t, v) { t.a.b.model = v; };',
  ),
  'mixed-into-function': based(
    'const $run«: any» = () => 1;\n$base($run, @value);\n@go($run.model)',
    'module.exports = function (t, v) { t.model = v; };',
  ),
  'mixed-into-static': based(
    'class $K {}\n$base($K, @value);\n@go(($K« as any»).model)',
    'module.exports = function (t, v) { t.model = v; };',
  ),
  'mixed-into-captured': based(
    `const $into«: any» = {};
    const $run = () => {
      @go($into.model)
    };
    $base($into, @value);
    $run();`,
    'module.exports = function (t, v) { t.model = v; };',
  ),
  'mixin-class': based(
    `class $K extends ($base« as any»)(Object) {
      run() {
        @go(this.hold)
      }
    }
    const $k«: any» = new $K();
    $k.keep(@value);
    $k.run();`,
    'module.exports = function (B) { return class extends B { keep(v) { this.hold = v; } }; };',
  ),
  'decorated-class': based(
    `«@$base»
    class $Service {
      held = @value;
    }
    «¦$base($Service);»`,
    'module.exports = function (K) { var v = new K().held; @leaf(v) };',
    { in: TYPED },
  ),
  'decorated-class-by-factory': based(
    `«@$base({ n: 1 })»
    class $Service {
      held() {
        return @value;
      }
    }
    «¦$base({ n: 1 })($Service);»`,
    'module.exports = function () { return function (K) { var v = new K().held(); @leaf(v) }; };',
    { in: TYPED },
  ),
  'decorated-class-given': based(
    `«@$base({ held: @value })»
    class $Service {
      start() {
        @go((this« as any»).held)
      }
    }
    «¦$base({ held: @value })($Service);»
    new $Service().start();`,
    'module.exports = function (o) { return function (K) { Object.assign(K.prototype, o); }; };',
    { in: TYPED, moves: true },
  ),
  'decorated-replaced': based(
    `class $Service {
      constructor(«private »deps«: any») {
        «¦this.deps = deps;»
      }
      start() {
        @go(this.deps.held)
      }
    }
    const $Made«: any» = $base($Service, { held: @value });
    new $Made().start();`,
    'module.exports = function (K, d) { return function () { return new K(d); }; };',
  ),
  'injected-property': based(
    `class $Service {
      «@$base('held') held: any;»
      start() {
        @go((this« as any»).held)
      }
    }
    «¦$base('held')($Service.prototype, 'held');»
    $base.provide('held', @value);
    new $Service().start();`,
    `var all = {}; module.exports = function (n) { return function (p, k) { Object.defineProperty(p, k, { get: function () { return all[n]; }, set: function () {} }); }; }; module.exports.provide = function (n, v) { all[n] = v; };`,
    { in: TYPED },
  ),
  'observed-method': based(
    `class $Service {
      «@$base('open')»
      open($v«: any») {
        @go($v.held)
      }
    }
    «¦$base('open')($Service.prototype, 'open');»
    new $Service();
    ($base« as any»).fire({ held: @value });`,
    'var f; module.exports = function () { return function (p, k) { f = function (v) { p[k](v); }; }; }; module.exports.fire = function (v) { f(v); };',
    { in: TYPED },
  ),
  'logged-method': based(
    `class $Service {
      «@$base»
      make() {
        return { held: @value };
      }
    }
    «¦$base($Service.prototype, 'make');»
    new $Service().make();`,
    "module.exports = function (p, k) { var f = p[k]; p[k] = function () { var v = f.apply(this, arguments).held; @leaf(v) }; if (k.length > 99) p[k](); };",
    { in: TYPED },
  ),
  'accessor-made': based(
    'const $k«: any» = {};\n$base($k, () => @value);\n@go($k.held)',
    "module.exports = function (o, get) { Object.defineProperty(o, 'held', { get: get }); };",
  ),
  'heir-by-inherits': based(
    `const $F«: any» = function («this: any, »o«: any») {
      $base.call(this, o);
    };
    Object.setPrototypeOf($F.prototype, $base.prototype);
    $F.prototype.run = function () {
      @go(this.o.held)
    };
    new $F({ held: @value }).run();`,
    'module.exports = function (o) { this.o = o; };',
  ),
  'heir-by-create': based(
    `const $F«: any» = function («this: any») {};
    $F.prototype = Object.create($base.prototype);
    $F.prototype.held = () => @value;
    new $F().start();`,
    'module.exports = function () {}; module.exports.prototype.start = function () { var v = this.held(); @leaf(v) };',
  ),
  'heir-by-proto': based(
    `const $own«: any» = { __proto__: $base, held: @value };
    $own.start();`,
    'module.exports = { start: function () { var v = this.held; @leaf(v) } };',
  ),
  'heir-by-spread': based(
    'const $own«: any» = { ...$base, held: @value };\n$own.start();',
    'module.exports = { start: function () { var v = this.held; @leaf(v) } };',
  ),
  'heir-by-borrowing': based(
    'const $own«: any» = { held: @value, start: $base.start };\n$own.start();',
    'module.exports = { start: function () { var v = this.held; @leaf(v) } };',
  ),
  'heir-by-call': based(
    '$base.start.call({ held: @value });',
    'module.exports = { start: function () { var v = this.held; @leaf(v) } };',
  ),
};

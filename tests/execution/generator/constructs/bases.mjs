// Superclasses, mixins and decorators from a library that is not here: they read what their heirs have, call their methods
// and hand them what they got.

const based = (code, text, parts) => ({
  leaving: true,
  in: ['esm', 'cjs', 'script', 'ts', 'tsx', 'jsx'],
  code,
  uses: '$base',
  package: { name: '$base-lite', text },
  ...parts,
});
/** `text` is the body of the superclass. */
const heir = (code, text, parts) => based(code, `module.exports = class { ${text} };`, parts);
/** The superclass reads what its heir has. */
const reads = (body, text, parts) => heir(`class $K extends $base {\n${body}\n}\nnew $K().start();`, text, parts);
const TYPED = ['ts', 'tsx'];

export const BASES = {
  'reads-field': reads('held = @value;', 'start() { var v = this.held; @leaf(v) }'),
  'reads-deep-field': reads('state = { a: { held: @value } };', 'start() { var v = this.state.a.held; @leaf(v) }'),
  'reads-list': reads('all = [@value];', 'start() { var v = this.all[0]; @leaf(v) }'),
  'reads-map': reads("all = new Map([['k', @value]]);", "start() { var v = this.all.get('k'); @leaf(v) }"),
  'reads-getter': reads('get held() {\nreturn @value;\n}', 'start() { var v = this.held; @leaf(v) }'),
  'reads-static': reads('static held = @value;', 'start() { var v = this.constructor.held; @leaf(v) }'),
  'reads-static-getter': reads(
    'static get held() {\nreturn { v: @value };\n}',
    'start() { var v = this.constructor.held.v; @leaf(v) }',
  ),
  'reads-arrow-field': reads('make = () => @value;', 'start() { var v = this.make(); @leaf(v) }'),
  'reads-late-field': heir(
    'class $K extends $base {}\nconst $k«: any» = new $K();\n$k.held = @value;\n$k.start();',
    'start() { var v = this.held; @leaf(v) }',
  ),
  'reads-property-of-constructor': reads(
    'constructor() {\nsuper();\n(this« as any»).held = @value;\n}',
    'start() { var v = this.held; @leaf(v) }',
  ),
  'reads-through-closure': reads(
    'constructor() {\nsuper();\nconst $v = @value;\n(this« as any»).make = () => $v;\n}',
    'start() { var v = this.make(); @leaf(v) }',
  ),
  'reads-symbol': reads('*[Symbol.iterator]()«: any» {\nyield @value;\n}', 'start() { for (var v of this) { @leaf(v) } }'),
  'calls-method': reads('held() {\nreturn @value;\n}', 'start() { var v = this.held(); @leaf(v) }'),
  'calls-async-method': reads(
    'async held() {\nreturn { v: @value };\n}',
    'start() { this.held().then(function (r) { @leaf(r.v) }); }',
  ),
  'calls-generator': reads('*all() {\nyield @value;\n}', 'start() { for (var v of this.all()) { @leaf(v) } }'),
  'calls-with-callback': reads(
    'load(done«: any») {\ndone({ held: @value });\n}',
    'start() { this.load(function (r) { @leaf(r.held) }); }',
  ),
  'calls-to-fill': reads('fill(into«: any») {\ninto.held = @value;\n}', 'start() { var c = {}; this.fill(c); @leaf(c.held) }'),
  'calls-throwing': reads(
    'load() {\nthrow { held: @value };\n}',
    'start() { try { this.load(); } catch (e) { @leaf(e.held) } }',
  ),
  'calls-static': reads(
    'static create() {\nreturn { held: @value };\n}',
    'start() { var v = this.constructor.create().held; @leaf(v) }',
  ),
  'calls-two-levels': heir(
    'class $M extends $base {}\nclass $K extends $M {\nheld() {\nreturn @value;\n}\n}\nnew $K().start();',
    'start() { var v = this.held(); @leaf(v) }',
  ),
  'calls-in-constructor': heir(
    'class $K extends $base {\nheld() {\nreturn @value;\n}\n}\nnew $K();',
    'constructor() { var v = this.held(); @leaf(v) }',
  ),
  'calls-by-name': reads(
    'held() {\nreturn @value;\n}',
    "start() { var n = ['he', 'ld'].join(''), v = this[n](); @leaf(v) }",
  ),
  'gets-in-super': heir(
    'class $K extends $base {\nconstructor() {\nsuper({ held: @value });\n}\n}\nnew $K();',
    'constructor(p) { @leaf(p.held) }',
  ),
  'gets-in-super-method': heir(
    'class $K extends $base {\nrun() {\nsuper.open(@value);\n}\n}\nnew $K().run();',
    'open(v) { @leaf(v) }',
  ),
  'gets-in-inherited': heir(
    'class $K extends $base {}\n(new $K()« as any»).open({ held: @value });',
    'open(v) { @leaf(v.held) }',
  ),
  'gets-in-this-method': heir(
    'class $K extends $base {\nrun() {\n(this« as any»).open({ held: @value });\n}\n}\nnew $K().run();',
    'open(v) { @leaf(v.held) }',
  ),
  'gets-in-constructor': heir('class $K extends $base {}\nnew $K(@value);', 'constructor(v) { @leaf(v) }'),
  'gets-in-static': heir('class $K extends $base {}\n($K« as any»).open(@value);', 'static open(v) { @leaf(v) }'),
  'gets-in-setter': heir(
    'class $K extends $base {}\n(new $K()« as any»).held = @value;',
    'set held(v) { @leaf(v) }',
  ),
  'gets-in-this-setter': heir(
    'class $K extends $base {\nrun() {\n(this« as any»).held = @value;\n}\n}\nnew $K().run();',
    'set held(v) { @leaf(v) }',
  ),
  'gets-in-super-setter': heir(
    'class $K extends $base {\nrun() {\nsuper.held = @value;\n}\n}\nnew $K().run();',
    'set held(v) { @leaf(v) }',
  ),
  'gets-closure': heir(
    'class $K extends $base {\nrun() {\n(this« as any»).later(() => @value);\n}\n}\nnew $K().run();',
    'later(f) { var v = f(); @leaf(v) }',
  ),

  'hands-to-method': heir(
    `class $K extends $base {
      onOpen($v«: any») {
        @go($v)
      }
    }
    (new $K()« as any»).open(@value);`,
    'open(v) { this.onOpen(v); }',
  ),
  'hands-event': heir(
    `class $K extends $base {
      handle($e«: any») {
        @go($e.detail.held)
      }
    }
    (new $K()« as any»).fire({ held: @value });`,
    'fire(v) { this.handle({ detail: v }); }',
  ),
  'hands-list': heir(
    `class $K extends $base {
      handle(...$all«: any[]») {
        @go($all[1])
      }
    }
    (new $K()« as any»).fire(@value);`,
    "fire(v) { this.handle('fired', v); }",
  ),
  'hands-destructured': heir(
    `class $K extends $base {
      handle({ held: $v }«: any») {
        @go($v)
      }
    }
    (new $K()« as any»).fire({ held: @value });`,
    'fire(v) { this.handle(v); }',
  ),
  'hands-renamed': heir(
    `class $K extends $base {
      handle({ model: $v }«: any») {
        @go($v)
      }
    }
    new $K(@value).fire();`,
    'constructor(v) { this.v = v; } fire() { this.handle({ model: this.v }); }',
  ),
  'hands-state': heir(
    `class $K extends $base {
      start() {
        this.setState({ held: @value });
      }
      update() {
        @go(this.state.held)
      }
    }
    new $K().start();`,
    'setState(s) { this.state = Object.assign({}, this.state, s); this.update(); }',
  ),
  'hands-props': heir(
    `class $K extends $base {
      start() {
        @go(this.props.held)
      }
    }
    new $K({ held: @value }).start();`,
    'constructor(p) { this.props = p; }',
  ),
  'hands-options': heir(
    `class $K extends $base {
      start() {
        @go(this.options.held)
      }
    }
    new $K({ held: @value }).start();`,
    'constructor(o) { this.options = Object.assign({ n: 1 }, o); }',
  ),
  'hands-hidden': heir(
    `class $K extends $base {
      start() {
        @go(this.model())
      }
    }
    new $K(@value).start();`,
    'constructor(v) { this.v = v; } model() { return this.v; }',
  ),
  'hands-by-super': heir(
    `class $K extends $base {
      start() {
        const $v = super.get('held');
        @go($v)
      }
    }
    new $K({ held: @value }).start();`,
    'constructor(o) { this.o = o; } get(k) { return this.o[k]; }',
  ),
  'hands-by-getter': heir(
    `class $K extends $base {
      start() {
        @go(this.model)
      }
    }
    new $K({ held: @value }).start();`,
    'constructor(o) { this.o = o; } get model() { return this.o.held; }',
  ),
  'hands-to-callback': heir(
    `class $K extends $base {
      start() {
        this.listen(($v«: any») => {
          @go($v)
        });
      }
    }
    const $k«: any» = new $K();
    $k.start();
    $k.fire(@value);`,
    'listen(f) { this.f = f; } fire(v) { this.f(v); }',
  ),
  'hands-to-static': heir(
    `class $K extends $base {
      static derive($v«: any») {
        @go($v.held)
      }
    }
    ($K« as any»).mount({ held: @value });`,
    'static mount(p) { this.derive(p); }',
  ),
  'hands-to-sibling': heir(
    `class $A extends $base {
      start() {
        this.provide({ held: @value });
      }
    }
    class $B extends $base {
      start() {
        @go(this.inject('held'))
      }
    }
    new $A().start();
    new $B().start();`,
    'provide(v) { module.all = v; } inject(k) { return module.all[k]; }',
  ),
  'hands-in-lifecycle': heir(
    `class $K extends $base {
      create() {
        return { held: @value };
      }
      ready(made«: any») {
        const { held: $v } = made;
        @go($v)
      }
    }
    new $K().mount();`,
    'mount() { this.ready(this.create()); }',
  ),

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
    { in: TYPED },
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

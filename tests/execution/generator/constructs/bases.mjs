// Superclasses from a library that is not here: they read what their heirs have, call their methods and hand them what they
// got.

export const based = (code, text, parts) => ({
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
};

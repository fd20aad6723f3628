// Classes, prototypes, mixins, accessors.

export const CLASSES = {
  'field': `class $K {
      held = @value;
      run() {
        @go(this.held)
      }
    }
    new $K().run();`,
  'constructor': `class $K {
      «held: any;»
      constructor(held«: any») {
        this.held = held;
      }
      run() {
        @go(this.held)
      }
    }
    new $K(@value).run();`,
  'two-instances': 'const $a = new %Box«<any>»(@other), $b = new %Box«<any>»(@value);\n@use($a.get())\n@go($b.get())',
  'parameter-property': `class $K {
      constructor(«private »held«: any») {
        «¦this.held = held;»
      }
      run() {
        @go(this.held)
      }
    }
    new $K(@value).run();`,
  'private': `class $K {
      #held«: any»;
      constructor(held«: any») {
        this.#held = held;
      }
      get v() {
        return this.#held;
      }
    }
    @use(new $K(@other).v)
    @go(new $K(@value).v)`,
  'private-method': `class $K {
      #run($v«: any») {
        @go($v)
      }
      run(v«: any») {
        this.#run(v);
      }
    }
    new $K().run(@value);`,
  'static': `class $K {
      static held = @value;
    }
    @go($K.held)`,
  'static-block': `class $K {
      static held«: any»;
      static {
        this.held = @value;
      }
    }
    @go($K.held)`,
  'static-method': `class $K {
      static run($v«: any») {
        @go($v)
      }
    }
    $K.run(@value);`,
  'singleton': `class $K {
      static #only«: any»;
      static get() {
        return ($K.#only ??= new $K());
      }
      «held: any;»
    }
    $K.get().held = @value;
    @go($K.get().held)`,
  'accessor': `class $K {
      «#v: any;¦#v;»
      set held(v«: any») {
        this.#v = v;
      }
      get held() {
        return this.#v;
      }
    }
    const $k = new $K();
    $k.held = @value;
    @go($k.held)`,
  'inherited': `class $Base {
      «held: any;»
      constructor(held«: any») {
        this.held = held;
      }
    }
    class $K extends $Base {
      run() {
        @go(this.held)
      }
    }
    new $K(@value).run();`,
  'super-method': `class $Base {
      run($v«: any») {
        @go($v)
      }
    }
    class $K extends $Base {
      run(v«: any») {
        super.run(v.held);
      }
    }
    new $K().run({ held: @value });`,
  'template-method': `class $Base {
      start() {
        return (this« as any»).held();
      }
    }
    class $K extends $Base {
      held() {
        return @value;
      }
    }
    @go(new $K().start())`,
  'abstract': `«abstract »class $Base {
      «abstract held(): any;»
      run() {
        const $v = this.held();
        @go($v)
      }
    }
    new (class extends $Base {
      held() {
        return @value;
      }
    })().run();`,
  'mixin': `const $Holding = (Base«: any») => class extends Base {
      hold(v«: any») {
        this.held = v;
        return this;
      }
    };
    class $K extends $Holding(Object) {}
    @go(new $K().hold(@value).held)`,
  'fluent': `class $K {
      parts«: any» = {};
      with(key«: string», v«: any») {
        this.parts[key] = v;
        return this;
      }
    }
    const $k = new $K().with('t', @other).with('s', @value);
    @use($k.parts.t)
    @go($k.parts.s)`,
  'arrow-field': `class $K {
      handle = ($v«: any») => {
        @go($v)
      };
    }
    const { handle: $handle } = new $K();
    $handle(@value);`,
  'bound-method': `class $K {
      «held: any;»
      constructor(held«: any») {
        this.held = held;
        this.run = this.run.bind(this);
      }
      run() {
        @go(this.held)
      }
    }
    const { run: $run } = new $K(@value);
    $run();`,
  'callback-this': `class $K {
      held = @value;
      run() {
        [1].forEach(() => {
          @go(this.held)
        });
      }
    }
    new $K().run();`,
  'self': `class $K {
      held = @value;
      run() {
        const $self = this;
        [1].forEach(function () {
          @go($self.held)
        });
      }
    }
    new $K().run();`,
  'symbol-method': `const $GO = Symbol('go');
    class $K {
      [$GO]($v«: any») {
        @go($v)
      }
    }
    new $K()[$GO](@value);`,
  'iterator-method': `class $K {
      list«: any[]» = [];
      *[Symbol.iterator]() {
        yield* this.list;
      }
    }
    const $k = new $K();
    $k.list.push(@value);
    for (const $v of $k) {
      @go($v)
    }`,
  'assign-this': `class $K {
      constructor(parts«: any») {
        Object.assign(this, parts);
      }
    }
    const $k«: any» = new $K({ s: @value, t: @other });
    @use($k.t)
    @go($k.s)`,
  'entries-this': `class $K {
      constructor(parts«: any») {
        for (const [key, v] of Object.entries(parts)) (this« as any»)[key] = v;
      }
    }
    const $k«: any» = new $K({ s: @value });
    @go($k.s)`,
  'dynamic-field': `class $K {
      put(key«: string», v«: any») {
        (this« as any»)[key] = v;
        return this« as any»;
      }
    }
    const $k = new $K().put('t', @other).put('s', @value);
    @use($k.t)
    @go($k.s)`,
  'constructor-returns': `class $K {
      constructor() {
        return { held: @value };
      }
    }
    const $k«: any» = new $K();
    @go($k.held)`,
  'prototype-method': `const $F«: any» = function («this: any, »held«: any») {
      this.held = held;
    };
    $F.prototype.get = function () {
      return this.held;
    };
    @go(new $F(@value).get())`,
  'prototype-object': `const $F«: any» = function («this: any, »held«: any») {
      this.held = held;
    };
    $F.prototype = { get() { return this.held; } };
    @go(new $F(@value).get())`,
  'prototype-value': 'const $F«: any» = function () {};\n$F.prototype.held = @value;\n@go(new $F().held)',
  'reflect-construct': 'const $box = Reflect.construct(%Box, [@value]);\n@go($box.get())',
  'new-target': `class $K {
      «made: any;»
      constructor() {
        this.made = new.target;
      }
      static held«: any»;
    }
    $K.held = @value;
    @go(new $K().made.held)`,
  'class-expression': `const $kinds«: any» = { main: class {
      held = @value;
    } };
    @go(new $kinds.main().held)`,
  'class-parameter': `const $build = (K«: any», v«: any») => new K(v);
    @use($build(%Box, @other).get())
    @go($build(%Box, @value).get())`,
  'instance-of': `const $o = @other;
    const $v«: any» = Date.now() ? new %Box(@value) : $o;
    if ($v instanceof %Box) {
      @go($v.get()« as any»)
    }`,
  'strategy': `class $K {
      constructor(«public »how«: any») {
        «¦this.how = how;»
      }
      run(v«: any») {
        return this.how.apply(v);
      }
    }
    new $K({ apply($v«: any») {
      @go($v)
    } }).run(@value);`,
  'decorated': `class $K {
      «held: any;»
      go($v«: any») {
        @go($v)
      }
    }
    $K.prototype.go = %logged($K.prototype.go);
    new $K().go(@value);`,
};

// Parameters, closures, currying, decorators, this.

export const FUNCTIONS = {
  'parameter': `function $f($v«: any») {
      @go($v)
    }
    $f(@value);`,
  'parameter-typed': `function $f($v«: @type») {
      @go($v)
    }
    $f(@value);`,
  'arrow': `const $f = ($v«: any») => {
      @go($v)
    };
    $f(@value);`,
  'default-parameter': `function $f($v«: any» = @value) {
      @go($v)
    }
    $f();`,
  'object-parameter': `function $f({ held: $v, other: $o }«: any») {
      @use($o)
      @go($v)
    }
    $f({ held: @value, other: @other });`,
  'list-parameter': `const $f = ([, $v]«: any[]») => {
      @go($v)
    };
    $f([@other, @value]);`,
  'rest': `function $f(...$all«: any[]») {
      @go($all[1])
    }
    $f(@other, @value);`,
  'arguments': `const $f«: any» = function () {
      const $all = arguments;
      @go($all[1])
    };
    $f(@other, @value);`,
  'arguments-loop': `const $f«: any» = function () {
      for (const $v of arguments) {
        @go($v)
      }
    };
    $f(@value);`,
  'spread-call': `const $f = (_«: any», $v«: any») => {
      @go($v)
    };
    const $all«: [any, any]» = [@other, @value];
    $f(...$all);`,
  'identity': '@use(%identity(@other))\nconst $v = %identity(@value);\n@go($v)',
  'tap': 'const $v = %tap(@value, () => {});\n@go($v)',
  'returned': `function $get() {
      return @value;
    }
    @go($get())`,
  'returned-object': 'const $get = () => ({ held: @value, other: @other });\n@use($get().other)\n@go($get().held)',
  'closure': `const $make = ($v«: any») => () => {
      @go($v)
    };
    $make(@value)();`,
  'curry': '%curry(@other)(@value)((_«: any», $v«: any») => {\n@go($v)\n});',
  'auto-curry': `const $f = %autoCurry((_«: any», $v«: any») => {
      @go($v)
    });
    $f(@other)(@value);`,
  'composed': 'const $v = %compose((v«: any») => v.inner, (v«: any») => ({ inner: v }))(@value);\n@go($v)',
  'piped': '%pipe(@value, (v«: any») => ({ v }), ({ v: $v }«: any») => {\n@go($v)\n});',
  'once': 'const $get = %once(() => @value);\n$get();\n@go($get())',
  'memoized':
    "const $get = %memoize((key«: string») => (key === 's' ? @value : @other));\n$get('t');\n@go($get('s'))",
  'flipped': `%flip(($v«: any», $o«: any») => {
      @use($o)
      @go($v)
    })(@other, @value);`,
  'logged': `const $run = %logged(function ($v«: any») {
      @go($v)
    });
    $run(@value);`,
  'bound-this': `function $f(«this: any») {
      @go(this.held)
    }
    $f.bind({ held: @value })();`,
  'called-this': `function $f(«this: any») {
      @go(this.held)
    }
    $f.call({ held: @value });`,
  'applied': `const $f«: any» = (_«: any», $v«: any») => {
      @go($v)
    };
    $f.apply(null, [@other, @value]);`,
  'bound-argument': `const $f = ($v«: any», _«: any») => {
      @go($v)
    };
    const $run = $f.bind(null, @value);
    $run(@other);`,
  'fn-property': 'const $f«: any» = () => $f.held;\n$f.held = @value;\n@go($f())',
  'fn-in-list': `const $steps = [($v«: any») => {
      @go($v)
    }];
    $steps[0]«!»(@value);`,
  'recursive': `const $unwrap = (v«: any»)«: any» => (Array.isArray(v) ? $unwrap(v[0]) : v);
    const $v = $unwrap([[[@value]]]);
    @go($v)`,
  'named-expression': `(function $again(n«: number», $v«: any»)«: any» {
      if (n > 0) return $again(n - 1, $v);
      @go($v)
    })(1, @value);`,
  'iife': 'const $v = (() => @value)();\n@go($v)',
  'module-pattern': `const $module = (function () {
      let held«: any»;
      return { set(v«: any») { held = v; }, get: () => held };
    })();
    $module.set(@value);
    @go($module.get())`,
  'two-boxes': `const $make = (v«: any») => ({ get: () => v });
    const $a = $make(@other), $b = $make(@value);
    @use($a.get())
    @go($b.get())`,
  'state-pair': `const $make = (held«: any») => [() => held, (next«: any») => { held = next; }]« as const»;
    const [$get, $set] = $make(null);
    $set(@value);
    @go($get())`,
  'cell': 'const $cell = %cell(null);\n$cell.set(@value);\n@go($cell())',
  'tagged': 'const $tag = (_«: any», ...held«: any[]») => held[0];\nconst $v = $tag`a ${@value} b`;\n@go($v)',
  'lens': "const $held = %lens('a');\n@go($held.get($held.set({}, @value)))",
  'just': '%just(@value).map((v«: any») => [v]).fold(([$v]«: any») => {\n@go($v)\n});',
  'callback-result': `const $with = (run«: any») => run({ held: @value });
    const $v = $with((all«: any») => all.held);
    @go($v)`,
  'continuation': `const $find = (key«: string», then«: any») => then(null, key ? @value : null);
    $find('k', (_«: any», $v«: any») => {
      @go($v)
    });`,
  'optional-call': `const $hooks«: any» = { ready: ($v«: any») => {
      @go($v)
    } };
    const $o = @other;
    $hooks.ready?.(@value);
    $hooks.done?.($o);`,
  'dispatch': `const $actions«: any» = {
      open: ($o«: any») => {
        @use($o)
      },
      save: ($v«: any») => {
        @go($v)
      },
    };
    ['open', 'save'].forEach((name, i) => $actions[name](i ? @value : @other));`,
  'dispatch-call': `const $actions«: any» = {
      open($o«: any») {
        @use($o)
      },
      save($v«: any») {
        @go($v)
      },
    };
    const $run = (name«: string», v«: any») => $actions[name](v);
    $run('open', @other);
    $run('save', @value);`,
  'listeners': `const $hooks«: Record<string, any[]>» = {};
    const $on = (name«: string», run«: any») => ($hooks[name] ||= []).push(run);
    const $fire = (name«: string», v«: any») => ($hooks[name] || []).forEach((run) => run(v));
    $on('a', ($v«: any») => {
      @go($v)
    });
    $on('b', ($o«: any») => {
      @use($o)
    });
    $fire('b', @other);
    $fire('a', @value);`,
};

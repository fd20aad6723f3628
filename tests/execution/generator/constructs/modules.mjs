// Values between files. `module` is the text of a further file, `@module` its name; `barrel` a file that hands it on.

const ES = ['esm', 'ts', 'tsx', 'jsx'];
const es = (parts) => ({ in: ES, ...parts });
const cjs = (parts) => ({ in: ['cjs'], ...parts });
const page = (parts) => ({ in: ['script'], ...parts });
const RUN = 'export function $run($v«: any») {\n@go($v)\n}';

export const MODULES = {
  'named': es({ module: RUN, imports: "import { $run } from '@module';", code: '$run(@value);' }),
  'renamed': es({
    module: `${RUN}
    export { $run as go };`,
    imports: "import { go as $go } from '@module';",
    code: '$go(@value);',
  }),
  'default-object': es({
    module: `export default {
      run($v«: any») {
        @go($v)
      },
    };`,
    imports: "import $api from '@module';",
    code: '$api.run(@value);',
  }),
  'default-class': es({
    module: `export default class {
      «held: any;»
      constructor(held«: any») {
        this.held = held;
      }
      run() {
        @go(this.held)
      }
    }`,
    imports: "import $K from '@module';",
    code: 'new $K(@value).run();',
  }),
  'namespace': es({ module: RUN, imports: "import * as $all from '@module';", code: '$all.$run(@value);' }),
  'namespace-computed': es({
    module: RUN,
    imports: "import * as $all from '@module';",
    code: `const $name = '$run';
    ($all« as any»)[$name](@value);`,
  }),
  'reexported': es({
    module: RUN,
    barrel: "export * from '@module';",
    imports: "import { $run } from '@barrel';",
    code: '$run(@value);',
  }),
  'reexported-named': es({
    module: RUN,
    barrel: "export { $run as $go } from '@module';",
    imports: "import { $go } from '@barrel';",
    code: '$go(@value);',
  }),
  'reexported-namespace': es({
    module: RUN,
    barrel: "export * as $all from '@module';",
    imports: "import { $all } from '@barrel';",
    code: '$all.$run(@value);',
  }),
  'dynamic': es({ module: RUN, code: "import('@module').then(({ $run }) => $run(@value));" }),
  'dynamic-awaited': es({
    module: RUN,
    code: `(async () => {
      const $all = await import('@module');
      $all.$run(@value);
    })();`,
  }),
  'live-binding': es({
    module: `export let $held«: any»;
    export function $hold(v«: any») {
      $held = v;
    }`,
    imports: "import { $held, $hold } from '@module';",
    code: `$hold(@value);
    @go($held)`,
  }),
  'shared-object': es({
    module: 'export const $state«: any» = {};',
    imports: "import { $state } from '@module';",
    code: `$state.held = @value;
    @go($state.held)`,
  }),
  'shared-service': es({
    module: `class Service {
      #held«: any»;
      set(v«: any») {
        this.#held = v;
      }
      get() {
        return this.#held;
      }
    }
    export const $service = new Service();`,
    imports: "import { $service } from '@module';",
    code: `$service.set(@value);
    @go($service.get())`,
  }),
  'module-state': es({
    module: `const kept = new Map«<string, any>»();
    export const $put = (key«: string», v«: any») => kept.set(key, v);
    export const $take = (key«: string») => kept.get(key);`,
    imports: "import { $put, $take } from '@module';",
    code: `$put('t', @other);
    $put('s', @value);
    @use($take('t'))
    @go($take('s'))`,
  }),
  'names-of-module': es({
    module: "export const $NAMES = { held: 'held' }« as const»;",
    imports: "import { $NAMES } from '@module';",
    code: `const $box«: any» = { held: @value };
    @go($box[$NAMES.held])`,
  }),
  'registered': es({
    module: `const listeners«: any[]» = [];
    export const $on = (run«: any») => listeners.push(run);
    export const $fire = (v«: any») => listeners.forEach((run) => run(v));`,
    imports: "import { $on, $fire } from '@module';",
    code: `$on(($v«: any») => {
      @go($v)
    });
    $fire(@value);`,
  }),
  'computed-import': es({
    module: RUN,
    code: `const $name = '@module';
    import($name).then((all) => all.$run(@value));`,
  }),
  'exports': cjs({
    module: `exports.$run = function ($v) {
      @go($v)
    };`,
    code: `const { $run } = require('@module');
    $run(@value);`,
  }),
  'exports-class': cjs({
    module: `module.exports = class {
      constructor(held) {
        this.held = held;
      }
      run() {
        @go(this.held)
      }
    };`,
    code: `const $K = require('@module');
    new $K(@value).run();`,
  }),
  'exports-inline': cjs({
    module: `module.exports.$run = ($v) => {
      @go($v)
    };`,
    code: "require('@module').$run(@value);",
  }),
  'exports-spread': cjs({
    module: `exports.$run = ($v) => {
      @go($v)
    };`,
    barrel: "module.exports = { ...require('@module') };",
    code: `const { $run } = require('@barrel');
    $run(@value);`,
  }),
  'exports-assign': cjs({
    module: `Object.assign(exports, { $run($v) {
      @go($v)
    } });`,
    code: "require('@module').$run(@value);",
  }),
  'exports-getter': cjs({
    module: `function $run($v) {
      @go($v)
    }
    Object.defineProperty(exports, '$run', { enumerable: true, get: function () { return $run; } });`,
    code: `const $all = require('@module');
    (0, $all.$run)(@value);`,
  }),
  'exports-compiled': cjs({
    module: `"use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.$run = void 0;
    const $run = ($v) => {
      @go($v)
    };
    exports.$run = $run;`,
    barrel: `"use strict";
    var __export = (from) => { for (var key in from) if (key !== "default") exports[key] = from[key]; };
    __export(require("@module"));`,
    code: `const $all = require('@barrel');
    (0, $all.$run)(@value);`,
  }),
  'exports-factory': cjs({
    module: `module.exports = (held) => ({ run() {
      @go(held)
    } });`,
    code: "require('@module')(@value).run();",
  }),
  'exports-state': cjs({
    module: `let held;
    module.exports = { set(v) { held = v; }, get: () => held };`,
    code: `const $state = require('@module');
    $state.set(@value);
    @go($state.get())`,
  }),
  'global-function': page({ module: 'function $run($v) {\n@go($v)\n}', code: '$run(@value);' }),
  'global-namespace': page({
    module: `var $App = $App || {};
    $App.run = function ($v) {
      @go($v)
    };`,
    code: '$App.run(@value);',
  }),
  'global-var': page({
    module: `var $held;
    function $run() {
      @go($held)
    }`,
    code: '$held = @value;\n$run();',
  }),
  'global-on-window': page({
    module: `(function () {
      window.$run = function ($v) {
        @go($v)
      };
    })();`,
    code: '$run(@value);',
  }),
  'global-implicit': page({ module: 'function $hold(v) {\n$held = v;\n}', code: '$hold(@value);\n@go($held)' }),
  'global-umd': page({
    module: `(function (root, make) {
      if (typeof module === 'object') module.exports = make();
      else root.$lib = make();
    })(this, function () {
      return { run($v) {
        @go($v)
      } };
    });`,
    code: '$lib.run(@value);',
  }),
  'global-class': page({
    module: `class $K {
      constructor(held) {
        this.held = held;
      }
      run() {
        @go(this.held)
      }
    }`,
    code: 'new $K(@value).run();',
  }),
  'sloppy-with': { first: true, in: ['script', 'cjs'], code: 'with ({ $v: @value }) {\n@go($v)\n}' },
};

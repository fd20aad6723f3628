// Values between files. `module` is the text of a further file, `@module` its name; `barrel` a file that hands it on.

const ES = ['esm', 'ts', 'tsx', 'jsx'];
const es = (parts) => ({ in: ES, ...parts });
const cjs = (parts) => ({ in: ['cjs'], ...parts });
const page = (parts) => ({ in: ['script'], ...parts });
const RUN = 'export function $run($v«: any») {\n@go($v)\n}';

export const MODULES = {
  named: es({ module: RUN, imports: "import { $run } from '@module';", code: '$run(@value);' }),
  renamed: es({ module: `${RUN}\nexport { $run as go };`, imports: "import { go as $go } from '@module';", code: '$go(@value);' }),
  'default-object': es({ module: 'export default {\nrun($v«: any») {\n@go($v)\n},\n};', imports: "import $api from '@module';", code: '$api.run(@value);' }),
  'default-class': es({ module: 'export default class {\n«held: any;»\nconstructor(held«: any») {\nthis.held = held;\n}\nrun() {\n@go(this.held)\n}\n}', imports: "import $K from '@module';", code: 'new $K(@value).run();' }),
  namespace: es({ module: RUN, imports: "import * as $all from '@module';", code: '$all.$run(@value);' }),
  'namespace-computed': es({ module: RUN, imports: "import * as $all from '@module';", code: "const $name = '$run';\n($all« as any»)[$name](@value);" }),
  reexported: es({ module: RUN, barrel: "export * from '@module';", imports: "import { $run } from '@barrel';", code: '$run(@value);' }),
  'reexported-named': es({ module: RUN, barrel: "export { $run as $go } from '@module';", imports: "import { $go } from '@barrel';", code: '$go(@value);' }),
  'reexported-namespace': es({ module: RUN, barrel: "export * as $all from '@module';", imports: "import { $all } from '@barrel';", code: '$all.$run(@value);' }),
  dynamic: es({ module: RUN, code: "import('@module').then(({ $run }) => $run(@value));" }),
  'dynamic-awaited': es({ module: RUN, code: "(async () => {\nconst $all = await import('@module');\n$all.$run(@value);\n})();" }),
  'live-binding': es({ module: 'export let $held«: any»;\nexport function $hold(v«: any») {\n$held = v;\n}', imports: "import { $held, $hold } from '@module';", code: '$hold(@value);\n@go($held)' }),
  'shared-object': es({ module: 'export const $state«: any» = {};', imports: "import { $state } from '@module';", code: '$state.held = @value;\n@go($state.held)' }),
  'shared-service': es({ module: 'class Service {\n#held«: any»;\nset(v«: any») {\nthis.#held = v;\n}\nget() {\nreturn this.#held;\n}\n}\nexport const $service = new Service();', imports: "import { $service } from '@module';", code: '$service.set(@value);\n@go($service.get())' }),
  'module-state': es({ module: 'const kept = new Map«<string, any>»();\nexport const $put = (key«: string», v«: any») => kept.set(key, v);\nexport const $take = (key«: string») => kept.get(key);', imports: "import { $put, $take } from '@module';", code: "$put('t', @other);\n$put('s', @value);\n@use($take('t'))\n@go($take('s'))" }),
  'names-of-module': es({ module: "export const $NAMES = { held: 'held' }« as const»;", imports: "import { $NAMES } from '@module';", code: 'const $box«: any» = { held: @value };\n@go($box[$NAMES.held])' }),
  registered: es({ module: 'const listeners«: any[]» = [];\nexport const $on = (run«: any») => listeners.push(run);\nexport const $fire = (v«: any») => listeners.forEach((run) => run(v));', imports: "import { $on, $fire } from '@module';", code: '$on(($v«: any») => {\n@go($v)\n});\n$fire(@value);' }),
  'computed-import': es({ module: RUN, code: "const $name = '@module';\nimport($name).then((all) => all.$run(@value));" }),
  exports: cjs({ module: 'exports.$run = function ($v) {\n@go($v)\n};', code: "const { $run } = require('@module');\n$run(@value);" }),
  'exports-class': cjs({ module: 'module.exports = class {\nconstructor(held) {\nthis.held = held;\n}\nrun() {\n@go(this.held)\n}\n};', code: "const $K = require('@module');\nnew $K(@value).run();" }),
  'exports-inline': cjs({ module: 'module.exports.$run = ($v) => {\n@go($v)\n};', code: "require('@module').$run(@value);" }),
  'exports-spread': cjs({ module: 'exports.$run = ($v) => {\n@go($v)\n};', barrel: "module.exports = { ...require('@module') };", code: "const { $run } = require('@barrel');\n$run(@value);" }),
  'exports-assign': cjs({ module: 'Object.assign(exports, { $run($v) {\n@go($v)\n} });', code: "require('@module').$run(@value);" }),
  'exports-getter': cjs({ module: "function $run($v) {\n@go($v)\n}\nObject.defineProperty(exports, '$run', { enumerable: true, get: function () { return $run; } });", code: "const $all = require('@module');\n(0, $all.$run)(@value);" }),
  'exports-compiled': cjs({ module: '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.$run = void 0;\nconst $run = ($v) => {\n@go($v)\n};\nexports.$run = $run;', barrel: '"use strict";\nvar __export = (from) => { for (var key in from) if (key !== "default") exports[key] = from[key]; };\n__export(require("@module"));', code: "const $all = require('@barrel');\n(0, $all.$run)(@value);" }),
  'exports-factory': cjs({ module: 'module.exports = (held) => ({ run() {\n@go(held)\n} });', code: "require('@module')(@value).run();" }),
  'exports-state': cjs({ module: 'let held;\nmodule.exports = { set(v) { held = v; }, get: () => held };', code: "const $state = require('@module');\n$state.set(@value);\n@go($state.get())" }),
  'global-function': page({ module: 'function $run($v) {\n@go($v)\n}', code: '$run(@value);' }),
  'global-namespace': page({ module: 'var $App = $App || {};\n$App.run = function ($v) {\n@go($v)\n};', code: '$App.run(@value);' }),
  'global-var': page({ module: 'var $held;\nfunction $run() {\n@go($held)\n}', code: '$held = @value;\n$run();' }),
  'global-on-window': page({ module: '(function () {\nwindow.$run = function ($v) {\n@go($v)\n};\n})();', code: '$run(@value);' }),
  'global-implicit': page({ module: 'function $hold(v) {\n$held = v;\n}', code: '$hold(@value);\n@go($held)' }),
  'global-umd': page({ module: "(function (root, make) {\nif (typeof module === 'object') module.exports = make();\nelse root.$lib = make();\n})(this, function () {\nreturn { run($v) {\n@go($v)\n} };\n});", code: '$lib.run(@value);' }),
  'global-class': page({ module: 'class $K {\nconstructor(held) {\nthis.held = held;\n}\nrun() {\n@go(this.held)\n}\n}', code: 'new $K(@value).run();' }),
  'sloppy-with': { in: ['script', 'cjs'], code: 'with ({ $v: @value }) {\n@go($v)\n}' },
};

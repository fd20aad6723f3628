// Code and values that leave what is analysed: it runs, and the tool does not see it. A verdict may not be certain then,
// unless the tool reads the code all the same. `packages` are put into `node_modules`, `files` beside the program.

const PLAIN = ['esm', 'cjs', 'script'];
const away = (code, parts = {}) => ({ leaving: true, code, ...parts });
const packed = (code, name, text, parts = {}) =>
  away(code, {
    in: ['esm', 'cjs', 'ts', 'tsx', 'jsx'],
    uses: `$${name}`,
    package: { name: `$${name}-lite`, text },
    ...parts,
  });
const minified = (text) => `!function(){${text}}();`;

export const LEAVING = {
  'eval-indirect': away('globalThis.$held = @value;\n(0, eval)(@text(@leaf($held)));', { in: PLAIN }),
  'eval-direct': away('const $held = @value;\neval(@text(@leaf($held)));', { in: PLAIN }),
  'eval-joined': away(
    `const $held = @value;
    eval('$held.' + ['@leafName'].join() + '(@leafQuoted)');`,
    { in: PLAIN, needs: 'method' },
  ),
  'function-made': away("const $run = new Function('v', @text(@leaf(v)));\n$run(@value);", { in: PLAIN }),
  'function-called': away("const $held = @value;\nFunction('v', @text(@leaf(v))).call(null, $held);", { in: PLAIN }),
  'function-constructor': away("(function () {}).constructor('v', @text(@leaf(v)))(@value);", { in: PLAIN }),
  'timer-string': away('window.$held = @value;\nsetTimeout(@text(@leaf(window.$held)), 0);', { in: ['script'] }),
  'handler-string': away(
    `window.$held = @value;
    const $b = document.createElement('button');
    $b.setAttribute('onclick', @text(@leaf(window.$held)));
    $b.click();`,
    { in: ['script'] },
  ),
  'inner-html': away(
    `window.$held = @value;
    document.body.innerHTML = '<button onclick="' + @text(@leaf(window.$held)) + '">Run</button>';`,
    { in: ['script'] },
  ),
  'name-from-json': away(
    `JSON.parse('{"run":"@leafName"}', (_, $name) => {
      if (typeof $name === 'string') (@value« as any»)[$name](@leafArgs);
    });`,
    { needs: 'method' },
  ),
  'name-from-storage': away(
    `localStorage.setItem('run', ['@leafName'].toString());
    const $name«: any» = localStorage.getItem('run');
    (@value« as any»)[$name](@leafArgs);`,
    { needs: 'method' },
  ),
  'name-from-dataset': away(
    `const $b«: any» = document.createElement('button');
    $b.dataset.run = atob('@leafBase');
    (@value« as any»)[$b.dataset.run](@leafArgs);`,
    { needs: 'method' },
  ),
  'name-decoded': away(
    `const $name«: any» = String.fromCharCode(@leafCodes);
    (@value« as any»)[$name](@leafArgs);`,
    { needs: 'method' },
  ),
  'name-from-fetch': away(
    "fetch('/@leafName').then((r) => r.text()).then(($name) => (@value« as any»)[$name](@leafArgs));",
    { needs: 'method' },
  ),
  'every-member': away('for (const $name in { @leafName: 1 }) (@value« as any»)[$name](@leafArgs);', {
    needs: 'method',
  }),
  'minified-global': away('$minified(@value);', {
    in: ['script'],
    script: { file: '$minified.min.js', text: minified('window.$minified=function(t){@leaf(t)}') },
  }),
  'minified-reads-office': away('String(1);', {
    in: ['script'],
    script: { file: '$vendor.min.js', text: minified('var t=Office.context.mailbox;@leafMailbox') },
  }),
  'minified-calls-back': away(
    `$minified(($v) => {
      @go($v)
    }, @value);`,
    { in: ['script'], script: { file: '$minified.min.js', text: minified('window.$minified=function(t,n){t(n)}') } },
  ),
  'vendor-registry': away(
    `window.$registry('held', @value);
    @go(window.$registry('held'))`,
    {
      in: ['script'],
      script: {
        file: 'vendor/$registry.min.js',
        text: minified('var t={};window.$registry=function(n,e){return e&&(t[n]=e),t[n]}'),
      },
    },
  ),
  'bundle-calls-global': away(
    `window.$hook = ($v) => {
      @go($v)
    };
    window.$held = @value;`,
    {
      in: ['script'],
      script: { file: 'dist/$bundle.js', text: minified('setTimeout(function(){window.$hook(window.$held)},0)') },
    },
  ),
  'script-missing': away('window.$held = @value;', {
    in: ['script'],
    missing: { file: '$missing.js', text: '@leaf(window.$held)' },
  }),
  'script-elsewhere': away('window.$held = @value;', {
    in: ['script'],
    missing: { file: 'https://cdn.example/$lib.js', text: '@leaf(window.$held)' },
  }),
  'module-missing': away('$run(@value);', {
    in: ['ts', 'tsx'],
    imports: "import { $run } from './generated/$run';",
    missingModule: {
      file: './generated/$run',
      text: `export function $run(v) {
      @leaf(v)
    }`,
    },
  }),
  'php-page': away('window.$held = @value;', {
    in: ['script'],
    page: ['<?php if ($user): ?>', '<script>', '@leaf(window.$held)', '</script>', '<?php endif; ?>'],
    php: true,
  }),

  'package-invoke': packed(
    "$invoke(@value, '@leafName', [@leafArgs]);",
    'invoke',
    'module.exports = function (o, m, a) { return o[m].apply(o, a); };',
    { needs: 'method' },
  ),
  'package-promisify': packed(
    "$promisify(@value, '@leafName')(@leafArgs);",
    'promisify',
    'module.exports = function (o, m) { return function () { var a = [].slice.call(arguments); return new Promise(function (r) { o[m].apply(o, a.concat(r)); }); }; };',
    { needs: 'method' },
  ),
  'package-touches': packed('$touch({ held: @value });', 'touch', 'module.exports = function (o) { @leaf(o.held) };'),
  'package-touches-list': packed(
    '$touchall([1, @value]);',
    'touchall',
    'module.exports = function (a) { a.forEach(function (v) { if (v !== 1) { @leaf(v) } }); };',
  ),
  'package-touches-closure': packed(
    '$lazy(() => @value);',
    'lazy',
    'module.exports = function (get) { var v = get(); @leaf(v) };',
  ),
  'package-touches-class': packed(
    `$boot(class {
      held = @value;
    });`,
    'boot',
    'module.exports = function (K) { var v = new K().held; @leaf(v) };',
  ),
  'package-uses-office': packed('$tracker(1);', 'tracker', 'module.exports = function () { @leafOffice };'),
  'package-given-office': packed(
    '$withoffice(Office);',
    'withoffice',
    'module.exports = function (o) { @leafGiven };',
  ),
  'package-emitter': packed(
    `const $e = $bus();
    $e.on('x', ($v«: any») => {
      @go($v)
    });
    $e.emit('x', @value);`,
    'bus',
    'module.exports = function () { var h = {}; return { on: function (n, f) { (h[n] = h[n] || []).push(f); }, emit: function (n, v) { (h[n] || []).forEach(function (f) { f(v); }); } }; };',
  ),
  'package-container': packed(
    `const $c = $di();
    $c.bind('held', @value);
    @go($c.get('held'))`,
    'di',
    'module.exports = function () { var h = {}; return { bind: function (n, v) { h[n] = v; }, get: function (n) { return h[n]; } }; };',
  ),
  'package-global': packed(
    `$globals('$held', @value);
    @go((globalThis« as any»).$held)`,
    'globals',
    'module.exports = function (n, v) { globalThis[n] = v; };',
  ),
  'package-assign': packed(
    `const $into«: any» = {};
    $assign($into, { held: @value });
    @go($into.held)`,
    'assign',
    'module.exports = function (t, s) { for (var k in s) t[k] = s[k]; return t; };',
  ),
  'package-retry': packed(
    `$retry(async () => @value).then(($v«: any») => {
      @go($v)
    });`,
    'retry',
    'module.exports = async function (f) { return f(); };',
  ),
  'package-memo': packed(
    `const $get = $memo(() => @value);
    @go($get())`,
    'memo',
    'module.exports = function (f) { var r, d; return function () { if (!d) { d = 1; r = f.apply(this, arguments); } return r; }; };',
  ),
  'package-base': packed(
    `class $K extends $base {
      handle() {
        @go(this.props.held)
      }
    }
    new $K({ held: @value }).start();`,
    'base',
    'module.exports = class { constructor(p) { this.props = p; } start() { this.handle(); } };',
  ),
  'package-render': packed(
    `$render(({ held: $v }«: any») => {
      @go($v)
    }, { held: @value });`,
    'render',
    'module.exports = function (C, p) { return C(Object.assign({}, p)); };',
  ),
  'package-this': packed(
    `const $app«: any» = $vue({ data: () => ({ held: @value }), run() {
      @go(this.held)
    } });
    $app.run();`,
    'vue',
    'module.exports = function (o) { return Object.assign(Object.create(o), o.data()); };',
  ),
  'package-wrapped': packed(
    `const $api«: any» = $wrap({ held: @value });
    @go($api.held)`,
    'wrap',
    'module.exports = function (o) { return new Proxy(o, { get: function (t, k) { return t[k]; } }); };',
    { moves: true },
  ),
  'package-harmless': packed('$log(1);\n@go(@value)', 'log', 'module.exports = function () {};', { leaving: false }),
};

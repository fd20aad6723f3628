// Libraries of functions: what they are given goes through them, into callbacks and out again.

import { from, kept } from './kept.mjs';

export const UTILITIES = {
  'lodash-flow': kept("import $low from 'lodash';", '@go($low.flow([(v«: any») => ({ v }), (b«: any») => b.v])({ held: @value }).held)'),
  'lodash-partial': kept(
    "import $low from 'lodash';",
    `$low.partial(($v«: any») => {
      @go($v.held)
    }, { held: @value })();`,
  ),
  'lodash-curry': kept(
    "import $low from 'lodash';",
    `$low.curry((a«: any», $v«: any») => {
      @go($v.held)
      return a;
    })(1)({ held: @value });`,
  ),
  'lodash-value-chain': kept(
    "import $low from 'lodash';",
    '@go($low.chain([{ held: @value }]).map((one«: any») => one.held).value()[0])',
  ),
  'lodash-group': kept("import $low from 'lodash';", "@go($low.groupBy([{ k: 'a', held: @value }], 'k').a[0].held)"),
  'lodash-values': kept("import $low from 'lodash';", '@go($low.mapValues({ a: { held: @value } }, (one«: any») => one.held).a)'),
  'lodash-own': kept(
    "import $low from 'lodash';",
    `$low.forOwn({ a: { held: @value } }, ($one«: any») => {
      @go($one.held)
    });`,
  ),
  'lodash-defer': kept(
    "import $low from 'lodash';",
    `$low.defer(($v«: any») => {
      @go($v.held)
    }, { held: @value });`,
  ),
  'lodash-debounce': kept(
    "import $low from 'lodash';",
    `const $run«: any» = $low.debounce(($v«: any») => {
      @go($v.held)
    }, 10);
    $run({ held: @value });`,
  ),
  'lodash-debounce-bare': kept(
    "import $low from 'lodash';",
    `const $run«: any» = $low.debounce(($v«: any») => {
      @go($v)
    }, 10);
    $run(@value);`,
  ),
  'lodash-pick': kept("import $low from 'lodash';", "@go($low.pick({ held: @value, n: 1 }, 'held').held)"),
  'lodash-clone': kept("import $low from 'lodash';", '@go($low.clone({ held: @value }).held)'),
  'lodash-set': kept("import $low from 'lodash';", "const $box«: any» = {};\n$low.set($box, 'a.b', @value);\n@go($box.a.b)"),
  'lodash-defaults': kept("import $low from 'lodash';", '@go($low.defaults({}, { held: @value }).held)'),
  'lodash-key': kept("import $low from 'lodash';", "@go($low.keyBy([{ k: 'a', held: @value }], 'k').a.held)"),
  'lodash-zip': kept("import $low from 'lodash';", "@go($low.zipObject(['held'], [@value]).held)"),
  'lodash-property': kept("import $low from 'lodash';", "@go($low.property('held')({ held: @value }))"),
  'lodash-constant': kept("import $low from 'lodash';", '@go($low.constant({ held: @value })().held)'),
  'lodash-result': kept("import $low from 'lodash';", "@go($low.result({ make: () => @value }, 'make'))"),
  'lodash-invoke': kept("import $low from 'lodash';", "$low.invoke({ held: @value }, 'held.@leafName', @leafArgs);", {
    needs: 'method',
  }),
  'lodash-wrap': kept(
    "import $low from 'lodash';",
    `$low.wrap({ held: @value }, ($v«: any») => {
      @go($v.held)
    })();`,
  ),
  'lodash-tap': kept(
    "import $low from 'lodash';",
    `$low.tap({ held: @value }, ($v«: any») => {
      @go($v.held)
    });`,
  ),
  'lodash-reduce': kept(
    "import $low from 'lodash';",
    '@go($low.reduce([{ held: @value }], (all«: any», one«: any») => ({ ...all, seen: one.held }), {}).seen)',
  ),
  'lodash-memoize': kept("import $low from 'lodash';", 'const $get«: any» = $low.memoize((k«: string») => ({ k, held: @value }));\n@go($get(1).held)'),
  'lodash-mixed': kept(
    "import $low from 'lodash';",
    '$low.mixin({ $held: () => @value });\n@go(($low« as any»).$held())',
  ),
  'jquery-data': kept("import $j from 'jquery';", "$j('#a').data('held', { v: @value });\n@go($j('#a').data('held').v)"),
  'jquery-data-bare': kept("import $j from 'jquery';", "$j('#a').data('held', @value);\n@go($j('#a').data('held'))"),
  'jquery-event-data': kept(
    "import $j from 'jquery';",
    `$j('#a').on('click', { held: @value }, ($e«: any») => {
      @go($e.data.held)
    });
    $j('#a').trigger('click');`,
  ),
  'jquery-triggered': kept(
    "import $j from 'jquery';",
    `$j('#a').on('held', (_«: any», $v«: any») => {
      @go($v.v)
    });
    $j('#a').trigger('held', [{ v: @value }]);`,
  ),
  'jquery-deferred': kept(
    "import $j from 'jquery';",
    `const $d«: any» = $j.Deferred();
    $d.done(($v«: any») => {
      @go($v)
    });
    $d.resolve(@value);`,
  ),
  'jquery-plugin': kept(
    "import $j from 'jquery';",
    `($j« as any»).fn.$held = function (options«: any») {
      @go(options.held)
      return this;
    };
    $j('#a').$held({ held: @value });`,
  ),
  'tslib-assign': from('tslib', '__assign', '@go(__assign({ n: 1 }, { held: @value }).held)'),
  'tslib-rest': from('tslib', '__rest', "@go(__rest({ n: 1, held: @value }, ['n']).held)"),
  'tslib-spread': from('tslib', '__spreadArray', '@go(__spreadArray([1], [@value]« as any[]», true)[1])'),
  'tslib-extends': from(
    'tslib',
    '__extends',
    `const $Base«: any» = function () {};
    $Base.prototype.run = function () {
      @go(this.held)
    };
    const $K«: any» = function () {};
    __extends($K, $Base);
    const $k«: any» = new $K();
    $k.held = @value;
    $k.run();`,
  ),
  'tslib-decorate': from(
    'tslib',
    '__decorate',
    `const $mark = (K«: any») => { K.prototype.held = @value; };
    let $K«: any» = class {
      run() {
        @go((this« as any»).held)
      }
    };
    $K = __decorate([$mark], $K);
    new $K().run();`,
  ),
};

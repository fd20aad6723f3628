// Arrays, maps, sets, weak references, iterators.

export const COLLECTIONS = {
  'index': 'const $list = [@other, @value];\n@use($list[0])\n@go($list[1]«!»)',
  'at': 'const $list«: any[]» = [@other, @value];\n@go($list.at(-1))',
  'length-index': 'const $list«: any[]» = [@other, @value];\n@go($list[$list.length - 1])',
  'push': 'const $list«: any[]» = [];\n$list.push(@other, @value);\n@go($list[1])',
  'push-pop': 'const $list«: any[]» = [];\n$list.push(@value);\n@go($list.pop())',
  'unshift-shift': 'const $list«: any[]» = [1];\n$list.unshift(@value);\n@go($list.shift())',
  'splice': 'const $list«: any[]» = [1];\n$list.splice(0, 1, @value);\n@go($list[0])',
  'splice-result': 'const $list«: any[]» = [@value, 1];\nconst [$v] = $list.splice(0, 1);\n@go($v)',
  'concat': 'const $list«: any[]» = [@other].concat([@value]« as any»);\n@go($list[1])',
  'spread': 'const $more = [@value];\nconst $list«: any[]» = [@other, ...$more];\n@go($list[1])',
  'slice': 'const $list«: any[]» = [@other, @value].slice(1);\n@go($list[0])',
  'filter': 'const $list«: any[]» = [@value, null].filter(Boolean);\n@go($list[0])',
  'find': `const $one«: any» = [{ id: 't', v: @other }, { id: 's', v: @value }].find((one) => one.id === 's');
    @go($one.v)`,
  'find-last': 'const $one«: any» = ([null, @value]« as any»).findLast((v«: any») => v);\n@go($one)',
  'for-each': '[@value].forEach(($v) => {\n@go($v)\n});',
  'for-each-this': '[1].forEach(function («this: any») {\n@go(this.held)\n}, { held: @value });',
  'for-each-list': '[@value].forEach((_, $i, $list) => {\n@go($list[$i]«!»)\n});',
  'map': 'const $list = [@value].map((v) => ({ v }));\n@go($list[0]«!».v)',
  'map-number': '[0].map(($i) => [@value][$i]).forEach(($v) => {\n@go($v)\n});',
  'flat-map': 'const $list«: any[]» = [@value].flatMap((v) => [v, v]);\n@go($list[1])',
  'flat': 'const $list«: any[]» = [[@other], [@value]].flat();\n@go($list[1])',
  'reduce-last': 'const $v = [@other, @value].reduce((_«: any», v«: any») => v);\n@go($v)',
  'reduce-object': `const $box = [['s', @value]].reduce((all«: any», [key, v]«: any») => ({ ...all, [key]: v }), {});
    @go($box.s)`,
  'reduce-right': 'const $v = [@value, @other].reduceRight((_«: any», v«: any») => v);\n@go($v)',
  'sort': `[{ v: @value, n: 2 }, { v: @value, n: 1 }].sort((a, b) => a.n - b.n).slice(0, 1).forEach(({ v: $v }) => {
      @go($v)
    });`,
  'sort-compares': `[{ v: @value }, { v: @value }].sort(($a, b) => {
      @go($a.v)
      return b ? 0 : 1;
    });`,
  'reversed': 'const $list«: any[]» = [@value, @other].reverse();\n@go($list[1])',
  'to-reversed': 'const $list«: any[]» = ([@value, @other]« as any»).toReversed();\n@go($list[1])',
  'to-spliced': 'const $list«: any[]» = ([1]« as any»).toSpliced(0, 1, @value);\n@go($list[0])',
  'with': 'const $list«: any[]» = ([@other]« as any»).with(0, @value);\n@go($list[0])',
  'fill': 'const $list«: any[]» = new Array(2).fill(@value);\n@go($list[1])',
  'copy-within': 'const $list«: any[]» = [@value, null].copyWithin(1, 0);\n@go($list[1])',
  'from-length': 'const $list = Array.from({ length: 1 }, () => @value);\n@go($list[0]«!»)',
  'from-set': 'const $list = Array.from(new Set([@value]), (v) => [v]);\n@go($list[0]«!»[0]«!»)',
  'from-array-like': 'const $list«: any[]» = Array.prototype.slice.call({ 0: @value, length: 1 });\n@go($list[0])',
  'of': 'const $list«: any[]» = Array.of«<any>»(@other, @value);\n@go($list[1])',
  'for-of': 'for (const $v of [@value]) {\n@go($v)\n}',
  'for-in': `const $list«: any[]» = [@value];
    for (const $i in $list) {
      @go($list[$i])
    }`,
  'counter': `const $list«: any[]» = [@value];
    for (let $i = 0; $i < $list.length; $i++) {
      @go($list[$i])
    }`,
  'entries': 'for (const [, $v] of [@value].entries()) {\n@go($v)\n}',
  'values-next': 'const $steps = [@value].values();\nconst $v«: any» = $steps.next().value;\n@go($v)',
  'iterator-symbol': 'const $steps = [@value][Symbol.iterator]();\nconst $v«: any» = $steps.next().value;\n@go($v)',
  'map-get': "const $map = new Map«<string, any>»([['s', @value], ['t', @other]]);\n@go($map.get('s'))",
  'map-set': `const $map = new Map«<string, any>»();
    $map.set('t', @other);
    $map.set('s', @value);
    @use($map.get('t'))
    @go($map.get('s'))`,
  'map-chain': "const $map = new Map«<string, any>»().set('t', @other).set('s', @value);\n@go($map.get('s'))",
  'map-loop': "for (const [, $v] of new Map([['s', @value]])) {\n@go($v)\n}",
  'map-keys': `const $map = new Map«<any, number>»([[@value, 1]]);
    for (const $v of $map.keys()) {
      @go($v)
    }`,
  'map-values': "const [$v] = new Map([['s', @value]]).values();\n@go($v«!»)",
  'map-for-each': "new Map([['s', @value]]).forEach(($v) => {\n@go($v)\n});",
  'map-third': "new Map([['s', @value]]).forEach((_, $key, $map) => {\n@go($map.get($key)«!»)\n});",
  'map-copied': "const $map = new Map«<string, any>»([...new Map([['s', @value]])]);\n@go($map.get('s'))",
  'map-subclass': "const $table = new %Table();\n$table.set('s', @value);\n@go($table.fetch('s'))",
  'set-loop': 'for (const $v of new Set([@value])) {\n@go($v)\n}',
  'set-add': `const $set = new Set«<any>»().add(@value);
    $set.forEach(($v) => {
      @go($v)
    });`,
  'set-spread': 'const [$v] = [...new Set([@value])];\n@go($v«!»)',
  'set-entries': 'for (const [$v] of new Set([@value]).entries()) {\n@go($v)\n}',
  'weak-map': 'const $weak = new WeakMap(), $key = {};\n$weak.set($key, @value);\n@go($weak.get($key))',
  'weak-ref': 'const $ref = new WeakRef(@value« as any»);\n@go($ref.deref())',
  'grouped': `const $groups«: any» = %groupBy([{ id: 'a', v: @other }, { id: 'b', v: @value }], 'id');
    @go($groups.b[0].v)`,
  'zipped': 'const $pairs«: any» = %zip([@other], [@value]);\n@go($pairs[0][1])',
  'linked-list': `const $list«: any» = { head: @other, tail: { head: @value, tail: null } };
    let $at«: any» = $list;
    while ($at.tail) $at = $at.tail;
    @go($at.head)`,
  'walked': `%walk({ children: [{ payload: @value }] }, ($node«: any») => {
      if ($node.payload) {
        @go($node.payload)
      }
    });`,
  'queue': `const $queue«: any[]» = [{ run: ($v«: any») => {
      @go($v)
    }, args: [@value] }];
    while ($queue.length) {
      const { run, args } = $queue.shift();
      run(...args);
    }`,
};

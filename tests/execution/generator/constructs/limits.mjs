// Programs of a realistic size that come near what an analysis may count: many handlers, callers, copies, levels.

const range = (count) => Array.from({ length: count }, (_, at) => at);
/** A number as the end of a name. */
const letters = (i) => String.fromCharCode(65 + Math.floor(i / 26), 97 + (i % 26));
const lines = (count, line) => range(count).map(line).join('\n');

/** More values meet than any analysis has to follow, and it has to say so; the one that counts stands at `at`. */
const crowd = (at) => ({
  leaving: true,
  code: `const $all«: any[]» = [${range(300)
    .map((i) => (i === at ? '($v«: any») => {\n@go($v)\n}' : `(v«: any») => v === ${i}`))
    .join(', ')}];
const $hop = (i«: number») => $all[i];
${lines(250, (i) => `const $hop${letters(i)} = (i«: number») => ${i ? `$hop${letters(i - 1)}` : '$hop'}(i);`)}
$hop${letters(249)}(${at})(@value);`,
});

export const LIMITS = {
  'handlers-33': `const $table«: any» = {
${lines(33, (i) => (i === 30 ? 'h30: ($v«: any») => {\n@go($v)\n},' : `h${i}: (v«: any») => String(v === ${i}),`))}
};
const $run = (name«: string», v«: any») => $table[name](v);
$run('h30', @value);`,
  'handlers-40-registered': `const $table = new Map«<string, any>»();
${lines(40, (i) =>
  i === 38
    ? `$table.set('h38', ($v«: any») => {
    @go($v)
  });`
    : `$table.set('h${i}', () => ${i});`,
)}
$table.get('h38')(@value);`,
  'callers-18': `const $all«: any[]» = [];
${lines(17, (i) => `$all.push(%identity({ n: ${i} }));`)}
const $v = %identity(@value);
@go($v)`,
  'callers-18-promise': `(async () => {
${lines(17, (i) => `await %later({ n: ${i} });`)}
const $v = await %later(@value);
@go($v)
})();`,
  'spread-chain-12': `const $a«: any» = { held: @value, v0: 0 };
${lines(12, (i) => `const $a${'abcdefghijkl'[i]} = { ...${i ? `$a${'abcdefghijkl'[i - 1]}` : '$a'}, v${i + 1}: ${i} };`)}
@go($al.held)`,
  'spread-state-20': `let $state«: any» = { held: @value };
${lines(20, (i) => `$state = { ...$state, n${i}: ${i} };`)}
@go($state.held)`,
  'else-if-24': `let $v«: any» = null;
const $at«: string» = ['k20'][0]«!», $o = @other;
${lines(24, (i) => `${i ? 'else ' : ''}if ($at === 'k${i}') $v = ${i === 20 ? '@value' : i === 3 ? '$o' : i};`)}
@go($v)`,
  'nested-objects-14': `const $deep«: any» = ${'{ a: '.repeat(14)}@value${' }'.repeat(14)};
@go($deep${'.a'.repeat(14)})`,
  'nested-closures-10': `const $deep«: any» = ${range(10)
    .map((i) => `(a${i}«: any») => `)
    .join('')}({ a0, a9 });
const { a9: $v } = $deep${range(9)
    .map((i) => `(${i})`)
    .join('')}(@value);
@go($v)`,
  'hops-20': `const $hop0 = (v«: any») => v;
${lines(20, (i) => `const $hop${'abcdefghijklmnopqrst'[i]} = (v«: any») => ${i ? `$hop${'abcdefghijklmnopqrst'[i - 1]}` : '$hop'}(v);`)}
@go($hopt(@value))`.replace('$hop0', '$hop'),
  'properties-60': `const $big«: any» = {
${lines(60, (i) => `p${i}: ${i === 57 ? '@value' : i},`)}
};
@go($big.p57)`,
  'list-of-80': `const $big«: any[]» = [${range(80)
    .map((i) => (i === 77 ? '@value' : i))
    .join(', ')}];
@go($big[77])`,
  'instances-20': `const $boxes = [${range(20)
    .map((i) => `new %Box«<any>»(${i})`)
    .join(', ')}];
const $box = new %Box«<any>»(@value);
String($boxes.length);
@go($box.get())`,
  'classes-12': `class $K {
«held: any;»
}
${lines(12, (i) => `class $K${'abcdefghijkl'[i]} extends ${i ? `$K${'abcdefghijkl'[i - 1]}` : '$K'} {}`)}
const $k = new $Kl();
$k.held = @value;
@go($k.held)`,
  'assigned-30': `let $v«: any» = @other;
${lines(30, (i) => `if (Date.now() === ${i}) $v = { n: ${i} };`)}
$v = @value;
@go($v)`,
  'crowd-at-5': crowd(5),
  'crowd-at-100': crowd(100),
  'crowd-at-150': crowd(150),
};

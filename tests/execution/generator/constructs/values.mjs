// Variables, conditions, destructuring, exceptions.

export const VALUES = {
  const: 'const $v = @value;\n@go($v)',
  var: 'var $v = @value;\n@go($v)',
  reassigned: 'let $v«: any» = @other;\n@use($v)\n$v = @value;\n@go($v)',
  conditional: 'const $v = Date.now() > 0 ? @value : null;\n@go($v«!»)',
  'conditional-other': 'const $v«: any» = Date.now() > 0 ? @value : @other;\n@go($v)',
  or: "const $none«: any» = '';\nconst $v = $none || @value;\n@go($v)",
  nullish: 'const $none«: any» = undefined;\nconst $v = $none ?? @value;\n@go($v)',
  and: 'const $v = Date.now() && @value;\n@go($v)',
  'logical-assigned': 'let $v«: any»;\n$v ??= @value;\n@go($v)',
  comma: 'const $v = (0, @value);\n@go($v)',
  chained: 'let $a«: any», $b«: any»;\n$a = $b = @value;\n@go($b)',
  'assigned-in-if': 'let $v«: any»;\nif (($v = @value)) {\n@go($v)\n}',
  'while-once': 'let $next«: any» = @value;\nwhile ($next) {\nconst $v = $next;\n$next = null;\n@go($v)\n}',
  'loop-carried': `let $old«: any» = null, $new«: any» = @value;
for (let $i = 0; $i < 3; $i++) {
const $kept = $old;
$old = $new;
$new = $kept;
if ($kept) {
@go($kept)
}
}`,
  switched: `let $v«: any»;
for (const $kind of ['one', 'two']) {
switch ($kind) {
case 'one': $v = @other; break;
case 'two': $v = @value; break;
}
}
@go($v)`,
  fallthrough: `let $v«: any»;
switch (Number('1')) {
case 1: $v = @value;
case 2: break;
default: $v = @other;
}
@go($v)`,
  labelled: `let $v«: any»;
$outer: for (const $row of [[@other], [@value]]« as any[][]») {
for (const $one of $row) {
$v = $one;
if (!$one) continue $outer;
}
}
@go($v)`,
  'else-if-chain': `let $v«: any» = null;
const $at = Number('3');
if ($at === 1) $v = @other;
else if ($at === 2) $v = 'two';
else if ($at === 3) $v = @value;
else $v = 'none';
@go($v)`,
  destructured: 'const { $a, z: $b }«: any» = { $a: @value, z: @other };\n@use($b)\n@go($a)',
  'destructured-deep': 'const { p: { q: [, $a] } }«: any» = { p: { q: [1, @value] } };\n@go($a)',
  'destructured-default': 'const $options«: any» = {};\nconst { $a = @value } = $options;\n@go($a)',
  'destructured-rest': 'const { first: $b, ...$rest }«: any» = { first: @other, second: @value };\n@use($b)\n@go($rest.second)',
  'destructured-list-rest': 'const [$b, ...$rest]«: any[]» = [@other, @value];\n@use($b)\n@go($rest[0])',
  'destructured-key': "const $key = 'held';\nconst { [$key]: $a }«: any» = { held: @value, other: @other };\n@go($a)",
  'destructured-into': 'const $box«: any» = {};\n({ v: $box.held } = { v: @value });\n@go($box.held)',
  'destructured-swap': 'let $a«: any» = @other, $b«: any» = @value;\n[$a, $b] = [$b, $a];\n@use($b)\n@go($a)',
  'destructured-loop': 'for (const { v: $v, o: $o } of [{ v: @value, o: @other }]« as any[]») {\n@use($o)\n@go($v)\n}',
  thrown: 'try {\nthrow @value;\n} catch ($e«: any») {\n@go($e)\n}',
  'thrown-object': 'try {\nthrow { held: @value };\n} catch ({ held: $e }«: any») {\n@go($e)\n}',
  'thrown-carrier': 'try {\nthrow new %Carrier(@value);\n} catch ($e«: any») {\n@go($e.payload)\n}',
  'thrown-cause': "try {\nthrow new Error('no', { cause: @value });\n} catch ($e«: any») {\n@go($e.cause)\n}",
  'thrown-through-call': 'try {\n%raise({ v: @value });\n} catch ($e«: any») {\n@go($e.v)\n}',
  'thrown-again': `try {
try {
throw @value;
} catch ($inner) {
throw $inner;
} finally {
String(1);
}
} catch ($e«: any») {
@go($e)
}`,
  'thrown-aggregate': "try {\nthrow new AggregateError([@value], 'many');\n} catch ($e«: any») {\n@go($e.errors[0])\n}",
  'finally-returns': 'function $f()«: any» {\ntry {\nreturn null;\n} finally {\nreturn @value;\n}\n}\nconst $v = $f();\n@go($v)',
  hoisted: 'function $early() {\nreturn $late;\n}\nvar $late«: any» = @value;\n@go($early())',
  'block-function': '{\nvar $f = () => @value;\n}\n@go($f())',
  'outer-written': 'let $v«: any» = null;\nconst $load = () => {\n$v = @value;\n};\n$load();\n@go($v)',
};

// Variables, conditions, destructuring, exceptions.

export const VALUES = {
  'const': 'const $v = @value;\n@go($v)',
  'var': 'var $v = @value;\n@go($v)',
  'reassigned': `let $v«: any» = @other;
    @use($v)
    $v = @value;
    @go($v)`,
  'conditional': 'const $v = Date.now() > 0 ? @value : null;\n@go($v«!»)',
  'conditional-other': 'const $o = @other;\nconst $v«: any» = Date.now() > 0 ? @value : $o;\n@go($v)',
  'or': "const $none«: any» = '';\nconst $v = $none || @value;\n@go($v)",
  'nullish': 'const $none«: any» = undefined;\nconst $v = $none ?? @value;\n@go($v)',
  'and': 'const $v = Date.now() && @value;\n@go($v)',
  'logical-assigned': 'let $v«: any»;\n$v ??= @value;\n@go($v)',
  'comma': 'const $v = (0, @value);\n@go($v)',
  'chained': 'let $a«: any», $b«: any»;\n$a = $b = @value;\n@go($b)',
  'assigned-in-if': `let $v«: any»;
    if (($v = @value)) {
      @go($v)
    }`,
  'while-once': `let $next«: any» = @value;
    while ($next) {
      const $v = $next;
      $next = null;
      @go($v)
    }`,
  'loop-carried': `let $old«: any» = null, $new«: any» = @value;
for (let $i = 0; $i < 3; $i++) {
const $kept = $old;
$old = $new;
$new = $kept;
if ($kept) {
@go($kept)
}
}`,
  'switched': `let $v«: any»;
for (const $kind of ['one', 'two']) {
switch ($kind) {
case 'one': $v = @other; break;
case 'two': $v = @value; break;
}
}
@go($v)`,
  'fallthrough': `let $v«: any»;
const $o = @other;
switch (Number('1')) {
case 1: $v = @value;
case 2: break;
default: $v = $o;
}
@go($v)`,
  'labelled': `let $v«: any»;
$outer: for (const $row of [[@other], [@value]]« as any[][]») {
for (const $one of $row) {
$v = $one;
if (!$one) continue $outer;
}
}
@go($v)`,
  'else-if-chain': `let $v«: any» = null;
const $at = Number('3'), $o = @other;
if ($at === 1) $v = $o;
else if ($at === 2) $v = 'two';
else if ($at === 3) $v = @value;
else $v = 'none';
@go($v)`,
  'destructured': 'const { $a, z: $b }«: any» = { $a: @value, z: @other };\n@use($b)\n@go($a)',
  'destructured-deep': 'const { p: { q: [, $a] } }«: any» = { p: { q: [1, @value] } };\n@go($a)',
  'destructured-default': 'const $options«: any» = {};\nconst { $a = @value } = $options;\n@go($a)',
  'destructured-rest': `const { first: $b, ...$rest }«: any» = { first: @other, second: @value };
    @use($b)
    @go($rest.second)`,
  'destructured-list-rest': 'const [$b, ...$rest]«: any[]» = [@other, @value];\n@use($b)\n@go($rest[0])',
  'destructured-key': "const $key = 'held';\nconst { [$key]: $a }«: any» = { held: @value, other: @other };\n@go($a)",
  'destructured-into': 'const $box«: any» = {};\n({ v: $box.held } = { v: @value });\n@go($box.held)',
  'destructured-swap': `let $a«: any» = @other, $b«: any» = @value;
    [$a, $b] = [$b, $a];
    @use($b)
    @go($a)`,
  'destructured-loop': `for (const { v: $v, o: $o } of [{ v: @value, o: @other }]« as any[]») {
      @use($o)
      @go($v)
    }`,
  'thrown': `try {
      throw @value;
    } catch ($e«: any») {
      @go($e)
    }`,
  'thrown-object': `try {
      throw { held: @value };
    } catch ({ held: $e }«: any») {
      @go($e)
    }`,
  'thrown-carrier': `try {
      throw new %Carrier(@value);
    } catch ($e«: any») {
      @go($e.payload)
    }`,
  'thrown-cause': `try {
      throw new Error('no', { cause: @value });
    } catch ($e«: any») {
      @go($e.cause)
    }`,
  'thrown-through-call': `try {
      %raise({ v: @value });
    } catch ($e«: any») {
      @go($e.v)
    }`,
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
  'thrown-aggregate': `try {
      throw new AggregateError([@value], 'many');
    } catch ($e«: any») {
      @go($e.errors[0])
    }`,
  'finally-returns': `function $f()«: any» {
      try {
        return null;
      } finally {
        return @value;
      }
    }
    const $v = $f();
    @go($v)`,
  'hoisted': `function $early() {
      return $late;
    }
    var $late«: any» = @value;
    @go($early())`,
  'block-function': `{
      var $f = () => @value;
    }
    @go($f())`,
  'outer-written': `let $v«: any» = null;
    const $load = () => {
      $v = @value;
    };
    $load();
    @go($v)`,
};

// Ways to use a member: `@member` of `@value`, with `@args`. `@front` and `@back` are its name in two parts,
// `@early` the arguments without their callback, with a comma behind them.

export const CALLS = {
  'call': '@value.@member(@args);',
  'callback': '@value.@member(@early($r) => {\nString($r.value);\n});',
  'optional': '@value?.@member?.(@args);',
  'bracket': "@value['@member'](@args);",
  'destructured': 'const { @member: $run } = @value;\n$run(@args);',
  'destructured-default': 'const { @member: $run = () => {} } = @value;\n$run(@args);',
  'destructured-computed': "const $name = '@member';\nconst { [$name]: $run } = @value;\n$run(@args);",
  'destructured-parameter': '(({ @member }«: any») => @member(@args))(@value);',
  'alias': 'const $run = @value.@member;\n$run(@args);',
  'assigned-late': 'let $run«: any»;\n$run = @value.@member;\n$run(@args);',
  'in-object': 'const $api = { go: @value.@member };\n$api.go(@args);',
  'in-list': 'const $steps = [@value.@member];\n$steps[0](@args);',
  'in-map': "const $api = new Map([['go', @value.@member]]);\n$api.get('go')«!»(@args);",
  'passed': '%invoke(@value.@member@later);',
  'passed-bound': '%invoke(@value.@member.bind(@value)@later);',
  'call-call': '@value.@member.call(@value@later);',
  'call-apply': '@value.@member.apply(@value, [@args]);',
  'bound': 'const $run = @value.@member.bind(@value@later);\n$run();',
  'reflect-get': "Reflect.get(@value, '@member')(@args);",
  'reflect-apply': 'Reflect.apply(@value.@member, @value, [@args]);',
  'function-call': 'Function.prototype.call.call(@value.@member, @value@later);',
  'constant': "const $name = '@member';\n@value[$name](@args);",
  'concatenated': "@value['@front' + '@back'](@args);",
  'template': "const $front = '@front';\n@value[`${$front}@back`](@args);",
  'joined': "@value[['@front', '@back'].join('')](@args);",
  'frozen': "const $names = Object.freeze({ run: '@member' });\n@value[$names.run](@args);",
  'table': "const $names = { run: '@member' }« as const»;\n@value[$names.run](@args);",
  'enumeration': "«enum $Names { Run = '@member' }¦const $Names = { Run: '@member' };»\n@value[$Names.Run](@args);",
  'chosen-name': "@value[Date.now() > 0 ? '@member' : 'toString'](@args);",
  'listed-names': "for (const $name of ['@member']« as const») @value[$name](@args);",
  'set-of-names': "new Set(['@member']).forEach(($name) => (@value« as any»)[$name](@args));",
  'spread-arguments': 'const $given = [@args]« as const»;\n@value.@member(...$given);',
  'guarded': 'if (@value.@member) {\n@value.@member(@args);\n}',
  'guarded-in': "if ('@member' in @value) {\n@value.@member(@args);\n}",
  'guarded-typeof': "if (typeof @value.@member === 'function') @value.@member(@args);",
  'promised': 'new Promise((resolve) => resolve(@value.@member(@args))).then(() => {});',
  'delegate': `class $Delegate {
«target: any;»
constructor(target«: any») {
this.target = target;
}
go() {
return this.target.@member(@args);
}
}
new $Delegate(@value).go();`,
  'promisified': "%callAsync(@value, '@member'@later);",
  'timer': 'setTimeout(() => @value.@member(@args), 0);',
  'comma': '(0, @value.@member)(@args);',
  'tagged': '[1].forEach(() => void @value.@member(@args));',
  'partial': 'const $run = (...rest«: any[]») => @value.@member(...rest);\n$run(@args);',
  'labelled': '$outer: for (;;) {\n@value.@member(@args);\nbreak $outer;\n}',
};

export const READS = {
  'read': 'String(@value.@member);',
  'optional': 'String(@value?.@member);',
  'bracket': "String(@value['@member']);",
  'destructured': 'const { @member: $read } = @value;\nString($read);',
  'destructured-default': "const { @member: $read = '' } = @value;",
  'destructured-parameter': '(({ @member }«: any») => String(@member))(@value);',
  'constant': "const $name = '@member';\nString(@value[$name]);",
  'concatenated': "String(@value['@front' + '@back']);",
  'compared': "if (@value.@member === 'x') String(1);",
  'condition': 'if (@value.@member) String(1);',
  'interpolated': 'const $text = `<${@value.@member}>`;',
  'reflect-get': "String(Reflect.get(@value, '@member'));",
  'listed-names': "['@member'].forEach(($name) => String((@value« as any»)[$name]));",
  'picked': "const $copy = Object.fromEntries(['@member'].map(($key) => [$key, (@value« as any»)[$key]]));",
  'getter-function': 'const $get = (v«: any») => v.@member;\n$get(@value);',
  'spread': 'const $copy = { ...{ v: @value.@member } };',
  'property': 'const $view = { get text() { return @value.@member; } };\nString($view.text);',
};

/** Looks for a method that is not called. */
export const PROBES = {
  typeof: "if (typeof @value.@member === 'function') String(1);",
  if: 'if (!@value.@member) String(1);',
  bang: 'const $has = !!@value.@member;',
  boolean: 'const $has = Boolean(@value.@member);',
  and: 'const $has = @value && @value.@member ? 1 : 0;',
  equal: 'if (@value.@member == null) String(1);',
  undefined: 'const $has = @value.@member !== undefined;',
  switch: "switch (typeof @value.@member) {\ncase 'function': String(1);\n}",
  in: "const $has = '@member' in @value;",
};

/** Forms that read the member in a helper: the line at run time is not the line of the use. */
export const MOVES = new Set(['promisified']);

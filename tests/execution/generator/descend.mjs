// Ways from a value to what a member of it yields: a property, the result of a call, an element of a list.

export const PROPERTY = {
  chain: '@go(@value.@step)',
  again: '@go(@value.@step)',
  bracket: "@go(@value['@step'])",
  optional: '@go(@value?.@step)',
  destructured: 'const { @step: $part } = @value;\n@go($part)',
  asserted: '@go((@value.@step« as @target»))',
  nonNull: '@go(@value«!».@step)',
  annotated: 'const $part«: @target» = @value.@step;\n@go($part)',
  swapped: 'let $part«: @target | null» = null;\n[$part] = [@value.@step];\n@go($part«!»)',
};

export const RESULT = {
  arrow: '@value.@method(($r) => {\n@go($r.value)\n});',
  checked: `@value.@method(($r) => {
if ($r.status !== Office.AsyncResultStatus.Succeeded) return;
@go($r.value)
});`,
  classic: '@value.@method(function ($r) {\n@go($r.value)\n});',
  destructured: '@value.@method(({ value: $held }) => {\n@go($held)\n});',
  options: '@value.@method({ asyncContext: 1 }, ($r) => {\n@go($r.value)\n});',
  named: 'function $done($r«: Office.AsyncResult<@target>») {\n@go($r.value)\n}\n@value.@method($done);',
  promise: 'new Promise«<any>»((resolve) => @value.@method(resolve)).then(($r) => {\n@go($r.value)\n});',
  awaited: `(async () => {
const $held = await new Promise«<any>»((resolve) => @value.@method((r) => resolve(r.value)));
@go($held)
})();`,
  raised: `(async () => {
try {
throw await new Promise((resolve) => @value.@method(resolve));
} catch ($r) {
@go($r.value)
}
})();`,
};

export const ELEMENT = {
  first: '@go(@value[0])',
  last: '@go(@value.at(-1))',
  forEach: '@value.forEach(($one) => {\n@go($one)\n});',
  loop: 'for (const $one of @value) {\n@go($one)\n}',
  counter: 'for (let $i = 0; $i < @value.length; $i++) {\n@go(@value[$i])\n}',
  destructured: 'const [, $one] = @value;\n@go($one)',
  map: '@value.map(($one) => {\n@go($one)\n});',
  some: '@value.some(($one) => {\n@go($one)\nreturn false;\n});',
  found: 'const $one = @value.find(() => true);\n@go($one)',
};

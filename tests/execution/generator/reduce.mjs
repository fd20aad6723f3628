// One step smaller: the specs that a failing one is tried with, the boldest first.

import { isCall, rootable } from './shapes.mjs';
import { settled } from './spec.mjs';

const PLAIN = { wrap: 'none', shared: false, manifest: 'xml', sync: true };

/** Specs that lack one part of `spec`, or have it simpler. */
export const reductions = (spec) =>
  [
    ...withoutFlow(spec),
    ...spec.flows.flatMap((flow, at) => smallerFlows(flow, spec.mode).map((smaller) => replaced(spec, at, smaller))),
    ...Object.entries(PLAIN)
      .filter(([key, value]) => spec[key] !== value)
      .map(([key, value]) => ({ ...spec, [key]: value })),
  ].map((smaller) => settled(structuredClone(smaller)));

const withoutFlow = (spec) =>
  spec.flows.length < 2 ? [] : spec.flows.map((_, at) => ({ ...spec, flows: spec.flows.filter((_, i) => i !== at) }));

const replaced = (spec, at, flow) => ({ ...spec, flows: spec.flows.map((old, i) => (i === at ? flow : old)) });

function smallerFlows(flow, mode) {
  const { steps } = flow;
  const without = (at) => steps.filter((_, i) => i !== at);
  const constructs = steps.map((_, at) => at).filter((at) => steps[at].construct);
  const others = constructs.filter((at) => steps[at].other && !flow.own);
  const changed = (at, change) => ({
    ...flow,
    steps: steps.map((step, i) => (i === at ? { ...step, ...change } : step)),
  });
  return [
    ...constructs.map((at) => ({ ...flow, steps: without(at) })),
    ...others.map((at) => changed(at, { other: false })),
    ...plainer(steps).map(([at, change]) => changed(at, change)),
    ...simplerUse(flow),
    ...rooted(flow, mode),
  ];
}

/** `[step, change]`: ways into a value that can be written in the plainest form. */
const plainer = (steps) =>
  steps.flatMap((step, at) => {
    if (!step.into) return [];
    const plain = { form: isCall(step.into) ? 'arrow' : 'chain', element: 'first' };
    return Object.keys(plain)
      .filter((key) => step[key] !== plain[key])
      .map((key) => [at, { [key]: plain[key] }]);
  });

function simplerUse(flow) {
  const form = flow.use.kind === 'method' ? 'call' : 'read';
  return flow.use.form === form || flow.use.form.startsWith('probe-')
    ? []
    : [{ ...flow, use: { ...flow.use, form } }];
}

/** A first step into a property can be written as a part of the path. */
function rooted(flow, mode) {
  const [first, ...rest] = flow.steps;
  const path = [...flow.path, first?.into];
  return first?.into && rootable(mode, path).length === path.length ? [{ ...flow, path, steps: rest }] : [];
}

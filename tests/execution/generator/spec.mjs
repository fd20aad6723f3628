// Random specs. A spec is plain data (languages, flows, steps with seeds of their own), so that a part of it can be
// dropped and the rest stays what it is. `render.mjs` makes the program.

import { LEVELS } from './catalogue.mjs';
import { CONSTRUCTS, ends, fits, LEAVES, PASSING } from './constructs/index.mjs';
import { BESIDE, OWN } from './constructs/own.mjs';
import { ELEMENT, PROPERTY, RESULT } from './descend.mjs';
import { CALLS, PROBES, READS } from './forms.mjs';
import { pickMember, usable } from './members.mjs';
import { random } from './random.mjs';
import { isCall, MODES, randomPath, rootable, typeAt } from './shapes.mjs';
import { WRAPS } from './render.mjs';

const LANGUAGES = ['esm', 'esm', 'cjs', 'script', 'script', 'ts', 'ts', 'tsx', 'jsx'];
/** In the order of a cycle: of ten programs four are random. */
const FAMILIES = ['random', 'alone', 'leaving', 'random', 'leaving', 'own', 'random', 'alone', 'leaving', 'random'];
/** The constructs that hold a second value, too. */
const MIXING = PASSING.filter((name) => CONSTRUCTS.get(name).code.includes('@other'));

/** The program number `at` of a run: its family, and for those that try constructs in turn which one. */
export function specAt(catalogue, run, at) {
  const family = FAMILIES[at % FAMILIES.length];
  const same = (names) => names.filter((name) => name === family).length;
  const turn = Math.floor(at / FAMILIES.length) * same(FAMILIES) + same(FAMILIES.slice(0, at % FAMILIES.length));
  return specOf(catalogue, family, `${run}-${at}`, turn);
}

function specOf(catalogue, family, seed, turn) {
  const dice = random(seed);
  if (family === 'alone')
    return common(catalogue, dice, { seed, family, constructs: [PASSING[turn % PASSING.length]] });
  if (family === 'leaving') return common(catalogue, dice, { seed, family, constructs: leaving(dice, turn) });
  if (family === 'own') return beside(catalogue, dice, seed, turn);
  return common(catalogue, dice, { seed, family, flows: 1 + dice.below(3) });
}

/** A construct that leaves, at times behind one that does not. */
const leaving = (dice, turn) => [...(dice.chance(0.4) ? [dice.pick(PASSING)] : []), LEAVES[turn % LEAVES.length]];

function common(catalogue, dice, { seed, family, constructs, flows = 1 }) {
  const language = languageFor(dice, constructs ?? []);
  const spec = {
    seed,
    family,
    language,
    manifest: dice.pick(['xml', 'xml', 'json']),
    mode: dice.pick(MODES),
    declared: dice.chance(0.85) ? 'ReadWriteMailbox' : dice.pick(LEVELS),
    sync: dice.chance(0.5),
    wrap: constructs ? 'none' : dice.pick(Object.keys(WRAPS)),
    shared: !constructs && dice.chance(0.3),
    flows: [],
  };
  for (let i = 0; i < flows; i++)
    spec.flows.push(flowOf(catalogue, dice, spec, constructs ?? randomConstructs(dice, language)));
  if (spec.flows.some(({ use }) => use.form.startsWith('probe-'))) spec.declared = dice.pick(LEVELS);
  return settled(spec);
}

function languageFor(dice, names) {
  const languages = LANGUAGES.filter((language) => names.every((name) => fits(name, language)));
  return languages.length ? dice.pick(languages) : LANGUAGES.find((language) => fits(names.at(-1), language));
}

function randomConstructs(dice, language) {
  const fitting = PASSING.filter((name) => fits(name, language) && !ends(name));
  return Array.from({ length: 1 + dice.below(5) }, () => dice.pick(fitting));
}

function flowOf(catalogue, dice, spec, constructs) {
  const path = randomPath(dice, spec.mode);
  const type = typeAt(spec.mode, path);
  if (!usable(catalogue, type).length) return flowOf(catalogue, dice, spec, constructs);
  const rooted = dice.below(rootable(spec.mode, path).length + 1);
  const steps = path.slice(rooted).map((into) => stepInto(dice, into));
  let at = 0;
  for (const construct of constructs.filter((name) => fits(name, spec.language))) {
    at = ends(construct) ? steps.length : at + dice.below(steps.length + 1 - at);
    steps.splice(at++, 0, {
      construct,
      seed: dice.seed(),
      other: dice.chance(0.5) && otherValue(catalogue, dice, spec.mode),
    });
  }
  return { path: path.slice(0, rooted), steps, use: useOf(catalogue, dice, type, spec.family === 'random') };
}

const stepInto = (dice, into) => ({
  into,
  form: dice.pick(Object.keys(isCall(into) ? RESULT : PROPERTY)),
  element: dice.pick(Object.keys(ELEMENT)),
});

function useOf(catalogue, dice, type, anyForm) {
  const { name, kind } = pickMember(dice, usable(catalogue, type), type);
  if (kind === 'property')
    return { member: name, kind, form: anyForm && dice.chance(0.6) ? dice.pick(Object.keys(READS)) : 'read' };
  if (anyForm && dice.chance(0.14)) return { member: name, kind, form: `probe-${dice.pick(Object.keys(PROBES))}` };
  return { member: name, kind, form: anyForm && dice.chance(0.6) ? dice.pick(Object.keys(CALLS)) : 'call' };
}

/** Another value with a use that everybody has, or that reading allows. */
function otherValue(catalogue, dice, mode) {
  for (;;) {
    const path = rootable(mode, randomPath(dice, mode));
    const type = typeAt(mode, path);
    const harmless = usable(catalogue, type).filter(
      ({ level, kind, name }) => level <= 1 && (kind === 'property' || name.endsWith('Async')),
    );
    if (harmless.length) return { path, member: dice.pick(harmless).name };
  }
}

/** The program's own object goes where an Office value goes, too, whose member of the same name needs more. */
function beside(catalogue, dice, seed, turn) {
  const spec = common(catalogue, dice, {
    seed,
    family: 'own',
    constructs: [MIXING[turn % MIXING.length], ...(dice.chance(0.4) ? [dice.pick(PASSING)] : [])],
  });
  const [member, path, harmless] = dice.pick(BESIDE);
  const steps = spec.flows[0].steps
    .filter((step) => step.construct)
    .map((step) => ({ ...step, other: { path, member: harmless } }));
  const flow = { own: dice.pick(Object.keys(OWN)), path: [], steps, use: { member, kind: 'method', form: 'call' } };
  return { ...spec, mode: 'MessageCompose', declared: 'ReadItem', flows: [flow] };
}

/** What a page or `Office.initialize` calls, and what strict code forbids, has to stand first, at the top of a script. */
export function settled(spec) {
  const first = (name) => CONSTRUCTS.get(name)?.first;
  let taken = false;
  for (const flow of spec.flows) {
    const heads = flow.steps.filter((step) => first(step.construct));
    flow.steps = [...heads.slice(0, taken ? 0 : 1), ...flow.steps.filter((step) => !first(step.construct))];
    if (heads.length) taken = true;
  }
  return taken ? { ...spec, wrap: 'none' } : spec;
}

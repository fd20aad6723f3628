// All constructs by name, in one form: `{ code, in, module, barrel, imports, page, leaving, moves, needs, ... }`.

import { ASYNC } from './async.mjs';
import { BASES } from './bases.mjs';
import { CLASSES } from './classes.mjs';
import { COLLECTIONS } from './collections.mjs';
import { COMPONENTS } from './components.mjs';
import { FUNCTIONS } from './functions.mjs';
import { GIVEN } from './given.mjs';
import { KEPT } from './kept.mjs';
import { LEAVING } from './leaving.mjs';
import { LIBRARIES } from './libraries.mjs';
import { LIMITS } from './limits.mjs';
import { MIXINS } from './mixins.mjs';
import { MODULES } from './modules.mjs';
import { OBJECTS } from './objects.mjs';
import { PAGES } from './pages.mjs';
import { STORES } from './stores.mjs';
import { TYPED } from './typed.mjs';
import { UNKNOWN } from './unknown.mjs';
import { UTILITIES } from './utilities.mjs';
import { VALUES } from './values.mjs';
import { VUE } from './vue.mjs';

const TOPICS = {
  value: VALUES,
  object: OBJECTS,
  collection: COLLECTIONS,
  function: FUNCTIONS,
  async: ASYNC,
  class: CLASSES,
  store: STORES,
  module: MODULES,
  page: PAGES,
  typed: TYPED,
  component: COMPONENTS,
  limit: LIMITS,
  leaving: LEAVING,
  given: GIVEN,
  base: { ...BASES, ...MIXINS },
  kept: { ...KEPT, ...UTILITIES, ...VUE },
  library: LIBRARIES,
  unknown: UNKNOWN,
};

/** `topic/name` -> construct. */
export const CONSTRUCTS = new Map(
  Object.entries(TOPICS).flatMap(([topic, table]) =>
    Object.entries(table).map(([name, entry]) => [
      `${topic}/${name}`,
      typeof entry === 'string' ? { code: entry } : entry,
    ]),
  ),
);

const endsProgram = (construct) =>
  construct.ends || !construct.code.concat(construct.module ?? '', construct.script?.text ?? '').includes('@go(');

/** Constructs that hand the value on, and those after which nothing follows. */
export const PASSING = [...CONSTRUCTS.keys()].filter((name) => !CONSTRUCTS.get(name).leaving);
export const LEAVES = [...CONSTRUCTS.keys()].filter((name) => CONSTRUCTS.get(name).leaving);
export const ends = (name) => endsProgram(CONSTRUCTS.get(name));

/** Whether the construct exists in a language: `esm`, `cjs`, `script`, `ts`, `tsx`, `jsx`. */
export const fits = (name, language) => CONSTRUCTS.get(name).in?.includes(language) ?? true;

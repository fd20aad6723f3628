// Makes and runs programs, and tells what each touched in words that need no knowledge of this generator.

import { assemble } from './assemble.mjs';
import { LEVELS, UNKNOWN } from './catalogue.mjs';
import { CONSTRUCTS } from './constructs/index.mjs';
import { MOVES } from './forms.mjs';
import { Unfit } from './leaf.mjs';
import { runProgram } from './run/program.mjs';
import { reached } from './shapes.mjs';

/** `{ spec, files, members, declared, leaving, moves, error }`, or `{ spec, unfit: true }` where a spec makes no program. */
export async function made(spec, catalogue) {
  const program = assembled(spec, catalogue);
  if (!program) return { spec, unfit: true };
  const { touched, error } = await runProgram(program.run, { catalogue, mode: spec.mode, sync: spec.sync });
  const constructs = spec.flows.flatMap(({ steps }) => steps.map(({ construct }) => CONSTRUCTS.get(construct) ?? {}));
  return {
    spec,
    files: program.files,
    members: [...touched].map(([member, uses]) => told(member, uses, catalogue, spec.mode)),
    declared: LEVELS.indexOf(spec.declared),
    leaving: constructs.some(({ leaving }) => leaving),
    moves: constructs.some(({ moves }) => moves) || spec.flows.some(({ use }) => MOVES.has(use.form)),
    error: error && String(error?.stack ?? error),
  };
}

function assembled(spec, catalogue) {
  try {
    return assemble(spec, catalogue);
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}

const told = (member, { kind, look, call, write }, catalogue, mode) => ({
  member,
  level: levelOf(member, kind, catalogue, mode),
  needed: call.size > 0 || write.size > 0 || (kind === 'property' && look.size > 0),
  lines: [...new Set([...look, ...write])],
});

/** What the catalogue does not have may need as much as anything that its type leads to; to read a property, what reading needs. */
function levelOf(member, kind, catalogue, mode) {
  const known = catalogue.level(member);
  if (known < UNKNOWN) return known;
  const levels = reached(mode, member.match(/^Office\.(.*)\./)[1]).flatMap((type) =>
    [...(catalogue.types.get(type) ?? [])].map(([name]) => catalogue.level(`Office.${type}.${name}`)),
  );
  return Math.min(Math.max(0, ...levels), kind === 'property' ? LEVELS.indexOf('ReadItem') : UNKNOWN);
}

// Makes and runs programs, and tells what each touched in words that need no knowledge of this generator.

import { assemble } from './assemble.mjs';
import { LEVELS } from './catalogue.mjs';
import { CONSTRUCTS } from './constructs/index.mjs';
import { MOVES } from './forms.mjs';
import { Unfit } from './leaf.mjs';
import { runProgram } from './run/program.mjs';

/** `{ spec, files, members, declared, leaving, moves, error }`, or `{ spec, unfit: true }` where a spec makes no program. */
export async function made(spec, catalogue) {
  const program = assembled(spec, catalogue);
  if (!program) return { spec, unfit: true };
  const { touched, error } = await runProgram(program.run, { catalogue, mode: spec.mode, sync: spec.sync });
  const constructs = spec.flows.flatMap(({ steps }) => steps.map(({ construct }) => CONSTRUCTS.get(construct) ?? {}));
  return {
    spec,
    files: program.files,
    members: [...touched].map(([member, uses]) => told(member, uses, catalogue)),
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

const told = (member, { kind, look, call, write }, catalogue) => ({
  member,
  level: catalogue.level(member),
  needed: call.size > 0 || write.size > 0 || (kind === 'property' && look.size > 0),
  lines: [...new Set([...look, ...write])],
});

// The process that the test talks to: a request is a line of JSON on standard input, its answer one on standard
// output.
//
//   { "run": seed, "from": n, "to": m }   makes and runs the programs n to m of the run
//   { "specs": [...] }                    makes and runs these
//   { "reduce": [...] }                   for each spec the list of specs that are one step smaller
//
// Usage: node --experimental-vm-modules worker.mjs PATH-OF-ADDINSPECT

import { createInterface } from 'node:readline';
import { readCatalogue } from './catalogue.mjs';
import { made } from './judgeable.mjs';
import { reductions } from './reduce.mjs';
import { specAt } from './spec.mjs';

const catalogue = readCatalogue(process.argv[2]);

async function answer(request) {
  if (request.reduce) return request.reduce.map(reductions);
  const specs = request.specs ?? numbers(request.from, request.to).map((at) => specAt(catalogue, request.run, at));
  const programs = [];
  for (const spec of specs) programs.push(await made(spec, catalogue));
  return programs;
}

const numbers = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}

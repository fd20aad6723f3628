// Runs one program in a context of its own, with the mock in the place of Office, and waits until nothing
// happens any more.

import vm from 'node:vm';
import { MARK, mockOffice } from '../mock.mjs';
import { browser } from './browser.mjs';
import { LIBRARIES } from './libraries.mjs';

const TIME_LIMIT = 2000;
const ROUNDS = 8;
let uncaught;
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => (uncaught ??= error));

/** `{ touched, error }` of the program, as `assemble` hands it over. */
export async function runProgram(program, { catalogue, mode, sync }) {
  const { Office, touched } = mockOffice({ catalogue, mode, sync });
  const page = browser();
  const context = vm.createContext({ ...page.globals, Office, console: { log() {} } });
  for (const name of ['window', 'self', 'top', 'parent']) context[name] = vm.runInContext('globalThis', context);
  uncaught = undefined;
  const error = await started(program, context, page).catch((thrown) => thrown);
  await quiet();
  for (const play of [page.load, page.click, page.click]) {
    play();
    await quiet();
  }
  return { touched, error: error ?? uncaught };
}

async function quiet() {
  for (let round = 0; round < ROUNDS; round++) await new Promise((resolve) => setImmediate(resolve));
}

async function started(program, context, page) {
  const script = ({ file, name = file, text, line = 0 }) => {
    const options = { filename: MARK + name, lineOffset: line };
    return new vm.Script(text, options).runInContext(context, { timeout: TIME_LIMIT });
  };
  page.evaluate = (text) => script({ name: 'handler.js', text });
  const load = loader(program, context);
  program.scripts.forEach(script);
  if (program.language === 'script') program.sources.forEach(script);
  else if (program.language === 'cjs') load.require('./main');
  else await load.importMain();
  await quiet();
  program.missing.filter((file) => file.script).forEach(script);
  program.page.forEach(script);
}

/** `require` and `import` of a program: its sources, packages, and the libraries that everybody has. */
function loader(program, context) {
  const required = new Map();
  const textOf = (name) => {
    const bare = name.replace(/^\.\//, '');
    return [
      ...program.sources,
      ...program.missing.map(({ file, text }) => ({ name: `${file.replace(/^\.\//, '')}.js`, text })),
    ].find((source) => source.name.replace(/\.\w+$/, '') === bare.replace(/\.js$/, ''));
  };
  const wrapped = (name, text) => {
    const module = { exports: {} };
    required.set(name, module);
    const names = ['exports', 'require', 'module'];
    const run = vm.compileFunction(text, names, { filename: MARK + name, parsingContext: context });
    run.call(module.exports, module.exports, require, module);
    return module;
  };
  const packaged = (name) => (required.get(name) ?? wrapped(name, program.packages[name])).exports;
  const outside = (name) => (program.packages[name] ? packaged(name) : LIBRARIES[name]?.(context));
  const require = (name) => {
    if (!name.startsWith('.')) return outside(name);
    const { name: file, text } = textOf(name);
    return (required.get(file) ?? wrapped(file, text)).exports;
  };
  return { require, importMain: () => imports({ context, textOf, outside })('./main') };
}

/** `import()` for ES modules. */
function imports({ context, textOf, outside }) {
  const made = new Map();
  const load = (name) => {
    if (!made.has(name)) made.set(name, name.startsWith('.') ? ofSource(textOf(name)) : ofValue(outside(name)));
    return made.get(name);
  };
  const ofSource = ({ name, text }) => {
    const importModuleDynamically = (wanted) => evaluated(wanted);
    return new vm.SourceTextModule(text, { identifier: MARK + name, context, importModuleDynamically });
  };
  const ofValue = (value) => {
    const names = [...new Set(['default', ...Object.keys(value)])];
    const evaluate = function () {
      for (const name of names) this.setExport(name, name === 'default' ? (value.default ?? value) : value[name]);
    };
    return new vm.SyntheticModule(names, evaluate, { context });
  };
  const evaluate = async (module) => {
    if (module.status === 'unlinked') await module.link((wanted) => load(wanted));
    await module.evaluate({ timeout: TIME_LIMIT });
    return module;
  };
  const started = new Map();
  const evaluated = (name) => started.get(name) ?? started.set(name, evaluate(load(name))).get(name);
  return evaluated;
}

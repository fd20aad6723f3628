// A program from its spec: flows of steps become code, file by file. It knows nothing about how programs run.

import { CONSTRUCTS } from './constructs/index.mjs';
import { OWN } from './constructs/own.mjs';
import { ELEMENT, PROPERTY, RESULT } from './descend.mjs';
import { CALLS, PROBES, READS } from './forms.mjs';
import { leafOf } from './leaf.mjs';
import { argumentsOf, withoutCallback } from './members.mjs';
import { isCall, lead, typeAt } from './shapes.mjs';
import { featuresOf, helperIn, importPackage, Source, specifier } from './source.mjs';
import { expand } from './template.mjs';

export const WRAPS = {
  none: '@body',
  ready: 'Office.onReady(() => {\n@body\n});',
  main: 'function $main() {\n@body\n}\n$main();',
  invoked: '(function () {\n@body\n})();',
  awaited: '(async () => {\nawait Office.onReady();\n@body\n})();',
};
const UNSTABLE = /\b(this|arguments|await|yield|super)\b|(pop|shift|next)\(\)/;
const SIMPLE = /^[\w$.]+$/;

/** `{ sources, page, scripts, packages, missing, php }`: everything that the spec says, as text with markers. */
export function render(spec, catalogue) {
  const program = new Program(spec, catalogue);
  const bodies = spec.flows.map((flow) => program.flow(flow));
  program.main.body = bodies.map((body) => program.wrapped(body)).join('\n');
  return program;
}

const minified = (file, name, text) => ({
  file: `${file}.min.js`,
  text: `!function(){var module={};${text};window.${name}=module.exports}();`,
});

class Program {
  constructor(spec, catalogue) {
    Object.assign(this, { spec, catalogue, language: spec.language, features: featuresOf(spec.language), count: 0 });
    Object.assign(this, { page: [], scripts: [], packages: [], missing: [], php: false, main: new Source('main') });
    this.shared = spec.shared ? new Source('util') : undefined;
    this.sources = [this.shared, this.main].filter(Boolean);
  }

  fresh = (hint) => `${hint}${++this.count}`;

  addSource(hint) {
    const source = new Source(this.fresh(hint));
    this.sources.splice(-1, 0, source);
    return source;
  }

  wrapped = (body) =>
    this.names((name) => expand(WRAPS[this.spec.wrap], { name, helper: () => {}, word: () => body, calls: {} }));

  names(run) {
    const names = new Map();
    return run((hint) => names.get(hint) ?? names.set(hint, this.fresh(hint)).get(hint));
  }

  flow(flow) {
    const state = { flow, source: this.main, at: 0 };
    if (flow.own) return this.ownFlow(flow, state);
    const start = ['Office.context', ...flow.path].join('.');
    return this.step({ ...state, value: start, type: typeAt(this.spec.mode, flow.path) });
  }

  ownFlow(flow, state) {
    return this.names((name) => {
      const word = (key) => (key === 'ownName' ? flow.use.member : undefined);
      this.main.heads.push(expand(OWN[flow.own], { name, helper: () => {}, word, calls: {} }));
      return this.step({ ...state, value: name('own'), type: 'Own' });
    });
  }

  step(state) {
    const step = state.flow.steps[state.at];
    if (!step) return this.use(state);
    return step.into ? this.into(state, step) : this.construct(state, step);
  }

  next = (state, source = state.source) => (value) => this.step({ ...state, source, value, at: state.at + 1 });

  into(state, step) {
    const target = lead(this.spec.mode, state.type, step.into);
    const name = step.into.replace('()', '');
    const words = { step: name, method: name, target: `Office.${target.type}${target.list ? '[]' : ''}` };
    const code = (isCall(step.into) ? RESULT : PROPERTY)[step.form];
    const arrived = { ...state, type: target.type };
    const element = (value) =>
      this.piece({ ...arrived, value }, { code: ELEMENT[step.element] }, {}, this.next(arrived));
    return this.piece(state, { code }, words, target.list ? element : this.next(arrived));
  }

  construct(state, step) {
    return this.piece(state, CONSTRUCTS.get(step.construct), {}, this.next(state), step);
  }

  use(state) {
    const { member, form } = state.flow.use;
    const args = argumentsOf(state.type, member);
    const half = Math.ceil(member.length / 2);
    const early = withoutCallback(args);
    const words = {
      member,
      args,
      front: member.slice(0, half),
      back: member.slice(half),
      early: early && `${early}, `,
      later: args && `, ${args}`,
    };
    const code =
      CALLS[form] && state.flow.use.kind === 'method'
        ? CALLS[form]
        : (READS[form] ?? PROBES[form.replace('probe-', '')]);
    return this.piece(state, { code }, words, () => '');
  }

  /** The code of one piece. A value that may not stand twice, or elsewhere, gets a name first. */
  piece(state, piece, words, go, step = {}) {
    const twice = piece.code.split('@value').length > 2 && !SIMPLE.test(state.value);
    if (!twice && !UNSTABLE.test(state.value)) return this.filled(state, piece, words, go, step);
    const name = this.fresh('held');
    return `const ${name} = ${state.value};\n${this.filled({ ...state, value: name }, piece, words, go, step)}`;
  }

  filled(state, piece, words, go, step) {
    return this.names((name) => {
      const known = { ...words };
      const fill = this.filler({ state, piece, step, name, words: known });
      Object.assign(known, this.besides(state, piece, fill));
      const code = fill(piece.code, state.source, go);
      const imports = piece.imports ? fill(piece.imports).split('\n') : [];
      imports.forEach((line) => state.source.imports.add(line.trim()));
      return code;
    });
  }

  /** Adds what a construct has besides its code, and says how its modules are named. */
  besides(state, piece, fill) {
    const file = (part, more) => ({ file: fill(part.file), text: fill(part.text), ...more });
    if (piece.script) this.scripts.push(file(piece.script));
    if (piece.missing) this.missing.push(file(piece.missing, { script: true }));
    if (piece.missingModule) this.missing.push(file(piece.missingModule));
    if (piece.page) this.page.push(...piece.page.map((line) => fill(line)));
    if (piece.php) this.php = true;
    if (piece.package) this.addPackage(state, piece, fill);
    return piece.module ? this.modules(state, piece, fill) : {};
  }

  modules(state, piece, fill) {
    const module = this.addSource('part');
    const from = specifier(this.language, module.name);
    module.body = fill(piece.module, module, this.next(state, module));
    if (!piece.barrel) return { module: from };
    const barrel = this.addSource('index');
    barrel.body = fill(piece.barrel, barrel).replace('@module', from);
    return { module: from, barrel: specifier(this.language, barrel.name) };
  }

  /** What is a package to a module is a script without a source to a page. */
  addPackage(state, piece, fill) {
    const file = fill(piece.package.name);
    if (this.language === 'script') return this.scripts.push(minified(file, fill(piece.uses), fill(piece.package.text)));
    this.packages.push({ name: file, text: fill(piece.package.text) });
    state.source.imports.add(importPackage(this.language, fill(piece.uses), file));
  }

  /** `fill(text, source, go)` for the texts of one piece, which share their names. */
  filler({ state, piece, words, step, name }) {
    const leaf = this.leaf(state, piece, step);
    const other = this.other(step);
    const fixed = { value: state.value, type: `Office.${state.type}`, other: other.value };
    const word = (key) => words[key] ?? fixed[key] ?? (key.startsWith('leaf') ? leaf().words[key] : undefined);
    const calls = { use: other.use, leaf: (value) => leaf().statement(value), text: (code) => JSON.stringify(code) };
    return (text, source = state.source, go = () => '') => {
      const helper = (key) => helperIn({ ...this, source }, key);
      return expand(text, { name, helper, word, calls: { ...calls, go } });
    };
  }

  /** The member that is used at once, chosen when it is asked for. */
  leaf({ type, flow }, { needs }, { seed = 1 }) {
    let chosen;
    return () => (chosen ??= leafOf({ catalogue: this.catalogue, type, wanted: flow.use.member, needs, seed }));
  }

  /** A second value for the same container: another Office value with a harmless use, or text. */
  other(step) {
    if (!step.other) return { value: "'plain'", use: () => '' };
    const { path, member } = step.other;
    const value = ['Office.context', ...path].join('.');
    const args = argumentsOf(typeAt(this.spec.mode, path), member);
    const read = !member.endsWith('Async');
    return { value, use: (expr) => (read ? `String(${expr}.${member});` : `${expr}.${member}(${args});`) };
  }
}

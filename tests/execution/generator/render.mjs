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

class Program {
  constructor(spec, catalogue) {
    Object.assign(this, { spec, catalogue, language: spec.language, features: featuresOf(spec.language), count: 0 });
    Object.assign(this, { page: [], scripts: [], packages: [], missing: [], php: false, main: new Source('main') });
    Object.assign(this, { moduleOf: new Map(), barrelOf: new Map() });
    this.shared = spec.shared ? new Source('util') : undefined;
    this.sources = [this.shared, this.main].filter(Boolean);
  }

  fresh = (hint) => `${hint}${++this.count}`;

  addSource(hint) {
    const source = new Source(this.fresh(hint));
    this.sources.splice(-1, 0, source);
    return source;
  }

  wrapped = (body) => this.names((name) => expand(WRAPS[this.spec.wrap], { name, helper: () => {}, word: () => body, calls: {} }));

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

  next = (state) => (value) => this.step({ ...state, value, at: state.at + 1 });

  into(state, step) {
    const target = lead(this.spec.mode, state.type, step.into);
    const name = step.into.replace('()', '');
    const words = { step: name, method: name, target: `Office.${target.type}${target.list ? '[]' : ''}` };
    const code = (isCall(step.into) ? RESULT : PROPERTY)[step.form];
    const arrived = { ...state, type: target.type };
    const element = (value) => this.piece({ ...arrived, value }, { code: ELEMENT[step.element] }, {}, this.next(arrived));
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
    const words = { member, args, front: member.slice(0, half), back: member.slice(half), early: early && `${early}, `, later: args && `, ${args}` };
    const code = CALLS[form] && state.flow.use.kind === 'method' ? CALLS[form] : READS[form] ?? PROBES[form.replace('probe-', '')];
    return this.piece(state, { code }, words, () => '');
  }

  /** The code of one piece. A value that may not stand twice, or elsewhere, gets a name first. */
  piece(state, piece, words, go, step = {}) {
    const twice = piece.code.split('@value').length > 2 && !SIMPLE.test(state.value);
    if (!twice && !UNSTABLE.test(state.value)) return this.filled(state, piece, words, go, step);
    const name = this.fresh('held');
    return `const ${name} = ${state.value};\n${this.filled({ ...state, value: name }, piece, words, (value) => go(value), step)}`;
  }

  filled(state, piece, words, go, step) {
    return this.names((name) => {
      const fill = this.filler({ state, piece, words, go, step, name });
      this.besides(state, piece, fill, name);
      const code = fill(piece.code, state.source, go);
      if (piece.imports) fill(piece.imports).split('\n').forEach((line) => state.source.imports.add(line.trim()));
      return code;
    });
  }

  /** The files and lines of a page that a construct has besides its code. */
  besides(state, piece, fill, name) {
    const { language } = this;
    if (piece.module) {
      const module = this.addSource('part');
      this.moduleOf.set(name, specifier(language, module.name));
      module.body = fill(piece.module, module, this.nextIn(state, module));
    }
    if (piece.barrel) {
      const barrel = this.addSource('index');
      barrel.body = fill(piece.barrel, barrel);
      this.barrelOf.set(name, specifier(language, barrel.name));
    }
    if (piece.script) this.scripts.push({ file: fill(piece.script.file), text: fill(piece.script.text) });
    if (piece.missing) this.missing.push({ file: fill(piece.missing.file), text: fill(piece.missing.text), script: true });
    if (piece.missingModule) this.missing.push({ file: fill(piece.missingModule.file), text: fill(piece.missingModule.text) });
    if (piece.page) this.page.push(...piece.page.map((line) => fill(line)));
    if (piece.php) this.php = true;
    if (piece.package) this.addPackage(state, piece, fill);
  }

  nextIn = (state, source) => (value) => this.step({ ...state, source, value, at: state.at + 1 });

  addPackage(state, piece, fill) {
    const file = fill(piece.package.name);
    this.packages.push({ name: file, text: fill(piece.package.text) });
    state.source.imports.add(importPackage(this.language, fill(piece.uses), file));
  }

  filler({ state, piece, words, step, name }) {
    let leaf;
    const leafNow = () => (leaf ??= leafOf({ ...this, type: state.type, wanted: state.flow.use.member, needs: piece.needs, seed: step.seed ?? 1 }));
    const other = this.other(step);
    const all = { value: state.value, type: `Office.${state.type}`, other: other.value, ...words };
    const word = (key) => all[key] ?? (key === 'module' ? this.moduleOf.get(name) : key === 'barrel' ? this.barrelOf.get(name) : key.startsWith('leaf') ? leafNow().words[key] : undefined);
    return (text, source = state.source, go = () => '') => {
      const helper = (key) => helperIn({ ...this, source }, key);
      const calls = { go, use: other.use, leaf: (value) => leafNow().statement(value), text: (code) => JSON.stringify(code) };
      return expand(text, { name, helper, word, calls });
    };
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

// Puts a rendered program together twice: as files that the tool reads, and as what Node runs.

import { ending } from './source.mjs';
import { manifest, packageJson, page } from './project.mjs';
import { render } from './render.mjs';
import { layOut } from './template.mjs';

const HANDLER = /\bon\w+="([^"]*)"|href="javascript:([^"]*)"/g;

/** `{ files: [{ name, text }], run }`: `run` is what `run/program.mjs` takes. */
export function assemble(spec, catalogue) {
  const program = render(spec, catalogue);
  const sources = program.sources.map((source) => laidOut(source, program));
  const pageName = program.php ? 'taskpane.php' : 'taskpane.html';
  const lines = page(loaded(program, sources), spec.language !== 'script', program.page);
  const files = [
    manifest(spec, pageName),
    { name: pageName, text: `${lines.join('\n')}\n` },
    { name: 'package.json', text: packageJson(spec.language, dependencies(program)) },
    ...program.scripts.map(({ file, text }) => ({ name: file, text })),
    ...sources.map(({ name, text }) => ({ name, text })),
    ...program.packages.flatMap(installed),
  ];
  return { files, run: { ...running(spec, program, sources), page: pageCode(lines, pageName) } };
}

function laidOut(source, { language, features }) {
  const [text, run] = layOut(source.code, features);
  return { name: source.name + ending(language), text, run };
}

/** The files that the page names. In a page of scripts everything is loaded, helpers first. */
function loaded(program, sources) {
  const [main] = sources.slice(-1);
  if (program.language !== 'script') return [main.name];
  const missing = program.missing.filter(({ script }) => script).map(({ file }) => file);
  return [...program.scripts.map(({ file }) => file), ...sources.map(({ name }) => name), ...missing];
}

const KNOWN = /^(react|react-dom|redux|@reduxjs\/toolkit|zustand|rxjs|mitt|lodash)$/;

function dependencies(program) {
  const imported = program.sources.flatMap((source) => [...source.imports].map((line) => line.match(/'(.*)'/)?.[1]));
  const known = imported
    .map((name) => name?.replace(/^((@[^/]+\/)?[^/]+).*/, '$1'))
    .filter((name) => KNOWN.test(name));
  return [...new Set([...program.packages.map(({ name }) => name), ...known])];
}

const installed = ({ name, text }) => [
  { name: `node_modules/${name}/package.json`, text: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }) },
  { name: `node_modules/${name}/index.js`, text: `${text}\n` },
];

const running = (spec, program, sources) => ({
  language: spec.language,
  scripts: program.scripts,
  sources: sources.map(({ name, run }) => ({ name, text: run })),
  packages: Object.fromEntries(program.packages.map(({ name, text }) => [name, text])),
  missing: program.missing,
});

/** Code that stands in the page: `[{ text, line, file }]`, scripts before handlers. */
function pageCode(lines, file) {
  const scripts = [],
    handlers = [];
  for (let at = 0; at < lines.length; at++) {
    for (const [, handler, url] of lines[at].matchAll(HANDLER))
      handlers.push({ text: `(function (event) {${handler ?? url}})({});`, line: at, file });
    if (lines[at] === '<script>')
      scripts.push({ text: lines.slice(at + 1, lines.indexOf('</script>', at)).join('\n'), line: at + 1, file });
  }
  return [...scripts, ...handlers];
}

// The files of a program while they are written: imports, helpers and the body of each.

import { HELPERS } from './helpers.mjs';

const ES = new Set(['esm', 'ts', 'tsx', 'jsx']);
const ENDINGS = { ts: '.ts', tsx: '.tsx', jsx: '.jsx' };

/** What a language has, for `layOut`. */
export const featuresOf = (language) => ({ types: /^tsx?$/.test(language), jsx: /sx$/.test(language) });
export const ending = (language) => ENDINGS[language] ?? '.js';

/** How a module is named in an import: as browsers want it, or as bundlers take it. */
export const specifier = (language, name) => `./${name}${language === 'esm' ? '.js' : ''}`;

/** One file. `name` has no ending. */
export class Source {
  constructor(name) {
    Object.assign(this, { name, imports: new Set(), heads: [], body: '', helpers: new Map() });
  }

  get code() {
    return [...this.imports, ...this.heads, this.body].join('\n');
  }
}

/** The name of a helper in `source`. With `shared`, a source of all helpers, it is written there and imported. */
export function helperIn({ language, source, shared, fresh }, key) {
  if (!HELPERS[key]) return undefined;
  const home = shared ?? source;
  if (!home.helpers.has(key)) write(home, key, fresh(key), shared && language);
  const name = home.helpers.get(key);
  if (shared && shared !== source) importFrom(source, language, shared.name, name);
  return name;
}

function write(home, key, name, exportedIn) {
  home.helpers.set(key, name);
  home.heads.push(HELPERS[key].replaceAll(`%${key}`, name));
  if (ES.has(exportedIn)) home.heads.push(`export { ${name} };`);
  if (exportedIn === 'cjs') home.heads.push(`exports.${name} = ${name};`);
}

function importFrom(source, language, file, name) {
  const from = `'${specifier(language, file)}'`;
  if (ES.has(language)) source.imports.add(`import { ${name} } from ${from};`);
  if (language === 'cjs') source.imports.add(`const { ${name} } = require(${from});`);
}

/** The line that imports the default of a package. */
export const importPackage = (language, name, file) =>
  ES.has(language) ? `import ${name} from '${file}';` : `const ${name} = require('${file}');`;

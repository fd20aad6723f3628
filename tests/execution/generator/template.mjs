// The language of the tables of constructs: pieces of a program with gaps.
//
//   $name          a name that is new in the program; the same in one piece
//   %helper        a helper of helpers.mjs, put at the head of the module (or into a shared one)
//   @value         the expression of the Office value;  @other   a value of another type, or a plain one
//   @type          its type, as Office's typings call it
//   @go(expr)      the rest of the program goes on here, with the value in `expr`
//   @use(expr)     the other value is used here
//   @leaf(expr)    some member of the value is used at once; @leafName, @leafArgs: its name and arguments
//   @text(code)    the code as a JavaScript string
//   «a¦b»          a in TypeScript, b in JavaScript; ‹a¦b› a where JSX is written, b without it
//
// Markers stay in the text until `written` or `plain` resolves them; both texts have the same lines.

const CALL = /@(go|use|leaf|text)\(/;

/** Fills the gaps of `text`. `name`, `helper` and `word` give text for what they know; `calls` maps `go` and the like. */
export function expand(text, { name, helper, word, calls }) {
  const known = text
    .replace(/\$([A-Za-z]+)/g, (_, hint) => name(hint))
    .replace(/%([a-zA-Z]+)/g, (all, key) => helper(key) ?? all)
    .replace(/@(?!(?:go|use|leaf|text)\()([a-zA-Z]+)/g, (all, key) => word(key) ?? all);
  return fillCalls(known, calls);
}

function fillCalls(text, calls) {
  const found = text.match(CALL);
  if (!found) return text;
  const start = found.index + found[0].length;
  const end = closing(text, start);
  const inside = fillCalls(text.slice(start, end), calls);
  return text.slice(0, found.index) + calls[found[1]](inside) + fillCalls(text.slice(end + 1), calls);
}

/** Where the parenthesis closes that opened before `start`. */
function closing(text, start) {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  throw new Error(`no closing parenthesis: ${text}`);
}

/** The text as the tool reads it: `types` and `jsx` say what the language has. */
const written = (text, { types, jsx }) => choose(choose(text, '«»', types), '‹›', jsx);

/** The text as Node runs it. */
const plain = (text) => written(text, { types: false, jsx: false });

/** Takes the first or the second side of each marker, the inner ones first. */
function choose(text, [open, close], first) {
  const innermost = new RegExp(`${open}([^${open}${close}]*)${close}`);
  for (let found = text.match(innermost); found; found = text.match(innermost)) {
    const [left, right = ''] = splitSides(found[1]);
    text = text.slice(0, found.index) + (first ? left : right) + text.slice(found.index + found[0].length);
  }
  return text;
}

/** A marker of the other kind may hold a bar of its own. */
function splitSides(text) {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if ('«‹'.includes(text[at])) depth++;
    if ('»›'.includes(text[at])) depth--;
    if (text[at] === '¦' && depth === 0) return [text.slice(0, at), text.slice(at + 1)];
  }
  return [text];
}

/** `[text, run]`: what the tool reads and what Node runs, indented by brackets, line by line the same. */
export function layOut(code, language) {
  const sides = [written(code, language), plain(code)].map((text) => text.split('\n').map((line) => line.trim()));
  const kept = sides[0].map((_, at) => at).filter((at) => sides.some((lines) => lines[at]));
  return sides.map((lines) => indented(kept.map((at) => lines[at])));
}

function indented(lines) {
  let depth = 0;
  const done = lines.map((line) => {
    const [opened, closed] = [/[([{]/g, /[)\]}]/g].map((brackets) => (line.match(brackets) ?? []).length);
    const at = Math.max(0, depth - (/^[)\]}]/.test(line) ? 1 : 0));
    depth = Math.max(0, depth + Math.sign(opened - closed));
    return '  '.repeat(at) + line;
  });
  return done.join('\n') + '\n';
}

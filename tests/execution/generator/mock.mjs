// Office as a program sees it, typed by the shapes: it records which leveled members are looked up, called and
// written, and from which line. It knows nothing about programs but the mark of their files in a stack.

import { INVENTED, lead } from './shapes.mjs';

/** How the name of a program's file begins in a stack trace. */
export const MARK = 'program:///';
/** A frame that belongs to a program, and its `file:line`. */
const FRAME = new RegExp(`${MARK}(.+?:\\d+):\\d+\\)?$`, 'm');

/** `{ Office, touched }`: `touched` maps a member to `{ kind, look, call, write }`, each a set of `file:line`. */
export function mockOffice({ catalogue, mode, sync }) {
  const touched = new Map();
  const record = (member, kind, access) => {
    if (!touched.has(member)) touched.set(member, { kind, look: new Set(), call: new Set(), write: new Set() });
    touched.get(member)[access].add(callerLine());
  };
  const later = sync ? (run) => run() : queueMicrotask;
  const make = maker({ catalogue, mode, record, later });
  return { Office: officeGlobal(make, later), touched };
}

/** `file:line` of the innermost frame that belongs to the program. */
function callerLine() {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  const { stack } = new Error();
  Error.stackTraceLimit = before;
  return stack.match(FRAME)?.[1] ?? 'elsewhere';
}

/** Makes one value of each type, and the same one whenever it is asked for again. */
function maker(world) {
  const made = new Map();
  const make = (type, list = false) => {
    const key = list ? `${type}[]` : type;
    if (!made.has(key)) made.set(key, list ? [build(type), build(type)] : build(type));
    return made.get(key);
  };
  const build = (type) => {
    const prototype = {};
    const members = [...(world.catalogue.types.get(type) ?? []), ...Object.entries(INVENTED)];
    for (const [name, kind] of members)
      Object.defineProperty(prototype, name, accessor(world, make, type, name, kind));
    return Object.create(prototype);
  };
  return make;
}

function accessor(world, make, type, name, kind) {
  const member = `Office.${type}.${name}`;
  const method = kind === 'method' && callable(world, make, type, name);
  const get = () => {
    world.record(member, kind, 'look');
    return method || yielded(world, make, type, name) || `${name} text`;
  };
  const set = () => world.record(member, kind, 'write');
  return { configurable: true, enumerable: false, get, set };
}

function callable(world, make, type, name) {
  return (...args) => {
    world.record(`Office.${type}.${name}`, 'method', 'call');
    const callback = args.findLast((argument) => typeof argument === 'function');
    const options = args.find((argument) => argument && typeof argument === 'object' && 'asyncContext' in argument);
    const value = yielded(world, make, type, `${name}()`) ?? 'text';
    if (callback) world.later(() => callback({ status: 'succeeded', value, asyncContext: options?.asyncContext }));
    return 'text';
  };
}

function yielded(world, make, type, step) {
  const to = lead(world.mode, type, step);
  return to && make(to.type, to.list);
}

function officeGlobal(make, later) {
  const info = { host: 'Outlook', platform: 'PC' };
  return {
    context: make('Context'),
    onReady(callback) {
      if (callback) later(() => callback(info));
      return Promise.resolve(info);
    },
    actions: { associate: (id, handler) => queueMicrotask(() => handler(make('AddinCommands.Event'))) },
    set initialize(handler) {
      queueMicrotask(() => handler('documentOpened'));
    },
    CoercionType: { Text: 'text', Html: 'html' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  };
}

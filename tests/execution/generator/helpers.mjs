// Helpers that people write once and use everywhere. `%name` is the helper's own name.

export const HELPERS = {
  invoke: 'function %invoke(run«: any», ...args«: any[]») {\nreturn run(...args);\n}',
  callAsync: `const %callAsync = (target«: any», name«: string», ...args«: any[]») =>
new Promise((resolve) => target[name](...args, resolve));`,
  identity: 'function %identity«<T>»(v«: T»)«: T» {\nreturn v;\n}',
  tap: 'const %tap = «<T,>»(v«: T», run«: (v: T) => void») => {\nrun(v);\nreturn v;\n};',
  curry: 'const %curry = (a«: any») => (b«: any») => (run«: any») => run(a, b);',
  autoCurry: `function %autoCurry(run«: any»)«: any» {
return function curried(«this: any, »...args«: any[]») {
if (args.length >= run.length) return run.apply(this, args);
return (...more«: any[]») => curried.apply(this, [...args, ...more]);
};
}`,
  compose: 'const %compose = (...runs«: any[]») => (start«: any») => runs.reduceRight((v, run) => run(v), start);',
  pipe: `function %pipe(v«: any», ...runs«: any[]») {
for (const run of runs) v = run(v);
return v;
}`,
  once: `function %once(run«: any») {
let done = false, result«: any»;
return (...args«: any[]») => {
if (!done) result = run(...args);
done = true;
return result;
};
}`,
  memoize: `function %memoize(run«: any») {
const kept«: Record<string, any>» = {};
return (key«: string») => (key in kept ? kept[key] : (kept[key] = run(key)));
}`,
  flip: 'const %flip = (run«: any») => (a«: any», b«: any») => run(b, a);',
  logged: `function %logged(run«: any») {
return function («this: any, »...args«: any[]») {
console.log(run.name);
return run.apply(this, args);
};
}`,
  promisify: `const %promisify = (run«: any») => (...args«: any[]») =>
new Promise«<any>»((resolve, reject) => run(...args, (error«: any», v«: any») => (error ? reject(error) : resolve(v))));`,
  deferred: `function %deferred«<T>»() {
const held«: any» = {};
held.promise = new Promise«<T>»((resolve) => { held.resolve = resolve; });
return held;
}`,
  delay: 'const %delay = (ms«: number») => new Promise((resolve) => setTimeout(resolve, ms));',
  retry: `async function %retry(run«: any», times = 2)«: Promise<any>» {
try {
return await run();
} catch (error) {
if (times <= 0) throw error;
return %retry(run, times - 1);
}
}`,
  later: 'async function %later«<T>»(v«: T») {\nawait null;\nreturn v;\n}',
  raise: 'function %raise(v«: unknown»)«: never» {\nthrow v;\n}',
  each: 'function* %each(list«: any[]») {\nfor (const v of list) yield v;\n}',
  coroutine: `function %coroutine(make«: any») {
const steps = make();
(function advance(given«: any») {
const { done, value } = steps.next(given);
if (!done) Promise.resolve(value).then(advance);
})(undefined);
}`,
  merge: `function %merge(into«: any», ...froms«: any[]») {
for (const from of froms) for (const key in from) into[key] = from[key];
return into;
}`,
  getPath: "const %getPath = (root«: any», path«: string») => path.split('.').reduce((v, key) => v[key], root);",
  groupBy: `function %groupBy(list«: any[]», key«: string») {
const groups«: Record<string, any[]>» = {};
for (const one of list) (groups[one[key]] ||= []).push(one);
return groups;
}`,
  zip: 'const %zip = (a«: any[]», b«: any[]») => a.map((one, i) => [one, b[i]]);',
  walk: `function %walk(node«: any», visit«: (node: any) => void») {
visit(node);
(node.children ?? []).forEach((child«: any») => %walk(child, visit));
}`,
  lens: `const %lens = (key«: string») => ({
get: (from«: any») => from[key],
set: (from«: any», v«: any») => ({ ...from, [key]: v }),
});`,
  just: `const %just = (v«: any»)«: any» => ({
map: (run«: any») => %just(run(v)),
fold: (run«: any») => run(v),
});`,
  cell: `function %cell(v«: any») {
const read = () => v;
read.set = (next«: any») => { v = next; };
return read;
}`,
  createStore: `function %createStore(reducer«: any») {
let state = reducer(undefined, { type: '@@init' });
const listeners«: any[]» = [];
return {
getState: () => state,
subscribe(listener«: any») { listeners.push(listener); },
dispatch(action«: any») {
state = reducer(state, action);
listeners.forEach((listener) => listener());
},
};
}`,
  create: `function %create(build«: any») {
let state«: any»;
const set = (part«: any») => { state = { ...state, ...(typeof part === 'function' ? part(state) : part) }; };
const get = () => state;
state = build(set, get);
return { getState: get, setState: set };
}`,
  Emitter: `class %Emitter {
listeners«: Record<string, any[]>» = {};
on(name«: string», listener«: any») {
(this.listeners[name] ??= []).push(listener);
return this;
}
emit(name«: string», ...args«: any[]») {
(this.listeners[name] ?? []).forEach((listener) => listener(...args));
}
}`,
  Container: `class %Container {
made = new Map();
constructor(«private »makers«: any¦») {
«¦this.makers = makers;»
}
get(name«: string») {
if (!this.made.has(name)) this.made.set(name, this.makers[name](this));
return this.made.get(name);
}
}`,
  Box: `class %Box«<T>» {
«value: T;»
constructor(value«: T») {
this.value = value;
}
get() {
return this.value;
}
}`,
  Carrier: `class %Carrier extends Error {
«payload: any;»
constructor(payload«: any») {
super('carried');
this.payload = payload;
}
}`,
  Table: 'class %Table extends Map«<string, any>» {\nfetch(key«: string») {\nreturn this.get(key);\n}\n}',
  traced: `const %traced = (target«: any») => new Proxy(target, {
get: (from, key) => Reflect.get(from, key),
});`,
};

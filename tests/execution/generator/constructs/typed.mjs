// What only TypeScript and JSX have.

const TS = ['ts', 'tsx'];
const ts = (code) => ({ in: TS, code });
const jsx = (code, imports = '') => ({ in: ['tsx', 'jsx'], code, imports });
const RENDER = "createRoot(document.getElementById('root')«!»).render";
const DOM = "import { createRoot } from 'react-dom/client';\nimport { createElement, useState, useEffect, useRef, useMemo, useCallback, useContext, createContext, cloneElement, Component } from 'react';";

export const TYPED = {
  annotated: ts('const $v«: @type» = @value;\n@go($v)'),
  asserted: ts('const $v = @value« as unknown as @type»;\n@go($v)'),
  satisfies: ts('const $box = { held: @value }« satisfies { held: any }»;\n@go($box.held)'),
  'const-table': ts("const $KEYS = ['a', 'b']« as const»;\nconst $box«: any» = { [$KEYS[1]]: @value, a: @other };\n@go($box.b)"),
  enumeration: ts("«enum $Kind { A = 'a', B = 'b' }¦const $Kind = { A: 'a', B: 'b' };»\nconst $box«: any» = { [$Kind.A]: @other, [$Kind.B]: @value };\n@use($box[$Kind.A])\n@go($box[$Kind.B])"),
  'enumeration-number': ts("«enum $Kind { A, B }¦const $Kind = { 0: 'A', 1: 'B', A: 0, B: 1 };»\nconst $list«: any[]» = [@other, @value];\n@go($list[$Kind.B])"),
  'enumeration-switch': ts("«const enum $Kind { A = 'a', B = 'b' }¦const $Kind = { A: 'a', B: 'b' };»\nconst $pick = (kind«: $Kind»)«: any» => {\nswitch (kind) {\ncase $Kind.A: return @other;\ncase $Kind.B: return @value;\n}\n};\n@use($pick($Kind.A))\n@go($pick($Kind.B))"),
  generic: ts('class $Repo«<T extends object>» {\n«private items: T[] = [];¦items = [];»\nadd(item«: T»)«: this» {\nthis.items.push(item);\nreturn this;\n}\nfirst()«: T | undefined» {\nreturn this.items[0];\n}\n}\n@go(new $Repo«<any>»().add(@value).first()«!»)'),
  'generic-function': ts('function $wrap«<T, K extends string>»(key«: K», v«: T»)«: Record<K, T>» {\nreturn { [key]: v }« as Record<K, T>»;\n}\n@go($wrap(\'held\', @value).held)'),
  interface: ts('«interface $Holder { held: @type; other?: unknown }»\nconst $holder«: $Holder» = { held: @value, other: @other };\nfunction $run({ held: $v }«: $Holder») {\n@go($v)\n}\n$run($holder);'),
  union: ts("«type $Message = { kind: 'held'; v: any } | { kind: 'other'; o: any };»\nconst $handle = (m«: $Message») => {\nif (m.kind === 'held') {\n@go(m.v)\n} else {\n@use(m.o)\n}\n};\n$handle({ kind: 'other', o: @other });\n$handle({ kind: 'held', v: @value });"),
  'type-guard': ts("const $isHeld = (v«: unknown»)«: v is @type» => typeof v === 'object';\nconst $v«: unknown» = @value;\nif ($isHeld($v)) {\n@go($v)\n}"),
  overload: ts('«function $f(v: string): void;»\n«function $f(v: any): void;»\nfunction $f($v«: any») {\n@go($v)\n}\n$f(@value);'),
  'namespace-like': ts('«namespace $App { export let held: any; }¦const $App = { held: undefined };»\n$App.held = @value;\n@go($App.held)'),
  'implements': ts('«interface $Runs { run(v: any): void }»\nclass $K« implements $Runs» {\nrun($v«: any») {\n@go($v)\n}\n}\nconst $k«: $Runs» = new $K();\n$k.run(@value);'),
  readonly: ts('class $K {\nconstructor(«readonly »held«: any», «private readonly »other«: any») {\n«¦this.held = held; this.other = other;»\n}\n}\nconst $k = new $K(@value, @other);\n@go($k.held)'),

  'component-props': jsx(`function $Pane({ held: $v }«: any») {\n@go($v)\nreturn ‹<div />¦createElement('div')›;\n}\nconst $held = @value;\n${RENDER}(‹<$Pane held={$held} />¦createElement($Pane, { held: $held })›);`, DOM),
  'component-spread': jsx(`function $Pane(props«: any») {\n@use(props.other)\n@go(props.held)\nreturn null;\n}\nconst $props = { held: @value, other: @other };\n${RENDER}(‹<$Pane {...$props} />¦createElement($Pane, { ...$props })›);`, DOM),
  'component-nested': jsx(`const $Inner = ({ onRun: $run }«: any») => {\n$run();\nreturn null;\n};\nconst $Outer = ({ held: $v }«: any») => ‹<div><$Inner onRun={() => {¦createElement('div', null, createElement($Inner, { onRun: () => {›\n@go($v)\n‹}} /></div>;¦} }));›\nconst $held = @value;\n${RENDER}(‹<$Outer held={$held} />¦createElement($Outer, { held: $held })›);`, DOM),
  'component-children': jsx(`const $Box = ({ children: $child }«: any») => $child(@value);\n${RENDER}(‹<$Box>{($v«: any») => {¦createElement($Box, null, ($v) => {›\n@go($v)\nreturn null;\n‹}}</$Box>¦})›);`, DOM),
  'component-class': jsx(`class $Pane extends Component«<any>» {\ncomponentDidMount() {\n@go(this.props.held)\n}\nrender() {\nreturn null;\n}\n}\nconst $held = @value;\n${RENDER}(‹<$Pane held={$held} />¦createElement($Pane, { held: $held })›);`, DOM),
  'component-element': jsx(`const $Pane = ({ held: $v }«: any») => {\n@go($v)\nreturn null;\n};\n${RENDER}(createElement($Pane, { held: @value }));`, DOM),
  'component-cloned': jsx(`const $Pane = ({ held: $v }«: any») => {\nif ($v) {\n@go($v)\n}\nreturn null;\n};\n${RENDER}(cloneElement(‹<$Pane />¦createElement($Pane)›, { held: @value }));`, DOM),
  state: jsx(`function $Pane() {\nconst [$v] = useState(() => @value);\n@go($v)\nreturn null;\n}\n${RENDER}(‹<$Pane />¦createElement($Pane)›);`, DOM),
  effect: jsx(`function $Pane() {\nconst $ref = useRef«<any>»(null);\n$ref.current = @value;\nuseEffect(() => {\n@go($ref.current)\n}, []);\nreturn null;\n}\n${RENDER}(‹<$Pane />¦createElement($Pane)›);`, DOM),
  memo: jsx(`function $Pane() {\nconst $v = useMemo(() => ({ held: @value }), []);\nconst $run = useCallback(() => {\n@go($v.held)\n}, [$v]);\n$run();\nreturn null;\n}\n${RENDER}(‹<$Pane />¦createElement($Pane)›);`, DOM),
  context: jsx(`const $Held = createContext«<any>»(null);\nfunction $Pane() {\nconst $v = useContext($Held);\n@go($v)\nreturn null;\n}\nconst $given = @value;\n${RENDER}(‹<$Held.Provider value={$given}><$Pane /></$Held.Provider>¦createElement($Held.Provider, { value: $given }, createElement($Pane))›);`, DOM),
  'own-hook': jsx(`function $useHeld() {\nreturn { held: @value, other: @other };\n}\nfunction $Pane() {\nconst { held: $v, other: $o } = $useHeld();\n@use($o)\n@go($v)\nreturn null;\n}\n${RENDER}(‹<$Pane />¦createElement($Pane)›);`, DOM),
  'event-handler': jsx(`const $held = @value;\nconst $run = ($v«: any») => {\n@go($v)\n};\n${RENDER}(‹<button onClick={() => $run($held)}>Run</button>¦createElement('button', { onClick: () => $run($held) }, 'Run')›);`, DOM),
  'list-of-elements': jsx(`const $Row = ({ one: $v }«: any») => {\n@go($v)\nreturn null;\n};\nconst $all = [@value];\n${RENDER}(‹<ul>{$all.map((one«: any», i«: number») => <$Row key={i} one={one} />)}</ul>¦createElement('ul', null, $all.map((one, i) => createElement($Row, { key: i, one })))›);`, DOM),
};

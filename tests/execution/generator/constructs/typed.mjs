// What only TypeScript and JSX have.

const TS = ['ts', 'tsx'];
const ts = (code) => ({ in: TS, code });
export const jsx = (code, imports = '') => ({ in: ['tsx', 'jsx'], code, imports });
export const RENDER = "createRoot(document.getElementById('root')«!»).render";
export const DOM = `import { createRoot } from 'react-dom/client';
  import { createElement, useState, useEffect, useRef, useMemo, useCallback, useContext, createContext, cloneElement, Component } from 'react';`;

export const TYPED = {
  'annotated': ts('const $v«: @type» = @value;\n@go($v)'),
  'asserted': ts('const $v = @value« as unknown as @type»;\n@go($v)'),
  'satisfies': ts('const $box = { held: @value }« satisfies { held: any }»;\n@go($box.held)'),
  'const-table': ts(`const $KEYS = ['a', 'b']« as const»;
    const $box«: any» = { [$KEYS[1]]: @value, a: @other };
    @go($box.b)`),
  'enumeration': ts(`«enum $Kind { A = 'a', B = 'b' }¦const $Kind = { A: 'a', B: 'b' };»
    const $box«: any» = { [$Kind.A]: @other, [$Kind.B]: @value };
    @use($box[$Kind.A])
    @go($box[$Kind.B])`),
  'enumeration-number': ts(`«enum $Kind { A, B }¦const $Kind = { 0: 'A', 1: 'B', A: 0, B: 1 };»
    const $list«: any[]» = [@other, @value];
    @go($list[$Kind.B])`),
  'enumeration-switch': ts(`«const enum $Kind { A = 'a', B = 'b' }¦const $Kind = { A: 'a', B: 'b' };»
    const $pick = (kind«: $Kind»)«: any» => {
      switch (kind) {
        case $Kind.A: return @other;
        case $Kind.B: return @value;
      }
    };
    @use($pick($Kind.A))
    @go($pick($Kind.B))`),
  'generic': ts(`class $Repo«<T extends object>» {
      «private items: T[] = [];¦items = [];»
      add(item«: T»)«: this» {
        this.items.push(item);
        return this;
      }
      first()«: T | undefined» {
        return this.items[0];
      }
    }
    @go(new $Repo«<any>»().add(@value).first()«!»)`),
  'generic-function': ts(`function $wrap«<T, K extends string>»(key«: K», v«: T»)«: Record<K, T>» {
      return { [key]: v }« as Record<K, T>»;
    }
    @go($wrap('held', @value).held)`),
  'interface': ts(`«interface $Holder { held: @type; other?: unknown }»
    const $holder«: $Holder» = { held: @value, other: @other };
    function $run({ held: $v }«: $Holder») {
      @go($v)
    }
    $run($holder);`),
  'union': ts(`«type $Message = { kind: 'held'; v: any } | { kind: 'other'; o: any };»
    const $handle = (m«: $Message») => {
      if (m.kind === 'held') {
        @go(m.v)
      } else {
        @use(m.o)
      }
    };
    $handle({ kind: 'other', o: @other });
    $handle({ kind: 'held', v: @value });`),
  'type-guard': ts(`const $isHeld = (v«: unknown»)«: v is @type» => typeof v === 'object';
    const $v«: unknown» = @value;
    if ($isHeld($v)) {
      @go($v)
    }`),
  'overload': ts(`«function $f(v: string): void;»
    «function $f(v: any): void;»
    function $f($v«: any») {
      @go($v)
    }
    $f(@value);`),
  'namespace-like': ts(`«namespace $App { export let held: any; }¦const $App = { held: undefined };»
    $App.held = @value;
    @go($App.held)`),
  'implements': ts(`«interface $Runs { run(v: any): void }»
    class $K« implements $Runs» {
      run($v«: any») {
        @go($v)
      }
    }
    const $k«: $Runs» = new $K();
    $k.run(@value);`),
  'readonly': ts(`class $K {
      constructor(«readonly »held«: any», «private readonly »other«: any») {
        «¦this.held = held; this.other = other;»
      }
    }
    const $k = new $K(@value, @other);
    @go($k.held)`),

  'component-props': jsx(
    `function $Pane({ held: $v }«: any») {
      @go($v)
      return ‹<div />¦createElement('div')›;
    }
    const $held = @value;
    ${RENDER}(‹<$Pane held={$held} />¦createElement($Pane, { held: $held })›);`,
    DOM,
  ),
  'component-spread': jsx(
    `function $Pane(props«: any») {
      @use(props.other)
      @go(props.held)
      return null;
    }
    const $props = { held: @value, other: @other };
    ${RENDER}(‹<$Pane {...$props} />¦createElement($Pane, { ...$props })›);`,
    DOM,
  ),
  'component-nested': jsx(
    `const $Inner = ({ onRun: $run }«: any») => {
      $run();
      return null;
    };
    const $Outer = ({ held: $v }«: any») => ‹<div><$Inner onRun={() => {¦createElement('div', null, createElement($Inner, { onRun: () => {›
      @go($v)
      ‹}} /></div>;¦} }));›
    const $held = @value;
    ${RENDER}(‹<$Outer held={$held} />¦createElement($Outer, { held: $held })›);`,
    DOM,
  ),
  'component-children': jsx(
    `const $Box = ({ children: $child }«: any») => $child(@value);
    ${RENDER}(‹<$Box>{($v«: any») => {¦createElement($Box, null, ($v) => {›
      @go($v)
      return null;
      ‹}}</$Box>¦})›);`,
    DOM,
  ),
  'component-class': jsx(
    `class $Pane extends Component«<any>» {
      componentDidMount() {
        @go(this.props.held)
      }
      render() {
        return null;
      }
    }
    const $held = @value;
    ${RENDER}(‹<$Pane held={$held} />¦createElement($Pane, { held: $held })›);`,
    DOM,
  ),
  'component-element': jsx(
    `const $Pane = ({ held: $v }«: any») => {
      @go($v)
      return null;
    };
    ${RENDER}(createElement($Pane, { held: @value }));`,
    DOM,
  ),
  'component-cloned': jsx(
    `const $Pane = ({ held: $v }«: any») => {
      if ($v) {
        @go($v)
      }
      return null;
    };
    ${RENDER}(cloneElement(‹<$Pane />¦createElement($Pane)›, { held: @value }));`,
    DOM,
  ),
  'state': jsx(
    `function $Pane() {
      const [$v] = useState(() => @value);
      @go($v)
      return null;
    }
    ${RENDER}(‹<$Pane />¦createElement($Pane)›);`,
    DOM,
  ),
  'effect': jsx(
    `function $Pane() {
      const $ref = useRef«<any>»(null);
      $ref.current = @value;
      useEffect(() => {
        @go($ref.current)
      }, []);
      return null;
    }
    ${RENDER}(‹<$Pane />¦createElement($Pane)›);`,
    DOM,
  ),
  'memo': jsx(
    `function $Pane() {
      const $v = useMemo(() => ({ held: @value }), []);
      const $run = useCallback(() => {
        @go($v.held)
      }, [$v]);
      $run();
      return null;
    }
    ${RENDER}(‹<$Pane />¦createElement($Pane)›);`,
    DOM,
  ),
  'context': jsx(
    `const $Held = createContext«<any>»(null);
    function $Pane() {
      const $v = useContext($Held);
      @go($v)
      return null;
    }
    const $given = @value;
    ${RENDER}(‹<$Held.Provider value={$given}><$Pane /></$Held.Provider>¦createElement($Held.Provider, { value: $given }, createElement($Pane))›);`,
    DOM,
  ),
  'own-hook': jsx(
    `function $useHeld() {
      return { held: @value, other: @other };
    }
    function $Pane() {
      const { held: $v, other: $o } = $useHeld();
      @use($o)
      @go($v)
      return null;
    }
    ${RENDER}(‹<$Pane />¦createElement($Pane)›);`,
    DOM,
  ),
  'event-handler': jsx(
    `const $held = @value;
    const $run = ($v«: any») => {
      @go($v)
    };
    ${RENDER}(‹<button onClick={() => $run($held)}>Run</button>¦createElement('button', { onClick: () => $run($held) }, 'Run')›);`,
    DOM,
  ),
  'list-of-elements': jsx(
    `const $Row = ({ one: $v }«: any») => {
      @go($v)
      return null;
    };
    const $all = [@value];
    ${RENDER}(‹<ul>{$all.map((one«: any», i«: number») => <$Row key={i} one={one} />)}</ul>¦createElement('ul', null, $all.map((one, i) => createElement($Row, { key: i, one })))›);`,
    DOM,
  ),
};

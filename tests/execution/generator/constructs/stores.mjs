// Stores, buses, middleware, custom events, containers of dependencies: what carries values between parts that do not know each other.

const REDUCER = `function $reduce(state«: any» = {}, action«: any») {
switch (action.type) {
case 'held': return { ...state, held: action.payload };
case 'other': return { ...state, other: action.payload };
default: return state;
}
}
const $store = %createStore($reduce);`;

export const STORES = {
  'reducer': `${REDUCER}
$store.dispatch({ type: 'other', payload: @other });
$store.dispatch({ type: 'held', payload: @value });
@use($store.getState().other)
@go($store.getState().held)`,
  'reducer-creator': `${REDUCER}
const $hold = (payload«: any») => ({ type: 'held', payload });
const $select = (state«: any») => state.held;
$store.dispatch($hold(@value));
@go($select($store.getState()))`,
  'reducer-subscribed': `${REDUCER}
$store.subscribe(() => {
const { held: $v } = $store.getState();
@go($v)
});
$store.dispatch({ type: 'held', payload: @value });`,
  'reducer-table': `const $reducers«: any» = {
held: (state«: any», action«: any») => ({ ...state, held: action.payload }),
};
const $store = %createStore((state«: any» = {}, action«: any») => $reducers[action.type]?.(state, action) ?? state);
$store.dispatch({ type: 'held', payload: @value });
@go($store.getState().held)`,
  'reducer-thunk': `${REDUCER}
const $run = (action«: any») => (typeof action === 'function' ? action($run) : $store.dispatch(action));
$run((dispatch«: any») => dispatch({ type: 'held', payload: @value }));
@go($store.getState().held)`,
  'store-hook': `const $use = %create((set«: any», get«: any») => ({
held: null,
hold: (held«: any») => set({ held }),
twice: () => get().held,
}));
$use.getState().hold(@value);
@go($use.getState().twice())`,
  'store-updater': `const $use = %create(() => ({ list: [] }));
$use.setState((state«: any») => ({ list: [...state.list, @value] }));
@go($use.getState().list[0])`,
  'emitter': `const $bus = new %Emitter();
$bus.on('a', ($v«: any») => {
@go($v)
}).on('b', ($o«: any») => {
@use($o)
});
$bus.emit('b', @other);
$bus.emit('a', @value);`,
  'emitter-class': `class $Service extends %Emitter {
open(v«: any») {
this.emit('open', { v });
}
}
const $service = new $Service();
$service.on('open', ({ v: $v }«: any») => {
@go($v)
});
$service.open(@value);`,
  'custom-event': `document.addEventListener('$held', ($e«: any») => {
@go($e.detail)
});
document.dispatchEvent(new CustomEvent('$held', { detail: @value }));`,
  'custom-event-window': `window.addEventListener('$held', ($e«: any») => {
@go($e.detail.held)
});
window.dispatchEvent(new CustomEvent('$held', { detail: { held: @value } }));`,
  'middleware': `const $chain = (...steps«: any[]») => steps.reduceRight((next, step) => (ctx«: any») => step(ctx, next), () => {});
$chain((ctx«: any», next«: any») => next({ ...ctx, held: @value }), ({ held: $v }«: any») => {
@go($v)
})({});`,
  'middleware-object': `const $app«: any» = { steps: [], use(step«: any») { this.steps.push(step); return this; } };
$app.run = (ctx«: any») => $app.steps.forEach((step«: any») => step(ctx));
$app.use((ctx«: any») => { ctx.held = @value; }).use(($ctx«: any») => {
@go($ctx.held)
});
$app.run({});`,
  'observable': `const $observe = (start«: any») => ({ subscribe: (next«: any») => start({ next }) });
const $map = (source«: any», by«: any») => $observe((o«: any») => source.subscribe((v«: any») => o.next(by(v))));
$map($observe((o«: any») => o.next({ held: @value })), (v«: any») => v.held).subscribe(($v«: any») => {
@go($v)
});`,
  'subject': `class $Subject {
«seen: any; »listeners«: any[]» = [];
subscribe(next«: any») {
this.listeners.push(next);
}
next(v«: any») {
this.listeners.forEach((listener) => listener(v));
}
}
const $held = new $Subject();
$held.subscribe(($v«: any») => {
@go($v)
});
$held.next(@value);`,
  'locator': `const $services = new Map«<string, any>»();
const $provide = (name«: string», make«: any») => $services.set(name, make);
const $inject = (name«: string») => $services.get(name)();
$provide('held', () => @value);
$provide('other', () => @other);
@use($inject('other'))
@go($inject('held'))`,
  'state-hook': `const $cells«: any[]» = [];
const $useState = (start«: any») => {
const at = $cells.push(start) - 1;
return [$cells[at], (next«: any») => { $cells[at] = next; }];
};
const [, $set] = $useState(null);
$set(@value);
@go($cells[0])`,
  'reactive-proxy': {
    moves: true,
    code: `const $state«: any» = new Proxy({}, { get: (from«: any», key) => from[key], set: (into«: any», key, v) => { into[key] = v; return true; } });
$state.held = @value;
@go($state.held)`,
  },
  'element-property': `const $node«: any» = document.createElement('div');
$node.held = @value;
@go($node.held)`,
  'global-property': '(globalThis« as any»).$shared = @value;\n@go((globalThis« as any»).$shared)',
  'window-property':
    '(window« as any»).$shared = { held: @value, other: @other };\n@use((window« as any»).$shared.other)\n@go((window« as any»).$shared.held)',
  'clicked': "document.getElementById('$button')«!».onclick = () => {\n@go(@value)\n};",
  'listened': "document.getElementById('$button')«!».addEventListener('click', () => {\n@go(@value)\n});",
  'loaded': "document.addEventListener('DOMContentLoaded', () => {\n@go(@value)\n});",
  'container': `const $c«: any» = new %Container({ other: () => @other, held: () => @value });
    @use($c.get('other'))
    @go($c.get('held'))`,
  'container-needs': `const $c«: any» = new %Container({ held: () => @value, view: (all«: any») => ({ show: all.get('held') }) });
    @go($c.get('view').show)`,
  'injected': `class $Service {
      constructor({ held, other }«: any») {
        this.held = held;
        this.other = other;
      }
      «held: any; other: any;»
      run() {
        @use(this.other)
        @go(this.held)
      }
    }
    const $deps = { held: @value, other: @other };
    new $Service($deps).run();`,
};

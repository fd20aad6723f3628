// Small copies of libraries that keep what they are given, as the generated programs see them.

const cells = () => {
  const listeners = [];
  return { listen: (run) => void listeners.push(run), tell: (...news) => listeners.forEach((run) => run(...news)) };
};

function mobx() {
  const watched = new Map();
  const observable = (object) => {
    const { listen, tell } = cells();
    const made = new Proxy(object, {
      set(into, key, newValue) {
        into[key] = newValue;
        tell({ type: 'update', name: key, newValue });
        return true;
      },
    });
    watched.set(made, listen);
    return made;
  };
  observable.box = (value) => ({ get: () => value, set: (next) => (value = next) });
  return {
    observable,
    makeAutoObservable: (object) => object,
    reaction: (read, run) => run(read()),
    computed: (read) => ({ get: read }),
    observe: (object, run) => watched.get(object)(run),
    autorun: (run) => run(),
    action: (run) => run,
  };
}

function vuex() {
  const createStore = ({ state = {}, mutations = {}, actions = {}, getters = {} }) => {
    const { listen, tell } = cells();
    const store = { state: typeof state === 'function' ? state() : state, getters: {}, subscribe: listen };
    store.commit = (type, payload) => {
      mutations[type](store.state, payload);
      tell({ type, payload }, store.state);
    };
    store.dispatch = (type, payload) => actions[type](store, payload);
    for (const key of Object.keys(getters))
      Object.defineProperty(store.getters, key, { get: () => getters[key](store.state) });
    return store;
  };
  return { createStore };
}

const defineStore = (_, { state, actions = {}, getters = {} }) => {
  const store = { ...state(), ...actions };
  for (const key of Object.keys(getters)) Object.defineProperty(store, key, { get: () => getters[key](store) });
  return () => store;
};

const produce = (base, recipe) => {
  if (typeof base === 'function') return (state, ...more) => produce(state, (draft) => base(draft, ...more));
  const draft = { ...base };
  return recipe(draft) ?? draft;
};

function reactRedux() {
  let bound;
  const connect = (state, dispatched) => (Pane) => (props) => {
    const { store } = props;
    const calls = Object.entries(dispatched ?? {}).map(([key, make]) => [key, (...all) => store.dispatch(make(...all))]);
    return Pane({ ...props, ...state?.(store.getState()), ...Object.fromEntries(calls) });
  };
  return { connect, bind: (store) => (bound = store), useSelector: (select) => select(bound.getState()) };
}

const ko = {
  observable(value) {
    const { listen, tell } = cells();
    const cell = (...news) => {
      if (!news.length) return value;
      [value] = news;
      tell(value);
    };
    return Object.assign(cell, { subscribe: listen });
  },
  computed: (read) => read,
};

function rxjs() {
  class Observable {
    constructor(start) {
      this.start = start;
    }

    subscribe(to) {
      this.start(typeof to === 'function' ? { next: to } : to);
    }

    pipe(...steps) {
      return steps.reduce((source, step) => step(source), this);
    }

    asObservable() {
      return this;
    }
  }
  class Subject extends Observable {
    listeners = [];

    constructor() {
      super(({ next }) => this.listeners.push(next));
    }

    next(value) {
      this.listeners.forEach((run) => run(value));
    }
  }
  class BehaviorSubject extends Subject {
    constructor(value) {
      super();
      this.value = value;
      const listen = this.start;
      this.start = (to) => {
        to.next(this.value);
        listen(to);
      };
    }

    next(value) {
      this.value = value;
      super.next(value);
    }

    getValue() {
      return this.value;
    }
  }
  const of = (...values) => new Observable(({ next }) => values.forEach((value) => next(value)));
  const step = (run) => (source) => new Observable(({ next }) => source.subscribe((value) => run(value, next)));
  return {
    Observable,
    Subject,
    BehaviorSubject,
    of,
    from: (list) => of(...list),
    map: (make) => step((value, next) => next(make(value))),
    switchMap: (make) => step((value, next) => make(value).subscribe(next)),
    scan: (add, all) => step((value, next) => next((all = add(all, value)))),
    firstValueFrom: (source) => new Promise((resolve) => source.subscribe(resolve)),
    combineLatest: (sources) =>
      new Observable(({ next }) => {
        const values = [];
        sources.forEach((source, at) => source.subscribe((value) => (values[at] = value)));
        next(values);
      }),
  };
}

function alpine() {
  const made = [];
  const stores = {};
  return {
    data: (_, make) => made.push(make()),
    store: (name, value) => (value ? (stores[name] = value) : stores[name]),
    start: () =>
      made.forEach((pane) => {
        pane.init?.();
        pane.run?.();
      }),
  };
}

class LitElement {
  connectedCallback() {}

  static mount() {
    const element = new this();
    element.connectedCallback();
    element.updated();
  }
}

function angular() {
  const made = new Map();
  const inject = (Service) => made.get(Service) ?? made.set(Service, new Service()).get(Service);
  class EventEmitter {
    listeners = [];

    subscribe(run) {
      this.listeners.push(run);
    }

    emit(value) {
      this.listeners.forEach((run) => run(value));
    }
  }
  const signal = (value) => Object.assign(() => value, { set: (next) => void (value = next) });
  const provide = (Pane, inputs = {}) => {
    const pane = Object.assign(new Pane(), inputs);
    const changes = Object.entries(inputs).map(([key, currentValue]) => [key, { currentValue }]);
    pane.ngOnChanges?.(Object.fromEntries(changes));
    pane.ngOnInit?.();
    pane.ngAfterViewInit?.();
  };
  const Component = () => () => {};
  return { inject, provide, EventEmitter, signal, computed: (read) => read, Component, Input: Component };
}

function svelte() {
  const writable = (value) => {
    const { listen, tell } = cells();
    const set = (next) => {
      value = next;
      tell(value);
    };
    const subscribe = (run) => {
      listen(run);
      run(value);
    };
    return { set, subscribe, update: (change) => set(change(value)) };
  };
  const derived = (store, make) => ({ subscribe: (run) => store.subscribe((value) => run(make(value))) });
  const get = (store) => {
    let found;
    store.subscribe((value) => (found = value));
    return found;
  };
  return { writable, derived, get };
}

const query = {
  useQuery: ({ queryFn, select = (data) => data }) => ({ data: select(queryFn()) }),
  useMutation: ({ mutationFn, onSuccess }) => ({ mutate: (given) => onSuccess(mutationFn(given), given) }),
};

function vue() {
  const provided = {};
  const ref = (start) => {
    const { listen, tell } = cells();
    let held = start;
    return {
      isRef: true,
      listen,
      get value() {
        return held;
      },
      set value(next) {
        held = next;
        tell(next);
      },
    };
  };
  const createApp = (options) => {
    const globals = {};
    const app = { config: { globalProperties: globals }, provide: (key, value) => (provided[key] = value) };
    app.use = (plugin, given) => {
      plugin.install(app, given);
      return app;
    };
    app.mount = () => mount(options, globals);
    return app;
  };
  const inject = (key) => provided[key];
  return { createApp, inject, ref, watch: (cell, run) => cell.listen(run), reactive: (object) => object, toRefs };
}

const toRefs = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, { value }]));

function mount({ data, methods, computed = {}, watch = {}, setup, mounted }, globals) {
  const made = Object.entries(setup?.() ?? {}).map(([key, value]) => [key, value.isRef ? value.value : value]);
  const plain = { ...globals, ...data?.(), ...Object.fromEntries(made), ...methods };
  const instance = new Proxy(plain, {
    get: (from, key) => (computed[key] ? computed[key].call(instance) : from[key]),
    set(into, key, value) {
      into[key] = value;
      watch[key]?.call(instance, value);
      return true;
    },
  });
  mounted?.call(instance);
}

function jquery() {
  const elements = new Map();
  const element = () => {
    const data = {};
    const listeners = [];
    return {
      __proto__: $.fn,
      data: (key, value) => (value ? (data[key] = value) : data[key]),
      on: (type, ...more) => listeners.push([type, more.at(-1), more.length > 1 ? more[0] : undefined]),
      trigger: (wanted, more = []) =>
        listeners.filter(([type]) => type === wanted).forEach(([type, run, given]) => run({ type, data: given }, ...more)),
    };
  };
  const $ = (selector) => elements.get(selector) ?? elements.set(selector, element()).get(selector);
  $.fn = {};
  $.Deferred = () => {
    const { listen, tell } = cells();
    return { done: listen, resolve: tell };
  };
  return $;
}

const wrapped = (list) => ({ map: (run) => wrapped(list.map(run)), value: () => list });
const by = (list, key) => list.map((one) => [one[key], one]);
const at = (from, path) => path.split('.').reduce((value, key) => value?.[key], from);
const curry = (run, given = []) =>
  given.length >= run.length ? run(...given) : (...more) => curry(run, [...given, ...more]);

export const lodash = () => ({
  flow: (runs) => (start) => runs.reduce((value, run) => run(value), start),
  partial: (run, ...given) => (...more) => run(...given, ...more),
  curry,
  chain: wrapped,
  groupBy: (list, key) => Object.fromEntries(by(list, key).map(([name, one]) => [name, [one]])),
  keyBy: (list, key) => Object.fromEntries(by(list, key)),
  mapValues: (from, run) => Object.fromEntries(Object.entries(from).map(([key, value]) => [key, run(value, key)])),
  forOwn: (from, run) => Object.entries(from).forEach(([key, value]) => run(value, key)),
  defer: (run, ...given) => void setImmediate(run, ...given),
  debounce: (run) => (...given) => void setImmediate(run, ...given),
  pick: (from, key) => ({ [key]: from[key] }),
  clone: (from) => ({ ...from }),
  set(into, path, value) {
    const keys = path.split('.');
    const last = keys.pop();
    keys.reduce((from, key) => (from[key] ??= {}), into)[last] = value;
    return into;
  },
  defaults: (into, from) => Object.assign(into, { ...from, ...into }),
  zipObject: (keys, values) => Object.fromEntries(keys.map((key, i) => [key, values[i]])),
  property: (path) => (from) => at(from, path),
  constant: (value) => () => value,
  result: (from, key) => (typeof from[key] === 'function' ? from[key]() : from[key]),
  invoke: (from, path, ...given) => at(from, path)(...given),
  wrap: (value, run) => (...more) => run(value, ...more),
  tap(value, run) {
    run(value);
    return value;
  },
  reduce: (list, run, start) => list.reduce(run, start),
  memoize: (run) => run,
  mixin(functions) {
    Object.assign(this, functions);
  },
});

const tslib = {
  __assign: Object.assign,
  __rest: (from, names) => Object.fromEntries(Object.entries(from).filter(([key]) => !names.includes(key))),
  __spreadArray: (to, list) => [...to, ...list],
  __extends: (Heir, Base) => Object.setPrototypeOf(Heir.prototype, Base.prototype),
  __decorate: (decorators, target) => decorators.reduceRight((made, run) => run(made) ?? made, target),
};

/** By name: what makes a copy for one program. */
export const KEPT = {
  'mobx': mobx,
  'vuex': vuex,
  'pinia': () => ({ defineStore }),
  'immer': () => ({ default: produce }),
  'react-redux': reactRedux,
  'knockout': () => ko,
  'rxjs': rxjs,
  'alpinejs': alpine,
  'lit': () => ({ LitElement }),
  '@angular/core': angular,
  'svelte/store': svelte,
  '@tanstack/react-query': () => query,
  'vue': vue,
  'jquery': () => ({ default: jquery() }),
  'tslib': () => tslib,
};

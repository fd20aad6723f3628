// Libraries that everybody knows keep what they are given, and hand it out again: to callbacks, under other names, by state,
// by context. The runner has a small copy of each (run/kept.mjs). Nothing but what is found says what a program needs.

const ES = ['esm', 'ts', 'tsx', 'jsx'];
export const kept = (imports, code, parts) => ({ in: ES, leaving: true, imports, code, ...parts });
export const from = (file, names, code, parts) => kept(`import { ${names} } from '${file}';`, code, parts);
const STORE = `class $Store {
      held«: any» = null;
      constructor() {
        makeAutoObservable(this);
      }
      hold(v«: any») {
        this.held = v;
      }
    }
    const $store = new $Store();`;

export const KEPT = {
  'mobx-class': from('mobx', 'makeAutoObservable', `${STORE}\n$store.hold(@value);\n@go($store.held)`),
  'mobx-reaction': from(
    'mobx',
    'makeAutoObservable, reaction',
    `${STORE}
    $store.hold(@value);
    reaction(() => $store.held, ($v«: any») => {
      @go($v)
    });`,
  ),
  'mobx-reaction-object': from(
    'mobx',
    'makeAutoObservable, reaction',
    `${STORE}
    $store.hold(@value);
    reaction(() => ({ now: $store.held }), ({ now: $v }«: any») => {
      @go($v)
    });`,
  ),
  'mobx-observable': from('mobx', 'observable', 'const $box«: any» = observable({ held: @value });\n@go($box.held)'),
  'mobx-box': from('mobx', 'observable', 'const $box«: any» = observable.box({ held: @value });\n@go($box.get().held)'),
  'mobx-computed': from('mobx', 'computed', 'const $box«: any» = computed(() => ({ held: @value }));\n@go($box.get().held)'),
  'mobx-observed': from(
    'mobx',
    'observable, observe',
    `const $box«: any» = observable({ held: null });
    observe($box, ($change«: any») => {
      @go($change.newValue)
    });
    $box.held = @value;`,
  ),
  'mobx-autorun': from(
    'mobx',
    'observable, autorun',
    `const $box«: any» = observable({ held: @value });
    autorun(() => {
      @go($box.held)
    });`,
  ),
  'mobx-action': from(
    'mobx',
    'action',
    `const $run«: any» = action(({ held: $v }«: any») => {
      @go($v)
    });
    $run({ held: @value });`,
  ),
  'vuex-state': from(
    'vuex',
    'createStore',
    `const $store«: any» = createStore({ state: () => ({ held: null }), mutations: { hold(state«: any», v«: any») { state.held = v.item; } } });
    $store.commit('hold', { item: @value });
    @go($store.state.held)`,
  ),
  'vuex-action': from(
    'vuex',
    'createStore',
    `const $store«: any» = createStore({
      state: { held: null },
      mutations: { hold(state«: any», { item }«: any») { state.held = item; } },
      actions: { load({ commit }«: any») { commit('hold', { item: @value }); } },
      getters: { seen: (state«: any») => state.held },
    });
    $store.dispatch('load');
    @go($store.getters.seen)`,
  ),
  'vuex-payload': from(
    'vuex',
    'createStore',
    `const $store«: any» = createStore({ mutations: { hold(_«: any», $v«: any») {
      @go($v.item)
    } } });
    $store.commit('hold', { item: @value });`,
  ),
  'vuex-subscribed': from(
    'vuex',
    'createStore',
    `const $store«: any» = createStore({ mutations: { hold() {} } });
    $store.subscribe(({ payload: $p }«: any») => {
      @go($p.item)
    });
    $store.commit('hold', { item: @value });`,
  ),
  'pinia': from(
    'pinia',
    'defineStore',
    `const $use«: any» = defineStore('held', { state: () => ({ held: null«  as any» }), actions: { hold(v«: any») { this.held = v.item; } } });
    $use().hold({ item: @value });
    @go($use().held)`,
  ),
  'pinia-getter': from(
    'pinia',
    'defineStore',
    `const $use«: any» = defineStore('held', { state: () => ({ held: @value }), getters: { seen: (state«: any») => state.held } });
    @go($use().seen)`,
  ),
  'pinia-this': from(
    'pinia',
    'defineStore',
    `const $use«: any» = defineStore('held', { state: () => ({ held: @value }), actions: { run() {
      @go(this.held)
    } } });
    $use().run();`,
  ),
  'immer': kept(
    "import $produce from 'immer';",
    `const $next«: any» = $produce({ held: null }, (draft«: any») => {
      draft.held = @value;
    });
    @go($next.held)`,
  ),
  'immer-curried': kept(
    "import $produce from 'immer';",
    `const $hold«: any» = $produce((draft«: any», { item }«: any») => {
      draft.held = item;
    });
    @go($hold({}, { item: @value }).held)`,
  ),
  'redux-connect': kept(
    "import { createStore as $create } from 'redux';\nimport { connect as $connect } from 'react-redux';",
    `const $store«: any» = $create((state«: any» = { held: null }, action«: any») => (action.type === 'held' ? { held: action.payload } : state));
    $store.dispatch({ type: 'held', payload: @value });
    const $Pane«: any» = $connect((state«: any») => ({ shown: state.held }))(({ shown: $v }«: any») => {
      @go($v)
      return null;
    });
    $Pane({ store: $store });`,
  ),
  'redux-dispatch-props': kept(
    "import { createStore as $create } from 'redux';\nimport { connect as $connect } from 'react-redux';",
    `const $store«: any» = $create((state«: any» = { held: null }, action«: any») => (action.type === 'held' ? { held: action.item } : state));
    const $Pane«: any» = $connect(null, { hold: (item«: any») => ({ type: 'held', item }) })(({ hold }«: any») => {
      hold(@value);
      return null;
    });
    $Pane({ store: $store });
    @go($store.getState().held)`,
  ),
  'redux-selector': kept(
    "import { configureStore as $configure, createSlice as $slice } from '@reduxjs/toolkit';\nimport { useSelector as $useSelector, bind as $bind } from 'react-redux';",
    `const $part«: any» = $slice({ name: 'part', initialState: { held: null }, reducers: { hold: (state«: any», { payload }«: any») => { state.held = payload.item; } } });
    const $store«: any» = $configure({ reducer: { part: $part.reducer } });
    $bind($store);
    $store.dispatch($part.actions.hold({ item: @value }));
    const $v = $useSelector((state«: any») => state.part.held);
    @go($v)`,
  ),
  'knockout': kept(
    "import $ko from 'knockout';",
    "const $o«: any» = $ko.observable();\n$o({ held: @value });\n@go($o().held)",
  ),
  'knockout-computed': kept(
    "import $ko from 'knockout';",
    `const $o«: any» = $ko.observable({ held: @value });
    const $c«: any» = $ko.computed(() => $o().held);
    @go($c())`,
  ),
  'knockout-subscribed': kept(
    "import $ko from 'knockout';",
    `const $o«: any» = $ko.observable();
    $o.subscribe(($v«: any») => {
      @go($v.held)
    });
    $o({ held: @value });`,
  ),
  'rxjs-pipe': from(
    'rxjs',
    'of, map',
    `of({ held: @value }).pipe(map(({ held }«: any») => ({ seen: held }))).subscribe(({ seen: $v }«: any») => {
      @go($v)
    });`,
  ),
  'rxjs-switch': from(
    'rxjs',
    'of, switchMap',
    `of(1).pipe(switchMap(() => of({ held: @value }))).subscribe(($v«: any») => {
      @go($v.held)
    });`,
  ),
  'rxjs-from': from(
    'rxjs',
    'from',
    `from([{ held: @value }]).subscribe({ next: ($v«: any») => {
      @go($v.held)
    } });`,
  ),
  'rxjs-observable': from(
    'rxjs',
    'Observable',
    `new Observable«<any>»((out«: any») => {
      out.next({ held: @value });
    }).subscribe(($v«: any») => {
      @go($v.held)
    });`,
  ),
  'rxjs-latest': from(
    'rxjs',
    'of, combineLatest',
    `combineLatest([of(1), of({ held: @value })]).subscribe(([, $v]«: any») => {
      @go($v.held)
    });`,
  ),
  'rxjs-first': from(
    'rxjs',
    'of, firstValueFrom',
    `firstValueFrom(of({ held: @value })).then(($v«: any») => {
      @go($v.held)
    });`,
  ),
  'rxjs-scan': from(
    'rxjs',
    'of, scan',
    `of({ held: @value }).pipe(scan((all«: any», one«: any») => [...all, one], []« as any»)).subscribe(($list«: any») => {
      @go($list[0].held)
    });`,
  ),
  'rxjs-service': from(
    'rxjs',
    'BehaviorSubject',
    `class $Service {
      state = new BehaviorSubject«<any>»({ held: null });
      changes = this.state.asObservable();
      hold(held«: any») {
        this.state.next({ ...this.state.value, held });
      }
    }
    const $service = new $Service();
    $service.hold(@value);
    $service.changes.subscribe(($s«: any») => {
      @go($s.held)
    });`,
  ),
  'alpine-data': kept(
    "import $Alpine from 'alpinejs';",
    `$Alpine.data('pane', () => ({ held: null, init() {
      (this« as any»).held = @value;
    }, run() {
      @go((this« as any»).held)
    } }));
    $Alpine.start();`,
  ),
  'alpine-store': kept(
    "import $Alpine from 'alpinejs';",
    "$Alpine.store('pane', { held: @value });\n@go($Alpine.store('pane').held)",
  ),
  'lit': from(
    'lit',
    'LitElement',
    `class $Pane extends LitElement {
      held«: any» = null;
      connectedCallback() {
        super.connectedCallback();
        this.held = @value;
      }
      updated() {
        @go(this.held)
      }
    }
    ($Pane« as any»).mount();`,
  ),
  'angular-inject': from(
    '@angular/core',
    'inject, provide',
    `class $Service {
      held = @value;
    }
    class $Pane {
      service = inject($Service);
      ngOnInit() {
        @go(this.service.held)
      }
    }
    provide($Pane);`,
  ),
  'angular-signal': from(
    '@angular/core',
    'signal, computed',
    `const $held«: any» = signal(null);
    $held.set({ item: @value });
    const $seen«: any» = computed(() => $held().item);
    @go($seen())`,
  ),
  'angular-emitter': from(
    '@angular/core',
    'EventEmitter',
    `class $Child {
      opened = new EventEmitter«<any>»();
      run() {
        this.opened.emit({ held: @value });
      }
    }
    const $child = new $Child();
    $child.opened.subscribe(($e«: any») => {
      @go($e.held)
    });
    $child.run();`,
  ),
  'angular-bare': from(
    '@angular/core',
    'EventEmitter',
    `const $opened = new EventEmitter«<any>»();
    $opened.subscribe(($v«: any») => {
      @go($v)
    });
    $opened.emit(@value);`,
  ),
  'angular-component': from(
    '@angular/core',
    'Component, provide',
    `«@Component({ selector: 'pane', template: '' })»
    class $Pane {
      held«: any» = null;
      ngOnInit() {
        this.held = @value;
      }
      ngAfterViewInit() {
        @go(this.held)
      }
    }
    «¦Component({})($Pane);»
    provide($Pane);`,
  ),
  'angular-input': from(
    '@angular/core',
    'Input, provide',
    `class $Pane {
      «@Input() held: any;¦held;»
      ngOnChanges(changes«: any») {
        const $v = changes.held.currentValue;
        @go($v)
      }
    }
    provide($Pane, { held: @value });`,
  ),
  'svelte-store': from(
    'svelte/store',
    'writable, get',
    `const $held«: any» = writable(null);
    $held.set({ item: @value });
    @go(get($held).item)`,
  ),
  'svelte-derived': from(
    'svelte/store',
    'writable, derived',
    `const $held«: any» = writable({ item: @value });
    derived($held, (v«: any») => v.item).subscribe(($v«: any») => {
      @go($v)
    });`,
  ),
  'svelte-update': from(
    'svelte/store',
    'writable',
    `const $held«: any» = writable({});
    $held.update((all«: any») => ({ ...all, item: @value }));
    $held.subscribe(($v«: any») => {
      @go($v.item)
    });`,
  ),
  'query': from(
    '@tanstack/react-query',
    'useQuery',
    `const { data: $data }«: any» = useQuery({ queryKey: ['held'], queryFn: () => ({ held: @value }) });
    @go($data.held)`,
  ),
  'query-select': from(
    '@tanstack/react-query',
    'useQuery',
    `const $q«: any» = useQuery({ queryKey: ['held'], queryFn: () => ({ held: @value }), select: (all«: any») => all.held });
    @go($q.data)`,
  ),
  'query-bare': from(
    '@tanstack/react-query',
    'useQuery',
    `const { data: $data }«: any» = useQuery({ queryKey: ['held'], queryFn: () => @value });
    @go($data)`,
  ),
  'query-mutation': from(
    '@tanstack/react-query',
    'useMutation',
    `const $m«: any» = useMutation({ mutationFn: (v«: any») => v, onSuccess($v«: any») {
      @go($v.held)
    } });
    $m.mutate({ held: @value });`,
  ),
};

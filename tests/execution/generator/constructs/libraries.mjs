// Well-known libraries that are imported and not installed. The runner has a small copy of each (run/libraries.mjs).

const library = (imports, code) => ({ in: ['esm', 'ts', 'tsx', 'jsx'], leaving: true, imports, code });

export const LIBRARIES = {
  'redux': library(
    "import { createStore as $create } from 'redux';",
    `const $store = $create((state«: any» = {}, action«: any») => (action.type === 'held' ? { ...state, held: action.payload } : state));
    $store.dispatch({ type: 'held', payload: @value });
    @go($store.getState().held)`,
  ),
  'redux-toolkit': library(
    "import { createSlice as $slice, configureStore as $configure } from '@reduxjs/toolkit';",
    `const $part = $slice({ name: 'part', initialState: { held: null }« as any», reducers: { hold(state«: any», action«: any») { state.held = action.payload; } } });
    const $store = $configure({ reducer: { part: $part.reducer } });
    $store.dispatch($part.actions.hold(@value));
    @go($store.getState().part.held)`,
  ),
  'zustand': library(
    "import { create as $create } from 'zustand';",
    `const $use = $create((set«: any») => ({ held: null, hold: (held«: any») => set({ held }) }));
    $use.getState().hold(@value);
    @go($use.getState().held)`,
  ),
  'rxjs': library(
    "import { Subject as $Subject } from 'rxjs';",
    `const $held = new $Subject«<any>»();
    $held.subscribe(($v«: any») => {
      @go($v)
    });
    $held.next(@value);`,
  ),
  'rxjs-behavior': library(
    "import { BehaviorSubject as $Subject } from 'rxjs';",
    `const $held = new $Subject«<any>»(null);
    $held.next(@value);
    @go($held.getValue())`,
  ),
  'events': library(
    "import { EventEmitter as $Emitter } from 'events';",
    `const $bus = new $Emitter();
    $bus.on('held', ($v«: any») => {
      @go($v)
    });
    $bus.emit('held', @value);`,
  ),
  'mitt': library(
    "import $mitt from 'mitt';",
    `const $bus = $mitt();
    $bus.on('held', ($v«: any») => {
      @go($v)
    });
    $bus.emit('held', @value);`,
  ),
  'lodash-get': library("import $low from 'lodash';", "@go($low.get({ a: { b: @value } }, 'a.b'))"),
  'lodash-chain': library(
    "import { map as $map, once as $once } from 'lodash';",
    `const $get = $once(() => @value);
    $map([$get()], ($v«: any») => {
      @go($v)
    });`,
  ),
  'lodash-assign': library(
    "import $assign from 'lodash/assign';",
    `const $into«: any» = $assign({}, { held: @value });
    @go($into.held)`,
  ),
};

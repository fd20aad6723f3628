// Small copies of the libraries that generated programs import, as the program sees them.

import { KEPT, lodash as more } from './kept.mjs';
import { react, reactDom } from './react.mjs';

const createStore = (reducer) => {
  let state = reducer(undefined, { type: '@@init' });
  const listeners = [];
  const dispatch = (action) => {
    state = reducer(state, action);
    listeners.forEach((run) => run());
    return action;
  };
  return { getState: () => state, subscribe: (run) => listeners.push(run), dispatch };
};

const create = (build) => {
  let state;
  const get = () => state;
  const set = (part) => (state = { ...state, ...(typeof part === 'function' ? part(state) : part) });
  state = build(set, get);
  return Object.assign((select) => select(state), { getState: get, setState: set });
};

const createSlice = ({ name, initialState, reducers }) => ({
  actions: Object.fromEntries(
    Object.keys(reducers).map((key) => [key, (payload) => ({ type: `${name}/${key}`, payload })]),
  ),
  reducer(state = initialState, action) {
    const copy = { ...state };
    const [part, key] = action.type.split('/');
    if (part === name) reducers[key]?.(copy, action);
    return copy;
  },
});

const configureStore = ({ reducer }) =>
  createStore((state = {}, action) =>
    Object.fromEntries(Object.entries(reducer).map(([key, run]) => [key, run(state[key], action)])),
  );

class EventEmitter {
  listeners = {};

  on(name, run) {
    (this.listeners[name] ??= []).push(run);
    return this;
  }

  emit(name, ...args) {
    (this.listeners[name] ?? []).forEach((run) => run(...args));
  }
}

const once = (run) => {
  let done = false,
    value;
  return (...args) => {
    if (!done) [done, value] = [true, run(...args)];
    return value;
  };
};
const lodash = {
  ...more(),
  get: (from, path) => path.split('.').reduce((value, key) => value?.[key], from),
  map: (list, run) => list.map(run),
  once,
  assign: Object.assign,
};

export const LIBRARIES = {
  ...KEPT,
  react,
  'react-dom/client': reactDom,
  'redux': () => ({ createStore }),
  '@reduxjs/toolkit': () => ({ createSlice, configureStore }),
  'zustand': () => ({ create }),
  'events': () => ({ EventEmitter }),
  'mitt': () => ({ default: () => new EventEmitter() }),
  'lodash': () => lodash,
  'lodash/assign': () => ({ default: lodash.assign }),
};

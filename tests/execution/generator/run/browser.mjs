// As much of a browser as the generated programs need: elements, events, storage, timers. `load` and
// `click` play the user.

/** `{ globals, load, click, evaluate }`; `evaluate` runs the text of a handler and is set by who makes the context. */
export function browser() {
  const page = { evaluate: () => {} };
  const elements = new Map();
  const element = (id) => elements.get(id) ?? elements.set(id, new Element(page, element)).get(id);
  const document = Object.assign(new Element(page, element), {
    getElementById: element,
    querySelector: element,
    createElement: () => new Element(page, element),
    body: element('body'),
  });
  const windowEvents = new Element(page, element);
  page.globals = { ...timers(page), ...platform(), document, ...listening(windowEvents) };
  const all = () => [document, windowEvents, ...elements.values()];
  page.load = () =>
    all().forEach((target) => ['DOMContentLoaded', 'load'].forEach((type) => target.dispatchEvent({ type })));
  page.click = () => all().forEach((target) => target.click());
  return page;
}

const listening = (target) => ({
  addEventListener: target.addEventListener.bind(target),
  dispatchEvent: target.dispatchEvent.bind(target),
});

/** Timers fire at once, in order: no program of the generator measures time. */
const timers = (page) => ({
  setTimeout: (run, _, ...args) => setImmediate(() => (typeof run === 'string' ? page.evaluate(run) : run(...args))),
  clearTimeout: clearImmediate,
  queueMicrotask,
});

function platform() {
  const kept = new Map();
  return {
    atob,
    structuredClone,
    localStorage: { setItem: (key, value) => kept.set(key, String(value)), getItem: (key) => kept.get(key) ?? null },
    fetch: async (url) => ({ text: async () => url.slice(1), json: async () => ({ name: url.slice(1) }) }),
    CustomEvent: class {
      constructor(type, { detail } = {}) {
        Object.assign(this, { type, detail });
      }
    },
  };
}

/** An element, and whatever else listens. */
class Element {
  #listeners = new Map();
  #page;
  #element;
  #attributes = new Map();
  dataset = {};

  constructor(page, element) {
    this.#page = page;
    this.#element = element;
  }

  addEventListener(type, run) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), run]);
  }

  dispatchEvent(event) {
    (this.#listeners.get(event.type) ?? []).forEach((run) => run.call(this, event));
  }

  setAttribute(name, value) {
    this.#attributes.set(name, value);
  }

  appendChild(child) {
    return child;
  }

  click() {
    if (this.#attributes.has('onclick')) this.#page.evaluate(this.#attributes.get('onclick'));
    this.onclick?.({ type: 'click' });
    this.dispatchEvent({ type: 'click' });
  }

  set innerHTML(html) {
    for (const [, handler] of html.matchAll(/onclick="(.*)"/g))
      this.#element(`inner ${handler}`).setAttribute('onclick', handler);
  }
}

export const run = (f) => f();
export const later = (f) => setTimeout(f, 10);

export class Items {
  *[Symbol.iterator]() {
    yield Office.context.mailbox.item;
  }
}

export class Bus {
  #handlers = new Map();

  on(name, handler) {
    this.#handlers.set(name, handler);
  }

  emit(name) {
    this.#handlers.get(name)?.();
  }
}

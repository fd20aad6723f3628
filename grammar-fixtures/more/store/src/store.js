const state = { item: undefined, body: undefined };
const listeners = new Set();

function open(item) {
  Object.assign(state, { item, body: item.body });
  //                                      ^^^^ usage: body ReadItem certain
  listeners.forEach((listener) => listener(state));
}

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

subscribe(({ item }) => item.sendAsync());
//                           ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain

export const useMail = () => ({ state, open });

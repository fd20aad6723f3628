export const state = {};
export let item;
export function setItem(value) {
  item = value;
}

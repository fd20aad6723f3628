export * from "./item";
export * as whole from "./item";
export { item as renamed } from "./item";
export { default as main } from "./item";

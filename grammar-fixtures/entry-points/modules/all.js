export * from "./service";
export { default as Writer } from "./writer.js";

export * from "./first.js";
export * from "./second.js";
export * from "./lib.js";
export const body = () => ({ getAsync: () => "own" });

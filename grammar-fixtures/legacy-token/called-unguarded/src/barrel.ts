export * from "./legacy";

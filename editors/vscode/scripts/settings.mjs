// Writes the settings into package.json: the keys of addinspect.json, with descriptions and shapes from its schema and
// defaults from the program. `--check` writes nothing, and fails where package.json says something else.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extension, program, repository } from "./program.mjs";

const OWN = {
  "addinspect.path": {
    type: "string",
    default: "",
    scope: "machine",
    order: 100,
    markdownDescription:
      "The `addinspect` program to use if the extension does not include one. If empty, the PATH is searched.",
  },
  "addinspect.trace.server": {
    type: "string",
    enum: ["off", "messages", "verbose"],
    default: "off",
    scope: "window",
    order: 101,
    markdownDescription: "Which messages to and from the server are written to the output.",
  },
};

/** What counts where nothing is said: `{ exchange: "online", "rules.legacy-ews": "warning", ... }`. */
function defaults() {
  const empty = mkdtempSync(join(tmpdir(), "addinspect-"));
  try {
    const shown = execFileSync(program, ["config", "show", "--format", "json", empty], { encoding: "utf8" });
    return Object.fromEntries(JSON.parse(shown).values.map(({ key, value }) => [key, value]));
  } finally {
    rmdirSync(empty);
  }
}

function setting(name, schema, known, order) {
  const { description, ...shape } = structuredClone(schema);
  for (const [rule, severity] of Object.entries(name === "rules" ? shape.properties : {})) {
    severity.default = known[`rules.${rule}`];
  }
  // A text that is not set is null, which the server takes for nothing.
  if (shape.type === "string") {
    return { ...shape, type: ["string", "null"], default: null, scope: "resource", order, markdownDescription: description };
  }
  const type = shape.type ?? "string";
  const fallback = known[name] ?? (type === "array" ? [] : {});
  return { ...shape, type, default: fallback, scope: "resource", order, markdownDescription: description };
}

function settings() {
  const schema = JSON.parse(readFileSync(`${repository}addinspect.schema.json`, "utf8"));
  const known = defaults();
  const keys = Object.entries(schema.properties).filter(([key]) => key !== "$schema");
  const mirrored = keys.map(([key, shape], order) => [`addinspect.${key}`, setting(key, shape, known, order)]);
  return { title: "addinspect", properties: { ...Object.fromEntries(mirrored), ...OWN } };
}

const file = `${extension}package.json`;
const text = readFileSync(file, "utf8");
const manifest = JSON.parse(text);
const version = /^version = "(.*)"$/m.exec(readFileSync(`${repository}Cargo.toml`, "utf8"))[1];
const wanted = { ...manifest, version, contributes: { ...manifest.contributes, configuration: settings() } };
const written = `${JSON.stringify(wanted, null, 2)}\n`;
if (!process.argv.includes("--check")) {
  writeFileSync(file, written);
} else if (written !== text) {
  console.error("package.json does not have the settings of addinspect.schema.json: run `npm run settings`.");
  process.exit(1);
}

// Puts into this folder what the VSIX has from the rest of the repository: the program, the schema, the licence.
import { chmodSync, copyFileSync, existsSync, mkdirSync } from "node:fs";
import { exe, extension, program, repository } from "./program.mjs";

if (!existsSync(program)) {
  console.error(`No program at ${program}: run \`cargo build --release\`, or set ADDINSPECT.`);
  process.exit(1);
}
mkdirSync(`${extension}bin`, { recursive: true });
copyFileSync(program, `${extension}bin/${exe}`);
chmodSync(`${extension}bin/${exe}`, 0o755);
copyFileSync(`${repository}addinspect.schema.json`, `${extension}addinspect.schema.json`);
copyFileSync(`${repository}LICENSE-MIT`, `${extension}LICENSE.txt`);

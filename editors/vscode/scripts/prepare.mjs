// Puts into this folder what the VSIX has from the rest of the repository: the program, the schema, the licences.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { exe, extension, program, repository } from "./program.mjs";

if (!existsSync(program)) {
  console.error(`No program at ${program}: run \`cargo build --release\`, or set ADDINSPECT.`);
  process.exit(1);
}
rmSync(`${extension}bin`, { recursive: true, force: true });
// A VSIX for every platform has no program inside.
if (!process.env.BARE) {
  mkdirSync(`${extension}bin`);
  copyFileSync(program, `${extension}bin/${exe}`);
  chmodSync(`${extension}bin/${exe}`, 0o755);
}
for (const [from, to] of [
  ["addinspect.schema.json", "addinspect.schema.json"],
  ["LICENSE-APACHE", "LICENSE-APACHE.txt"],
  ["LICENSE-MIT", "LICENSE.txt"],
  ["THIRD-PARTY-NOTICES.md", "THIRD-PARTY-NOTICES.md"],
]) {
  copyFileSync(`${repository}${from}`, `${extension}${to}`);
}

// Puts into this folder what the VSIX has from the rest of the repository: the program, the schema, the licences.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

// The editor shows the page of an installed extension with the pictures that are inside the page, and no others.
const inside = (_, alt, image) => `![${alt}](data:image/png;base64,${readFileSync(`${extension}${image}`, "base64")})`;
const page = readFileSync(`${extension}README.md`, "utf8").replace(/!\[(.*?)\]\((images\/\S+\.png)\)/g, inside);
mkdirSync(`${extension}dist`, { recursive: true });
writeFileSync(`${extension}dist/README.md`, page);

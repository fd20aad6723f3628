// Makes the npm packages: `addinspect`, which people install, and one for each platform, which has the program. All have the
// version of Cargo.toml, and the first depends on exactly that version of the others.
//
//   node packaging/npm/build.mjs BINARIES OUT [--some] [--budget MB] [--repository URL]
//
// BINARIES has a folder for each target of targets.json with the program (BINARIES/x86_64-apple-darwin/addinspect); packed
// packages go to OUT. `--some` makes packages for the targets that are there, and `addinspect` for those only; without it, one
// that is missing is an error. `--budget` is how large a packed package may be.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const SCOPE = "@addinspect";
const MEGABYTE = 1_000_000;
const PAGES = ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY-NOTICES.md"];

const repository = fileURLToPath(new URL("../../", import.meta.url));
const cargo = readFileSync(`${repository}Cargo.toml`, "utf8");

/** A value of Cargo.toml's `[package]`. */
const field = (key) => new RegExp(`^${key} = "(.*)"$`, "m").exec(cargo)[1];
export const version = field("version");
export const targets = JSON.parse(readFileSync(`${repository}packaging/targets.json`, "utf8"));

const nameOf = (target) => `${SCOPE}/${target.npm}`;
export const exeOf = (target) => (target.npm.startsWith("win32") ? "addinspect.exe" : "addinspect");

/** What all packages say of themselves. */
function common(name, description, url) {
  const from = url ? { repository: { type: "git", url } } : {};
  return { name, version, description, license: field("license"), ...from, publishConfig: { access: "public" } };
}

/** `linux-x64-gnu` -> `{ os: ["linux"], cpu: ["x64"], libc: ["glibc"] }`: where npm installs it. */
function conditions(target) {
  const [os, cpu, libc] = target.npm.split("-");
  const libraries = { gnu: "glibc", musl: "musl" };
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libraries[libc]] } : {}) };
}

/** The manifest of the package that has the program for one platform. */
function platformManifest(target, url) {
  const description = `The program of addinspect for ${target.npm}; install addinspect, which picks the right one`;
  // Yarn must not leave the program inside an archive.
  return { ...common(nameOf(target), description, url), ...conditions(target), preferUnplugged: true };
}

/** The manifest of the package that people install. */
function mainManifest(made, url) {
  return {
    ...common("addinspect", field("description"), url),
    keywords: JSON.parse(/^keywords = (\[.*\])$/m.exec(cargo)[1]),
    bin: { addinspect: "addinspect.js" },
    engines: { node: ">=14.18" },
    optionalDependencies: Object.fromEntries(made.map((target) => [nameOf(target), version])),
  };
}

/** Packs a package of these files and returns what npm says about it. */
function pack(manifest, files, out) {
  const folder = mkdtempSync(join(tmpdir(), "addinspect-"));
  try {
    for (const [from, to] of [...files, ...PAGES.map((page) => [repository + page, page])]) {
      copyFileSync(from, join(folder, to));
    }
    // Artifacts of workflows lose their modes.
    chmodSync(join(folder, files[0][1]), 0o755);
    writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    const said = execFileSync("npm", ["pack", "--json", "--pack-destination", resolve(out)], { cwd: folder, encoding: "utf8" });
    return JSON.parse(said)[0];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes the packages in `out`, and returns what npm says about each. */
export function build(binaries, out, { some = false, url } = {}) {
  mkdirSync(out, { recursive: true });
  const program = (target) => join(binaries, target.rust, exeOf(target));
  const made = targets.filter((target) => existsSync(program(target)));
  const missing = targets.filter((target) => !made.includes(target));
  if (made.length === 0 || (missing.length > 0 && !some)) {
    throw new Error(["no program at", ...missing.map(program)].join("\n  "));
  }
  const page = `${repository}packaging/page.md`;
  const platforms = made.map((target) =>
    pack(platformManifest(target, url), [[program(target), exeOf(target)]], out),
  );
  const start = [`${repository}packaging/npm/addinspect.js`, "addinspect.js"];
  return [...platforms, pack(mainManifest(made, url), [start, [page, "README.md"]], out)];
}

function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { some: { type: "boolean" }, budget: { type: "string" }, repository: { type: "string" } },
  });
  if (positionals.length !== 2) throw new Error("usage: build.mjs BINARIES OUT [--some] [--budget MB] [--repository URL]");
  const packed = build(...positionals, { some: values.some, url: values.repository });
  for (const { filename, size, unpackedSize } of packed) {
    console.log(`${filename}: ${(size / MEGABYTE).toFixed(2)} MB, ${(unpackedSize / MEGABYTE).toFixed(2)} MB unpacked`);
  }
  const large = packed.filter(({ size }) => size > Number(values.budget ?? Infinity) * MEGABYTE);
  if (large.length > 0) throw new Error(`above ${values.budget} MB: ${large.map(({ filename }) => filename).join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

// The npm packages as people meet them: packed, served by a registry on this machine, installed into clean folders.
//
//   node --test packaging/npm/test.mjs
//
// ADDINSPECT is the program inside (target/release/addinspect, which must have been built before). On other platforms than this
// one's, the packages have a stand-in that nobody starts.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, exeOf, targets, version } from "./build.mjs";
import { serve } from "./registry.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.ADDINSPECT || `${repository}target/release/addinspect`;
const host = execFileSync("rustc", ["--print", "host-tuple"], { encoding: "utf8" }).trim();
const own = targets.find((target) => target.rust === host);

let work, packed, registry, ready;

/**
 * Runs `command` in `folder` with the registry of this machine, and a cache of its own: `{ status, stdout, stderr }`. The
 * registry answers meanwhile.
 */
async function run(folder, command, ...args) {
  const npm = { registry: registry.address, cache: join(work, "cache"), update_notifier: "false" };
  const settings = Object.entries(npm).map(([key, value]) => [`npm_config_${key}`, value]);
  const env = { ...process.env, ...Object.fromEntries(settings) };
  const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve, reject) => child.on("error", reject).on("close", resolve)),
  ]);
  return { status, stdout, stderr };
}

/** A folder with an add-in whose manifest asks for too little. */
function demo() {
  const folder = mkdtempSync(join(work, "demo-"));
  cpSync(`${repository}grammar-fixtures/demo/reply-templates`, folder, { recursive: true });
  return folder;
}

/** Installs addinspect as a dependency of such a folder. */
async function install(...options) {
  const folder = demo();
  const scripts = { permissions: "addinspect check" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "reply-templates", private: true, scripts }));
  const ran = await run(folder, "npm", "install", "--save-dev", "addinspect", "--no-audit", "--no-fund", ...options);
  assert.equal(ran.status, 0, ran.stderr);
  return folder;
}

/** A folder where it is installed, to do with as one likes. */
function installed() {
  const folder = mkdtempSync(join(work, "copy-"));
  cpSync(ready, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}

const command = (folder) => join(folder, "node_modules/.bin/addinspect");

before(async () => {
  work = mkdtempSync(join(tmpdir(), "addinspect-npm-"));
  for (const target of targets) {
    const folder = join(work, "binaries", target.rust);
    const file = join(folder, exeOf(target));
    mkdirSync(folder, { recursive: true });
    if (target === own) copyFileSync(program, file);
    else writeFileSync(file, "#!/bin/false\n");
    // As the artifacts of a workflow are.
    chmodSync(file, 0o644);
  }
  const out = join(work, "packages");
  packed = build(...[join(work, "binaries"), out].map((path) => relative(".", path)), { url: "git+https://example.invalid/addinspect" });
  for (const one of packed) {
    const manifest = execFileSync("tar", ["-xOf", join(out, one.filename), "package/package.json"], { encoding: "utf8" });
    one.manifest = JSON.parse(manifest);
  }
  registry = await serve(packed, out);
  ready = await install();
});

after(() => {
  registry?.stop();
  rmSync(work, { recursive: true, force: true });
});

test("all packages have one version, and addinspect depends on exactly that", () => {
  assert.deepEqual([...new Set(packed.map((one) => one.manifest.version))], [version]);
  const main = packed.find(({ name }) => name === "addinspect").manifest;
  const platforms = packed.filter(({ name }) => name !== "addinspect");
  assert.deepEqual(main.optionalDependencies, Object.fromEntries(platforms.map(({ name }) => [name, version])));
  assert.equal(platforms.length, targets.length);
});

test("nothing runs when a package is installed", () => {
  for (const { manifest } of packed) {
    assert.equal(manifest.scripts, undefined);
    assert.equal(manifest.dependencies, undefined);
  }
});

test("a package that is too large and a program that is missing are errors", async () => {
  const [other, binaries] = [targets.findLast((target) => target !== own), join(work, "one")];
  cpSync(join(work, "binaries", other.rust), join(binaries, other.rust), { recursive: true });
  const pack = (...options) =>
    run(repository, process.execPath, "packaging/npm/build.mjs", binaries, join(work, "out"), ...options);
  const large = await pack("--some", "--budget", "0.001");
  assert.equal(large.status, 1);
  assert.match(large.stderr, new RegExp(`above 0.001 MB: addinspect-${other.npm}-`));
  assert.equal((await pack("--some", "--budget", "100")).status, 0);
  const missing = await pack();
  assert.equal(missing.status, 1);
  assert.ok(missing.stderr.includes(join(binaries, own.rust, "addinspect")), missing.stderr);
});

test("npx goes from nothing to findings", async () => {
  const start = Date.now();
  const ran = await run(demo(), "npx", "--yes", "addinspect", "check");
  assert.equal(ran.status, 1, ran.stderr);
  assert.match(ran.stdout, /error\[permission-exceeded\]/);
  const seconds = (Date.now() - start) / 1000;
  assert.ok(seconds < 10, `${seconds} s`);
  console.log(`npx addinspect check: ${seconds.toFixed(1)} s`);
});

test("only this platform's program is installed, and scripts start it", async () => {
  const folder = ready;
  assert.deepEqual(readdirSync(join(folder, "node_modules/@addinspect")), [own.npm]);
  const ran = await run(folder, "npm", "run", "--silent", "permissions");
  assert.equal(ran.status, 1, ran.stderr);
  assert.match(ran.stdout, /error\[permission-exceeded\]/);
  assert.equal((await run(folder, command(folder), "--version")).stdout, `addinspect ${version}\n`);
});

test("output and statuses are the program's", async () => {
  const folder = ready;
  for (const args of [["check"], ["check", "--fail-on", "never"], ["check", "nowhere"], ["rules"]]) {
    assert.deepEqual(await run(folder, command(folder), ...args), await run(folder, program, ...args));
  }
});

test("signals go to the program, and end both", { timeout: 20_000 }, async () => {
  const folder = ready;
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
    const server = spawn(command(folder), ["lsp"], { stdio: ["pipe", "pipe", "ignore"] });
    const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {} } });
    server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    // It answers, so it runs; when its output ends, it has ended.
    await new Promise((resolve) => server.stdout.once("data", resolve));
    const over = new Promise((resolve) => server.stdout.resume().once("close", resolve));
    const ended = new Promise((resolve) => server.once("exit", (_, by) => resolve(by)));
    server.kill(signal);
    assert.equal(await ended, signal);
    await over;
  }
});

test("without the platform's package, it says what to do", async () => {
  const folder = await install("--omit=optional");
  assert.equal(existsSync(join(folder, "node_modules/@addinspect")), false);
  const ran = await run(folder, command(folder), "check");
  assert.equal(ran.status, 2);
  assert.equal(ran.stdout, "");
  assert.match(ran.stderr, new RegExp(`the package @addinspect/${own.npm} is not installed`));
  assert.match(ran.stderr, /install again without `--omit=optional`/);
});

test("a program that cannot be started is told with its name", async () => {
  const folder = installed();
  const file = join(folder, `node_modules/@addinspect/${own.npm}/addinspect`);
  // As a program that is linked to a library that is not here.
  writeFileSync(file, "#!/no/such/loader\n");
  const ran = await run(folder, command(folder), "check");
  assert.equal(ran.status, 2);
  assert.ok(ran.stderr.includes(`cannot start ${file} (ENOENT)`), ran.stderr);
});

test("a platform without a program is told, with those that have one", async () => {
  const folder = ready;
  const script = `Object.defineProperty(process, "arch", { value: "sparc" }); require("addinspect/addinspect.js")`;
  const ran = await run(folder, process.execPath, "-e", script);
  assert.equal(ran.status, 2);
  assert.match(ran.stderr, /npm has no program for linux-sparc-gnu, only @addinspect\/linux-x64-gnu, /);
});

test("with glibc, the program that is linked to musl will do; with musl, no other", async () => {
  const folder = installed();
  const packages = join(folder, "node_modules/@addinspect");
  const [gnu, musl] = ["gnu", "musl"].map((libc) => join(packages, own.npm.replace("gnu", libc)));
  cpSync(gnu, musl, { recursive: true });
  rmSync(gnu, { recursive: true });
  assert.equal((await run(folder, command(folder), "--version")).status, 0);
  const noGlibc = `process.report.getReport = () => ({ header: {} }); require("addinspect/addinspect.js")`;
  assert.equal((await run(folder, process.execPath, "-e", noGlibc, "--", "addinspect", "--version")).status, 0);
  cpSync(musl, gnu, { recursive: true });
  rmSync(musl, { recursive: true });
  const ran = await run(folder, process.execPath, "-e", noGlibc, "--", "addinspect", "--version");
  assert.equal(ran.status, 2);
  assert.match(ran.stderr, /addinspect\/linux-x64-musl is not installed/);
});

#!/usr/bin/env node
// What npm calls `addinspect`: starts the program of this platform, which an optional dependency brings, and ends as it
// ends. It downloads nothing. Old versions of Node read this file too, so that it can tell them what is missing.
"use strict";

const { spawn } = require("child_process");
const { optionalDependencies } = require("./package.json");

/** The status of `addinspect` where it could not do its work. */
const NO_WORK = 2;

function giveUp(...lines) {
  console.error(`addinspect: ${lines.join("\n")}`);
  process.exit(NO_WORK);
}

function hasGlibc() {
  // Open sockets would be looked up by name.
  process.report.excludeNetwork = true;
  return Boolean(process.report.getReport().header.glibcVersionRuntime);
}

/** The platforms whose program runs here, the best one first. What is linked to musl runs on every Linux. */
function platforms() {
  const here = `${process.platform}-${process.arch}`;
  if (process.platform !== "linux") return [here];
  return hasGlibc() ? [`${here}-gnu`, `${here}-musl`] : [`${here}-musl`];
}

/** The package for a platform: `linux-x64-musl` -> `@addinspect/linux-x64-musl`. */
function packageFor(platform) {
  return Object.keys(optionalDependencies).find((name) => name.endsWith(`/${platform}`));
}

function program() {
  const packages = platforms().map(packageFor).filter(Boolean);
  if (packages.length === 0) {
    giveUp(
      `npm has no program for ${platforms()[0]}, only ${Object.keys(optionalDependencies).join(", ")}.`,
      "Build it from source: `cargo install --locked --path .` in a clone of the repository.",
    );
  }
  const exe = process.platform === "win32" ? "addinspect.exe" : "addinspect";
  for (const name of packages) {
    try {
      return require.resolve(`${name}/${exe}`);
    } catch {
      // The next one, if any, will do as well.
    }
  }
  return giveUp(
    `the package ${packages[0]} is not installed; it has the program for this platform.`,
    "It is an optional dependency: install again without `--omit=optional` or `--no-optional`.",
    "If node_modules or the lock file comes from another platform, delete both and install again.",
  );
}

const file = program();
const child = spawn(file, process.argv.slice(2), { stdio: "inherit", windowsHide: true });

child.on("error", (error) => {
  giveUp(
    `cannot start ${file} (${error.code}).`,
    "If node_modules was copied from another machine, delete it and install again on this one.",
  );
});
child.on("exit", (status, signal) => {
  if (signal === null) process.exit(status);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) {
  process.on(signal, () => child.kill(signal));
}

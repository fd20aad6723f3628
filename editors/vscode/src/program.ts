// Finds the program: the one that came with the extension, else the setting, else the PATH. Says so where there is none.
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import * as vscode from "vscode";

const NAME = process.platform === "win32" ? "addinspect.exe" : "addinspect";

export async function findProgram(context: vscode.ExtensionContext): Promise<string | undefined> {
  for (const place of places(context)) {
    if (await isProgram(place)) {
      return place;
    }
  }
  return undefined;
}

/** Where to look. A setting that is wrong is told, and not passed over for another program of the same name. */
export function places(context: vscode.ExtensionContext): string[] {
  const bundled = context.asAbsolutePath(join("bin", NAME));
  if (setting() !== "") {
    return [bundled, setting().replace(/^~(?=[\\/])/, homedir())];
  }
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return [bundled, ...path.map((folder) => join(folder, NAME))];
}

function setting(): string {
  return vscode.workspace.getConfiguration("addinspect").get<string>("path", "").trim();
}

async function isProgram(place: string): Promise<boolean> {
  try {
    await access(place, constants.X_OK);
    return (await stat(place)).isFile();
  } catch {
    return false;
  }
}

/** Says why there is no program, with ways out. When the setting changes, the server starts by itself. */
export async function tellThatThereIsNone(context: vscode.ExtensionContext): Promise<void> {
  const why =
    setting() === ""
      ? "this extension does not include the program for your platform, and there is none on the PATH"
      : `the setting addinspect.path names ${setting()}, which is not a program that can be run`;
  const run = (command: string, ...args: unknown[]) => () => vscode.commands.executeCommand(command, ...args);
  // The setting belongs to the machine that the extension runs on, and the settings of another do not show it.
  const settings = vscode.env.remoteName === undefined ? "openSettings" : "openRemoteSettings";
  const ways = new Map([
    ["How to Install", run("extension.open", context.extension.id, "readme")],
    ["Open Settings", run(`workbench.action.${settings}`, { query: "@id:addinspect.path" })],
    ["Try Again", run("addinspect.restart")],
  ]);
  const chosen = await vscode.window.showErrorMessage(`addinspect can't start: ${why}.`, ...ways.keys());
  await ways.get(chosen ?? "")?.();
}

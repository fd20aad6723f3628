// Finds the program: the one that came with the extension, else the setting, else the PATH.
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import * as vscode from "vscode";

const NAME = process.platform === "win32" ? "addinspect.exe" : "addinspect";

export async function findProgram(context: vscode.ExtensionContext): Promise<string | undefined> {
  const setting = vscode.workspace.getConfiguration("addinspect").get<string>("path", "");
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const bundled = context.asAbsolutePath(join("bin", NAME));
  // A setting that is wrong is told, and not passed over for another program of the same name.
  const places = setting === "" ? [bundled, ...path.map((folder) => join(folder, NAME))] : [bundled, setting];
  for (const place of places) {
    if (await isProgram(place)) {
      return place;
    }
  }
  return undefined;
}

async function isProgram(place: string): Promise<boolean> {
  try {
    await access(place, constants.X_OK);
    return (await stat(place)).isFile();
  } catch {
    return false;
  }
}

export async function tellThatThereIsNone(): Promise<void> {
  const setting = vscode.workspace.getConfiguration("addinspect").get<string>("path", "");
  const looked = setting === "" ? "the PATH has none" : `the setting addinspect.path names ${setting}, which can't be run`;
  const openSettings = "Open Settings";
  const restart = "Try Again";
  const chosen = await vscode.window.showErrorMessage(
    `The program addinspect was not found: this extension came without one for your platform, and ${looked}. ` +
      "Install it (cargo install --path . in the project's folder) or name its place in the settings.",
    openSettings,
    restart,
  );
  if (chosen === openSettings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "addinspect.path");
  } else if (chosen === restart) {
    await vscode.commands.executeCommand("addinspect.restart");
  }
}

// Starts the server for a window, and offers what it can do as commands. Holds no logic: what is found, needed and
// offered is the server's affair.
import * as vscode from "vscode";
import { Commands } from "./commands";
import { offerToAgents } from "./mcp";
import { openPlace, Pages } from "./pages";
import { showReferences } from "./references";
import { Server } from "./server";
import { StatusItem } from "./status";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("addinspect");
  const status = new StatusItem();
  const pages = new Pages();
  server = new Server(context, output, (news) => status.show(news));
  const commands = new Commands(server, pages);
  context.subscriptions.push(
    output,
    status,
    pages,
    ...offerToAgents(context),
    command("restart", () => server?.restart()),
    command("showOutput", () => output.show()),
    command("showSummary", () => commands.showSummary()),
    command("explainTopic", (topic?: string) => commands.explain(topic)),
    command("openRulePage", () => commands.openRulePage()),
    command("showReferences", showReferences),
    command("openPlace", openPlace),
    vscode.window.onDidChangeWindowState((state) => {
      if (state.focused) {
        server?.look();
      }
    }),
    vscode.window.onDidChangeActiveTextEditor(() => status.update()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("addinspect.path")) {
        void server?.restart();
      }
    }),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

function command(name: string, run: (...args: never[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(`addinspect.${name}`, run);
}

// The commands that show something: they ask the server, or open what a finding names.
import * as vscode from "vscode";
import type { Pages } from "./pages";
import type { Server } from "./server";

export class Commands {
  constructor(
    private readonly server: Server,
    private readonly pages: Pages,
  ) {}

  async showSummary(): Promise<void> {
    await this.page("Permissions", "addinspect.summary");
  }

  /** Asks for the topic, unless it is given; proposes the word at the cursor. */
  async explain(topic?: string): Promise<void> {
    const asked =
      topic ??
      (await vscode.window.showInputBox({
        title: "addinspect",
        prompt: "A member, a level or a rule",
        placeHolder: "Office.Subject.setAsync, ReadItem, permission-exceeded",
        value: wordAtCursor(),
      }));
    if (asked) {
      await this.page(asked, "addinspect.explain", asked);
    }
  }

  /** The page about the rule of the finding at the cursor; where there is none, one of those in this file. */
  async openRulePage(): Promise<void> {
    const pages = rulePages();
    const codes = [...pages.keys()];
    if (codes.length === 0) {
      void vscode.window.showInformationMessage("addinspect has no findings in this file.");
      return;
    }
    const code = codes.length === 1 ? codes[0] : await vscode.window.showQuickPick(codes, { title: "addinspect: rule" });
    const page = code === undefined ? undefined : pages.get(code);
    if (page !== undefined) {
      await vscode.env.openExternal(page);
    } else if (code !== undefined) {
      await this.explain(code);
    }
  }

  private async page(title: string, command: string, ...args: unknown[]): Promise<void> {
    const page = await this.server.ask(command, ...args);
    if (typeof page === "string") {
      await this.pages.show(title, page);
    } else if (page === null) {
      void vscode.window.showInformationMessage(`addinspect does not know ${title}.`);
    }
  }
}

function wordAtCursor(): string {
  const editor = vscode.window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active);
  return range === undefined ? "" : (editor?.document.getText(range) ?? "");
}

/** The rules with their pages, which those about comments do not have: the vendor knows nothing of them. */
function rulePages(): Map<string, vscode.Uri | undefined> {
  const editor = vscode.window.activeTextEditor;
  const all = editor === undefined ? [] : vscode.languages.getDiagnostics(editor.document.uri);
  const ours = all.filter((found) => found.source === "addinspect" && found.code !== undefined);
  const cursor = editor?.selection.active;
  const here = ours.filter((found) => cursor !== undefined && found.range.contains(cursor));
  const pages = new Map<string, vscode.Uri | undefined>();
  for (const { code } of here.length > 0 ? here : ours) {
    if (typeof code === "object") {
      pages.set(String(code.value), code.target);
    } else {
      pages.set(String(code), undefined);
    }
  }
  return pages;
}

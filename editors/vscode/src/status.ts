// The item in the status bar: what the add-ins of this window declare and need, as the server tells it.
import * as vscode from "vscode";

/** What the server sends with `addinspect/status`. */
export interface Status {
  state: string;
  addIns: AddIn[];
}

interface AddIn {
  name: string;
  declared: string | null;
  needed: string | null;
  verdict: string;
}

/** The most urgent first. */
const ICONS: [verdict: string, icon: string][] = [
  ["exceeded", "error"],
  ["excessive", "warning"],
  ["exact", "pass"],
];

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("addinspect", vscode.StatusBarAlignment.Right, 50);

  constructor() {
    this.item.name = "addinspect";
    this.item.command = "addinspect.showSummary";
  }

  /** `undefined` where there is no server. */
  show(status: Status | undefined): void {
    const first = [...(status?.addIns ?? [])].sort((a, b) => urgency(a) - urgency(b))[0];
    if (status === undefined || first === undefined) {
      this.item.hide();
      return;
    }
    const others = status.addIns.length > 1 ? ` (+${status.addIns.length - 1})` : "";
    this.item.text = `$(${icon(first)}) ${words(first)}${others}`;
    this.item.tooltip = tooltip(status.addIns);
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

function urgency(addIn: AddIn): number {
  const place = ICONS.findIndex(([verdict]) => verdict === addIn.verdict);
  return place < 0 ? ICONS.length : place;
}

function icon(addIn: AddIn): string {
  return ICONS[urgency(addIn)]?.[1] ?? "shield";
}

function words(addIn: AddIn): string {
  return `declares ${addIn.declared ?? "no level"}, needs ${addIn.needed ?? "none"}`;
}

function tooltip(addIns: AddIn[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  for (const addIn of addIns) {
    text.appendMarkdown(`$(${icon(addIn)}) `).appendText(`${addIn.name}: ${words(addIn)}`).appendMarkdown("\n\n");
  }
  return text.appendMarkdown("Click for the summary.");
}

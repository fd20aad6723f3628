// The item in the status bar: what the add-in of the active editor declares and needs, as the server tells it; where the
// editor shows no file of one, what the most urgent of all does.
import * as vscode from "vscode";

/** What the server sends with `addinspect/status`. */
export interface Status {
  state: string;
  addIns: AddIn[];
  /** By the URI of an open document: the places of its add-ins in the list. */
  documents: Record<string, number[]>;
}

interface AddIn {
  name: string;
  declared: string | null;
  needed: string | null;
  verdict: string;
  malformed: boolean;
}

/** The most urgent first. */
const ICONS: [verdict: string, icon: string][] = [
  ["malformed", "error"],
  ["exceeded", "error"],
  ["excessive", "warning"],
  ["exact", "pass"],
];

export class StatusItem implements vscode.Disposable {
  private status: Status | undefined;
  private readonly item = vscode.window.createStatusBarItem("addinspect", vscode.StatusBarAlignment.Right, 50);

  constructor() {
    this.item.name = "addinspect";
    this.item.command = "addinspect.showSummary";
  }

  /** `undefined` where there is no server. */
  show(status: Status | undefined): void {
    this.status = status;
    this.update();
  }

  /** Another editor is active. */
  update(): void {
    const addIns = this.status?.addIns ?? [];
    const own = this.active().flatMap((place) => addIns.slice(place, place + 1));
    const told = [...(own.length > 0 ? own : addIns)].sort((a, b) => urgency(a) - urgency(b));
    const first = told[0];
    if (first === undefined) {
      this.item.hide();
      return;
    }
    const others = told.length > 1 ? ` (+${told.length - 1})` : "";
    this.item.text = `$(${icon(first)}) ${first.name}: ${words(first)}${others}`;
    this.item.tooltip = tooltip(addIns);
    this.item.show();
  }

  private active(): number[] {
    const document = vscode.window.activeTextEditor?.document.uri.toString();
    return (document === undefined ? undefined : this.status?.documents[document]) ?? [];
  }

  dispose(): void {
    this.item.dispose();
  }
}

function urgency(addIn: AddIn): number {
  const own = addIn.malformed ? "malformed" : addIn.verdict;
  const place = ICONS.findIndex(([verdict]) => verdict === own);
  return place < 0 ? ICONS.length : place;
}

function icon(addIn: AddIn): string {
  return ICONS[urgency(addIn)]?.[1] ?? "shield";
}

function words(addIn: AddIn): string {
  if (addIn.malformed) {
    return "its manifest cannot be read";
  }
  return `declares ${addIn.declared ?? "no level"}, needs ${addIn.needed ?? "no level"}`;
}

function tooltip(addIns: AddIn[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  for (const addIn of addIns) {
    text.appendMarkdown(`$(${icon(addIn)}) `).appendText(`${addIn.name}: ${words(addIn)}`).appendMarkdown("\n\n");
  }
  return text.appendMarkdown("Click for the summary.");
}

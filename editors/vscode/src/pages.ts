// Pages that the server writes in Markdown, each in a panel. Not in the editor's Markdown preview, which refuses links to
// files.
import * as vscode from "vscode";

const OPEN = "addinspect.openPlace";

export class Pages implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  /** A page with the same title is shown anew. */
  async show(title: string, markdown: string): Promise<void> {
    const body = await vscode.commands.executeCommand<string>("markdown.api.render", withCommands(markdown));
    const panel = this.panels.get(title) ?? this.panel(title);
    panel.webview.html = html(body);
    panel.reveal();
  }

  dispose(): void {
    for (const panel of this.panels.values()) {
      panel.dispose();
    }
  }

  private panel(title: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel("addinspect", title, vscode.ViewColumn.Active, {
      enableCommandUris: [OPEN],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => this.panels.delete(title));
    this.panels.set(title, panel);
    return panel;
  }
}

/** Goes to a place in a file, `file:///a/b.js#L5`. */
export async function openPlace(place: string): Promise<void> {
  const target = vscode.Uri.parse(place);
  const line = Number(/^L(\d+)/.exec(target.fragment)?.[1] ?? 1) - 1;
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(target.with({ fragment: "" }), { selection });
}

/** A panel cannot open files, but it can run our command. */
function withCommands(markdown: string): string {
  const command = (_: string, place: string) => `](command:${OPEN}?${encodeURIComponent(JSON.stringify([place]))})`;
  return markdown.replace(/\]\((file:[^()\s]+)\)/g, command);
}

function html(body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <style>
      body { max-width: 50em; padding: 0 2em 2em; line-height: 1.5; }
      h1, h2 { border-bottom: 1px solid var(--vscode-panel-border); padding-bottom: 0.2em; font-weight: 500; }
      pre { padding: 0.8em; background: var(--vscode-textCodeBlock-background); overflow: auto; }
    </style>
  </head>
  <body>${body}</body>
</html>`;
}

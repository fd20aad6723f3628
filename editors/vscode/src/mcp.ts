// Offers the program as an MCP server to the agents of VS Code. Versions before 1.101 know of no such servers.
import * as vscode from "vscode";
import { findProgram } from "./program";

/** The id that package.json contributes. */
const ID = "addinspect";

/** What newer versions have, as far as it is used here. */
interface Agents {
  readonly lm?: {
    registerMcpServerDefinitionProvider?(id: string, provider: Provider): vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (label: string, command: string, args: string[]) => object;
}

interface Provider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): Promise<object[]>;
}

/** Registers the server where VS Code takes it. It may ask about the folders of the window. */
export function offerToAgents(context: vscode.ExtensionContext): vscode.Disposable[] {
  const { lm, McpStdioServerDefinition: Definition } = vscode as Agents;
  if (lm?.registerMcpServerDefinitionProvider === undefined || Definition === undefined) {
    return [];
  }
  const changed = new vscode.EventEmitter<void>();
  const provider: Provider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: async () => {
      const program = await findProgram(context);
      const roots = folders();
      if (program === undefined || roots.length === 0) {
        return [];
      }
      return [new Definition("addinspect", program, ["mcp", ...roots])];
    },
  };
  let registered: vscode.Disposable;
  try {
    registered = lm.registerMcpServerDefinitionProvider(ID, provider);
  } catch {
    // Some versions before 1.101 have it as a proposal, and refuse it.
    return [];
  }
  return [
    changed,
    registered,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("addinspect.path")) {
        changed.fire();
      }
    }),
  ];
}

function folders(): string[] {
  const here = (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === "file");
  return here.flatMap((folder) => ["--root", folder.uri.fsPath]);
}

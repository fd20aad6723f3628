// The server of this window: started, stopped, asked.
import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient } from "vscode-languageclient/node";
import { findProgram, places, tellThatThereIsNone } from "./program";
import type { Status } from "./status";

const LANGUAGES = [
  "html",
  "javascript",
  "javascriptreact",
  "json",
  "jsonc",
  "svelte",
  "typescript",
  "typescriptreact",
  "vue",
  "xml",
];

export class Server {
  private client: LanguageClient | undefined;
  /** Starts and stops, one after the other. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.OutputChannel,
    private readonly onStatus: (status: Status | undefined) => void,
  ) {}

  start(): Promise<void> {
    return this.next(() => this.doStart());
  }

  stop(): Promise<void> {
    return this.next(() => this.doStop());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.doStop();
      await this.doStart();
    });
  }

  /** The answer to a command; `undefined` where no server runs, of which the user has been told. */
  async ask(command: string, ...args: unknown[]): Promise<unknown> {
    await this.last;
    if (this.client === undefined) {
      void tellThatThereIsNone(this.context);
      return undefined;
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  /** Whatever others have done to the files meanwhile: the server looks. */
  look(): void {
    void this.client?.sendNotification("addinspect/look");
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step).catch((error: unknown) => {
      this.output.appendLine(String(error));
      void vscode.window.showErrorMessage(`addinspect cannot start: ${String(error)}`);
    });
    return this.last;
  }

  private async doStart(): Promise<void> {
    const command = await findProgram(this.context);
    if (command === undefined) {
      this.output.appendLine(["Found no program at", ...places(this.context)].join("\n  "));
      void tellThatThereIsNone(this.context);
      return;
    }
    this.output.appendLine(`Starting ${command}`);
    const client = new LanguageClient(
      "addinspect",
      "addinspect",
      { command, args: ["lsp"] },
      {
        documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
        initializationOptions: { status: true, showReferences: true },
        outputChannel: this.output,
      },
    );
    client.onNotification("addinspect/status", (status: Status) => this.onStatus(status));
    await client.start();
    this.client = client;
  }

  private async doStop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.onStatus(undefined);
    await client?.dispose();
  }
}

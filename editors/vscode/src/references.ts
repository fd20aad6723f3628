// What a code lens of the server does: it shows the uses that it counts.
import * as vscode from "vscode";

interface Position {
  line: number;
  character: number;
}

interface Location {
  uri: string;
  range: { start: Position; end: Position };
}

export async function showReferences(uri: string, at: Position, locations: Location[]): Promise<void> {
  const places = locations.map(
    (place) => new vscode.Location(vscode.Uri.parse(place.uri), new vscode.Range(position(place.range.start), position(place.range.end))),
  );
  await vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(uri), position(at), places);
}

function position(at: Position): vscode.Position {
  return new vscode.Position(at.line, at.character);
}

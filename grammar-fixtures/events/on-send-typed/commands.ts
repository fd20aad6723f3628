export function onMessageSend(event: Office.AddinCommands.Event): void {
  console.log(event.source.id);
  //                ^^^^^^ usage: source Restricted certain
  //                       ^^ usage: Restricted AddinCommands.Source.id certain
  event.completed({ allowEvent: false });
  //    ^^^^^^^^^ usage: Restricted AddinCommands.Event.completed certain
}

const commands = {
  first: (event) => Office.context.mailbox.item.subject.getAsync(() => event.completed()),
  second: (event) => Office.context.mailbox.item.subject.setAsync("x", () => event.completed()),
};
for (const name of Object.keys(commands)) {
  Office.actions.associate(name, commands[name]);
}

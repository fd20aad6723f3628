async function body() {
  try {
    return await read();
  } catch {
    return Office.context.mailbox.item.body;
    //                                 ^^^^ usage: body ReadItem certain
  }
}

async function read() {
  if (!Office.context.requirements.isSetSupported("Mailbox", "1.3")) throw new Error("old");
  return Office.context.mailbox.item.body;
  //                                 ^^^^ usage: body ReadItem certain
}

void (async function main() {
  (await body())?.setAsync("x");
  //              ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  return main;
})();

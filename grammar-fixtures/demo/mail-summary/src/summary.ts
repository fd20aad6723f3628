interface Summary {
  from: string;
  words: number;
}

Office.onReady(async () => {
  const item = Office.context.mailbox.item as Office.MessageRead;
  show("subject", item.subject);
  const { from, words } = await sumUp(item);
  show("summary", `${from} wrote ${words} words.`);
});

async function sumUp(message: Office.MessageRead): Promise<Summary> {
  const text = await new Promise<string>((resolve, reject) => {
    message.body.getAsync(Office.CoercionType.Text, (result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(result.error);
    });
  });
  return { from: message.from.displayName, words: text.split(/\s+/).filter(Boolean).length };
}

function show(id: string, text: string): void {
  document.getElementById(id)!.textContent = text;
}

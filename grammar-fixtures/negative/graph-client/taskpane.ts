import { Client } from "@microsoft/microsoft-graph-client";

interface Message {
  subject: string;
  body: { content: string };
  from: { emailAddress: { address: string } };
}

export async function load(client: Client): Promise<Message> {
  const message: Message = await client.api(`/me/messages/${Office.context.mailbox.item!.itemId}`).get();
  //                                                                                     ^^^^^^ usage: itemId ReadItem certain
  console.log(message.subject, message.body.content, message.from.emailAddress.address);
  const { value } = await client.api("/me/messages").get();
  value.forEach((m: Message) => console.log(m.subject));
  return message;
}

export default function () {
  return Office.context.mailbox.item;
}

export const mailbox = () => Office.context.mailbox;

function getBody() {
  return mailbox().item.body;
  //                    ^^^^ usage: body ReadItem certain
}

export { getBody as body };

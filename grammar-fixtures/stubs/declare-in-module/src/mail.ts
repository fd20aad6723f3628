declare global {
  const Office: any;
  interface Window {
    Office: any;
  }
}

export const item = () => window.Office.context.mailbox.item;
export const send = () => Office.context.mailbox.item.sendAsync();
//                                                    ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain

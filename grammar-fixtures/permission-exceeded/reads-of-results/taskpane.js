import { describe } from "./describe.js";

Office.context.mailbox.getSelectedItemsAsync((result) => {
  //                   ^^^^^^^^^^^^^^^^^^^^^ permission-exceeded: This includes 3 reads of what it returns: `subject` (describe.js:2), `itemType` (describe.js:4) and `itemId` (taskpane.js:6). Declare ReadWriteMailbox
  //                   ^^^^^^^^^^^^^^^^^^^^^ usage: getSelectedItemsAsync ReadWriteMailbox call
  for (const selected of result.value) console.log(selected.itemId, describe(selected));
  //                                                        ^^^^^^ usage: itemId ReadWriteMailbox read
});

// What is done to the result needs a level of its own.
Office.context.mailbox.loadItemByIdAsync("id", ({ value: item }) => {
  //                   ^^^^^^^^^^^^^^^^^ permission-exceeded: loadItemByIdAsync
  //                   ^^^^^^^^^^^^^^^^^ usage: loadItemByIdAsync ReadWriteMailbox call
  item.unloadAsync();
  //   ^^^^^^^^^^^ permission-exceeded: needs ReadWriteItem, manifest.xml declares ReadItem
  //   ^^^^^^^^^^^ usage: unloadAsync ReadWriteItem call
});

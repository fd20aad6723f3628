// What one caller hands through a helper does not come out at another.
async function retry(action) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await action();
    } catch (error) {
      console.log(error);
    }
  }
}

function same(value) {
  return value;
}

const first = (list) => list[0];

function later(value) {
  return new Promise((resolve) => setTimeout(() => resolve(value), 10));
}

Office.onReady(async () => {
  const item = await retry(() => Office.context.mailbox.item);
  //                                                    ^^^^ usage: Mailbox.item Restricted certain
  item.saveAsync();
  //   ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  const record = await retry(() => fetch("/record").then((r) => r.json()));
  record.saveAsync();

  same(item).saveAsync();
  //         ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
  same(record).saveAsync();

  first([record]).displayReplyForm("");
  first([item]).displayReplyForm("");
  //            ^^^^^^^^^^^^^^^^ usage: displayReplyForm ReadItem certain

  (await later(record)).getRegExMatches();
  (await later(item)).getRegExMatches();
  //                  ^^^^^^^^^^^^^^^ usage: getRegExMatches ReadItem certain
});

async function upload() {
  const file = await retry(() => fetch("/file"));
  file.closeAsync();
  file.saveAsync();
}

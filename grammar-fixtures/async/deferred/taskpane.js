let resolveItem;
const ready = new Promise((resolve) => {
  resolveItem = resolve;
});

Office.onReady(() => resolveItem(Office.context.mailbox.item));

const { promise, resolve: give } = Promise.withResolvers();
give(Office.context.mailbox);

ready.then((item) => item.body.setAsync("x"));
//                        ^^^^ usage: body ReadItem certain
//                             ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
promise.then((mailbox) => console.log(mailbox.userProfile.displayName));
//                                            ^^^^^^^^^^^ usage: userProfile ReadItem certain
//                                                        ^^^^^^^^^^^ usage: ReadItem UserProfile.displayName certain

const own = { saveAsync() {} };
own.saveAsync();
shared.sendAsync();
//     ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain
export {};

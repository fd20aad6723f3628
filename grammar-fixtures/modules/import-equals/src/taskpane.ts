import mail = require("./mail");
import Message = Office.MessageCompose;

namespace Drafts {
  export const item = () => mail.item() as Message;
  export namespace Inner {
    export const body = () => item().body;
    //                               ^^^^ usage: ReadItem MessageCompose.body certain
  }
}

Drafts.item().saveAsync();
//            ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
Drafts.Inner.body().setAsync("x");
//                  ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain

namespace Mail {
  export function save() {
    saved = saved + 1;
    item().saveAsync();
    //     ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
  }

  export function own() {
    const item = () => ({ saveAsync() {} });
    item().saveAsync();
  }
}

namespace Mail.Tools {
  export const write = () => body().setAsync("text");
  //                                ^^^^^^^^ usage: Body.setAsync ReadWriteItem call certain
}

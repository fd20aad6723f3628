export function read(done) {
  Office.context.mailbox.item.subject.getAsync((result) => done(result.value));
}

export function look() {
  return Office.context.mailbox.diagnostics.hostName;
}

export function save() {
  Office.context.mailbox.item.saveAsync(() => {});
}

export default { read, look };

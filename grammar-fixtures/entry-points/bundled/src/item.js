export function subject(done) {
  Office.context.mailbox.item.subject.getAsync(done);
}

export function save(done) {
  Office.context.mailbox.item.saveAsync(done);
}

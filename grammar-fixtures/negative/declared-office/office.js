module.exports = {
  context: { mailbox: { item: { saveAsync() {}, body: { setAsync() {} } } } },
};

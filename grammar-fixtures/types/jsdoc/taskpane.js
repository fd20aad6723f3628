/** @type {Office.MessageCompose} */
let item;

/**
 * @param {Office.Subject} subject where to
 * @param {string} text
 */
function write(subject, text) {
  subject.setAsync(text);
  //      ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

/**
 * The older order of the words.
 * @param body {Office.Body} the body
 * @param [lists] {Office.Recipients[]}
 */
const fill = (body, lists) => {
  body.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  lists[0].addAsync([]);
  //       ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
};

/** @returns {Office.Mailbox} */
function mailbox() {
  return globalState.mailbox;
}

/** @param {Office.AsyncResult<Office.EmailAddressDetails>} result */
function onFrom(result) {
  console.log(result.value.displayName);
  //                       ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
}

export function run() {
  item.saveAsync();
  //   ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
  mailbox().makeEwsRequestAsync("<x/>", () => {});
  //        ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox certain
  //        ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  const cast = /** @type {Office.AppointmentCompose} */ (globalState.item);
  cast.location.setAsync("x");
  //   ^^^^^^^^ usage: ReadItem AppointmentCompose.location certain
  //            ^^^^^^^^ usage: ReadWriteItem Location.setAsync certain
  console.log(write, fill, onFrom);
}

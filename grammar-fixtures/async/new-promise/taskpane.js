function getRecipients() {
  return new Promise((resolve, reject) => {
    Office.context.mailbox.item.to.getAsync((result) => {
    //                          ^^ usage: to ReadItem certain
    //                             ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
      if (result.status === Office.AsyncResultStatus.Failed) {
        reject(result.error);
      } else {
        resolve(result.value);
      }
    });
  });
}

function properties() {
  return new Promise((resolve) => Office.context.mailbox.item.loadCustomPropertiesAsync((r) => resolve(r.value)));
  //                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ usage: loadCustomPropertiesAsync ReadItem certain
}

document.getElementById("run").onclick = async () => {
  const people = await getRecipients();
  console.log(people[0].displayName);
  //                    ^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.displayName certain
  const props = await properties();
  props.set("seen", true);
  //    ^^^ usage: ReadItem CustomProperties.set certain
  props.saveAsync();
  //    ^^^^^^^^^ usage: ReadItem CustomProperties.saveAsync certain
};

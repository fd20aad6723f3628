function getProperties(callback) {
  Office.context.mailbox.item.loadCustomPropertiesAsync(function (result) {
  //                          ^^^^^^^^^^^^^^^^^^^^^^^^^ usage: loadCustomPropertiesAsync ReadItem certain
    if (result.status === "failed") return callback(result.error);
    callback(null, result.value);
  });
}

getProperties(function (error, properties) {
  if (error) throw error;
  properties.set("seen", true);
  //         ^^^ usage: ReadItem CustomProperties.set certain
  properties.saveAsync();
  //         ^^^^^^^^^ usage: ReadItem CustomProperties.saveAsync certain
});

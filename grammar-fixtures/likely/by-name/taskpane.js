export function token(source, done) {
  source.getCallbackTokenAsync({ isRest: true }, done);
  //     ^^^^^^^^^^^^^^^^^^^^^ usage: getCallbackTokenAsync ReadItem likely name
  //     ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works in Exchange Online
  window.bridge.makeEwsRequestAsync("<x/>", done);
  //            ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox likely name
  //            ^^^^^^^^^^^^^^^^^^^ legacy-ews: no longer works in Exchange Online
  source.subject.setAsync("x");
  source.getAsync(done);
  source.saveAsync(done);
}

Office.onReady(() => console.log("ready"));

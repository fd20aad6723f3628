export function token(source, done) {
  source.getCallbackTokenAsync({ isRest: true }, done);
  //     ^^^^^^^^^^^^^^^^^^^^^ usage: getCallbackTokenAsync ReadItem likely name
  window.bridge.makeEwsRequestAsync("<x/>", done);
  //            ^^^^^^^^^^^^^^^^^^^ usage: makeEwsRequestAsync ReadWriteMailbox likely name
  source.subject.setAsync("x");
  source.getAsync(done);
  source.saveAsync(done);
}

Office.onReady(() => console.log("ready"));

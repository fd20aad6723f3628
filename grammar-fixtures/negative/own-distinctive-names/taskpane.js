class TokenSource {
  getCallbackTokenAsync(options, done) {
    done({ value: "token", options });
  }
  async getUserIdentityTokenAsync() {
    return "token";
  }
}

const source = new TokenSource();
const stub = { makeEwsRequestAsync: (data, done) => done(data) };

Office.onReady(() => {
  source.getCallbackTokenAsync({ isRest: true }, console.log);
  source.getUserIdentityTokenAsync().then(console.log);
  stub.makeEwsRequestAsync("<x/>", console.log);
  Office.context.mailbox.getCallbackTokenAsync(console.log);
  //                     ^^^^^^^^^^^^^^^^^^^^^ usage: getCallbackTokenAsync ReadItem certain
  //                     ^^^^^^^^^^^^^^^^^^^^^ legacy-token: no longer works in Exchange Online
});

export class Ews {
  makeEwsRequestAsync(xml) {
    return fetch("/ews", { method: "POST", body: xml });
  }
  getUserIdentityTokenAsync() {
    return fetch("/token");
  }
}

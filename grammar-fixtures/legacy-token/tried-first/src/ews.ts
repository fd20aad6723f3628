export class HeadersEws {
  static send(): Promise<string> {
    return new Promise((resolve) => {
      Office.context.mailbox.makeEwsRequestAsync("<GetItem/>", (result) => resolve(result.value));
      //                     ^^^^^^^^^^^^^^^^^^^ ews-malformed: The request has no SOAP envelope
      //                     ^^^^^^^^^^^^^^^^^^^ hint[legacy-ews]: a newer requirement set is not supported
    });
  }
}

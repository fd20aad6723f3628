export class HeadersEws {
  static send(): Promise<string> {
    return new Promise((resolve) => {
      Office.context.mailbox.makeEwsRequestAsync("<GetItem/>", (result) => resolve(result.value));
      //                     ^^^^^^^^^^^^^^^^^^^ hint[legacy-ews]: a newer requirement set is not supported
    });
  }
}

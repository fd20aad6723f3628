export class Exchange {
  static async token(): Promise<string> {
    return Exchange.ask();
  }

  private static ask(): Promise<string> {
    return new Promise((resolve) => {
      Office.context.mailbox.getCallbackTokenAsync((result) => resolve(result.value));
      //                     ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: a newer requirement set is not supported
    });
  }
}

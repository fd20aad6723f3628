import { Support } from "./support";

export class HeadersRest {
  static async send(): Promise<string> {
    if (!Support.has("1.5")) {
      return "";
    }
    const token = await HeadersRest.token();
    const answer = await fetch(Office.context.mailbox.restUrl, { headers: { Authorization: token } });
    //                                                ^^^^^^^ hint[legacy-token]: a newer requirement set is not supported
    return answer.text();
  }

  private static token(): Promise<string> {
    return new Promise((resolve) => {
      Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, (result) => resolve(result.value));
      //                     ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: a newer requirement set is not supported
    });
  }
}

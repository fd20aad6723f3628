import { Support } from "./support";

export class HeadersApi {
  private static canUse(): boolean {
    return Support.has("1.8");
  }

  static async send(): Promise<string> {
    if (!HeadersApi.canUse()) {
      return "";
    }
    const item = Office.context.mailbox.item as Office.MessageRead;
    return new Promise((resolve) => {
      item.getAllInternetHeadersAsync((result) => resolve(result.value));
    });
  }
}

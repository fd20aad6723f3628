import { createNestablePublicClientApplication } from "@azure/msal-browser";
import { configuration, request } from "./configuration";

export class Headers {
  private static hasNestedAuth(): boolean {
    if (!Office.context.requirements) return false;
    return Office.context.requirements.isSetSupported("NestedAppAuth", "1.1");
  }

  private static async modern(): Promise<string> {
    const app = await createNestablePublicClientApplication(configuration);
    const result = await app.acquireTokenSilent(request);
    return result.accessToken;
  }

  // Called as a fallback only, see below.
  private static legacy(): Promise<string> {
    return new Promise((resolve) => {
      Office.context.mailbox.getCallbackTokenAsync({ isRest: true }, (result) => {
      //                     ^^^^^^^^^^^^^^^^^^^^^ hint[legacy-token]: a newer requirement set is not supported
        resolve(result.value);
      });
    });
  }

  static async token(): Promise<string> {
    if (!Headers.hasNestedAuth()) {
      return Headers.legacy();
    }
    try {
      return await Headers.modern();
    } catch (error) {
      return Headers.legacy();
    }
  }
}

// One way after the other: what comes first says by an empty result that the client is too old for it.
import { HeadersApi } from "./api";
import { HeadersEws } from "./ews";
import { HeadersRest } from "./rest";

export async function send(show: (headers: string) => void): Promise<void> {
  let headers = await HeadersApi.send();
  if (headers !== "") {
    show(headers);
    return;
  }
  headers = await HeadersRest.send();
  if (headers !== "") {
    show(headers);
    return;
  }
  headers = await HeadersEws.send();
  show(headers);
}

// All that is legacy stands in other files; here it is decided when it is called.
import { Exchange } from "./exchange";
import * as support from "./support";
import { identity as exchangeIdentity, profile } from "./tokens";

export async function token(): Promise<string> {
  if (support.nestedAuth()) {
    return modern();
  }
  return Exchange.token();
}

export async function who(): Promise<string> {
  return support.onPremises() ? exchangeIdentity() : modern();
}

export async function address(): Promise<string> {
  if (!support.nestedAuth()) {
    return profile();
  }
  return "";
}

async function modern(): Promise<string> {
  return "";
}

// Each legacy function has a guarded call, and one more that is not, or that may not be.
import { byBarrel, everywhere, Exchange, handed, inMarkup, once, shorthand } from "./legacy";
import { client } from "./client";
import { run } from "./run";
import "./other";

const modern = Office.context.requirements.isSetSupported("NestedAppAuth", "1.1");

export function start(): void {
  if (!modern) {
    once();
    everywhere();
    handed();
    shorthand();
    byBarrel();
    inMarkup();
    client.token();
    Exchange.token();
  }
  everywhere();
  run(handed);
  run(client);
  use({ shorthand });
}

declare function use(all: object): void;

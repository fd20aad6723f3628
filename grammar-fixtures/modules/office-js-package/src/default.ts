import Office from "@microsoft/office-js/dist/office";
import type * as O from "office-js";

export const item = () => Office.context.mailbox.item;
export type Item = O.MessageCompose;

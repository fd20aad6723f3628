import { Office } from "office-js";
import * as OfficeJS from "@microsoft/office-js";

export const body = () => Office.context.mailbox.item.body;
//                                                    ^^^^ usage: body ReadItem certain
export const send = () => OfficeJS.context.mailbox.item.sendAsync();
//                                                      ^^^^^^^^^ usage: sendAsync ReadWriteMailbox certain

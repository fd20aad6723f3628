import { item } from "./mail.js";

export const body = () => item().body;
//                               ^^^^ usage: body ReadItem certain

import { item } from ".";

export const body = () => item().body;
//                               ^^^^ usage: body ReadItem certain

import { subject } from "../item";

Office.onReady(() => subject(console.log));

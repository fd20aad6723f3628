import type { Note } from "./note";
import { type Other } from "./other";
import { Plain } from "./plain";
import "./taskpane.css";
import logo from "./logo.svg?url";
import texts from "./texts.json";
// import { fill } from "./old";

const old: Plain = { code: 'import x from "./older"' };
document.title = Office.context.mailbox.item.itemId;

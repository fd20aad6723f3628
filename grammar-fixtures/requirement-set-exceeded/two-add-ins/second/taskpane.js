import { readLabel } from "./label.js";

readLabel();

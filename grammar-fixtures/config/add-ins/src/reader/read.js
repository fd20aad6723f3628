import { body } from "../shared/body.js";
Office.onReady(() => body().getAsync("text", () => {}));

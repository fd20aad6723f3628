// Where the program is that goes into the VSIX: ADDINSPECT, else the release build of this repository.
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
export const extension = fileURLToPath(new URL("../", import.meta.url));
export const exe = process.platform === "win32" ? "addinspect.exe" : "addinspect";
export const program = process.env.ADDINSPECT || `${repository}target/release/${exe}`;

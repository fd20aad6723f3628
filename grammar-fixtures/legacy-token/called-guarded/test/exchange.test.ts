// A test is no caller.
import { Exchange } from "../src/exchange";

test("asks", () => Exchange.token());

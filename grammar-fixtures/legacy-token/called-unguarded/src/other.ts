import { byBarrel as ask } from "./barrel";
import { Exchange as Server } from "./legacy";

ask();
Server.token();

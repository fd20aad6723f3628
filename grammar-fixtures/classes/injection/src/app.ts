import { DraftService } from "./draft-service";
import { Panel } from "./panel";

Office.onReady(() => {
  const service = new DraftService(Office.context.mailbox);
  new Panel(service).run();
});

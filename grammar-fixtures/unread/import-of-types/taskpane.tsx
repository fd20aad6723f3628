import { Mail, Folder as Place } from "./generated/types";
import * as models from "./generated/models";
import Settings from "./generated/settings";
import { Unused } from "./generated/unused";

interface Props extends models.Props {
  folder: Place;
}

function show(mail: Mail, settings?: Settings): models.Shown | undefined {
  document.title = mail.id;
}

type Kind = typeof models;
export type { Mail };

show({ id: Office.context.mailbox.item.itemId } as Mail);

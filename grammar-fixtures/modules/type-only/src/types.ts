export interface Draft {
  item: Office.MessageCompose;
}

export type Fields = Pick<Office.MessageCompose, "subject" | "body">;

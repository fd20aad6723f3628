export function draft(message: Office.MessageCompose, text: string): void {
  message.subject.setAsync(text);
  //      ^^^^^^^ usage: ReadItem MessageCompose.subject typed-parameter certain
  //              ^^^^^^^^ usage: ReadWriteItem Subject.setAsync typed-parameter certain
}

export const stamp = (body: Office.Body, ...recipients: Office.Recipients[]): void => {
  body.setSignatureAsync("Sent from the add-in");
  //   ^^^^^^^^^^^^^^^^^ usage: setSignatureAsync ReadWriteItem typed-parameter certain
  recipients.forEach((r) => r.addAsync(["ann@example.com"]));
  //                          ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
};

export function both(field: Office.Subject | Office.Location, text = "x"): void {
  field.setAsync(text);
  //    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync|Location.setAsync certain
}

export function pick({ body }: { body: Office.Body }): void {
  body.getAsync("text", () => {});
  //   ^^^^^^^^ usage: ReadItem Body.getAsync certain
}

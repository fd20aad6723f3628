function invoke<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) =>
    start((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(result.error);
    }),
  );
}

function first<T>(values: T[]): T {
  return values[0];
}

export async function recipients(): Promise<string[]> {
  const item = Office.context.mailbox.item as Office.MessageCompose;
  const people = await invoke<Office.EmailAddressDetails[]>((done) => item.to.getAsync(done));
  //                                                                       ^^ usage: to ReadItem certain
  //                                                                          ^^^^^^^^ usage: ReadItem Recipients.getAsync certain
  first([item.subject]).setAsync("x");
  //          ^^^^^^^ usage: subject ReadItem certain
  //                    ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  return people.map((p) => p.emailAddress);
  //                         ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
}

type Done<T> = (result: Office.AsyncResult<T>) => void;

const onPeople: Done<Office.EmailAddressDetails[]> = (result) => {
  console.log(result.value[0].emailAddress);
  //                          ^^^^^^^^^^^^ usage: ReadItem EmailAddressDetails.emailAddress certain
};

export function onProperties(result: Office.AsyncResult<Office.CustomProperties>): void {
  const properties = result.value;
  properties.set("seen", 1);
  //         ^^^ usage: ReadItem CustomProperties.set certain
  properties.saveAsync();
  //         ^^^^^^^^^ usage: ReadItem CustomProperties.saveAsync certain
}

export function onItem({ value: item }: Office.AsyncResult<Office.LoadedMessageCompose>): void {
  item.unloadAsync();
  //   ^^^^^^^^^^^ usage: unloadAsync ReadWriteItem certain
}

Office.context.mailbox.item.to.getAsync(onPeople);
//                          ^^ usage: to ReadItem certain
//                             ^^^^^^^^ usage: ReadItem Recipients.getAsync certain

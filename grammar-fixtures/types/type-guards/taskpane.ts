function isCompose(item: unknown): item is Office.MessageCompose {
  return typeof (item as any)?.subject?.setAsync === "function";
}

function assertBody(value: unknown): asserts value is Office.Body {
  if (!value) throw new Error("no body");
}

export function run(candidate: unknown, value: unknown): void {
  if (isCompose(candidate)) {
    candidate.subject.setAsync("x");
    //        ^^^^^^^ usage: ReadItem MessageCompose.subject certain
    //                ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  }
  assertBody(value);
  value.setAsync("x");
  //    ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

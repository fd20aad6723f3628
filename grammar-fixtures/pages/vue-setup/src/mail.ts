export function write(body: any): void {
  body.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
}

export function fill(target) {
  target.subject.setAsync("x");
  //     ^^^^^^^ usage: subject ReadItem parameter certain
  //             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
}

export class Filler {
  constructor(body) {
    this.body = body;
  }
  run() {
    this.body.setAsync("x");
    //        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  }
}

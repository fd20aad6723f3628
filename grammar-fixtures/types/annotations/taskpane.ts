let item: Office.MessageCompose;
const body: Office.Body = load("body");
declare function load(name: string): any;
declare const profile: Office.UserProfile;

export function run(): void {
  item.subject.setAsync("x");
  //   ^^^^^^^ usage: ReadItem MessageCompose.subject certain
  //           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
  body.setAsync("x");
  //   ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
  console.log(profile.displayName);
  //                  ^^^^^^^^^^^ usage: ReadItem UserProfile.displayName certain
  for (const list of [] as Office.Recipients[]) {
    list.addAsync([]);
    //   ^^^^^^^^ usage: ReadWriteItem Recipients.addAsync certain
  }
}

const word = { run: (batch) => batch({ sync: () => {} }) };
global.Word = word;

test("runs", () => Word.run(async (context) => context.sync()));
//                      ^^^ usage: Word.run document=ReadWriteDocument certain

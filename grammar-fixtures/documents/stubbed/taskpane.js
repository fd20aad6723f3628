Office.onReady(() => Word.run(async (context) => context.sync()));
//                        ^^^ usage: Word.run document=ReadWriteDocument certain

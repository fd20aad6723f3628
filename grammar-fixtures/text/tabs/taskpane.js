Office.onReady(() => {
	const item = Office.context.mailbox.item;
		item.subject.setAsync("x");	item.body.setAsync("y");
		//   ^^^^^^^ usage: subject ReadItem certain
		//           ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
		//                         	     ^^^^ usage: body ReadItem certain
		//                         	          ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
});

var item = Mail.item();
Mail.save(item);
item.body.setAsync("x");
//   ^^^^ usage: body ReadItem certain
//        ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain

const time = new Office.SeriesTime();
time.setStartDate(2026, 1, 1);
//   ^^^^^^^^^^^^ usage: SeriesTime.setStartDate ReadWriteItem call certain
Office.context.mailbox.item.recurrence.setAsync({ seriesTime: time });
//                                     ^^^^^^^^ usage: Recurrence.setAsync ReadWriteItem
//                          ^^^^^^^^^^ usage: recurrence ReadItem

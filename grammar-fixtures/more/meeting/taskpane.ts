export function plan(meeting: Office.AppointmentCompose): void {
  meeting.start.setAsync(new Date());
  //      ^^^^^ usage: ReadItem AppointmentCompose.start certain
  //            ^^^^^^^^ usage: ReadWriteItem Time.setAsync certain
  meeting.enhancedLocation.addAsync([]);
  //      ^^^^^^^^^^^^^^^^ usage: ReadItem AppointmentCompose.enhancedLocation certain
  //                       ^^^^^^^^ usage: ReadWriteItem EnhancedLocation.addAsync certain
  meeting.recurrence.getAsync(({ value }) => {
  //      ^^^^^^^^^^ usage: ReadItem AppointmentCompose.recurrence certain
  //                 ^^^^^^^^ usage: ReadItem Recurrence.getAsync certain
    value?.setAsync(value);
    //     ^^^^^^^^ usage: ReadWriteItem Recurrence.setAsync certain
    console.log(value.seriesTime.getStartDate());
    //                ^^^^^^^^^^ usage: ReadItem Recurrence.seriesTime certain
    //                           ^^^^^^^^^^^^ usage: ReadItem SeriesTime.getStartDate certain
  });
  meeting.organizer.getAsync(() => {});
  //      ^^^^^^^^^ usage: ReadWriteItem AppointmentCompose.organizer certain
  //                ^^^^^^^^ usage: ReadItem Organizer.getAsync certain
  meeting.sessionData.getAsync("key", () => {});
  //      ^^^^^^^^^^^ usage: ReadItem AppointmentCompose.sessionData certain
  //                  ^^^^^^^^ usage: ReadWriteItem SessionData.getAsync certain
}

Office.onReady(() => {
  Office.context.mailbox.item.getSharedPropertiesAsync((result) => console.log(result.value.owner));
  //                          ^^^^^^^^^^^^^^^^^^^^^^^^ warning[shared-folders-missing]: `getSharedPropertiesAsync` (Office.AppointmentCompose, Office.AppointmentRead and 2 more) is for shared folders, which manifest.xml does not support
});

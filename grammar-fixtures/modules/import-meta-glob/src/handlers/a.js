export const handle = (item) => item.removeAttachmentAsync("1");
//                                   ^^^^^^^^^^^^^^^^^^^^^ permission-exceeded: needs ReadWriteItem
export const other = (item) => item.saveAsync();

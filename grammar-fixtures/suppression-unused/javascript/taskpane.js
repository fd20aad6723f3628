Office.onReady(() => {
  const item = Office.context.mailbox.item;
  // addinspect-ignore-next-line permission-exceeded: the production manifest declares ReadWriteItem
  item.body.setAsync("text");

  /* addinspect-ignore-next-line permission-exceeded: the same */
  // It may stand above other comments, and a blank line.

  item.subject.setAsync("subject");

  // addinspect-ignore-next-line permission-exceeded: only the next line is meant
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[suppression-unused]: nothing to suppress: the next line has no `permission-exceeded`
  item.body.getAsync("text", () => {});
  item.location.setAsync("here");
  //            ^^^^^^^^ permission-exceeded: needs ReadWriteItem

  // addinspect-ignore-next-line permission-exceeded, permission-excessive: of two rules one finds nothing
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: the next line has no `permission-excessive`
  item.start.setAsync(new Date());

  // addinspect-ignore-next-line permission-exceded: a slip
  //                             ^^^^^^^^^^^^^^^^^^ suppression-unused: there is no rule `permission-exceded`; did you mean `permission-exceeded`?
  item.end.setAsync(new Date());
  //       ^^^^^^^^ permission-exceeded: needs ReadWriteItem

  // addinspect-ignore-nextline permission-exceeded: a slip
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: did you mean `addinspect-ignore-next-line`?
  item.cc.setAsync([]);
  //      ^^^^^^^^ permission-exceeded: needs ReadWriteItem

  // addinspect-ignore-file permission-exceeded: too late
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression-unused: comes after code and has no effect
  show("// addinspect-ignore-next-line permission-exceeded: a string is no comment");
});

function show(text) {
  document.body.textContent = text; // to suppress, write addinspect-ignore-next-line
}

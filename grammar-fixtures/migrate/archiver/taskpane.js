const { mailbox } = Office.context;

/** The whole message, as it came. */
function wholeMessage() {
  return ask(`<m:GetItem>
      <m:ItemShape>
        <t:BaseShape>IdOnly</t:BaseShape>
        <t:IncludeMimeContent>true</t:IncludeMimeContent>
      </m:ItemShape>
      <m:ItemIds><t:ItemId Id="${mailbox.item.itemId}"/></m:ItemIds>
    </m:GetItem>`);
}

function moveToArchive(id) {
  return ask(`<m:MoveItem>
      <m:ToFolderId><t:DistinguishedFolderId Id="archive"/></m:ToFolderId>
      <m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds>
    </m:MoveItem>`);
}

function report(recipient) {
  return ask(`<m:CreateItem MessageDisposition="SendAndSaveCopy">
      <m:Items>
        <t:Message>
          <t:Subject>Archived</t:Subject>
          <t:ToRecipients><t:Mailbox><t:EmailAddress>${recipient}</t:EmailAddress></t:Mailbox></t:ToRecipients>
        </t:Message>
      </m:Items>
    </m:CreateItem>`);
}

Office.onReady(async () => {
  document.body.textContent = await wholeMessage();
  await moveToArchive(mailbox.item.itemId);
  await report("archive@contoso.com");
});

document.title = Office.context.mailbox.item.itemId;
document.addEventListener("alpine:init", () => {
  Alpine.data("pane", window.paneFactory);
});

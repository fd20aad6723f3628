function quiet(event) {
  event.completed();
}

window.onload = function () {
  const button = document.createElement("button");
  button.setAttribute("onclick", "Office.context.mailbox.item.subject.getAsync(console.log)");
  document.body.append(button);
};

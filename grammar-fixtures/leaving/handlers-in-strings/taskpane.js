var item = Office.context.mailbox.item;
//                                ^^^^ usage: Mailbox.item

const button = document.getElementById("save");
button.setAttribute("onclick", "item.saveAsync(event)");
//                                   ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
//                                   ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
button.setAttribute("title", "item.saveAsync() saves");
document.body.innerHTML = "<button onclick=\"item.body.setAsync('x')\">Write</button>";
//                                                ^^^^ usage: MessageCompose.body
//                                                     ^^^^^^^^ permission-exceeded: needs ReadWriteItem
//                                                     ^^^^^^^^ usage: Body.setAsync ReadWriteItem call certain
document.body.insertAdjacentHTML("beforeend", `
  <p>item.saveAsync() saves</p>
  <a href="javascript:item.saveAsync()">Save</a>`);
//                         ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
//                         ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain
document.write("<script>item.close();<\/script>");
//                           ^^^^^ usage: MessageCompose.close
location.href = "javascript:item.saveAsync()";
//                               ^^^^^^^^^ permission-exceeded: needs ReadWriteItem
//                               ^^^^^^^^^ usage: MessageCompose.saveAsync ReadWriteItem call certain

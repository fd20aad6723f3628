import { LitElement, html } from "lit";

class Pane extends LitElement {
  item = Office.context.mailbox.item;

  render() {
    return html`
      <h1>${this.item.subject}</h1>
      <!--            ^^^^^^^ usage: subject ReadItem -->
      <button @click=${() => this.item.body.setAsync("x")}>Fill in</button>
      <!--                             ^^^^ usage: body ReadItem -->
      <!--                                  ^^^^^^^^ usage: Body.setAsync ReadWriteItem certain -->
    `;
  }
}
customElements.define("mail-pane", Pane);

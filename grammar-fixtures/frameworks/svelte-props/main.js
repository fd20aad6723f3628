import App from "./App.svelte";

new App({ target: document.body, props: { item: Office.context.mailbox.item } });
//                                                                     ^^^^ usage: Mailbox.item

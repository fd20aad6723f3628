import App from "./App.svelte";

Office.onReady(() => new App({ target: document.body }));

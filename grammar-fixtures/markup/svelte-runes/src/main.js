import { mount } from "svelte";
import App from "./App.svelte";

Office.onReady(() => mount(App, { target: document.body }));

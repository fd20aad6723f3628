import { bootstrapApplication } from "@angular/platform-browser";
import { AppComponent } from "./app.component";

Office.onReady(() => bootstrapApplication(AppComponent));

import { save } from "../item";

Office.actions.associate("save", (event) => save(() => event.completed()));

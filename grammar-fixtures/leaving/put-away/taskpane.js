import state from "@example/state";

state.item = Office.context.mailbox.item;
//    ^^^^ unresolved-office-value: cannot be followed

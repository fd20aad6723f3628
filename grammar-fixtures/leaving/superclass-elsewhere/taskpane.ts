import Base, { service } from "elsewhere";

const item = Office.context.mailbox.item;

class Pane extends Base {
//         ^^^^^^^^^^^^ unresolved-office-value: at `extends Base` cannot be followed
  held = item.body;
  run() {
    this.later(() => item.body);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unresolved-office-value: cannot be followed
  }
}
new Pane().run();

// It is told who reads it as well.
@service
// @1-8 unresolved-office-value: at `@service` cannot be followed
class Service {
  body = item.body;
}

// Own objects are `this` of what is called on them.
const own = { body: item.body, start: Base.start };
own.start();
// @1-11 unresolved-office-value: at `own.start()` cannot be followed
console.log(Pane, Service, item.itemId);

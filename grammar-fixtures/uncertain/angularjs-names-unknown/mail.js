var parts = { services: ["mail"] };
var made = {
  mail: function () {
    this.item = Office.context.mailbox.item;
  },
};
parts.services.forEach(function (name) {
  angular.module("pane", []).service(name, made[name]);
  // @3-54 unresolved-office-value: cannot be followed
});

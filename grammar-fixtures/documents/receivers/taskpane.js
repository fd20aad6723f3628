let table;

class Store {
  open(name) {
    Office.context.document.bindings.getByIdAsync(name, { asyncContext: this }, (result) => {
      this.binding = result.value;
    });
  }

  save(rows) {
    this.binding.setDataAsync(rows, (result) => console.log(result.status));
  }
}

Office.onReady(() => {
  const store = new Store();
  store.open("a");
  store.save([["a"]]);
  Office.context.document.bindings.getByIdAsync("b", onFound);
  Office.context.ui.addHandlerAsync(Office.EventType.DialogParentMessageReceived, console.log);
});

function onFound(result) {
  table = result.value;
  table.addRowsAsync([["b"]]);
}

Office.onReady(() => {
  const { document } = Office.context;
  const { settings, bindings, customXmlParts } = document;
  settings.set("a", 1);
  //       ^^^ usage: Office.Settings.set document=Restricted
  settings.get("a");
  settings.remove("a");
  settings.saveAsync(report);
  settings.refreshAsync(report);
  document.getActiveViewAsync(report);
  document.getSelectedDataAsync(Office.CoercionType.Text, report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getSelectedDataAsync none document=ReadDocument call certain alias
  document.getSelectedDataAsync(Office.CoercionType.Html, report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getSelectedDataAsync none document=ReadDocument call certain alias
  document.getSelectedDataAsync(Office.CoercionType.Table, report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getSelectedDataAsync none document=ReadDocument call certain alias
  document.getSelectedDataAsync(Office.CoercionType.Ooxml, report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getSelectedDataAsync none document=ReadAllDocument call certain alias
  document.getSelectedDataAsync("ooxml", report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getSelectedDataAsync none document=ReadAllDocument call certain alias
  document.getFileAsync(Office.FileType.Text, readSlices);
  //       ^^^^^^^^^^^^ usage: Office.Document.getFileAsync none document=ReadAllDocument call certain alias
  document.getFileAsync(Office.FileType.Compressed, readSlices);
  //       ^^^^^^^^^^^^ usage: Office.Document.getFileAsync none document=ReadAllDocument call certain alias
  document.getFileAsync(Office.FileType.Pdf, readSlices);
  //       ^^^^^^^^^^^^ usage: Office.Document.getFileAsync none document=ReadAllDocument call certain alias
  document.getFilePropertiesAsync(report);
  //       ^^^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getFilePropertiesAsync none document=ReadDocument call certain alias
  document.goToByIdAsync("a", Office.GoToType.NamedItem, report);
  //       ^^^^^^^^^^^^^ usage: Office.Document.goToByIdAsync none document=ReadDocument call certain alias
  document.setSelectedDataAsync("a", { coercionType: Office.CoercionType.Ooxml }, report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.setSelectedDataAsync none document=WriteDocument call certain alias
  document.getTaskFieldAsync("1", Office.ProjectTaskFields.Name, report);
  //       ^^^^^^^^^^^^^^^^^ usage: Office.Document.getTaskFieldAsync none document=ReadDocument call certain alias
  document.getSelectedTaskAsync(report);
  //       ^^^^^^^^^^^^^^^^^^^^ usage: Office.Document.getSelectedTaskAsync none document=ReadDocument call certain alias
  document.setTaskFieldAsync("1", Office.ProjectTaskFields.Name, "a", report);
  //       ^^^^^^^^^^^^^^^^^ usage: Office.Document.setTaskFieldAsync none document=WriteDocument call certain alias
  document.addHandlerAsync(Office.EventType.DocumentSelectionChanged, report);
  //       ^^^^^^^^^^^^^^^ usage: Office.Document.addHandlerAsync none document=ReadWriteDocument call certain alias
  document.removeHandlerAsync(Office.EventType.DocumentSelectionChanged, report);
  //       ^^^^^^^^^^^^^^^^^^ usage: Office.Document.removeHandlerAsync none document=ReadWriteDocument call certain alias
  settings.addHandlerAsync(Office.EventType.SettingsChanged, report);
  //       ^^^^^^^^^^^^^^^ usage: Office.Settings.addHandlerAsync none document=ReadWriteDocument call certain alias
  bindings.addFromNamedItemAsync("a", Office.BindingType.Table, useBinding);
  //       ^^^^^^^^^^^^^^^^^^^^^ usage: Office.Bindings.addFromNamedItemAsync none document=ReadDocument call certain alias
  bindings.addFromPromptAsync(Office.BindingType.Matrix, useBinding);
  //       ^^^^^^^^^^^^^^^^^^ usage: Office.Bindings.addFromPromptAsync none document=ReadDocument call certain alias
  bindings.addFromSelectionAsync(Office.BindingType.Text, useBinding);
  //       ^^^^^^^^^^^^^^^^^^^^^ usage: Office.Bindings.addFromSelectionAsync none document=ReadDocument call certain alias
  bindings.getAllAsync(report);
  //       ^^^^^^^^^^^ usage: Office.Bindings.getAllAsync none document=ReadDocument call certain alias
  bindings.getByIdAsync("a", useBinding);
  //       ^^^^^^^^^^^^ usage: Office.Bindings.getByIdAsync none document=ReadDocument call certain alias
  bindings.releaseByIdAsync("a", report);
  //       ^^^^^^^^^^^^^^^^ usage: Office.Bindings.releaseByIdAsync none document=ReadDocument call certain alias
  customXmlParts.addAsync("<a/>", usePart);
  //             ^^^^^^^^ usage: Office.CustomXmlParts.addAsync none document=ReadWriteDocument call certain alias
  customXmlParts.getByIdAsync("a", usePart);
  //             ^^^^^^^^^^^^ usage: Office.CustomXmlParts.getByIdAsync none document=ReadWriteDocument call certain alias
  customXmlParts.getByNamespaceAsync("urn:a", (result) => {
  //             ^^^^^^^^^^^^^^^^^^^ usage: Office.CustomXmlParts.getByNamespaceAsync none document=ReadWriteDocument call certain alias
    result.value[0].getNodesAsync("*", (nodes) => nodes.value[0].setXmlAsync("<a/>", report));
    //              ^^^^^^^^^^^^^ usage: Office.CustomXmlPart.getNodesAsync none document=ReadWriteDocument call certain parameter
    //                                                           ^^^^^^^^^^^ usage: Office.CustomXmlNode.setXmlAsync none document=ReadWriteDocument call certain parameter
  });
  Office.select("bindings#a", report).getDataAsync(report);
  //     ^^^^^^ usage: Office.select none document=ReadDocument call certain chain
  //                                  ^^^^^^^^^^^^ usage: Office.Binding.getDataAsync none document=ReadDocument call certain chain
});

function useBinding(result) {
  const binding = result.value;
  binding.getDataAsync(report);
  //      ^^^^^^^^^^^^ usage: Office.Binding.getDataAsync none document=ReadDocument call certain alias
  binding.setDataAsync([["a"]], report);
  //      ^^^^^^^^^^^^ usage: Office.Binding.setDataAsync none document=ReadWriteDocument call certain alias
  binding.addHandlerAsync(Office.EventType.BindingDataChanged, report);
  //      ^^^^^^^^^^^^^^^ usage: Office.Binding.addHandlerAsync none document=ReadWriteDocument call certain alias
  if (binding.type === Office.BindingType.Table) {
    binding.addRowsAsync([["a"]], report);
    //      ^^^^^^^^^^^^ usage: Office.TableBinding.addRowsAsync none document=ReadWriteDocument call certain alias
    binding.addColumnsAsync([["a"]], report);
    //      ^^^^^^^^^^^^^^^ usage: Office.TableBinding.addColumnsAsync none document=ReadWriteDocument call certain alias
    binding.deleteAllDataValuesAsync(report);
    //      ^^^^^^^^^^^^^^^^^^^^^^^^ usage: Office.TableBinding.deleteAllDataValuesAsync none document=ReadWriteDocument call certain alias
    binding.setFormatsAsync([], report);
    //      ^^^^^^^^^^^^^^^ usage: Office.TableBinding.setFormatsAsync none document=ReadWriteDocument call certain alias
    binding.clearFormatsAsync(report);
    //      ^^^^^^^^^^^^^^^^^ usage: Office.TableBinding.clearFormatsAsync none document=ReadWriteDocument call certain alias
    binding.setTableOptionsAsync({}, report);
    //      ^^^^^^^^^^^^^^^^^^^^ usage: Office.TableBinding.setTableOptionsAsync none document=ReadWriteDocument call certain alias
  }
}

function usePart(result) {
  result.value.getXmlAsync(report);
  //           ^^^^^^^^^^^ usage: Office.CustomXmlPart.getXmlAsync none document=ReadWriteDocument call certain parameter
  result.value.deleteAsync(report);
  //           ^^^^^^^^^^^ usage: Office.CustomXmlPart.deleteAsync none document=ReadWriteDocument call certain parameter
  result.value.namespaceManager.addNamespaceAsync("a", "urn:a", report);
  //                            ^^^^^^^^^^^^^^^^^ usage: Office.CustomXmlPrefixMappings.addNamespaceAsync none document=ReadWriteDocument call certain parameter
}

function readSlices(result) {
  const file = result.value;
  file.getSliceAsync(0, () => file.closeAsync(report));
  //   ^^^^^^^^^^^^^ usage: Office.File.getSliceAsync none document=ReadDocument call certain alias
}

function report(result) {
  console.log(result.status);
}

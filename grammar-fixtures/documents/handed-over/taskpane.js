import { attach } from "document-tools";

Office.onReady(() => {
  attach(Office.context.document);
  Office.context.document.getSelectedDataAsync(Office.CoercionType.Text, (result) => console.log(result.value));
});

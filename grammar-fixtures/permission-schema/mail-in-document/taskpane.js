Office.onReady(() => Office.context.document.getFilePropertiesAsync((result) => console.log(result.value.url)));

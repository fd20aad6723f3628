Office.context.document.setSelectedDataAsync("x");

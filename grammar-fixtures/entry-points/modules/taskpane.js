const service = require("./service").default;

Office.onReady(() => service.read(console.log));

module.exports = { entry: { taskpane: "./src/taskpane.js" }, output: { path: __dirname + "/dist" } };

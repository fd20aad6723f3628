module.exports = { extra: "./src/taskpane/extra.js" };

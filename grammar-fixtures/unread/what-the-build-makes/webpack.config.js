module.exports = {
  entry: { vendors: ["core-js"], taskpane: "./src/taskpane.ts" },
};

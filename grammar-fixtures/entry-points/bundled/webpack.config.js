const HtmlWebpackPlugin = require("html-webpack-plugin");

module.exports = {
  entry: {
    polyfill: ["core-js/stable"],
    taskpane: ["./src/pane/index.js", "./src/pane/taskpane.html"],
    commands: "./src/buttons/start.js",
  },
  plugins: [
    new HtmlWebpackPlugin({
      filename: "taskpane.html",
      template: "./src/pane/taskpane.html",
      chunks: ["polyfill", "taskpane"],
    }),
    new HtmlWebpackPlugin({
      filename: "commands.html",
      template: "./src/buttons/commands.html",
      chunks: ["polyfill", "commands"],
    }),
  ],
};

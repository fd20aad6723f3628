export default { build: { rollupOptions: { input: ["taskpane.html"] } } };

module.exports = { setupFiles: ["./src/office-fake.js"] };

export const read = (item) => item.body.getAsync("text", () => {});

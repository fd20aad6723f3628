export const show = (item) => item.body.setAsync("is not shown");

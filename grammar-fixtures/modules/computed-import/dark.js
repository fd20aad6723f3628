export const apply = (item) => console.log(item.itemId);

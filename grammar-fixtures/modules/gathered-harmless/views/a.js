export default (item, title) => console.log(item.itemId, title);

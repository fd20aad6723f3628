export default (item) => item.saveAsync("is asked for by another name");

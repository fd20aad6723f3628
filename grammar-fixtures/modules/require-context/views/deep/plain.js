exports.run = (item) => item.body.setAsync("text");

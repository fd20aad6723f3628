let item = { subject: { setAsync() {} }, body: [] };
item.subject.setAsync("x");
item.body.push("x");
export const total = item.body.length;

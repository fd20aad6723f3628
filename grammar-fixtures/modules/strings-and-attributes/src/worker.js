export default (body) => body.setAsync("x");
//                            ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain

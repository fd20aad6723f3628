export default (item) => item.saveAsync();
//                            ^^^^^^^^^ permission-exceeded: needs ReadWriteItem

current.saveAsync();
//      ^^^^^^^^^ usage: saveAsync ReadWriteItem certain

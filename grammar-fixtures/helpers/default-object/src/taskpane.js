import mail, { api } from "./mail";

mail.item().saveAsync();
//          ^^^^^^^^^ usage: saveAsync ReadWriteItem certain
mail.nested.write(mail.item().subject);
//                            ^^^^^^^ usage: subject ReadItem certain
api.send();

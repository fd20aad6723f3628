import { item } from "@acme/mail";
import { subject } from "@acme/mail/fields";
import { save } from "@acme/mail/tools/save";

save(item());
subject().setAsync("x");
//        ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain

//! What users see when they hover, word for word.

use super::*;
use crate::ide::plain;
use crate::ide::testing::{mail, tree, unified};
use crate::rules::Location;

fn link(at: &Location) -> String {
    format!("{}@{}", at.file.file_name().unwrap().to_string_lossy(), at.span.start)
}

/// The hover at each cursor: what it is about, then its lines.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let (snapshot, cursors) = tree(files);
    let tell = |(file, at): &(std::path::PathBuf, u32)| {
        let found = hover(&snapshot, file, *at, &link)?;
        let (text, _) = snapshot.text(file).unwrap();
        Some(format!("[{}] {}", found.span.of(text), found.markdown))
    };
    cursors.iter().map(|cursor| tell(cursor).unwrap_or_else(|| "nothing".to_owned())).collect()
}

#[test]
fn print_all() {
    let src = "const item = Office.context.mailbox.it‸em;\nitem.body.set‸Async('a');\nitem.subject.setAs‸ync('b');\nOffice.context.mailbox.getCallback‸TokenAsync(f);\nitem.body.appendOnSend‸Async('x');\nOffice.context.document.getFile‸Async(f);\nx.makeEwsRequestA‸sync();\nfunction q(m) { m.addAs‸ync(1) } q(item.to); q(item.categories); q(Office.context.mailbox.masterCategories);\n// addinspect-ignore-next-line legac‸y-ews: x\nOffice.onRe‸ady();Office.context.mailbox.userProf‸ile;";
    let m1 = mail("<Permissions>Read‸Item</Permissions><Rule xsi:type=\"ItemHasKnown‸Entity\" EntityType=\"Contact\"/><VersionOverrides xsi:type=\"VersionOverridesV1_1\"><ExtendedPermissions><ExtendedPermission>AppendO‸nSend</ExtendedPermission></ExtendedPermissions></VersionOverrides><SupportsMulti‸Select>true</SupportsMultiSelect>");
    let m2 = unified("{\"name\": \"MailboxItem.Read‸Write.User\", \"type\": \"Delegated\"}, {\"name\": \"Mailbox.SharedFol‸der\", \"type\": \"Delegated\"}, {\"name\": \"Document.Rea‸d.User\", \"type\": \"Delegated\"},{\"name\": \"Mailbox.Rea‸d.User\", \"type\": \"Delegated\"}");
    let files = [("a.js", src), ("manifest.xml", &m1), ("manifest.json", &m2)];
    for hover in told(&files) {
        eprintln!("{hover}\n--- plain\n{}\n=======", plain(&hover));
    }
}

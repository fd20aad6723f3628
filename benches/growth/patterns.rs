//! Trees that once cost more than their size: each pattern writes one with `n` of something.
//!
//! Knows nothing about clocks. Called by the bench, which runs the binary on a tree and on one four times as
//! large.
#![expect(clippy::disallowed_methods, reason = "makes files for the binary to read")]
#![expect(clippy::panic, reason = "without its files nothing can be measured")]

use std::path::Path;

/// One way to grow.
pub(crate) struct Pattern {
    /// What there is `n` of.
    pub(crate) name: &'static str,
    /// The size at which it was seen to hurt.
    pub(crate) most: usize,
    /// Writes the tree into an empty folder; gives back the arguments for the binary.
    pub(crate) make: fn(&Path, usize) -> Vec<String>,
}

/// All patterns.
pub(crate) const PATTERNS: &[Pattern] = &[
    pattern("equal permissions in a unified manifest", 10_000, equal_permissions),
    pattern("unified manifests that declare too much", 500, excessive),
    pattern("the same as JSON", 500, excessive_as_json),
    pattern("manifests that declare too little", 500, exceeded),
    pattern("manifests in folders of their own", 3_000, folders),
    pattern("uses on one line of a page", 10_000, page_of_one_line),
    pattern("scripts on one line of a page", 10_000, scripts_on_one_line),
    pattern("uses on one line of TSX", 10_000, tsx_of_one_line),
    pattern("stacked suppressions", 20_000, stacked_suppressions),
    pattern("findings, each suppressed", 16_000, suppressed_findings),
    pattern("unknown keys in addinspect.json", 100_000, unknown_keys),
    pattern("unknown members in addinspect.json", 1_000, unknown_members),
    pattern("equal keys in addinspect.json", 100_000, equal_keys),
    pattern("letters of a word to explain", 100_000, unknown_word),
    pattern("letters of a permission", 4_000_000, long_permission),
    pattern("letters of a permission in a unified manifest", 4_000_000, long_unified_permission),
    pattern("letters of a glob", 50_000, long_glob),
];

const fn pattern(name: &'static str, most: usize, make: fn(&Path, usize) -> Vec<String>) -> Pattern {
    Pattern { name, most, make }
}

/// Needs ReadWriteItem.
const WRITE: &str = "Office.context.mailbox.item.subject.setAsync('a');";
/// Needs ReadItem.
const READ: &str = "Office.context.mailbox.item.subject.getAsync(() => {});";

fn equal_permissions(folder: &Path, n: usize) -> Vec<String> {
    sources(folder, READ);
    write(folder, "manifest.json", unified(&vec!["MailboxItem.Read.User"; n]));
    check()
}

fn excessive(folder: &Path, n: usize) -> Vec<String> {
    sources(folder, READ);
    for number in 0..n {
        write(folder, &format!("manifest{number}.json"), unified(&["Mailbox.ReadWrite.User"]));
    }
    check()
}

fn excessive_as_json(folder: &Path, n: usize) -> Vec<String> {
    excessive(folder, n).into_iter().chain(["--format", "json"].map(str::to_owned)).collect()
}

fn exceeded(folder: &Path, n: usize) -> Vec<String> {
    sources(folder, WRITE);
    for number in 0..n {
        write(folder, &format!("manifest{number}.xml"), xml("ReadItem"));
    }
    check()
}

fn folders(folder: &Path, n: usize) -> Vec<String> {
    for number in 0..n {
        let folder = folder.join(format!("a{number}"));
        sources(&folder, READ);
        write(&folder, "manifest.xml", xml("ReadItem"));
    }
    check()
}

fn page_of_one_line(folder: &Path, n: usize) -> Vec<String> {
    write(folder, "manifest.xml", xml("ReadItem"));
    write(folder, "page.html", format!("<p>é</p><script>{}</script>", WRITE.repeat(n)));
    check()
}

fn scripts_on_one_line(folder: &Path, n: usize) -> Vec<String> {
    write(folder, "manifest.xml", xml("ReadItem"));
    write(folder, "page.html", format!("<script>{WRITE}</script>").repeat(n));
    check()
}

fn tsx_of_one_line(folder: &Path, n: usize) -> Vec<String> {
    page(folder, "page.tsx", &WRITE.repeat(n));
    check()
}

fn stacked_suppressions(folder: &Path, n: usize) -> Vec<String> {
    let comment = "// addinspect-ignore-next-line permission-exceeded: why\n";
    page(folder, "page.js", &format!("{}{WRITE}\n", comment.repeat(n)));
    check()
}

fn suppressed_findings(folder: &Path, n: usize) -> Vec<String> {
    let one = format!("// addinspect-ignore-next-line permission-exceeded: why\n{WRITE}\n");
    page(folder, "page.js", &one.repeat(n));
    check()
}

fn unknown_keys(folder: &Path, n: usize) -> Vec<String> {
    let keys: Vec<String> = (0..n).map(|number| format!("\"key{number}\": 1")).collect();
    configured(folder, &format!("{{{}}}", keys.join(",\n")))
}

fn unknown_members(folder: &Path, n: usize) -> Vec<String> {
    let level = |number| {
        format!("\"Office.Subjekt.setAsink{number}\": {{\"level\": \"ReadItem\", \"reason\": \"seen\"}}")
    };
    let levels: Vec<String> = (0..n).map(level).collect();
    configured(folder, &format!("{{\"levels\": {{{}}}}}", levels.join(",\n")))
}

fn equal_keys(folder: &Path, n: usize) -> Vec<String> {
    configured(folder, &format!("{{{}}}", vec!["\"exclude\": []"; n].join(",\n")))
}

fn unknown_word(_: &Path, n: usize) -> Vec<String> {
    vec!["explain".to_owned(), "setAsync".repeat(n / 8)]
}

fn long_permission(folder: &Path, n: usize) -> Vec<String> {
    sources(folder, READ);
    write(folder, "manifest.xml", xml(&"ReadItem".repeat(n / 8)));
    check()
}

fn long_unified_permission(folder: &Path, n: usize) -> Vec<String> {
    sources(folder, READ);
    write(folder, "manifest.json", unified(&[&format!("Mailbox{}", "Item.Read".repeat(n / 9))]));
    check()
}

fn long_glob(folder: &Path, n: usize) -> Vec<String> {
    configured(folder, &format!("{{\"exclude\": [\"{}\"]}}", "a".repeat(n)))
}

fn check() -> Vec<String> {
    vec!["check".to_owned(), ".".to_owned()]
}

/// A sound add-in with this `addinspect.json`.
fn configured(folder: &Path, text: &str) -> Vec<String> {
    sources(folder, READ);
    write(folder, "manifest.xml", xml("ReadItem"));
    write(folder, "addinspect.json", text);
    check()
}

fn sources(folder: &Path, script: &str) {
    write(folder, "page.html", "<script src=page.js></script>\n");
    write(folder, "page.js", script);
}

/// An add-in that declares ReadItem, whose page is nothing but one script.
fn page(folder: &Path, script: &str, text: &str) {
    write(folder, "manifest.xml", xml("ReadItem"));
    write(folder, "page.html", format!("<script src={script}></script>\n"));
    write(folder, script, text);
}

fn xml(permission: &str) -> String {
    format!(
        "<OfficeApp xmlns=\"http://schemas.microsoft.com/office/appforoffice/1.1\"\n  \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"MailApp\">\n  \
         <FormSettings><Form xsi:type=\"ItemEdit\"><DesktopSettings>\n    \
         <SourceLocation DefaultValue=\"https://a.example/page.html\"/>\n  \
         </DesktopSettings></Form></FormSettings>\n  <Permissions>{permission}</Permissions>\n</OfficeApp>\n"
    )
}

fn unified(permissions: &[&str]) -> String {
    let entry = |name: &&str| format!("{{\"name\": \"{name}\", \"type\": \"Delegated\"}}");
    let entries: Vec<String> = permissions.iter().map(entry).collect();
    format!(
        "{{\n\"manifestVersion\": \"1.17\",\n\"authorization\": {{\"permissions\": {{\"resourceSpecific\": [\n{}\n]}}}},\n\
         \"extensions\": [{{\"requirements\": {{\"scopes\": [\"mail\"]}}, \"runtimes\": [{{\"code\": {{\"page\": \
         \"https://a.example/page.html\"}}}}]}}]\n}}\n",
        entries.join(",\n")
    )
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    if let Err(error) = made.and_then(|()| std::fs::write(&path, text)) {
        panic!("{}: {error}", path.display());
    }
}

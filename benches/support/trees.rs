//! Trees of add-ins in which one types: what stands where, and what a keystroke changes. Knows nothing about clocks.
//! Used by `workspaces`.

use std::path::PathBuf;

/// The folder of every generated tree.
pub(crate) const ROOT: &str = "/tree";

/// A tree, and a keystroke in it that comes and goes.
pub(crate) struct Typing {
    /// The tree's files with their texts.
    pub(crate) files: Vec<(PathBuf, String)>,
    /// The file in which one types.
    pub(crate) file: PathBuf,
    /// Its text without the keystroke, and with it.
    pub(crate) texts: [String; 2],
}

impl Typing {
    fn new(files: Vec<(String, String)>, file: &str, texts: [String; 2]) -> Typing {
        let below = |path: &str| PathBuf::from(ROOT).join(path);
        let files = files.into_iter().map(|(path, text)| (below(&path), text)).collect();
        Typing { files, file: below(file), texts }
    }
}

fn manifest(level: &str) -> String {
    format!(
        "<OfficeApp xmlns='http://schemas.microsoft.com/office/appforoffice/1.1' \
         xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='MailApp'>\n\
         <Permissions>{level}</Permissions>\n</OfficeApp>\n"
    )
}

/// A source that is like those of add-ins: a few uses, and code that has nothing to do with Office.
fn source(number: usize, imports: &str, member: &str) -> String {
    let other: String = (0..20)
        .map(|i| {
            format!("function show{i}(list) {{\n  return list.map(row => `<li>${{row.name}}</li>`).join('');\n}}\n")
        })
        .collect();
    format!(
        "{imports}const item{number} = Office.context.mailbox.item;\n{other}\
         export function run{number}(text) {{\n  item{number}.body.{member}(text, result => console.log(result.status));\n  \
         console.log(item{number}.subject, item{number}.from.emailAddress);\n}}\n"
    )
}

/// `count` add-ins of ten sources each; one types in a source of the one in the middle.
pub(crate) fn add_ins(count: usize, legacy: bool) -> Typing {
    let typed = count / 2;
    let mut files = Vec::new();
    for add_in in 0..count {
        files.push((format!("app{add_in}/package.json"), "{}".to_owned()));
        files.push((format!("app{add_in}/manifest.xml"), manifest("ReadItem")));
        for number in 0..10 {
            let mut text = source(number, "", "getAsync");
            if legacy && add_in == typed && number == 1 {
                text += "export function token(done) {\n  Office.context.mailbox.getCallbackTokenAsync(done);\n}\n";
            }
            files.push((format!("app{add_in}/src/part{number}.js"), text));
        }
    }
    let texts = ["setAsyn", "setAsync"].map(|member| source(0, "", member));
    Typing::new(files, &format!("app{typed}/src/part0.js"), texts)
}

/// The same; one types in a manifest.
pub(crate) fn manifests(count: usize) -> Typing {
    let mut typing = add_ins(count, false);
    let folder = typing.file.parent().and_then(|src| src.parent()).map(PathBuf::from).unwrap_or_default();
    typing.file = folder.join("manifest.xml");
    typing.texts = ["ReadItem", "ReadWriteItem"].map(manifest);
    typing
}

/// What one types in an add-in of one import graph.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// A source that nobody but the entry imports.
    Leaf,
    /// The body of a function that all call.
    Body,
    /// What a module that all import exports.
    Shape,
}

/// One add-in of `count` sources: an entry imports all, and all import one helper.
pub(crate) fn graph(count: usize, place: Place) -> Typing {
    let helper = |member: &str, name: &str| {
        format!(
            "export function fill(item, text) {{\n  item.body.{member}(text, () => {{}});\n  return item;\n}}\n\
             export const {name} = 'add-in';\n"
        )
    };
    let leaf = |number: usize, member: &str| {
        let imports = format!("import {{ fill }} from './helper{}';\n", if number == 0 { "" } else { ".js" });
        source(number, &imports, member)
            + &format!("export const filled{number} = () => fill(item{number}, 'x');\n")
    };
    let entry: String =
        (0..count).map(|n| format!("import {{ run{n} }} from './part{n}';\nrun{n}('');\n")).collect();
    let mut files = vec![
        ("package.json".to_owned(), "{}".to_owned()),
        ("manifest.xml".to_owned(), manifest("ReadItem")),
        ("src/index.js".to_owned(), entry),
        ("src/helper.js".to_owned(), helper("getAsync", "title")),
    ];
    files.extend((0..count).map(|number| (format!("src/part{number}.js"), leaf(number, "getAsync"))));
    match place {
        Place::Leaf => Typing::new(files, "src/part7.js", ["setAsyn", "setAsync"].map(|m| leaf(7, m))),
        Place::Body => {
            Typing::new(files, "src/helper.js", ["setAsyn", "setAsync"].map(|m| helper(m, "title")))
        }
        Place::Shape => {
            Typing::new(files, "src/helper.js", ["titl", "title"].map(|name| helper("getAsync", name)))
        }
    }
}

//! What `usages` and `catalog` print.

use crate::run::{add_in, addinspect, repository, tree};

const CODE: &str = "\u{FEFF}/* 😀 */ const item = Office.context.mailbox.item;
item.saveAsync(Office.AsyncResultStatus.Failed);
";

#[test]
fn usages_are_the_leveled_ones_and_all_adds_the_others() {
    let folder = add_in("ReadItem", CODE);
    let ran = addinspect(folder.path(), &["usages"]);
    let expected = "\
page.js:1:38: Restricted Office.Context.mailbox (read certain chain)
page.js:1:46: Restricted Office.Mailbox.item (read certain chain)
page.js:2:6: ReadWriteItem Office.AppointmentCompose.saveAsync|Office.MessageCompose.saveAsync (call certain alias)
";
    assert_eq!(ran.out, expected);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let all = addinspect(folder.path(), &["usages", "--all"]);
    for added in ["page.js:1:30: - Office.context", "page.js:2:41: - Office.AsyncResultStatus.Failed"] {
        assert!(all.out.contains(added), "{}", all.out);
    }
}

#[test]
fn the_words_of_a_usage_are_explained() {
    let folder = add_in("ReadItem", CODE);
    let seen = addinspect(folder.path(), &["usages", "--color", "always"]).out;
    assert!(seen.contains("PLACE: LEVEL MEMBER (ACCESS CERTAINTY VIA)"), "{seen}");
    let help = addinspect(folder.path(), &["usages", "--help"]).out;
    let of_usages = include_str!("../../docs/json.md")
        .split("## ")
        .find(|part| part.starts_with("`usages --format jsonl`"))
        .unwrap();
    let words = [
        &["call", "read", "write", "destructure", "probe", "certain", "likely", "maybe", "chain", "alias"][..],
        &["parameter", "typed-parameter", "field", "call-result", "import", "annotation", "name"],
    ];
    for word in words.concat() {
        assert!(
            help.lines().any(|line| line.trim_start().starts_with(&format!("{word}  "))),
            "{word} {help}"
        );
        assert!(of_usages.contains(&format!("`{word}`")), "{word}");
    }
    assert!(
        help.lines().skip_while(|line| !line.starts_with("Each line")).all(|line| line.len() <= 60),
        "{help}"
    );
}

#[test]
fn a_usage_is_one_line_of_json() {
    let folder = add_in("ReadItem", CODE);
    let ran = addinspect(folder.path(), &["usages", "--format", "jsonl", "."]);
    assert_eq!(
        ran.out.lines().last().unwrap(),
        "{\"file\":\"page.js\",\"line\":2,\"column\":6,\"endLine\":2,\"endColumn\":15,\
         \"members\":[\"Office.AppointmentCompose.saveAsync\",\"Office.MessageCompose.saveAsync\"],\
         \"level\":\"ReadWriteItem\",\"maxLevel\":\"ReadWriteItem\",\"access\":\"call\",\"certainty\":\"certain\",\
         \"via\":\"alias\",\"addIn\":\".\"}"
    );
}

#[test]
fn calls_of_services_are_listed_on_demand() {
    let code = "Office.context.mailbox.item.subject;\n\
                fetch(\"https://graph.microsoft.com/v1.0/me/messages\");\n\
                pca.acquireTokenSilent({ scopes: [\"Mail.Read\"] });\n";
    let folder = add_in("ReadItem", code);
    let lines = |args: &[&str]| {
        let ran = addinspect(folder.path(), &[&["usages", "--format", "jsonl"], args].concat());
        ran.out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    // Who reads the lines of usages knows no others.
    assert!(lines(&[]).iter().all(|line| line.contains("\"members\":[")), "{:?}", lines(&[]));
    let all = lines(&["--services"]);
    let has = |part: &str| all.iter().any(|line| line.contains(part));
    assert!(has("\"path\":\"/me/messages\"") && has("\"requested\":[\"Mail.Read\"]"), "{all:?}");
}

#[test]
fn a_file_can_be_asked_for_alone() {
    let folder = tree(&[
        ("package.json", "{}"),
        ("src/a.js", "Office.context.mailbox.item.subject;\n"),
        ("src/b.js", "Office.context.mailbox.item.body;\n"),
    ]);
    let ran = addinspect(folder.path(), &["usages", "src/a.js"]);
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("src/a.js:1:")).count(), 3, "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
}

#[test]
fn the_catalogue_lists_types_and_members() {
    let ran = addinspect(repository(), &["catalog", "list", "--format", "jsonl"]);
    let rows: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let row = |name: &str| rows.iter().find(|row| row["member"] == name).unwrap();
    let set = row("Office.Subject.setAsync");
    assert_eq!((&set["kind"], &set["taggedLevel"]), (&"method".into(), &"ReadItem".into()));
    assert_eq!((&set["level"], &set["modes"]), (&"ReadWriteItem".into(), &serde_json::json!(["compose"])));
    assert_eq!(row("Office.Subject")["kind"], "type");
    let text = addinspect(repository(), &["catalog", "list"]);
    assert_eq!(text.out.lines().count(), rows.len());
    let line = text.out.lines().find(|line| line.starts_with("Office.Subject.setAsync ")).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words, ["Office.Subject.setAsync", "method", "ReadWriteItem", "compose", "Mailbox", "1.1"]);
}

#[test]
fn the_catalogue_can_be_built_from_typings_and_compared_with_them() {
    let typings = "\
declare namespace Office {
    interface Subject {
        /**
         * Sets the subject.
         * @remarks
         * **{@link https://example.com | Minimum permission level}**: **read/write item**
         */
        setAsync(subject: string): void;
        inventedAsync(): void;
    }
}
";
    let folder = tree(&[
        ("index.d.ts", typings),
        ("package.json", "{\"version\": \"9.9.9\"}"),
        ("none.d.ts", "let x;"),
    ]);
    let built = addinspect(folder.path(), &["catalog", "build", "index.d.ts"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert!(built.out.contains("@types/office-js 9.9.9"), "{}", built.out);
    assert!(built.out.contains("inventedAsync"), "{}", built.out);
    let diff = addinspect(folder.path(), &["catalog", "diff", "index.d.ts"]);
    assert!(diff.out.contains("Office.Subject.inventedAsync: added (no level)\n"), "{}", diff.out);
    assert_eq!(diff.status, 1);
    let none = addinspect(folder.path(), &["catalog", "diff", "none.d.ts"]);
    assert!(
        none.err.starts_with("error: none.d.ts: the file has no `declare namespace Office`"),
        "{}",
        none.err
    );
    assert_eq!(none.status, 2);
}

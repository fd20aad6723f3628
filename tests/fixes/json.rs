//! Unified manifests in all the ways in which people lay them out.

use crate::promise::{KINDS, declares, supplements};
use addinspect::catalog::MailboxLevel;
use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 9] = [
    "MailboxItem.Read.User",
    "Mailbox.ReadWrite.User",
    "Mailbox.Read.User",
    "AppendOnSend",
    "Mailbox.AppendOnSend.User",
    "Mailbox.AccessSharedFolders.User",
    "Document.Read.User",
    "ChannelMessage.Read.Group",
    "Team\\u0041",
];

/// One entry; `~` is where a line may end.
fn entry() -> impl Strategy<Value = String> {
    let of_type = select(vec!["Delegated", "Delegated", "Application", ""]);
    (select(NAMES.to_vec()), of_type, any::<bool>(), select(vec!["", " ", "~"])).prop_map(
        |(name, of_type, type_first, gap)| {
            let name = format!("\"name\": \"{name}\"");
            let of_type = format!("\"type\": \"{of_type}\"");
            let inner = match (of_type.len() > 10, type_first) {
                (false, _) => name,
                (true, true) => format!("{of_type},{gap}{name}"),
                (true, false) => format!("{name},{gap}{of_type}"),
            };
            format!("{{{gap}{inner}{gap}}}")
        },
    )
}

fn array() -> impl Strategy<Value = String> {
    let comma = select(vec![",", ",~", " ,", ", /* , */ ", ", // a, b\n"]);
    (prop::collection::vec((entry(), comma), 0..5), select(vec!["", "~", " "]), any::<bool>()).prop_map(
        |(entries, edge, comment)| {
            let last = entries.len().saturating_sub(1);
            let parts = entries.iter().enumerate();
            let parts = parts
                .map(|(i, (entry, comma))| if i == last { entry.clone() } else { format!("{entry}{comma}") });
            let comment = if comment { "/* end */" } else { "" };
            format!("[{edge}{}{edge}{comment}]", parts.collect::<String>())
        },
    )
}

fn authorization() -> impl Strategy<Value = String> {
    let wrap = select(vec![
        ",~\"authorization\": {~\"permissions\": {~\"resourceSpecific\": ARRAY~}~}",
        ",~\"authorization\": { \"permissions\": { \"other\": 1, \"resourceSpecific\": ARRAY } }",
        ",~\"authorization\": { \"permissions\": { \"other\": [] } }",
        ",~\"authorization\": { \"permissions\": {} }",
        ",~\"authorization\": {}",
        "",
    ]);
    (wrap, array()).prop_map(|(wrap, array)| wrap.replace("ARRAY", &array))
}

prop_compose! {
    fn text()(
        authorization in authorization(),
        behind in any::<bool>(),
        indent in select(vec!["", "  ", "\t", "    "]),
        newline in select(vec!["\n", "\r\n", ""]),
    ) -> String {
        let scopes = "\"requirements\": { \"scopes\": [\"mail\"] }";
        let extensions = format!("\"extensions\": [~{{ {scopes} }}~]");
        let (first, last) = if behind { (&extensions, "") } else { (&String::new(), ",~EXT") };
        let separator = if behind { ",~" } else { "" };
        let text = format!("{{~\"manifestVersion\": \"1.24\"{separator}{first}{authorization}{last}~}}~");
        lay_out(&text.replace("EXT", &extensions), indent, newline)
    }
}

/// Ends lines at `~`; a comment to the end of the line needs a line end of its own.
fn lay_out(text: &str, indent: &str, newline: &str) -> String {
    let text = if newline.is_empty() {
        text.replace('~', " ").replace("// a, b\n", "")
    } else {
        text.replace('~', "\n")
    };
    let mut depth = 0_usize;
    let mut out = Vec::new();
    for line in text.lines() {
        let closes = line.trim_start().starts_with(['}', ']']);
        out.push(format!("{}{line}", indent.repeat(depth.saturating_sub(usize::from(closes)))));
        depth += line.matches(['{', '[']).count();
        depth = depth.saturating_sub(line.matches(['}', ']']).count());
    }
    out.join(if newline.is_empty() { " " } else { newline })
}

/// What must stay: other permissions and comments, in order.
fn kept(text: &str) -> Vec<String> {
    let marks = ["ChannelMessage", "Team", "Document.Read", "/* , */", "// a, b", "/* end */", "\"other\""];
    let mut found: Vec<(usize, &str)> = Vec::new();
    for mark in marks {
        found.extend(text.match_indices(mark));
    }
    found.sort_unstable();
    found.into_iter().map(|(_, mark)| mark.to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_level_is_declared_once_and_all_else_stays(text in text(), level in select(MailboxLevel::ALL.to_vec())) {
        prop_assert_eq!(kept(&declares(&text, level)), kept(&text));
    }

    #[test]
    fn supplementary_permissions_come_and_go(text in text()) {
        for kind in KINDS {
            supplements(&text, kind);
        }
    }
}

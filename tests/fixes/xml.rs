//! Add-in only manifests in all the ways in which people lay them out.

use crate::promise::{KINDS, declares, supplements};
use addinspect::catalog::MailboxLevel;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// The children of the root that are not `Permissions`, in the schema's order; `@` is the prefix, `%` the quote.
const CHILDREN: [&str; 8] = [
    "<@Id>1</@Id>",
    "<@DisplayName DefaultValue=%A > B%/>",
    "<@Hosts><@Host Name=%Mailbox%/></@Hosts>",
    "<@Requirements/>",
    "<@FormSettings>\n<@Form/>\n</@FormSettings>",
    "<@Rule xsi:type=%ItemIs%/>",
    "<@DisableEntityHighlighting >true</@DisableEntityHighlighting>",
    "<!-- before --> <@VersionOverrides xsi:type=%VersionOverridesV1_0%>\n<@Hosts/>\nOLDER\n</@VersionOverrides>",
];
const PERMISSIONS: [&str; 6] = [
    "<@Permissions>ReadItem</@Permissions>",
    "<@Permissions >\nReadWriteMailbox\n</@Permissions>",
    "<@Permissions/>",
    "<@Permissions x = %1% />",
    "<@Permissions><!-- c -->Read<![CDATA[Item]]></@Permissions>",
    "<@Permissions></@Permissions>",
];
/// What may stand in `VersionOverrides` 1.0, behind its other children.
const OLDER: [&str; 5] = [
    "",
    "<@ExtendedPermissions><@ExtendedPermission>AppendOnSend</@ExtendedPermission></@ExtendedPermissions>",
    "<@VersionOverrides xsi:type=%VersionOverridesV1_1%>\n<@Hosts>\n<@DesktopFormFactor>\nFACTOR</@DesktopFormFactor>\n</@Hosts>\nNEWER\n</@VersionOverrides>",
    "<@VersionOverrides xsi:type=%VersionOverridesV1_1%><@Hosts/>NEWER</@VersionOverrides>",
    "<@Permissions>ReadWriteItem</@Permissions>",
];
const FACTOR: [&str; 5] = [
    "<@FunctionFile/>\n",
    "<!-- code --><@FunctionFile/>",
    "",
    "<@SupportsSharedFolders>false</@SupportsSharedFolders>\n",
    "<@SupportsSharedFolders> true </@SupportsSharedFolders><@FunctionFile/>",
];
const NEWER: [&str; 5] = [
    "",
    "<@ExtendedPermissions/>",
    "<@ExtendedPermissions>\n</@ExtendedPermissions>",
    "<@ExtendedPermissions><@ExtendedPermission>AppendOnSend</@ExtendedPermission></@ExtendedPermissions>",
    "<@ExtendedPermissions>\n<@ExtendedPermission>Other</@ExtendedPermission>\n<@ExtendedPermission>AppendOnSend</@ExtendedPermission>\n</@ExtendedPermissions>",
];
const COMMENT: &str = "<!-- <Permissions>ReadWriteMailbox</Permissions> é -->";

/// The pieces of the root, in an order.
fn pieces() -> impl Strategy<Value = Vec<String>> {
    let children = subsequence(CHILDREN.to_vec(), 0..=CHILDREN.len());
    let permissions =
        prop::collection::vec((select(PERMISSIONS.to_vec()), any::<prop::sample::Index>()), 0..=2);
    let comment = prop::option::of(any::<prop::sample::Index>());
    (children, permissions, comment).prop_map(|(children, permissions, comment)| {
        let mut pieces: Vec<String> = children.into_iter().map(str::to_owned).collect();
        for (permission, at) in permissions {
            pieces.insert(at.index(pieces.len() + 1), permission.to_owned());
        }
        if let Some(at) = comment {
            pieces.insert(at.index(pieces.len() + 1), COMMENT.to_owned());
        }
        pieces
    })
}

/// How a text is laid out: prefix, quote, indentation, line end (none: all on one line).
fn layout() -> impl Strategy<Value = (&'static str, &'static str, &'static str, &'static str)> {
    let prefix = select(vec!["", "o:"]);
    (prefix, select(vec!["'", "\""]), select(vec!["", "  ", "\t", "    "]), select(vec!["\n", "\r\n", ""]))
}

prop_compose! {
    fn text()(
        pieces in pieces(),
        inner in (select(OLDER.to_vec()), select(FACTOR.to_vec()), select(NEWER.to_vec())),
        (prefix, quote, indent, newline) in layout(),
        bom in any::<bool>(),
    ) -> String {
        let open = if prefix.is_empty() { "xmlns=%x%" } else { "xmlns:o=%x%" };
        let root = format!("<@OfficeApp {open}\nxmlns:xsi=%y% xsi:type=%MailApp%>\n{}\n</@OfficeApp>\n", pieces.join("\n"));
        let text = root.replace("OLDER", inner.0).replace("FACTOR", inner.1).replace("NEWER", inner.2);
        let text = text.replace('@', prefix).replace('%', quote);
        let mut depth = 0_usize;
        let line = |line: &str| {
            let closes = line.starts_with("</");
            let out = format!("{}{line}", indent.repeat(depth - usize::from(closes && depth > 0)));
            depth = depth.saturating_add(line.matches('<').count()).saturating_sub(line.matches("<!").count());
            depth = depth.saturating_sub(2 * line.matches("</").count() + line.matches("/>").count());
            out
        };
        let lines: Vec<String> = text.lines().map(line).collect();
        let glue = if newline.is_empty() { " " } else { newline };
        format!("{}{}", if bom { "\u{FEFF}" } else { "" }, lines.join(glue))
    }
}

/// The text without blanks and `Permissions` elements outside of comments.
fn rest(text: &str) -> String {
    let text = text.replace(COMMENT, "\u{1}");
    let mut out = String::new();
    let mut left = text.as_str();
    while let Some(at) = ["<Permissions", "<o:Permissions"].iter().filter_map(|p| left.find(p)).min() {
        out.push_str(&left[..at]);
        let tag = &left[at..];
        let end = tag.find('>').unwrap();
        let whole = if tag[..end].ends_with('/') {
            end + 1
        } else {
            tag[end..].find("Permissions>").map_or(end, |e| end + e + 12)
        };
        left = &tag[whole..];
    }
    out.push_str(left);
    out.retain(|c| !c.is_whitespace());
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_level_is_declared_once_in_its_place_and_all_else_stays(
        text in text(),
        level in select(MailboxLevel::ALL.to_vec()),
    ) {
        prop_assert_eq!(rest(&declares(&text, level)), rest(&text));
    }

    #[test]
    fn supplementary_permissions_come_and_go(text in text()) {
        for kind in KINDS {
            supplements(&text, kind);
        }
    }
}

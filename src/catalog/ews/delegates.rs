//! Mailboxes and folders of others: what folder permissions mean, the two ways of access, and what an add-in has of it.
//!
//! Facts: "Delegate access and EWS in Exchange" (2015-03-09), which still holds on premises. Knows nothing about
//! requests. Called by pages and by whoever reads requests.

use crate::catalog::source::{Citation, EWSDELEG, GSHARED, ISSUE_MAILBOXES, Statement, TYPES, source_list};
use crate::catalog::{Catalog, MemberKind};
use std::fmt::Write as _;

/// What Exchange answers an add-in that asks for another mailbox, as it spells it.
pub const OTHER_MAILBOX_ERROR: &str = "Office extension have no permissions to access any other mailboxes then the mailbox provided in the user context.";

/// What the owner of a folder lets another user do in it: `PermissionLevel`, `DelegateFolderPermissionLevel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderPermission {
    /// `Reviewer`.
    pub name: &'static str,
    /// What it allows, a phrase.
    pub allows: &'static str,
    /// Who says so.
    pub citation: Citation,
}

const fn permission(name: &'static str, allows: &'static str) -> FolderPermission {
    FolderPermission { name, allows, citation: Citation::sure(&EWSDELEG) }
}

static PERMISSIONS: [FolderPermission; 5] = [
    permission("None", "nothing; the default"),
    permission("Reviewer", "read items"),
    permission("Author", "read and create items, change and delete their own"),
    permission("Editor", "what an author may, also with the owner's items"),
    permission("Custom", "a choice of single rights"),
];

/// All folder permissions, the least first.
pub fn folder_permissions() -> &'static [FolderPermission] {
    &PERMISSIONS
}

/// Statements about access to other mailboxes, each with its source.
static STATEMENTS: [Statement; 6] = [
    Statement::of(
        &EWSDELEG,
        "Three things lead to another mailbox: being a delegate, permissions of its folders, and impersonation. Only delegates \
         may send on behalf of the owner; permissions of folders never allow sending.",
    ),
    Statement::of(
        &EWSDELEG,
        "Delegates have rights to the folders Calendar, Tasks, Inbox, Contacts, Notes and Journal. The right to see private items \
         (`ViewPrivateItems`) applies to all folders.",
    ),
    Statement::of(
        &EWSDELEG,
        "Explicit access names the owner: a `DistinguishedFolderId` with a `Mailbox` in `GetFolder`, `FindItem` or `FindFolder`. \
         Implicit access uses the ids that came of it, in `GetItem`, `UpdateItem`, `DeleteItem`, `CopyItem` or `FindItem`.",
    ),
    Statement::of(
        &ISSUE_MAILBOXES,
        "An add-in has none of this through `makeEwsRequestAsync`: `AddDelegate`, `GetDelegate`, `UpdateDelegate` and \
         `RemoveDelegate` are not among the operations that it may call, and explicit access fails.",
    ),
    Statement::of(
        &TYPES,
        "Instead: with shared folders (`SupportsSharedFolders` in the manifest), `getSharedPropertiesAsync` returns the rights of the \
         user to the current item as `Office.MailboxEnums.DelegatePermissions`. These are rights of the user, whatever level the \
         manifest declares, and cannot be set.",
    ),
    Statement::of(
        &GSHARED,
        "Microsoft Graph reaches mail that others share with the user under `/users/{}`, with the scopes `Mail.Read.Shared` and \
         `Mail.ReadWrite.Shared`.",
    ),
];

/// What is to be known about access to other mailboxes, and what serves instead.
pub fn access_to_others() -> &'static [Statement] {
    &STATEMENTS
}

/// The page about delegates, in Markdown.
pub fn describe_delegates() -> String {
    let mut page = "# Delegate access (mailboxes and folders of others)\n\n".to_owned();
    for statement in access_to_others() {
        let _ = writeln!(page, "{}\n", statement.marked());
    }
    page.push_str("## What the owner of a folder can allow\n\n");
    for permission in folder_permissions() {
        let _ = writeln!(page, "- {}: {}", permission.name, permission.allows);
    }
    page.push_str("\n## What `SharedProperties.delegatePermissions` can hold\n\n");
    for (index, name) in delegate_permissions().enumerate() {
        let _ = writeln!(page, "- {name}: {}", 1 << index);
    }
    page.push('\n');
    page.push_str(&source_list(STATEMENTS.iter().map(|statement| &statement.citation)));
    page
}

/// The rights in `Office.MailboxEnums.DelegatePermissions`; each is one bit, in this order.
fn delegate_permissions() -> impl Iterator<Item = &'static str> {
    let catalog = Catalog::get();
    let ty = catalog.type_named("Office.MailboxEnums.DelegatePermissions");
    let members = ty.map_or(&[][..], |ty| catalog.ty(ty).members.as_slice());
    let members = members.iter().map(|&id| catalog.member(id));
    members.filter(|member| member.kind == MemberKind::EnumConstant).map(|member| member.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::source::tests::assert_cited;

    #[test]
    fn every_statement_has_its_source() {
        STATEMENTS.iter().for_each(|statement| assert_cited(&statement.citation));
        folder_permissions().iter().for_each(|permission| assert_cited(&permission.citation));
    }

    #[test]
    fn the_bits_of_the_rights_are_those_of_the_typings() {
        let names: Vec<&str> = delegate_permissions().collect();
        assert_eq!(names, ["Read", "Write", "DeleteOwn", "DeleteAll", "EditOwn", "EditAll"]);
        let page = describe_delegates();
        for line in [
            "- Reviewer: read items\n",
            "- EditAll: 32\n",
            "- delegate access and EWS, 9 March 2015, https://",
        ] {
            assert!(page.contains(line), "{page}");
        }
    }
}

//! The permission level and the supplementary permissions of an add-in only manifest.
//!
//! Facts: manifest reference `permissions` (2020-06-26), `extendedpermissions` (2023-05-19), `supportssharedfolders`
//! (2023-05-19), `versionoverrides` (2022-01-04).

use super::document::XmlDocument;
use super::element::Element;
use super::order::{Order, is_permissions};
use crate::catalog::MailboxLevel;
use crate::manifest::{AppType, DeclaredLevel, Family, Supplementary, SupplementaryKind};

/// Every `Permissions` element, wherever it stands and whatever the case of its name.
pub(super) fn declared(
    document: &XmlDocument<'_>,
    app_type: Option<AppType>,
    family: Family,
) -> Vec<DeclaredLevel> {
    let order = Order::of(document);
    let elements = document.elements.iter().filter(|e| is_permissions(e));
    elements
        .map(|element| {
            let value = document.value(element);
            DeclaredLevel {
                level: level(&value.value, app_type),
                value,
                family,
                in_order: order.fits(element),
                whole: element.whole,
                parents: document.path(element).into_iter().map(str::to_owned).collect(),
                rsc_type: None,
                misspelt: (element.local() != "Permissions").then(|| element.local().to_owned()),
                meant: None,
            }
        })
        .collect()
}

/// `Restricted` is a value of both families: in a task pane or content add-in it is a document level.
fn level(value: &str, app_type: Option<AppType>) -> Option<MailboxLevel> {
    let document = matches!(app_type, Some(AppType::TaskPane | AppType::Content));
    MailboxLevel::from_name(value).filter(|&level| !(document && level == MailboxLevel::Restricted))
}

/// What `ExtendedPermission` and `SupportsSharedFolders` elements switch on.
pub(super) fn supplementary(document: &XmlDocument<'_>) -> Vec<Supplementary> {
    let found = document.elements.iter().filter_map(|element| {
        let (kind, on): (_, &[&str]) = match element.local() {
            "ExtendedPermission" => (SupplementaryKind::AppendOnSend, &["AppendOnSend"]),
            "SupportsSharedFolders" => (SupplementaryKind::SharedFolders, &["true", "1"]),
            _ => return None,
        };
        let value = document.value(element);
        let overrides_version = overrides_version(document, element);
        let is_on = on.contains(&value.value.as_str());
        let whole = element.whole;
        is_on.then_some(Supplementary { kind, value, whole, overrides_version, rsc_type: None })
    });
    found.collect()
}

/// Version of the nearest `VersionOverrides` around `element`: by its `xsi:type`, else by its namespace.
fn overrides_version(document: &XmlDocument<'_>, element: &Element<'_>) -> Option<String> {
    let overrides = document.around(element).find(|e| e.local() == "VersionOverrides")?;
    let by_type = overrides.xsi_type().and_then(|t| super::local(&t.value).strip_prefix("VersionOverridesV"));
    if let Some(version) = by_type {
        return Some(version.replace('_', "."));
    }
    let newer = overrides.attribute("xmlns").is_some_and(|namespace| namespace.value.ends_with("/1.1"));
    Some(if newer { "1.1" } else { "1.0" }.to_owned())
}

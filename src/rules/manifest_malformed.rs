//! The syntax of a manifest is broken.
//!
//! # What it does
//! Reports every place where an add-in's manifest is not well-formed XML or JSON, and what was expected there. An element
//! without an end tag is marked where it begins. The rest of the file is read as far as it makes sense. Template
//! placeholders (`{{X}}`, `${X}`, `<%= x %>`, `<?= ?>`, ...) are not errors, and nothing is reported where conditions or loops
//! of a template decide what applies. Files that are not manifests are ignored.
//!
//! # Why
//! Outlook does not load an add-in whose manifest it cannot parse, and often does not say why.
//!
//! # Example
//! ```xml
//! <OfficeApp xsi:type="MailApp">
//!   <Permissions>ReadItem</Permission>
//! </OfficeApp>
//! ```
//!
//! # Instead
//! ```xml
//! <OfficeApp xsi:type="MailApp">
//!   <Permissions>ReadItem</Permissions>
//! </OfficeApp>
//! ```
//!
//! # Fix safety
//! There is no fix, because only a person knows what was meant.

use super::{Context, Finding, Location, Meta, Related, Severity};
use crate::addin::ManifestFile;
use crate::manifest::ManifestKind;
use crate::text::Span;

const UNIFIED_PAGE: &str = "https://learn.microsoft.com/office/dev/add-ins/develop/unified-manifest-overview";

pub(super) static META: Meta = Meta {
    code: "manifest-malformed",
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    tags: &[],
    url: "https://learn.microsoft.com/office/dev/add-ins/develop/xml-manifest-overview",
    source: include_str!("manifest_malformed.rs"),
};

pub(super) fn check(cx: &Context, out: &mut Vec<Finding>) {
    for (index, file) in cx.manifests.iter().enumerate() {
        let add_in = cx.add_ins.iter().find(|a| a.manifests.contains(&index));
        let url = match file.manifest.kind {
            ManifestKind::AddInOnly => META.url,
            ManifestKind::Unified => UNIFIED_PAGE,
        };
        out.extend(file.manifest.malformed.iter().map(|fault| {
            let at = Location { file: file.path.clone(), span: fault.span };
            let message = fault.message.clone();
            let related = fault.related.iter().map(|&(span, message)| related(file, span, message)).collect();
            let finding =
                META.finding(at, add_in.map(|a| a.root.as_path()), message.as_str(), message.clone());
            Finding { url, related, ..finding }
        }));
    }
}

fn related(file: &ManifestFile, span: Span, message: &str) -> Related {
    Related { at: Location { file: file.path.clone(), span }, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use crate::catalog::MailboxLevel;
    use crate::rules::testing::{World, malformed};

    #[test]
    fn every_fault_is_an_error_where_it_stands_and_a_manifest_without_is_clean() {
        let clean = World::new().manifest("manifest.xml", Some(MailboxLevel::Restricted), |j| j);
        assert_eq!(clean.told(), [""; 0]);
        let fault = malformed("App", "expected `>`, found the end of the file");
        let broken = clean.but(|manifest| manifest.malformed.push(fault));
        assert_eq!(broken.told(), ["manifest.xml `App` error: expected `>`, found the end of the file"]);
    }
}

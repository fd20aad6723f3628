//! Pages that an agent can attach: the permission levels, the rules, the catalogue, topics, and the report of the add-ins.
//!
//! The pages are those of `explain` and of the editor's summary. Knows nothing about messages.

use super::call::Call;
use super::failure::Failure;
use super::told::Place;
use crate::catalog::{Catalog, MailboxLevel, describe_level};
use crate::ide;
use crate::rules::{Location, RULES, codes};
use rmcp::model::{CompletionInfo, Resource, ResourceTemplate};

const SCHEME: &str = "addinspect://";
const PERMISSIONS: &str = "addinspect://permissions";
/// The only one that depends on the files.
pub(super) const REPORT: &str = "addinspect://report";
const RULE: &str = "addinspect://rules/{rule}";
const CATALOGUE: &str = "addinspect://catalogue/{name}";
const TOPIC: &str = "addinspect://topics/{topic}";
/// What all pages are written in.
pub(super) const MARKDOWN: &str = "text/markdown";

/// The pages that have a name of their own.
pub(super) fn list() -> Vec<Resource> {
    let page = |uri: &str, name: &str, title: &str| {
        Resource::new(uri, name).with_title(title).with_mime_type(MARKDOWN)
    };
    let mut all = vec![
        page(PERMISSIONS, "permissions", "Permission levels of Outlook add-ins").with_description(
            "The four levels: their names in both kinds of manifests, what each allows, who has to agree",
        ),
        page(REPORT, "report", "Report of the add-ins in the root").with_description(
            "What each manifest declares and needs, and the uses that need the highest level",
        ),
    ];
    let rules = RULES.iter().map(|rule| {
        let code = rule.meta.code;
        page(&RULE.replace("{rule}", code), code, &format!("Rule {code}"))
            .with_description(rule.meta.docs().summary)
    });
    all.extend(rules);
    all
}

/// The pages that are named by a part of their address.
pub(super) fn templates() -> Vec<ResourceTemplate> {
    let page = |uri: &str, name: &str, title: &str, description: &str| {
        let template = ResourceTemplate::new(uri, name).with_title(title).with_description(description);
        template.with_mime_type(MARKDOWN)
    };
    vec![
        page(RULE, "rule", "Rule", "What a rule reports, why, and how to mend it"),
        page(
            CATALOGUE,
            "catalogue",
            "Type or member of Office.js",
            "Level, item modes, requirement set and sources: Office.Subject, Office.Subject.setAsync",
        ),
        page(
            TOPIC,
            "topic",
            "Topic",
            "A permission level, an error code, an operation of EWS, a permission or request of Microsoft Graph",
        ),
    ]
}

/// A page that does not depend on files, in Markdown; `None` where there is none.
pub(super) fn page(uri: &str) -> Option<String> {
    if uri == PERMISSIONS {
        return Some(MailboxLevel::ALL.map(describe_level).join("\n"));
    }
    let (kind, name) = uri.strip_prefix(SCHEME)?.split_once('/')?;
    let name = decoded(name)?;
    match kind {
        "rules" => codes().contains(&name.as_str()).then(|| ide::explain(&name)).flatten(),
        "catalogue" => is_in_catalogue(&name).then(|| ide::explain(&name)).flatten(),
        "topics" => ide::explain(&name),
        _ => None,
    }
}

fn is_in_catalogue(name: &str) -> bool {
    let catalog = Catalog::get();
    let is_type = |name: &str| catalog.type_named(name).is_some();
    is_type(name) || is_type(&format!("Office.{name}")) || !catalog.members_meant(name).is_empty()
}

/// The report of the add-ins in the roots.
pub(super) fn report(call: &Call) -> Result<String, Failure> {
    let of_root = |root: &String| {
        let snapshot = call.look(Some(root))?.snapshot;
        let link = |at: &Location| {
            let Place { file, line, .. } = Place::new(&snapshot, &call.roots, at);
            format!("{file}#L{line}")
        };
        Ok(ide::summary(&snapshot, &link))
    };
    let pages: Vec<String> = call.roots.names().iter().map(of_root).collect::<Result<_, Failure>>()?;
    Ok(pages.join("\n"))
}

/// What the part of an address may be that begins so.
pub(super) fn complete(uri: &str, begun: &str) -> CompletionInfo {
    let names: Vec<String> = match uri {
        RULE => codes().into_iter().map(str::to_owned).collect(),
        CATALOGUE => names_of_catalogue(),
        TOPIC => ide::topics(),
        _ => Vec::new(),
    };
    let begun = begun.to_lowercase();
    let fits = |name: &String| name.to_lowercase().starts_with(&begun);
    let mut values: Vec<String> = names.into_iter().filter(fits).collect();
    let total = values.len();
    values.truncate(CompletionInfo::MAX_VALUES);
    let has_more = total > values.len();
    CompletionInfo::with_pagination(values, u32::try_from(total).ok(), has_more).unwrap_or_default()
}

fn names_of_catalogue() -> Vec<String> {
    let catalog = Catalog::get();
    let types = catalog.types().map(|(_, ty)| ty.name.clone());
    let mut names: Vec<String> =
        types.chain(catalog.members().map(|(id, _)| catalog.full_name(id))).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A part of an address as it was before `%20` stood in it.
pub(super) fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&first, others)) = rest.split_first() {
        rest = others;
        if first == b'%' {
            let digits = std::str::from_utf8(others.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = others.get(2..)?;
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_resource_but_the_report_has_its_page() {
        for resource in list().iter().filter(|resource| resource.uri != REPORT) {
            assert!(page(&resource.uri).is_some_and(|page| page.starts_with("# ")), "{}", resource.uri);
        }
        for uri in ["addinspect://catalogue/Subject.setAsync", "addinspect://topics/GET%20%2Fme%2Fmessages"] {
            assert!(page(uri).is_some(), "{uri}");
        }
        for uri in [
            "addinspect://catalogue/9020",
            "addinspect://rules/x",
            "file:///etc/passwd",
            "addinspect://topics/%f",
        ] {
            assert!(page(uri).is_none(), "{uri}");
        }
    }

    #[test]
    fn completion_is_bounded() {
        assert_eq!(complete(RULE, "permission-ex").values, ["permission-exceeded", "permission-excessive"]);
        let many = complete(CATALOGUE, "office.");
        assert!(many.values.len() == 100 && many.has_more == Some(true), "{:?}", many.total);
        assert!(complete("addinspect://none/{x}", "").values.is_empty());
    }
}

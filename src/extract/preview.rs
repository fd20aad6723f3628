//! What only the preview typings, `@types/office-js-preview`, have: they contain those of the release and more.
//!
//! So the preview's are taken, and what the release lacks is marked; of members that both have the release's facts
//! stay. Should the two ever contradict each other, that is a warning, and a person decides. Knows nothing about
//! syntax.

use super::{Difference, Extracted, diff};
use crate::catalog::{Catalog, Member};
use std::collections::HashMap;

/// The release's typings with what only the preview's have.
pub(super) fn add(release: Extracted, preview: Extracted) -> Extracted {
    let mut warnings = contradictions(&release, &preview);
    let Extracted { mut types, mut members, tags, warnings: of_preview } = preview;
    let owners: HashMap<&str, &[_]> =
        release.types.iter().map(|ty| (ty.name.as_str(), ty.members.as_slice())).collect();
    for ty in &mut types {
        let released = owners.get(ty.name.as_str()).copied();
        ty.preview = released.is_none();
        let declared =
            released.unwrap_or_default().iter().filter_map(|id| release.members.get(id.0 as usize));
        let by_name: HashMap<&str, &Member> = declared.map(|member| (member.name.as_str(), member)).collect();
        for id in &ty.members {
            if let Some(member) = members.get_mut(id.0 as usize) {
                match by_name.get(member.name.as_str()) {
                    Some(known) => keep_facts(member, known),
                    None => member.preview = true,
                }
            }
        }
    }
    warnings.extend(of_preview);
    warnings.extend(release.warnings);
    Extracted { types, members, tags, warnings }
}

/// Types are numbered differently in the two, so what the member yields stays as it is; it is the same.
fn keep_facts(member: &mut Member, known: &Member) {
    *member = Member {
        owner: member.owner,
        yields: std::mem::take(&mut member.yields),
        signatures: std::mem::take(&mut member.signatures),
        ..known.clone()
    };
}

fn contradictions(release: &Extracted, preview: &Extracted) -> Vec<String> {
    let catalog = |from: &Extracted| Catalog::declared(from.types.clone(), from.members.clone());
    let changes = diff(&catalog(release), &catalog(preview)).into_iter();
    let contradicts = changes.filter(|change| !matches!(change.what, Difference::Added(_)));
    contradicts.map(|change| format!("the preview contradicts the release: {change}")).collect()
}

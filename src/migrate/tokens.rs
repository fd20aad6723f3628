//! Exchange tokens: signing in with MSAL takes their place. Where the requests that go with a token are seen, they are the
//! sites; a token of which the code does not show what it is for is one itself.
//!
//! Called by the plan.

use super::{Site, SiteGuard, SiteKind, ews};
use crate::analysis::{Certainty, Usage};
use crate::catalog::Catalog;
use crate::text::Span;
use crate::workspace::{Snapshot, SourceFile};

const CALLBACK: &str = "getCallbackTokenAsync";
const IDENTITY: &str = "getUserIdentityTokenAsync";

const FOR_WHAT: &str = "It gets an Exchange token, and the code does not show what is asked with it: whatever that is has to \
    be asked of Microsoft Graph, with a token from MSAL.";
const FOR_A_SERVER: &str = "It gets an identity token, which tells a server who the user is: send an access token for the \
    server's own API instead, which MSAL gets.";

/// What gives the address of a service.
const ADDRESSES: [&str; 3] = ["ewsUrl", "restUrl", "targetRestUrl"];

/// A use of a member that goes with requests: the source, as the snapshot counts them, and the place.
pub type AncillaryUse = (usize, Span);

/// All uses that get a token.
pub(super) fn uses(snapshot: &Snapshot) -> Vec<AncillaryUse> {
    uses_of(snapshot, &[CALLBACK, IDENTITY])
}

/// All uses that give the address of a retired service.
pub(super) fn addresses(snapshot: &Snapshot) -> Vec<AncillaryUse> {
    uses_of(snapshot, &ADDRESSES)
}

fn uses_of(snapshot: &Snapshot, names: &[&'static str]) -> Vec<AncillaryUse> {
    let of = |(number, source)| named(source, names).into_iter().map(move |(usage, _)| (number, usage.span));
    ews::told(snapshot).filter(|(number, _)| snapshot.wants_source(*number)).flat_map(of).collect()
}

/// The sites that no known request stands for.
pub(super) fn sites(snapshot: &Snapshot, known: &[Site]) -> Vec<Site> {
    let mut sites = Vec::new();
    for (number, source) in ews::told(snapshot) {
        for (usage, member) in named(source, &[CALLBACK, IDENTITY]) {
            let is_identity = member == IDENTITY;
            let kind = match is_identity || is_for_rest(source, usage) {
                true => SiteKind::Rest,
                false => SiteKind::Ews,
            };
            let mut site = ews::placed(snapshot, number, usage.span, kind);
            let is_seen = |other: &Site| {
                other.kind.is_retired() && other.is_by_address() && other.add_in == site.add_in
            };
            if !is_identity && known.iter().any(is_seen) {
                continue;
            }
            site.guard = SiteGuard::first(&usage.guards);
            (site.is_token, site.readable) = (true, is_identity);
            site.reason = Some(if is_identity { FOR_A_SERVER } else { FOR_WHAT }.to_owned());
            sites.push(site);
        }
    }
    sites
}

/// The uses in a file that are sure to be of one of these members, each with its simple name.
fn named<'a>(source: &'a SourceFile, names: &[&'static str]) -> Vec<(&'a Usage, &'static str)> {
    let catalog = Catalog::get();
    let sure = source.outcome.usages.iter().filter(|u| !u.is_probe() && u.certainty > Certainty::Maybe);
    let known = sure.filter_map(|usage| {
        let is = |name: &str| usage.members.iter().all(|&member| catalog.member(member).name == name);
        names.iter().find(|name| is(name)).map(|name| (usage, *name))
    });
    known.collect()
}

/// Whether a token for Outlook REST is asked for, by the words of the call: `{ isRest: true }`.
fn is_for_rest(source: &SourceFile, usage: &Usage) -> bool {
    let rest = source.text.get(usage.span.end as usize..).unwrap_or_default();
    let Some(arguments) = rest.trim_start().strip_prefix('(') else { return false };
    let Some(options) = arguments.trim_start().strip_prefix('{') else { return false };
    let options: String = options.split('}').next().unwrap_or_default().split_whitespace().collect();
    ["isRest:true", "\"isRest\":true", "'isRest':true", "isRest:!0"]
        .iter()
        .any(|words| options.contains(words))
}

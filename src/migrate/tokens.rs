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

/// A call that gets an Exchange token.
#[derive(Debug, Clone)]
pub struct TokenUse {
    /// The source, as the snapshot counts them.
    pub source: usize,
    /// The name that is called there.
    pub span: Span,
    /// That name.
    pub member: String,
}

/// All calls that get a token.
pub(super) fn uses(snapshot: &Snapshot) -> Vec<TokenUse> {
    let of = |(number, source)| {
        tokens(source).map(move |(usage, member)| TokenUse {
            source: number,
            span: usage.span,
            member: member.to_owned(),
        })
    };
    ews::told(snapshot).flat_map(of).collect()
}

/// The sites that no known request stands for.
pub(super) fn sites(snapshot: &Snapshot, known: &[Site]) -> Vec<Site> {
    let mut sites = Vec::new();
    for (number, source) in ews::told(snapshot) {
        for (usage, member) in tokens(source) {
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

/// The uses in a file that get a token, each with the member's simple name.
fn tokens(source: &SourceFile) -> impl Iterator<Item = (&Usage, &'static str)> {
    let catalog = Catalog::get();
    let sure = source.outcome.usages.iter().filter(|u| !u.is_probe() && u.certainty > Certainty::Maybe);
    sure.filter_map(move |usage| {
        let is = |name: &str| usage.members.iter().all(|&member| catalog.member(member).name == name);
        [CALLBACK, IDENTITY].into_iter().find(|name| is(name)).map(|name| (usage, name))
    })
}

/// Whether a token for Outlook REST is asked for, by the words of the call: `{ isRest: true }`.
fn is_for_rest(source: &SourceFile, usage: &Usage) -> bool {
    let rest = source.text.get(usage.span.end as usize..).unwrap_or_default();
    let Some(arguments) = rest.trim_start().strip_prefix('(') else { return false };
    let Some(options) = arguments.trim_start().strip_prefix('{') else { return false };
    let options: String = options.split('}').next().unwrap_or_default().split_whitespace().collect();
    ["isRest:true", "\"isRest\":true", "'isRest':true", "isRest:!0"].iter().any(|words| options.contains(words))
}

//! The order to work in: what costs least and helps most comes first.
//!
//! What a call of Office.js does needs no consent and lowers the permission; what only reads breaks nothing; what sends is
//! seen by others; what has no twin needs a decision. Calls through one wrapper stay together. Called by the plan.

use super::{Site, SiteTwin};
use crate::catalog::graph::{GraphRequest, Scope, smallest_set};
use crate::catalog::{Catalog, MailboxLevel, MemberId};

/// What kind of work a site is, in the order in which it is best done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Office.js does it for the current item, with less than ReadWriteMailbox.
    OfficeJs,
    /// Microsoft Graph, reading.
    Read,
    /// Microsoft Graph, changing something.
    Write,
    /// Microsoft Graph, sending.
    Send,
    /// Nothing does it, or not all of it.
    NoTwin,
    /// What it is could not be read.
    Unreadable,
}

/// Sites to work on together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What kind of work.
    pub work: Work,
    /// The sites, as the plan counts them: those through one wrapper in a row, else by place.
    pub sites: Vec<usize>,
}

/// The steps that there are.
pub(super) fn steps(sites: &[Site]) -> Vec<Step> {
    let mut all: Vec<(Work, usize)> =
        sites.iter().enumerate().filter_map(|(n, site)| Some((site.work()?, n))).collect();
    all.sort_by_key(|&(work, number)| {
        let site = &sites[number];
        (work, site.add_in.is_none(), site.add_in, site.senders.first().copied(), number)
    });
    let mut steps: Vec<Step> = Vec::new();
    for (work, number) in all {
        match steps.last_mut().filter(|step| step.work == work) {
            Some(step) => step.sites.push(number),
            None => steps.push(Step { work, sites: vec![number] }),
        }
    }
    steps
}

impl Site {
    /// What kind of work it is; `None` where there is nothing to do.
    pub fn work(&self) -> Option<Work> {
        if !self.kind.is_retired() {
            return None;
        }
        Some(match self {
            site if !site.readable => Work::Unreadable,
            site if !site.has_twin() => Work::NoTwin,
            site if site.twins.iter().all(SiteTwin::lowers) => Work::OfficeJs,
            site => {
                let requests = site.twins.iter().filter_map(|twin| twin.request.as_ref());
                requests.map(work).max().unwrap_or(Work::NoTwin)
            }
        })
    }

    /// Whether something does its work.
    pub fn has_twin(&self) -> bool {
        !self.twins.is_empty()
    }
}

impl SiteTwin {
    /// Whether members of Office.js do the same themselves, and need less than ReadWriteMailbox.
    fn lowers(&self) -> bool {
        !self.members.is_empty() && !self.opens_form() && self.members.iter().all(|&m| is_less(m))
    }
}

fn is_less(member: MemberId) -> bool {
    Catalog::get().member(member).level < Some(MailboxLevel::ReadWriteMailbox)
}

/// The work of a request, by what it needs; else by its method.
fn work(request: &GraphRequest) -> Work {
    let scopes: Vec<&'static Scope> = smallest_set([request]);
    let says = |word: &str| scopes.iter().any(|scope| scope.name.contains(word));
    match request.method.as_str() {
        _ if says(".Send") => Work::Send,
        _ if says(".ReadWrite") => Work::Write,
        _ if !scopes.is_empty() => Work::Read,
        "GET" => Work::Read,
        _ => Work::Write,
    }
}

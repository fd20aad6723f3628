//! The report in a few sentences, for who reads no further.

use super::block::Block;
use super::context::{Sources, Subject};
use crate::catalog::graph::smallest_set;
use crate::catalog::{MailboxLevel, PRIVACY_DATE, PRIVACY_URL, notes};
use crate::migrate::{Site, SiteKind};
use crate::report::words::{Line, Point};
use crate::review::{Deed, Outcome};
use crate::text::prose;

/// What is asked for, what is needed, what is done, and what is open.
pub(super) fn section(subject: Subject, sources: &mut Sources) -> Vec<Block> {
    let mut lines = vec![asked(subject, sources), needed(subject)];
    for deed in [Deed::Read, Deed::Write, Deed::Reach, Deed::Token] {
        lines.extend(done(subject, deed));
    }
    lines.extend(denied(subject));
    lines.extend(graph(subject));
    lines.extend(requests(subject));
    lines.extend(retired(subject));
    lines.extend(open(subject));
    let points = lines.into_iter().map(|head| Point { head, below: Vec::new() }).collect();
    vec![Block::Heading(2, Line::plain("In short")), Block::Points(points)]
}

fn asked(subject: Subject, sources: &mut Sources) -> Line {
    let Some(level) = subject.add_in.granted else {
        return Line::plain("Which level it asks for cannot be read from its manifests.");
    };
    let line = Line::plain("It asks for ").strong(level.name());
    let source = match level {
        MailboxLevel::ReadWriteMailbox => {
            sources.cite("Microsoft, privacy and security for add-ins", PRIVACY_DATE, PRIVACY_URL)
        }
        _ => sources.levels(),
    };
    line.and(format!(". {}", notes(level).consent)).source(source)
}

fn needed(subject: Subject) -> Line {
    let review = subject.add_in;
    let needed = Line::default().strong(review.required.name());
    if !review.has_code {
        return Line::plain("None of its code was read, so nothing is said about what it does.");
    }
    let far = if review.certain { "It needs " } else { "As far as its code could be followed, it needs " };
    let by_library = review.features.iter().filter(|one| one.places.iter().any(|place| place.certain));
    if by_library.filter_map(|one| one.level).max() > Some(review.required) {
        let ews = MailboxLevel::ReadWriteMailbox.name();
        return Line::plain("Its own code needs ")
            .line(needed)
            .and(", as far as it could be followed. A library sends requests to EWS for it, and these need ")
            .strong(ews)
            .and(".");
    }
    match review.granted {
        Some(granted) if review.required < granted => {
            let less = if review.certain { "only " } else { "no more than " };
            Line::plain(format!("{far}{less}")).line(needed).and(": less than it asks for.")
        }
        Some(granted) if review.required > granted => {
            Line::plain(far).line(needed).and(": more than it asks for. What exceeds the level fails.")
        }
        _ => Line::plain(far).line(needed).and("."),
    }
}

/// `It reads the subject and the text of the item.`; only what is sure.
fn done(subject: Subject, deed: Deed) -> Option<Line> {
    let own = subject.add_in.features.iter().filter(|one| one.feature.deed == deed);
    let sure = own.filter(|one| one.places.iter().any(|place| place.certain));
    let words: Vec<&str> = sure.map(|one| one.feature.words).collect();
    let verb = words.first()?.split(' ').next()?;
    let tails: Vec<&str> = words.iter().filter_map(|words| words.strip_prefix(verb)).map(str::trim).collect();
    Some(Line::plain(match tails.len() == words.len() {
        true => format!("It {verb} {}.", tails.join("; ")),
        false => format!("It {}.", words.join("; it ")),
    }))
}

/// The first things that it surely does not do.
fn denied(subject: Subject) -> Option<Line> {
    let is_sure = |outcome| matches!(outcome, Outcome::Barred | Outcome::Absent);
    let claims = subject.add_in.claims.iter().filter(|claim| is_sure(claim.outcome));
    let words: Vec<&str> = claims.map(|claim| claim.question.words).take(3).collect();
    let list = match words.as_slice() {
        [] => return None,
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{}, nor does it {last}", before.join(", nor does it ")),
    };
    Some(Line::plain(format!("Through Office.js, it does not {list}.")))
}

/// Microsoft Graph, which no level limits.
fn graph(subject: Subject) -> Option<Line> {
    let sites = subject.review.plan.sites.iter().filter(|site| site.add_in == Some(subject.add_in.add_in));
    let own: Vec<&Site> =
        sites.filter(|site| matches!(site.kind, SiteKind::Graph | SiteKind::Scopes)).collect();
    let needed =
        smallest_set(own.iter().filter(|site| site.kind == SiteKind::Graph).flat_map(|site| &site.requests));
    let mut scopes: Vec<&str> = needed.iter().map(|scope| scope.name).collect();
    for scope in own.iter().flat_map(|site| &site.scopes) {
        if !scopes.iter().any(|known| known.eq_ignore_ascii_case(scope)) {
            scopes.push(scope);
        }
    }
    let named = Line::joined(scopes.iter().map(|scope| Line::default().strong(*scope)).collect(), ", ");
    let line =
        Line::plain("It also uses Microsoft Graph or asks for a token, which the permission does not limit");
    let scopes = if scopes.is_empty() { Line::default() } else { Line::plain(". Scopes: ").line(named) };
    (!own.is_empty()).then(|| line.line(scopes).and("."))
}

/// Requests that the code sends to retired services.
fn requests(subject: Subject) -> Option<Line> {
    let sites = subject.review.plan.sites.iter().filter(|site| site.add_in == Some(subject.add_in.add_in));
    let count = sites.filter(|site| site.kind.is_retired() && !site.is_token).count();
    let requests = prose::count(count, "request");
    (count > 0)
        .then(|| Line::plain(format!("It sends {requests} to EWS or Outlook REST: see “Retired services”.")))
}

fn retired(subject: Subject) -> Option<Line> {
    let dead = subject.add_in.retired.iter().filter(|one| one.legacy.is_dead_online());
    let places: usize = dead.map(|one| one.places.len()).sum();
    let verb = if places == 1 { "uses" } else { "use" };
    let count = prose::count(places, "place");
    (places > 0).then(|| {
        Line::plain(format!(
            "{count} in its code {verb} what no longer works in Exchange Online (Microsoft 365)."
        ))
    })
}

fn open(subject: Subject) -> Option<Line> {
    let gaps = subject.add_in.gaps.len();
    let verb = if gaps == 1 { "is" } else { "are" };
    (gaps > 0).then(|| {
        Line::plain(format!(
            "{} {verb} left open: see “What could not be followed”.",
            prose::count(gaps, "question")
        ))
    })
}

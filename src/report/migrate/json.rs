//! `migrate --format json`: version 1 of a stable format, documented in `docs/json.md`.
//!
//! The structs are the format. Positions count from 1, columns in UTF-16 units.

use super::{PlannedTree, readiness};
use crate::catalog::Catalog;
use crate::catalog::graph::{Scope, smallest_set};
use crate::migrate::{Readiness, Site, SiteGuard, SiteTwin};
use crate::report::{LineRange, ScannedTree};
use crate::rules::Location;
use crate::text::Span;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    sites: Vec<SiteJson<'a>>,
    readiness: ReadinessJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SiteJson<'a> {
    file: String,
    line: u32,
    column: u32,
    kind: &'static str,
    operations: &'a [String],
    request: Option<RequestJson<'a>>,
    twin: Vec<TwinJson<'a>>,
    scopes: &'a [String],
    least_scope: Option<ScopeSet>,
    guard: Option<GuardJson>,
    readable: bool,
    reason: Option<&'a str>,
    add_in: Option<String>,
}

#[derive(Serialize)]
struct RequestJson<'a> {
    method: &'a str,
    path: &'a str,
}

#[derive(Serialize)]
struct TwinJson<'a> {
    method: Option<&'a str>,
    path: Option<&'a str>,
    scope: Option<String>,
    officejs: Option<String>,
}

#[derive(Serialize)]
struct GuardJson {
    kind: &'static str,
    line: u32,
}

/// One scope, or several that are needed together.
#[derive(Serialize)]
#[serde(untagged)]
enum ScopeSet {
    One(&'static str),
    Several(Vec<&'static str>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReadinessJson {
    sites: usize,
    with_twin: usize,
    with_office_js: usize,
    unreadable: usize,
    guarded: usize,
    percent: usize,
}

/// Writes the sites of all trees as one JSON object.
pub fn json(out: &mut dyn Write, trees: &[PlannedTree]) -> io::Result<()> {
    let all = readiness(trees);
    let Readiness { sites: count, with_twin, with_office_js, unreadable, guarded } = all;
    let readiness = ReadinessJson {
        sites: count,
        with_twin,
        with_office_js,
        unreadable,
        guarded,
        percent: all.percent(),
    };
    let root = Root { version: 1, sites: trees.iter().flat_map(sites).collect(), readiness };
    serde_json::to_writer_pretty(&mut *out, &root)?;
    writeln!(out)
}

fn sites<'a>(planned: &PlannedTree<'a>) -> Vec<SiteJson<'a>> {
    planned.plan.sites.iter().map(|one| site(planned.tree, one)).collect()
}

fn site<'a>(tree: &ScannedTree, site: &'a Site) -> SiteJson<'a> {
    let (file, line, column) = place(tree, site.source, site.span);
    SiteJson {
        file,
        line,
        column,
        kind: site.kind.word(),
        operations: &site.operations,
        request: site.requests.first().map(|r| RequestJson { method: &r.method, path: &r.path }),
        twin: site.twins.iter().map(twin).collect(),
        scopes: &site.scopes,
        least_scope: scope_set(&site.least_scopes()),
        guard: site.guard.as_ref().map(|found| guard(tree, found)),
        readable: site.readable,
        reason: site.reason.as_deref(),
        add_in: site.add_in.and_then(|number| Some(tree.name(&tree.snapshot.add_ins.get(number)?.root))),
    }
}

fn place(tree: &ScannedTree, source: usize, span: Span) -> (String, u32, u32) {
    let Some(source) = tree.snapshot.sources.get(source) else { return (String::new(), 1, 1) };
    let LineRange { file, line, column, .. } = tree.place(&Location { file: source.path.clone(), span });
    (file, line, column)
}

fn twin(twin: &SiteTwin) -> TwinJson<'_> {
    let members: Vec<String> = twin.members.iter().map(|&member| Catalog::get().full_name(member)).collect();
    let scopes = smallest_set(&twin.request);
    TwinJson {
        method: twin.request.as_ref().map(|request| request.method.as_str()),
        path: twin.request.as_ref().map(|request| request.path.as_str()),
        scope: (!scopes.is_empty()).then(|| names(&scopes).join(" ")),
        officejs: (!members.is_empty()).then(|| members.join(", ")),
    }
}

fn guard(tree: &ScannedTree, guard: &SiteGuard) -> GuardJson {
    let (_, line, _) = place(tree, guard.source, guard.span);
    GuardJson { kind: guard.word(), line }
}

fn scope_set(scopes: &[&'static Scope]) -> Option<ScopeSet> {
    match scopes {
        [] => None,
        [one] => Some(ScopeSet::One(one.name)),
        several => Some(ScopeSet::Several(names(several))),
    }
}

fn names(scopes: &[&'static Scope]) -> Vec<&'static str> {
    scopes.iter().map(|scope| scope.name).collect()
}

//! `migration_plan`: the way from Exchange tokens, EWS and Outlook REST to Office.js and Microsoft Graph.

use super::{AgentTool, Reply};
use crate::catalog::Catalog;
use crate::catalog::graph::{Scope, smallest_set};
use crate::mcp::call::{Call, Looked};
use crate::mcp::cursor::Cursor;
use crate::mcp::failure::Failure;
use crate::mcp::roots::Roots;
use crate::mcp::told::{Level, Place, cut, fitting};
use crate::migrate::{Consent, PermissionChange, Plan, Site, SiteTwin, Work};
use crate::rules::Location;
use crate::text::prose;
use crate::workspace::Snapshot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The calls of a page, the manifests and the scopes: so many bytes of JSON each.
const SITE_BYTES: usize = 7_000;
const REST_BYTES: usize = 1_500;
/// Reasons of a manifest at most.
const REASONS: usize = 3;

pub(super) struct MigrationPlan;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Folder or file, relative to the root; the whole root if absent.
    path: Option<String>,
    /// nextCursor of the page before, with the same path.
    cursor: Option<String>,
}

/// What kind of work a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
enum WorkWord {
    /// Office.js does it for the current item.
    OfficeJs,
    /// Microsoft Graph, reading.
    GraphRead,
    /// Microsoft Graph, changing something.
    GraphWrite,
    /// Microsoft Graph, sending.
    GraphSend,
    /// Nothing does it, or not all of it.
    NoTwin,
    /// What it asks for could not be read.
    Unreadable,
}

/// How much of the work has a known way.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ReadinessTold {
    /// Calls of retired services.
    sites: usize,
    with_twin: usize,
    with_office_js: usize,
    unreadable: usize,
    guarded: usize,
    /// How many in a hundred have a twin.
    percent: usize,
}

/// A kind of work, in the order in which it is best done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct StepTold {
    work: WorkWord,
    count: usize,
}

/// What does the work of a call.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct TwinTold {
    /// `GET /me/messages/{}`, of Microsoft Graph.
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<String>,
    /// Its least scopes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    /// Members of Office.js that do the same for the current item.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    office_js: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
}

/// A call that has to change.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SiteTold {
    file: String,
    line: u32,
    /// ews or rest.
    kind: String,
    work: WorkWord,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    operations: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    requests: Vec<String>,
    twins: Vec<TwinTold>,
    /// What it stands behind: token-status, account-type, requirement-set, probe, try or fallback.
    #[serde(skip_serializing_if = "Option::is_none")]
    guard: Option<String>,
    /// Why something of it could not be read, or why nothing does its work.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// What becomes of a manifest's level.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PermissionTold {
    manifest: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<Level>,
    /// What the add-in needs today.
    now: Level,
    /// What it needs after the migration.
    then: Level,
    certain: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
}

/// The scopes that users of an add-in consent to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ConsentTold {
    /// The root of the add-in; absent for what belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    add_in: Option<String>,
    /// For everything that only Microsoft Graph can do.
    needed: Vec<String>,
    /// What is needed besides where Office.js is not used although it could be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    instead_of_office_js: Vec<String>,
    /// What is needed and not yet asked for.
    missing: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    readiness: ReadinessTold,
    steps: Vec<StepTold>,
    /// In the order of the steps.
    sites: Vec<SiteTold>,
    /// On the first page only.
    permissions: Vec<PermissionTold>,
    /// On the first page only.
    consents: Vec<ConsentTold>,
    /// Gives the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    /// What was left out, and how to ask for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<String>,
}

impl AgentTool for MigrationPlan {
    const NAME: &'static str = "migration_plan";
    const TITLE: &'static str = "Plan the way off EWS and Exchange tokens";
    const DESCRIPTION: &'static str = "Every call of EWS, Outlook REST and Exchange tokens in a project, which no longer work in \
        Exchange Online: what replaces it in Office.js or Microsoft Graph, with which scopes, in which order to work, and what \
        the manifests need afterwards. Call it when somebody wants to migrate an Outlook add-in, or asks how far it is.";
    type Arguments = Arguments;
    type Answer = Answer;

    fn run(call: &Call, arguments: Arguments) -> Result<Reply<Answer>, Failure> {
        let cursor = arguments.cursor.as_deref().map(Cursor::parse).transpose()?;
        let Looked { snapshot, .. } = call.look_at_everything(arguments.path.as_deref())?;
        page(&call.roots, &snapshot, &Plan::of(&snapshot), cursor.as_ref())
    }
}

fn page(
    roots: &Roots,
    snapshot: &Snapshot,
    plan: &Plan,
    cursor: Option<&Cursor>,
) -> Result<Reply<Answer>, Failure> {
    let ordered: Vec<(Work, &Site)> = plan
        .steps
        .iter()
        .flat_map(|step| step.sites.iter().filter_map(|&number| Some((step.work, plan.sites.get(number)?))))
        .collect();
    let list =
        Cursor::mark(ordered.iter().map(|(work, site)| format!("{work:?}{}{:?}", site.source, site.span)));
    let from = Cursor::start(cursor, &list, ordered.len())?;
    let told = ordered.iter().skip(from).map(|(work, site)| site_told(roots, snapshot, *work, site));
    let sites = fitting(told, SITE_BYTES);
    let next = from + sites.len();
    let mut limits = Vec::new();
    if next < ordered.len() {
        let left = prose::count(ordered.len() - next, "call");
        limits.push(format!("{left} more: call again with cursor, or narrow with path"));
    }
    let (mut permissions, mut consents) = (Vec::new(), Vec::new());
    if cursor.is_none() {
        permissions =
            fitting(plan.permissions.iter().filter_map(|p| permission(roots, snapshot, p)), REST_BYTES);
        consents = fitting(plan.consents.iter().map(|c| consent(roots, snapshot, c)), REST_BYTES);
        let left = plan.permissions.len() + plan.consents.len() - permissions.len() - consents.len();
        if left > 0 {
            limits.push("manifests or scopes are left out: name one add-in as path".to_owned());
        }
    }
    let answer = Answer {
        readiness: readiness(plan),
        steps: plan
            .steps
            .iter()
            .map(|step| StepTold { work: word(step.work), count: step.sites.len() })
            .collect(),
        sites,
        permissions,
        consents,
        next_cursor: Cursor::next(next, &list, ordered.len()),
        limits,
    };
    Ok(Reply { text: text(&answer), answer })
}

fn readiness(plan: &Plan) -> ReadinessTold {
    let all = &plan.readiness;
    ReadinessTold {
        sites: all.sites,
        with_twin: all.with_twin,
        with_office_js: all.with_office_js,
        unreadable: all.unreadable,
        guarded: all.guarded,
        percent: all.percent(),
    }
}

fn word(work: Work) -> WorkWord {
    match work {
        Work::OfficeJs => WorkWord::OfficeJs,
        Work::Read => WorkWord::GraphRead,
        Work::Write => WorkWord::GraphWrite,
        Work::Send => WorkWord::GraphSend,
        Work::NoTwin => WorkWord::NoTwin,
        Work::Unreadable => WorkWord::Unreadable,
    }
}

fn site_told(roots: &Roots, snapshot: &Snapshot, work: Work, site: &Site) -> SiteTold {
    let file = snapshot.sources.get(site.source).map(|source| source.path.clone()).unwrap_or_default();
    let Place { file, line, .. } = Place::new(snapshot, roots, &Location { file, span: site.span });
    SiteTold {
        file,
        line,
        kind: site.kind.word().to_owned(),
        work: word(work),
        operations: site.operations.clone(),
        requests: site
            .requests
            .iter()
            .map(|request| format!("{} {}", request.method, request.path))
            .collect(),
        twins: site.twins.iter().map(twin).collect(),
        guard: site.guard.as_ref().map(|guard| guard.word().to_owned()),
        reason: site.reason.as_deref().map(cut),
    }
}

fn twin(twin: &SiteTwin) -> TwinTold {
    TwinTold {
        request: twin.request.as_ref().map(|request| format!("{} {}", request.method, request.path)),
        scopes: names(&smallest_set(&twin.request)),
        office_js: twin.members.iter().map(|&member| Catalog::get().full_name(member)).collect(),
        remark: (!twin.remark.is_empty()).then(|| cut(twin.remark)),
    }
}

fn names(scopes: &[&'static Scope]) -> Vec<String> {
    scopes.iter().map(|scope| scope.name.to_owned()).collect()
}

fn permission(roots: &Roots, snapshot: &Snapshot, change: &PermissionChange) -> Option<PermissionTold> {
    Some(PermissionTold {
        manifest: roots.name(&snapshot.manifests.get(change.manifest)?.path),
        declared: change.declared.map(Level),
        now: Level(change.now),
        then: Level(change.then),
        certain: change.certain,
        reasons: change.reasons.iter().take(REASONS).map(|reason| cut(reason)).collect(),
    })
}

fn consent(roots: &Roots, snapshot: &Snapshot, consent: &Consent) -> ConsentTold {
    let add_in = consent.add_in.and_then(|number| snapshot.add_ins.get(number));
    ConsentTold {
        add_in: add_in.map(|add_in| roots.name(&add_in.root)),
        needed: names(&consent.needed),
        instead_of_office_js: names(&consent.instead_of_office_js),
        missing: names(&consent.missing().collect::<Vec<_>>()),
    }
}

fn text(answer: &Answer) -> String {
    let ReadinessTold { sites, with_twin, percent, .. } = &answer.readiness;
    let mut lines = vec![match sites {
        0 => "No calls of retired services.".to_owned(),
        _ => format!(
            "{} of retired services; {with_twin} ({percent} %) have a known way.",
            prose::count(*sites, "call")
        ),
    }];
    for site in answer.sites.iter().take(5) {
        let asks = site.operations.iter().chain(&site.requests).cloned().collect::<Vec<_>>().join(", ");
        let ways = site.twins.iter().flat_map(|twin| twin.request.iter().chain(&twin.office_js)).cloned();
        let ways = ways.collect::<Vec<_>>().join(" or ");
        lines.push(cut(&format!(
            "{}:{}: {asks} -> {}",
            site.file,
            site.line,
            if ways.is_empty() { "nothing" } else { &ways }
        )));
    }
    lines.extend(answer.permissions.iter().take(5).map(|change| {
        format!("{}: needs {} today, {} then.", change.manifest, change.now.0.name(), change.then.0.name())
    }));
    lines.join("\n")
}

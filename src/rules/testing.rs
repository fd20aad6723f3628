//! Hand-made worlds for the rules' own tests: usages and judgements as given, no resolver, no readers.

use super::{Context, Finding, Fix, suppressions_in_manifest, suppressions_in_source};
use crate::addin::{AddIn, Evidence, Judgement, ManifestFile, SourceFile, Verdict, judge};
use crate::analysis::{Access, Cause, Ceiling, Certainty, Doubt, FileOutcome, Usage, Via};
use crate::catalog::{Catalog, MailboxLevel};
use crate::config::{Config, Exchange, FILE_NAME};
use crate::manifest::{Candidate, Malformed, Manifest, candidate, read};
use crate::system::MemorySystem;
use crate::text::{LazyOutline, LineIndex, SourceText, Span};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const OPEN: &str = "<OfficeApp xmlns:xsi='x' xsi:type='MailApp'>";

/// One add-in in the folder `app`.
#[derive(Default)]
pub(super) struct World {
    sources: Vec<SourceFile>,
    manifests: Vec<ManifestFile>,
    judgements: Vec<Judgement>,
    config: Config,
    ownerless: bool,
}

impl World {
    pub(super) fn new() -> World {
        World::default()
    }

    /// Adds a source whose usages are as given; each is a chain by itself, unless it says otherwise.
    pub(super) fn source(mut self, name: &str, text: &str, usages: impl FnOnce(&str) -> Vec<Usage>) -> World {
        let mut outcome = FileOutcome::default();
        (outcome.usages, outcome.parsed) = (usages(text), true);
        self.sources.push(SourceFile {
            path: Path::new("app").join(name),
            text: text.into(),
            lines: Arc::new(LineIndex::new(text)),
            ews_library: None,
            test: name.contains(".test."),
            package: name.starts_with("node_modules/"),
            written_by_server: false,
            away: false,
            document: None,
            outcome: Arc::new(outcome),
            lazy_outline: LazyOutline::default(),
        });
        self
    }

    /// Adds an XML manifest that declares a level, judged exact but for what `judge` says.
    pub(super) fn manifest(
        mut self,
        name: &str,
        declared: Option<MailboxLevel>,
        judge: impl FnOnce(Judgement) -> Judgement,
    ) -> World {
        let level = declared.map(|level| format!("<Permissions>{}</Permissions>", level.name()));
        let text = format!("{OPEN}{}</OfficeApp>", level.unwrap_or_default());
        self.manifests.push(ManifestFile {
            path: Path::new("app").join(name),
            lines: LineIndex::new(&text),
            manifest: read(Candidate::Xml, &text).unwrap(),
            built: false,
            lazy_outline: LazyOutline::default(),
            source: SourceText::utf8(text),
        });
        self.judgements.push(judge(Judgement {
            declared,
            required_by_code: MailboxLevel::Restricted,
            required: MailboxLevel::Restricted,
            verdict: Verdict::Exact,
            certain: true,
            reasons: Vec::new(),
            raises: 0,
            left: Vec::new(),
            unread: Vec::new(),
            gaps: Vec::new(),
            afterwards: None,
            document: None,
        }));
        self
    }

    /// Adds a certain use of `member` (its full name) in `a.js`.
    pub(super) fn uses(self, member: &str) -> World {
        self.source("a.js", "x.y()", |text| vec![usage(text, "y", member)])
    }

    /// Adds a manifest as it is written, judged by the sources that were added before.
    pub(super) fn written(mut self, name: &str, text: &str) -> World {
        let path = Path::new("app").join(name);
        let manifest = read(candidate(&path).unwrap(), text).unwrap();
        let sources: Vec<&SourceFile> = self.sources.iter().collect();
        let root = Path::new("app");
        let evidence =
            Evidence { root, sources: &sources, bundles: &[], unread: &[], unreadable: &[], leftovers: &[] };
        self.judgements.push(judge(&manifest, &evidence));
        let (lines, source) = (LineIndex::new(text), SourceText::utf8(text));
        self.manifests.push(ManifestFile {
            path,
            lines,
            manifest,
            source,
            built: false,
            lazy_outline: LazyOutline::default(),
        });
        self
    }

    /// Says where the users' mailboxes live.
    pub(super) fn exchange(mut self, exchange: Exchange) -> World {
        let file = Path::new("app").join(FILE_NAME);
        let text = format!("{{\"exchange\": \"{}\"}}", exchange.word());
        let system = MemorySystem::new([(file, text)]);
        self.config = Config::load(&system, Path::new("app"), &[], None, &super::codes());
        self
    }

    /// Values of the source that was added last go out of sight at `needle`.
    pub(super) fn unresolved(mut self, needle: &str) -> World {
        let source = self.sources.last_mut().unwrap();
        let (span, up_to) = (find(&source.text, needle), Ceiling::EVERYTHING);
        FileOutcome::to_change(&mut source.outcome).doubts.push(Doubt {
            span,
            cause: Cause::HandedOver,
            up_to,
        });
        self
    }

    /// Changes the manifest that was added last.
    pub(super) fn but(mut self, change: impl FnOnce(&mut Manifest)) -> World {
        change(&mut self.manifests.last_mut().unwrap().manifest);
        self
    }

    /// The sources belong to no add-in.
    pub(super) fn ownerless(mut self) -> World {
        self.ownerless = true;
        self
    }

    /// All findings; the lines of a message, related places and fixes follow the headline, indented.
    pub(super) fn told(&self) -> Vec<String> {
        self.check(|findings| findings.iter().flat_map(|finding| self.lines(finding)).collect())
    }

    /// What one rule finds: the headlines, and behind each the titles of its fixes.
    pub(super) fn told_by(&self, rule: &str) -> Vec<String> {
        let fix = |fix: &Fix| format!("; {}: {}", fix.safety.word(), fix.title);
        let line = |finding: &Arc<Finding>| {
            let at = self.place(&finding.at.file, finding.at.span);
            let headline = finding.message.lines().next().unwrap();
            let fixes: String = finding.fixes.iter().map(fix).collect();
            format!("{at} {}: {headline}{fixes}", finding.severity.word())
        };
        self.check(|findings| findings.iter().filter(|f| f.rule == rule).map(line).collect())
    }

    fn check(&self, say: impl FnOnce(&[Arc<Finding>]) -> Vec<String>) -> Vec<String> {
        let add_in = AddIn {
            name: None,
            root: PathBuf::from("app"),
            manifests: (0..self.manifests.len()).collect(),
            sources: (0..self.sources.len()).filter(|_| !self.ownerless).collect(),
        };
        let in_sources = self.sources.iter().flat_map(suppressions_in_source);
        let suppressions: Vec<_> =
            in_sources.chain(self.manifests.iter().flat_map(suppressions_in_manifest)).collect();
        let cx = Context {
            sources: &self.sources.iter().cloned().map(Arc::new).collect::<Vec<_>>(),
            numbers: &(0..self.sources.len()).collect::<Vec<_>>(),
            manifests: &self.manifests.iter().cloned().map(Arc::new).collect::<Vec<_>>(),
            judgements: &self.judgements.iter().cloned().map(Arc::new).collect::<Vec<_>>(),
            add_ins: &[add_in],
            config: &self.config,
            suppressions: &suppressions,
            lock: None,
        };
        say(&super::check(&cx).findings)
    }

    fn lines(&self, finding: &Finding) -> Vec<String> {
        let at = self.place(&finding.at.file, finding.at.span);
        let mut message = finding.message.lines();
        let headline = message.next().unwrap();
        let mut lines = vec![format!("{at} {}: {headline}", finding.severity.word())];
        lines.extend(message.map(|line| format!("  {line}")));
        let related = finding.related.iter();
        lines.extend(related.map(|r| format!("  {}: {}", self.place(&r.at.file, r.at.span), r.message)));
        lines.extend(finding.fixes.iter().map(|fix| self.fix(fix)));
        lines
    }

    fn fix(&self, fix: &Fix) -> String {
        let mut edits = Vec::new();
        for (file, of_file) in &fix.edits {
            let old = |span: Span| span.of(self.text(file));
            edits.extend(of_file.iter().map(|e| format!("{} {} -> {}", name(file), old(e.span), e.text)));
        }
        format!("  {}: {}: {}", fix.safety.word(), fix.title, edits.join(", "))
    }

    fn place(&self, file: &Path, span: Span) -> String {
        format!("{} `{}`", name(file), span.of(self.text(file)))
    }

    fn text(&self, file: &Path) -> &str {
        let source = self.sources.iter().find(|s| s.path == file).map(|s| &*s.text);
        source.unwrap_or_else(|| &self.manifests.iter().find(|m| m.path == file).unwrap().source.text)
    }
}

fn name(file: &Path) -> String {
    file.strip_prefix("app").unwrap().to_string_lossy().into_owned()
}

/// A syntax error at `needle` of a manifest that declares nothing.
pub(super) fn malformed(needle: &str, message: &str) -> Malformed {
    Malformed { span: find(OPEN, needle), message: message.to_owned(), related: None }
}

/// What a rule says of a manifest whose add-in reads a subject.
pub(super) fn told_of_a_reader(manifest: (&str, &str), rule: &str) -> Vec<String> {
    World::new().uses("Office.MessageRead.subject").written(manifest.0, manifest.1).told_by(rule)
}

/// A mail manifest with these children of the root.
pub(super) fn mail(children: &str) -> String {
    format!("{OPEN}{children}</OfficeApp>")
}

/// The same, for schema 1.0.
pub(super) fn older(children: &str) -> String {
    let schema = "xmlns='http://schemas.microsoft.com/office/appforoffice/1.0' xmlns:xsi";
    mail(children).replacen("xmlns:xsi", schema, 1)
}

/// `<Permissions>`.
pub(super) fn permissions(value: &str) -> String {
    format!("<Permissions>{value}</Permissions>")
}

/// A unified manifest for Outlook with these entries, `Name` or `Name Type`.
pub(super) fn unified(entries: &[&str]) -> String {
    let entry = |entry: &&str| {
        let (name, of_type) = entry.split_once(' ').unwrap_or((entry, "Delegated"));
        format!("{{\"name\": \"{name}\", \"type\": \"{of_type}\"}}")
    };
    let entries: Vec<String> = entries.iter().map(entry).collect();
    format!(
        "{{\"manifestVersion\": \"1.24\", \"extensions\": [{{\"requirements\": {{\"scopes\": [\"mail\"]}}}}],
         \"authorization\": {{\"permissions\": {{\"resourceSpecific\": [{}]}}}}}}",
        entries.join(", ")
    )
}

fn find(text: &str, needle: &str) -> Span {
    let start = text.find(needle).unwrap();
    Span::from_usize(start, start + needle.len())
}

/// A certain call of `members` (full names with `|` between) at the first `needle` of the text, reached in one
/// expression.
pub(super) fn usage(text: &str, needle: &str, members: &str) -> Usage {
    let catalog = Catalog::get();
    let member = |name: &str| catalog.member_named(name).unwrap();
    let members: smallvec::SmallVec<_> = members.split('|').map(member).collect();
    let levels = || members.iter().filter_map(|&m| catalog.member(m).level);
    let (min, max, span) = (levels().min(), levels().max(), find(text, needle));
    Usage {
        document: catalog.document_range(&members, None),
        span,
        expression: span,
        min,
        max,
        members,
        access: Access::Call,
        certainty: Certainty::Certain,
        via: Via::Chain,
        chain: span.start,
        guards: Vec::new(),
        statement: None,
    }
}

impl Judgement {
    /// The code requires `level`; the verdict follows.
    pub(super) fn required(mut self, level: MailboxLevel) -> Judgement {
        (self.required_by_code, self.required) = (level, level);
        self.verdict = match level.cmp(&self.declared.unwrap_or(MailboxLevel::Restricted)) {
            Ordering::Less => Verdict::Excessive,
            Ordering::Equal => Verdict::Exact,
            Ordering::Greater => Verdict::Exceeded,
        };
        self
    }

    /// Something weakens the claim.
    pub(super) fn doubt(mut self, reason: &str) -> Judgement {
        self.certain = false;
        self.reasons.push(reason.to_owned());
        self
    }
}

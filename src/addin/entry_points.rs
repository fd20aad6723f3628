//! The entry points of a manifest, each with the least level that what it runs needs: panes, commands, event handlers, and the
//! dialogs that they open.
//!
//! Goes by functions where it is known what runs them. What is not known is counted by files, as the whole add-in is, and
//! makes the entry point uncertain. Called by whoever shows them.

use super::code_graph::{CodeGraph, Running};
use super::page_code::{PageCode, Pages};
use super::reasons::low_confidence;
use super::starts::{Start, dialogs, starts};
use super::{AddIn, DeclaredAt, Judgement, SourceFile, StartKind};
use crate::analysis::{Certainty, CodePlace, Usage};
use crate::catalog::{Catalog, MailboxLevel, MailboxSet};
use crate::manifest::Manifest;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// An entry point and what it needs.
#[derive(Debug, Clone)]
pub struct EntryLevel {
    /// What is started.
    pub kind: StartKind,
    /// The function, or the file of the page, as it is named where it is declared.
    pub name: String,
    /// The first place that names it.
    pub declared_at: DeclaredAt,
    /// The sources of which something runs, as the tree counts them, in order.
    pub sources: Vec<usize>,
    /// The addresses of the pages and scripts that are loaded for it, as they are declared.
    pub urls: Vec<String>,
    /// The places of the uses that run there, sure ones and others, each with its source; in order.
    pub uses: Vec<(usize, Span)>,
    /// The functions that run there, as far as that is known.
    pub runs: FxHashSet<CodePlace>,
    /// The functions of its name, each with its source.
    pub functions: Vec<(usize, Span)>,
    /// What it is sure to need.
    pub level: MailboxLevel,
    /// What it may need.
    pub up_to: MailboxLevel,
    /// The requirement set that holds where it runs.
    pub set: MailboxSet,
    /// Whether it needs that level, and no more.
    pub certain: bool,
    /// The uses that need the level, each with its source, in order.
    pub why: Vec<(usize, Usage)>,
}

/// The entry points of a manifest, in its order; dialogs come last. `sources` are those of the tree, `judgement` that of the
/// manifest.
pub fn entry_levels(
    manifest: &Manifest,
    judgement: &Judgement,
    add_in: &AddIn,
    sources: &[Arc<SourceFile>],
) -> Vec<EntryLevel> {
    let mut starts = starts(manifest);
    starts.extend(dialogs(add_in, sources));
    let pages = Pages::of(add_in, sources);
    let codes: Vec<Vec<PageCode>> =
        starts.iter().map(|start| start.urls.iter().map(|url| pages.of_url(url)).collect()).collect();
    let among: FxHashSet<usize> = codes.iter().flatten().flat_map(|code| &code.loaded).copied().collect();
    let elsewhere = add_in.sources.iter().filter(|source| !among.contains(source)).copied();
    let elsewhere = most(elsewhere, sources);
    let is_code = |&source: &usize| sources.get(source).is_some_and(|source| !source.test);
    let own = add_in.sources.iter().copied().filter(is_code);
    let reader = Reader {
        sources,
        graph: CodeGraph::of(sources, among.into_iter()),
        granted: manifest.granted(),
        own: own.collect(),
        names: manifest.functions.iter().map(|name| name.value.as_str()).collect(),
        most: most(add_in.sources.iter().copied(), sources),
        elsewhere,
        is_seen: judgement.gaps.is_empty() && !manifest.steered,
    };
    starts.into_iter().zip(&codes).map(|(start, codes)| reader.entry(start, codes)).collect()
}

/// The most that any use or doubt of some sources may need.
fn most(among: impl Iterator<Item = usize>, sources: &[Arc<SourceFile>]) -> MailboxLevel {
    let own = among.filter_map(|index| sources.get(index)).filter(|source| !source.test);
    let levels = own.map(|source| source.outcome.digest().highest.max(source.outcome.digest().doubted));
    levels.max().flatten().unwrap_or(MailboxLevel::Restricted)
}

struct Reader<'a> {
    sources: &'a [Arc<SourceFile>],
    graph: CodeGraph<'a>,
    granted: MailboxLevel,
    /// The sources of the add-in outside tests.
    own: Vec<usize>,
    /// The functions that the manifest names.
    names: FxHashSet<&'a str>,
    /// The most that the add-in may need, and what no page is seen to load.
    most: MailboxLevel,
    elsewhere: MailboxLevel,
    /// All code of the add-in was read.
    is_seen: bool,
}

/// What some code needs.
struct Tally {
    level: MailboxLevel,
    up_to: MailboxLevel,
    /// The certain uses, each with its source.
    uses: Vec<(usize, Usage)>,
    /// The places of all uses.
    places: Vec<(usize, Span)>,
}

impl Reader<'_> {
    fn entry(&self, start: Start<'_>, codes: &[PageCode]) -> EntryLevel {
        let loaded: FxHashSet<usize> = codes.iter().flat_map(|code| &code.loaded).copied().collect();
        let functions = start.function.map(|name| self.functions_named(name, &loaded));
        let is_known = self.is_known(start.function, functions.as_deref(), &loaded);
        let functions = functions.unwrap_or_default();
        let running = self.graph.running(&loaded, &functions);
        let mut sources: Vec<usize> = loaded.iter().copied().filter(|&source| self.counts(source)).collect();
        sources.sort_unstable();
        let sure = self.tally(&sources, is_known.then_some(&running));
        let others = self.graph.with_unnamed(&running, &loaded, &self.names);
        let most = self.tally(&sources, is_known.then_some(&others));
        let is_open = loaded.is_empty() || codes.iter().any(|code| code.open);
        let up_to = match is_open {
            // What was not read may do anything.
            _ if !self.is_seen => MailboxLevel::ReadWriteMailbox,
            true => most.up_to.max(self.most),
            false if codes.iter().any(|code| !code.told) => most.up_to.max(self.elsewhere),
            false => most.up_to,
        };
        let mut sure = sure;
        if loaded.is_empty() {
            // No page was found: it is what the add-in is.
            sure = self.tally(&self.own, None);
        }
        let level = sure.level;
        let is_doubted = self.is_doubted(&sure);
        let mut why = sure.uses;
        why.retain(|(_, usage)| level > MailboxLevel::Restricted && usage.min == Some(level));
        EntryLevel {
            kind: start.kind,
            name: start.name,
            declared_at: start.declared_at,
            urls: start.urls.into_iter().map(str::to_owned).collect(),
            uses: sure.places,
            runs: running.into_places(),
            sources,
            functions: functions.into_iter().filter_map(|place| self.span_of(place)).collect(),
            level,
            up_to,
            set: start.set,
            certain: is_known && up_to <= level && !loaded.is_empty() && !is_doubted,
            why,
        }
    }

    /// Whether something else than what is not seen speaks against the level: a token that carries the declared one, what was
    /// observed, sources that contradict each other.
    fn is_doubted(&self, sure: &Tally) -> bool {
        let token = Catalog::get().members_named("getCallbackTokenAsync");
        let usages = || sure.uses.iter().map(|(_, usage)| usage);
        let gets_token = |usage: &Usage| usage.members.iter().any(|member| token.contains(member));
        let is_above = |usage: &Usage| usage.observed().any(|row| row.level > sure.level);
        let mut decisive = usages().filter(|usage| usage.min == Some(sure.level)).peekable();
        let rests_on_nothing_else = sure.level > MailboxLevel::Restricted
            && decisive.peek().is_some()
            && decisive.all(|usage| low_confidence(usage).is_some());
        self.granted > sure.level && usages().any(|usage| !usage.is_probe() && gets_token(usage))
            || usages().any(is_above)
            || rests_on_nothing_else
    }

    /// The functions that have the name by which they are started.
    fn functions_named(&self, name: &str, loaded: &FxHashSet<usize>) -> Vec<CodePlace> {
        let mut found = Vec::new();
        for &source in loaded {
            let named = self.graph.functions(source).map_or(&[][..], |functions| &functions.named);
            let own = named.iter().filter(|named| &*named.name == name);
            found.extend(own.map(|named| CodePlace { file: source as u32, function: Some(named.function) }));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether it is known what runs, function by function.
    fn is_known(&self, name: Option<&str>, found: Option<&[CodePlace]>, loaded: &FxHashSet<usize>) -> bool {
        let functions = || loaded.iter().filter_map(|&source| self.graph.functions(source));
        let is_unseen = |name: &str| functions().any(|f| f.unseen_names.iter().any(|known| &**known == name));
        loaded.iter().all(|&source| self.graph.is_known(source))
            && !functions().any(|functions| functions.calls_by_name)
            && found.is_none_or(|found| !found.is_empty())
            && !name.is_some_and(is_unseen)
    }

    fn counts(&self, source: usize) -> bool {
        self.sources.get(source).is_some_and(|source| !source.test)
    }

    fn span_of(&self, place: CodePlace) -> Option<(usize, Span)> {
        let source = place.file as usize;
        let function = self.graph.functions(source)?.all.get(place.function? as usize)?;
        Some((source, function.span))
    }

    /// What the code needs that runs in the sources; all of it, where it is not known what runs.
    fn tally(&self, sources: &[usize], running: Option<&Running>) -> Tally {
        let mut tally = Tally {
            level: MailboxLevel::Restricted,
            up_to: MailboxLevel::Restricted,
            uses: Vec::new(),
            places: Vec::new(),
        };
        for &number in sources {
            let Some(source) = self.sources.get(number) else { continue };
            let runs = |offset: u32| running.is_none_or(|running| self.graph.runs(number, offset, running));
            for usage in source.outcome.usages.iter().filter(|usage| runs(usage.span.start)) {
                tally.places.push((number, usage.span));
                tally.up_to = tally.up_to.max(usage.max.unwrap_or(MailboxLevel::Restricted));
                if usage.certainty == Certainty::Certain {
                    tally.level = tally.level.max(usage.min.unwrap_or(MailboxLevel::Restricted));
                    tally.uses.push((number, usage.clone()));
                }
            }
            let doubts = source.outcome.doubts.iter().filter(|doubt| runs(doubt.span.start));
            tally.up_to = doubts.filter_map(|doubt| doubt.up_to.mailbox).fold(tally.up_to, MailboxLevel::max);
        }
        tally
    }
}

//! One cause, one finding: reads of what a reported use returns are not reported separately.
//!
//! `to.getAsync(r => r.value[0].displayName)` needs a level once, for the call. Where a value came from is told by its
//! type: a read is a consequence if every use in its add-ins of a member that can return such an object is reported
//! too, for at least as much. If one of them is not, or there is none, the read is reported separately. Knows nothing
//! about manifests and wording. Called by `permission-exceeded`.

use super::context::Owners;
use super::suppress::Reached;
use super::{Context, Meta, Severity};
use crate::addin::{AddIn, SourceFile};
use crate::analysis::{Access, Certainty, Usage};
use crate::catalog::{Catalog, MailboxLevel, MemberId, MemberKind};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A use that needs more than some manifest declares; the one of its access chain that the rule speaks about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Accused<'a> {
    /// Index of its source.
    pub(super) file: usize,
    pub(super) usage: &'a Usage,
    pub(super) needed: MailboxLevel,
    pub(super) severity: Severity,
}

/// Per accused use: what it is a consequence of, if of any, and which use there gives the object.
pub(super) type Consequences<'a> = Vec<Option<Consequence<'a>>>;

/// The accused use (its number) that one is a consequence of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Consequence<'a> {
    pub(super) accused: usize,
    /// The use in its chain that gives the object.
    pub(super) origin: &'a Usage,
}

/// Which of the reported uses is a consequence of which. A cause is not itself a consequence.
pub(super) fn causes<'a>(
    cx: &Context<'a>,
    rule: &Meta,
    owners: &[Owners<'a>],
    accused: &[Accused<'a>],
) -> Consequences<'a> {
    let heads = heads(cx, accused);
    if heads.iter().all(Option::is_none) {
        return vec![None; accused.len()];
    }
    let search = ConsequenceSearch {
        cx,
        rule,
        owners,
        accused,
        uses: Uses::of(cx, accused),
        reached: Reached::of(cx),
    };
    let direct: Consequences = heads.iter().enumerate().map(|(n, head)| search.cause(n, (*head)?)).collect();
    (0..accused.len()).map(|number| last(&direct, number)).collect()
}

/// The cause behind causes; none where they lead in a circle.
fn last<'a>(direct: &Consequences<'a>, number: usize) -> Option<Consequence<'a>> {
    let mut cause = (*direct.get(number)?)?;
    for _ in 0..direct.len() {
        match direct.get(cause.accused) {
            Some(Some(further)) => cause = *further,
            _ => return Some(cause),
        }
    }
    None
}

/// Of each accused use that may be a consequence the first use in its chain that needs a level: it reads from the object
/// in question. A chain with anything but reads in it has none.
fn heads<'a>(cx: &Context<'a>, accused: &[Accused<'a>]) -> Vec<Option<&'a Usage>> {
    let reading = accused.iter().filter(|one| reads(one.usage));
    let mut chains: FxHashMap<(usize, u32), Option<&'a Usage>> =
        reading.map(|one| ((one.file, one.usage.chain), None)).collect();
    for (file, source) in files(cx, accused) {
        for usage in source.outcome.usages.iter().filter(|u| u.min > Some(MailboxLevel::Restricted)) {
            let chain = (file, usage.chain);
            if !reads(usage) {
                chains.remove(&chain);
            } else if let Some(head) = chains.get_mut(&chain) {
                head.get_or_insert(usage);
            }
        }
    }
    accused.iter().map(|one| *chains.get(&(one.file, one.usage.chain))?).collect()
}

/// Whether the use only takes a property out of an object that is sure to be Office's.
fn reads(usage: &Usage) -> bool {
    let catalog = Catalog::get();
    let is_property = |&m: &MemberId| catalog.member(m).kind == MemberKind::Property;
    matches!(usage.access, Access::Read | Access::Destructure)
        && usage.certainty == Certainty::Certain
        && usage.members.iter().all(is_property)
}

/// The sources with accused uses, each once.
fn files<'a>(
    cx: &Context<'a>,
    accused: &[Accused<'a>],
) -> impl Iterator<Item = (usize, &'a SourceFile)> + use<'a> {
    let mut files: Vec<usize> = accused.iter().map(|one| one.file).collect();
    files.dedup();
    let sources = cx.sources;
    files.into_iter().filter_map(move |file| Some((file, &**sources.get(file)?)))
}

/// All uses that count, by member, and where those stand among the accused that are.
struct Uses<'a> {
    by_member: FxHashMap<MemberId, Vec<(usize, &'a Usage)>>,
    accused: FxHashMap<(usize, u32), usize>,
}

impl<'a> Uses<'a> {
    fn of(cx: &Context<'a>, accused: &[Accused<'a>]) -> Uses<'a> {
        let mut by_member: FxHashMap<MemberId, Vec<(usize, &'a Usage)>> = FxHashMap::default();
        for (file, source) in cx.sources.iter().enumerate().filter(|(_, source)| !source.test) {
            for usage in source.outcome.usages.iter().filter(|usage| !usage.is_probe()) {
                for &member in &usage.members {
                    by_member.entry(member).or_default().push((file, usage));
                }
            }
        }
        let numbered = accused.iter().enumerate();
        let accused = numbered.map(|(number, one)| ((one.file, one.usage.chain), number)).collect();
        Uses { by_member, accused }
    }
}

struct ConsequenceSearch<'s, 'a> {
    cx: &'s Context<'a>,
    rule: &'s Meta,
    owners: &'s [Owners<'a>],
    accused: &'s [Accused<'a>],
    uses: Uses<'a>,
    /// What comments suppress.
    reached: Reached<'a>,
}

impl<'a> ConsequenceSearch<'_, 'a> {
    /// What gives the object that `head` reads from, where all that can give it is accused.
    fn cause(&self, number: usize, head: &Usage) -> Option<Consequence<'a>> {
        let read = self.accused.get(number)?;
        // Who speaks about the read by itself has an answer for it.
        if self.is_suppressed(read) {
            return None;
        }
        let mut best: Option<Consequence<'a>> = None;
        for (file, origin) in self.origins(read.file, head)? {
            let accused = *self.uses.accused.get(&(file, origin.chain))?;
            let one = self.accused.get(accused)?;
            let is_cause = accused != number && one.needed >= read.needed && origin.min >= head.min;
            if !is_cause || origin.certainty == Certainty::Maybe {
                return None;
            }
            let nearer = best
                .and_then(|best| self.accused.get(best.accused))
                .is_none_or(|known| self.distance(read, one) < self.distance(read, known));
            if nearer && self.speaks_for(one, read) {
                best = Some(Consequence { accused, origin });
            }
        }
        best
    }

    /// The uses in the read's add-ins of all members that can give an object as `head` reads from it. None where some
    /// object of its kind comes from nowhere.
    fn origins(&self, file: usize, head: &Usage) -> Option<Vec<(usize, &'a Usage)>> {
        let catalog = Catalog::get();
        let mut found = Vec::new();
        for &member in &head.members {
            let origins = catalog.origins(catalog.member(member).owner);
            if origins.is_empty() {
                return None;
            }
            let uses = origins.iter().filter_map(|origin| self.uses.by_member.get(origin)).flatten();
            found.extend(uses.copied().filter(|(other, _)| self.share(file, *other)));
        }
        Some(found)
    }

    /// Whether the sources are of one add-in.
    fn share(&self, file: usize, other: usize) -> bool {
        file == other || self.owners_of(file).iter().any(|add_in| self.owns(add_in, other))
    }

    fn owners_of(&self, file: usize) -> &[&'a AddIn] {
        self.owners.get(file).map(SmallVec::as_slice).unwrap_or_default()
    }

    fn owns(&self, add_in: &AddIn, file: usize) -> bool {
        self.owners_of(file).iter().any(|owner| std::ptr::eq(*owner, add_in))
    }

    /// Whether what is said about `one` can stand for what would be said about `read`: to the same people, no less loud.
    fn speaks_for(&self, one: &Accused, read: &Accused) -> bool {
        if one.file == read.file {
            return one.severity >= read.severity;
        }
        let all = self.owners_of(read.file).iter().all(|add_in| self.owns(add_in, one.file));
        let loud = |of: &Accused| {
            let scope = self.cx.config.of(&self.cx.sources.get(of.file)?.path);
            scope.severity(self.rule.code, self.rule.severity, of.severity)
        };
        // Of an installed package nothing is told.
        let is_told = self.cx.sources.get(one.file).is_some_and(|source| !source.package);
        all && is_told && loud(one) >= loud(read) && !self.is_suppressed(one)
    }

    fn is_suppressed(&self, one: &Accused) -> bool {
        let source = self.cx.sources.get(one.file);
        source.is_some_and(|source| self.reached.holds(self.rule.code, &source.path, one.usage.span))
    }

    /// The nearest before it in its own file comes first, then the nearest behind it, then other files in their order.
    fn distance(&self, read: &Accused, one: &Accused) -> (bool, bool, usize, u32) {
        let (at, other) = (read.usage.span.start, one.usage.span.start);
        let elsewhere = one.file != read.file;
        (elsewhere, other > at, if elsewhere { one.file } else { 0 }, other.abs_diff(at))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Access, Certainty, Usage};
    use crate::catalog::MailboxLevel::ReadItem;
    use crate::rules::testing::{World, usage};

    const SELECT: &str = "Office.Mailbox.getSelectedItemsAsync";
    const ID: &str = "Office.SelectedItemDetails.itemId";

    fn read(text: &str, needle: &str, member: &str) -> Usage {
        Usage { access: Access::Read, ..usage(text, needle, member) }
    }

    /// What is accused, and what goes with it.
    fn causes_told(world: World) -> Vec<String> {
        let world = world.manifest("a.xml", Some(ReadItem), |j| j);
        let lines = world.told().into_iter();
        let told = lines.filter(|line| line.contains(" error: ") || line.starts_with("  This includes "));
        let member = |line: String| match line.split_once("needs ") {
            Some((before, after)) => format!("{before}{}", after.rsplit(": ").next().unwrap()),
            None => line,
        };
        told.map(member).collect()
    }

    const CODE: &str = "select(r => r.id); r.id2; other();";

    fn world(more: impl FnOnce(&str) -> Vec<Usage>) -> World {
        World::new().source("a.js", CODE, |text| {
            let mut usages = vec![usage(text, "select", SELECT), read(text, "id", ID), read(text, "id2", ID)];
            usages.extend(more(text));
            usages
        })
    }

    #[test]
    fn reads_of_a_result_go_with_the_call() {
        assert_eq!(
            causes_told(world(|_| Vec::new())),
            [
                "a.js `select` error: `Office.Mailbox.getSelectedItemsAsync`",
                "  This includes 2 reads of what it returns: `id` (a.js:1) and `id2` (a.js:1)."
            ]
        );
    }

    #[test]
    fn a_read_in_another_file_goes_with_the_call_and_a_test_gives_nothing() {
        let there = |name: &str| world(|_| Vec::new()).source(name, "x.y", |text| vec![read(text, "y", ID)]);
        assert!(causes_told(there("b.js"))[1].contains("`id2` (a.js:1) and `y` (b.js:1)"));
        let given = World::new().source("a.js", "x.y", |text| vec![read(text, "y", ID)]).source(
            "b.test.js",
            "f()",
            |text| vec![usage(text, "f", SELECT)],
        );
        assert_eq!(causes_told(given), ["a.js `y` error: `Office.SelectedItemDetails.itemId`"]);
    }

    #[test]
    fn a_read_stands_for_itself_where_the_call_is_in_an_installed_package() {
        let given = World::new().source("a.js", "x.y", |text| vec![read(text, "y", ID)]).source(
            "node_modules/kit/index.js",
            "f()",
            |text| vec![usage(text, "f", SELECT)],
        );
        let told = causes_told(given);
        assert!(told.contains(&"a.js `y` error: `Office.SelectedItemDetails.itemId`".to_owned()), "{told:?}");
    }

    #[test]
    fn a_read_stands_alone_where_a_use_that_may_give_the_object_is_not_accused() {
        let maybe = |text: &str| vec![Usage { certainty: Certainty::Maybe, ..usage(text, "other", SELECT) }];
        assert_eq!(causes_told(world(maybe)).len(), 3);
        let probe =
            |text: &str| vec![Usage { access: Access::Probe, min: None, ..usage(text, "other", SELECT) }];
        assert_eq!(causes_told(world(probe)).len(), 2);
    }

    #[test]
    fn what_is_done_to_a_result_and_what_is_less_sure_stand_alone() {
        for access in [Access::Call, Access::Write] {
            let world = World::new().source("a.js", CODE, |text| {
                vec![usage(text, "select", SELECT), Usage { access, ..usage(text, "id", ID) }]
            });
            assert_eq!(causes_told(world).len(), 2, "{access:?}");
        }
    }

    #[test]
    fn a_read_that_somebody_speaks_about_stands_alone() {
        const COMMENT: &str = "// addinspect-ignore-next-line permission-exceeded: never runs\n";
        let code = format!("select(r => 1);\n{COMMENT}r.id;");
        let world = World::new()
            .source("a.js", &code, |text| vec![usage(text, "select", SELECT), read(text, "id;", ID)]);
        assert_eq!(causes_told(world), ["a.js `select` error: `Office.Mailbox.getSelectedItemsAsync`"]);
    }
}

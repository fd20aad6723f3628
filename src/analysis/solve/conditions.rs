//! What values say about where the program runs, followed through the solved graph from what is known by name.
//!
//! `const naa = requirements.isSetSupported(...)`, `naa` in whatever function: where it is false, the set is not
//! supported. Lenient: of several values that a variable may have one will do. Parameters tell nothing, as each caller
//! passes something else. Changes nothing in the graph. Called where guards are collected.

use super::{Constraint, Solver};
use crate::analysis::ir::{CallId, Clue, NamedValue, Node, SiteId, Sym, TellingCall};
use crate::catalog::{Catalog, MemberKind};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

/// A value that tells more than this tells nothing that a person meant.
const MOST: usize = 16;

/// What has been looked at before a place is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Check {
    /// Exchange still issues tokens.
    TokenStatus,
    /// The mailbox is not in Exchange Online.
    AccountType,
    /// A requirement set is supported, or is not; as far as name and version are literals.
    Set { name: Option<Sym>, version: Option<Sym>, supported: bool },
    /// Another way to sign in has failed.
    SignInFailed,
    /// A member of that name is there.
    Looked(Sym),
    /// What is thrown is caught.
    Tried,
}

impl Check {
    /// Whether it keeps what stands behind it from Exchange Online.
    pub(crate) fn keeps_from_online(self) -> bool {
        match self {
            Check::TokenStatus | Check::AccountType | Check::SignInFailed => true,
            Check::Set { supported, .. } => !supported,
            Check::Looked(_) | Check::Tried => false,
        }
    }
}

/// What is known of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Fact {
    Is(NamedValue),
    /// Where it counts as `when`, this holds.
    Says {
        when: bool,
        check: Check,
    },
}

/// The other value, whether for equality, the result.
type Comparison = (Node, bool, Node);

/// What all values tell.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    of: FxHashMap<Node, SmallVec<[Fact; 2]>>,
    pending: Vec<(Node, Fact)>,
    /// Where values say the same, or the contrary.
    same: FxHashMap<Node, SmallVec<[(Node, bool); 1]>>,
    /// What values are compared with: the other one, whether for equality, the result.
    compared: FxHashMap<Node, SmallVec<[Comparison; 1]>>,
    params: FxHashSet<Node>,
}

impl Conditions {
    /// What follows from the clues. Those about what functions return wait for [`Self::learn`].
    pub(crate) fn of(solver: &Solver, clues: &[Clue], name_of: impl Fn(SiteId) -> Option<Sym>) -> Conditions {
        let mut facts = Conditions::default();
        if !clues.iter().any(is_telling) {
            return facts;
        }
        let functions = solver.graph.functions.iter();
        facts.params = functions.flat_map(|f| f.params.iter().chain(&f.rest).copied()).collect();
        clues.iter().for_each(|&clue| facts.relate(clue));
        for &clue in clues {
            match clue {
                Clue::Is { node, what } => facts.add(node, Fact::Is(what)),
                Clue::Looked { site, node } => {
                    let name = name_of(site).filter(|&name| is_method(solver.names.text(name)));
                    name.into_iter().for_each(|name| facts.learn(node, true, Check::Looked(name)));
                }
                Clue::Called { call, what } => facts.called(solver, call, what),
                _ => {}
            }
        }
        facts.spread(solver);
        facts
    }

    fn called(&mut self, solver: &Solver, call: CallId, what: TellingCall) {
        let says = |when: bool, check: Check| Fact::Says { when, check };
        let facts: SmallVec<[Fact; 2]> = match what {
            TellingCall::Set { name, version } => [true, false]
                .into_iter()
                .map(|supported| says(supported, Check::Set { name, version, supported }))
                .collect(),
            TellingCall::TokenStatus => [says(true, Check::TokenStatus)].into_iter().collect(),
            TellingCall::SignIn => [says(false, Check::SignInFailed)].into_iter().collect(),
        };
        let clones = solver.found.call_copies.get(&call).into_iter().flatten();
        for call in [call].iter().chain(clones) {
            let Some(to) = solver.graph.calls.get(*call).and_then(|call| call.to) else { continue };
            facts.iter().for_each(|&fact| self.add(to, fact));
        }
    }

    /// Takes note of where one value tells something of another.
    fn relate(&mut self, clue: Clue) {
        match clue {
            Clue::Same { of, to } => self.same.entry(of).or_default().push((to, true)),
            Clue::Not { of, to } => self.same.entry(of).or_default().push((to, false)),
            Clue::Compared { left, right, equal, to } => {
                self.compared.entry(left).or_default().push((right, equal, to));
                self.compared.entry(right).or_default().push((left, equal, to));
            }
            _ => {}
        }
    }

    fn add(&mut self, node: Node, fact: Fact) {
        if self.params.contains(&node) {
            return;
        }
        let known = self.of.entry(node).or_default();
        if known.len() < MOST && !known.contains(&fact) {
            known.push(fact);
            self.pending.push((node, fact));
        }
    }

    /// Where the value counts as `when`, the check holds: a function returns it behind that check.
    pub(crate) fn learn(&mut self, node: Node, when: bool, check: Check) {
        self.add(node, Fact::Says { when, check });
    }

    /// Whether there is something new to spread.
    pub(crate) fn has_news(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Follows what is new to wherever it flows.
    pub(crate) fn spread(&mut self, solver: &Solver) {
        while let Some((node, fact)) = self.pending.pop() {
            for to in flows(solver, node, fact) {
                self.add(to, fact);
            }
            if let Fact::Says { when, check } = fact {
                for (to, same) in self.same.get(&node).cloned().unwrap_or_default() {
                    self.add(to, Fact::Says { when: when == same, check });
                }
            }
            if let Fact::Is(what) = fact {
                self.compare(node, what);
            }
        }
    }

    /// Something is compared with what is known by its name.
    fn compare(&mut self, node: Node, what: NamedValue) {
        for (other, equal, to) in self.compared.get(&node).cloned().unwrap_or_default() {
            let others = self.of.get(&other).cloned().unwrap_or_default();
            let is = |named: NamedValue| others.contains(&Fact::Is(named));
            let mut say = |when: bool, check: Check| self.add(to, Fact::Says { when, check });
            match what {
                NamedValue::Enabled => say(equal, Check::TokenStatus),
                NamedValue::Disabled => say(!equal, Check::TokenStatus),
                NamedValue::OnPremises if is(NamedValue::AccountType) => say(equal, Check::AccountType),
                NamedValue::Online if is(NamedValue::AccountType) => say(!equal, Check::AccountType),
                NamedValue::AccountType => {
                    if is(NamedValue::OnPremises) {
                        say(equal, Check::AccountType);
                    }
                    if is(NamedValue::Online) {
                        say(!equal, Check::AccountType);
                    }
                }
                NamedValue::OnPremises | NamedValue::Online => {}
            }
        }
    }

    /// What holds where the value has come out as `truth`.
    pub(crate) fn tells(&self, node: Node, truth: bool) -> impl Iterator<Item = Check> + use<'_> {
        let facts = self.of.get(&node).into_iter().flatten();
        facts.filter_map(move |fact| match *fact {
            Fact::Says { when, check } if when == truth => Some(check),
            _ => None,
        })
    }
}

/// Whether a clue tells something by itself, not only what follows from another one.
pub(crate) fn is_telling(clue: &Clue) -> bool {
    matches!(clue, Clue::Called { .. } | Clue::Is { .. } | Clue::Looked { .. })
}

/// Whether Office has a method of that name.
fn is_method(name: &str) -> bool {
    let catalog = Catalog::get();
    catalog.members_named(name).iter().any(|&member| catalog.member(member).kind == MemberKind::Method)
}

/// Where what is known of a node's values goes on.
fn flows(solver: &Solver, node: Node, fact: Fact) -> SmallVec<[Node; 4]> {
    let mut found = SmallVec::new();
    let mut link = solver.graph.heads.get(node).copied().flatten();
    while let Some(at) = link {
        let (constraint, next, _) = solver.graph.links[at];
        link = next;
        match constraint {
            Constraint::Copy(to)
            | Constraint::CopyOthers(to)
            | Constraint::CopyOwn(to)
            | Constraint::CopySeenThrough(to)
            | Constraint::CopyUnless { to, .. }
            | Constraint::NotArrays(to)
            | Constraint::Await(to) => found.push(to),
            // What is made of a text: `accountType.toLowerCase()`.
            Constraint::Load(access) if matches!(fact, Fact::Is(_)) => {
                found.push(solver.graph.accesses[access].to);
            }
            Constraint::Call(call) if matches!(fact, Fact::Is(_)) => {
                found.extend(solver.graph.calls[call].to);
            }
            _ => {}
        }
    }
    found
}

/// The clues that stand in functions of which there are copies, in each copy.
pub(crate) fn copied_clues(solver: &Solver, clues: &[Clue]) -> Vec<Clue> {
    let mut ranges = solver.copied_nodes().peekable();
    if ranges.peek().is_none() {
        return Vec::new();
    }
    let mut about: Vec<(Node, Clue)> = clues.iter().filter_map(|&clue| Some((about(clue)?, clue))).collect();
    about.sort_unstable_by_key(|about| about.0);
    let copies = ranges.flat_map(|(original, copies)| {
        let moved = move |node: Node| original.moved(copies, node);
        let within = about.get(original.within(&about, |about| about.0)).unwrap_or_default().iter();
        let copied: Vec<Clue> = within.map(|(_, clue)| clue.moved(&moved)).collect();
        copied
    });
    copies.collect()
}

/// The node that a clue is about.
fn about(clue: Clue) -> Option<Node> {
    match clue {
        Clue::Same { to, .. }
        | Clue::Not { to, .. }
        | Clue::Compared { to, .. }
        | Clue::Returned { to, .. } => Some(to),
        Clue::Is { node, .. } | Clue::Looked { node, .. } | Clue::Handed { node, .. } => Some(node),
        Clue::Called { .. } => None,
    }
}

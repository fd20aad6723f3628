//! The sums over all programs, and the shares that have to hold.

use crate::judge::{Class, Judgement};
use crate::worker::Program;
use std::collections::BTreeMap;
use std::fmt;

/// Of what was touched, the part that some usage names.
const RECALL: f64 = 0.99;
/// Of the usages that are certain, the part that happened.
const PRECISION: f64 = 0.999;
/// Of the programs in which nothing leaves the analysis, the part whose verdict may be uncertain.
const UNCERTAIN: f64 = 0.05;
/// Classes that no program may show.
const NEVER: [Class; 4] = [Class::UnsafeFix, Class::Unsound, Class::FalseError, Class::ProbeError];

/// Sums.
#[derive(Default)]
pub(crate) struct Tally {
    programs: usize,
    unfit: usize,
    seen: usize,
    uncertain: usize,
    /// Programs that threw.
    pub(crate) failed: Vec<String>,
    wrong: BTreeMap<Class, usize>,
    sums: Sums,
}

#[derive(Default)]
struct Sums {
    needed: usize,
    missed: usize,
    usages: usize,
    maybe: usize,
    certain: usize,
    never: usize,
    elsewhere: usize,
}

impl Tally {
    /// Counts a program that did not run.
    pub(crate) fn add_unjudged(&mut self, program: &Program) {
        match &program.error {
            Some(error) => self.failed.push(format!("{}\n{error}", program.spec)),
            None => self.unfit += 1,
        }
    }

    pub(crate) fn add(&mut self, program: &Program, judgement: &Judgement) {
        self.programs += 1;
        self.seen += usize::from(!program.leaving);
        self.uncertain += usize::from(!program.leaving && judgement.uncertain);
        for class in judgement.wrong.keys() {
            *self.wrong.entry(*class).or_default() += 1;
        }
        self.sums.needed += judgement.needed;
        self.sums.missed += judgement.missed;
        self.sums.usages += judgement.usages;
        self.sums.maybe += judgement.maybe;
        self.sums.certain += judgement.certain;
        self.sums.never += judgement.never;
        self.sums.elsewhere += judgement.elsewhere;
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.programs += other.programs;
        self.unfit += other.unfit;
        self.seen += other.seen;
        self.uncertain += other.uncertain;
        self.failed.extend(other.failed);
        for (class, count) in other.wrong {
            *self.wrong.entry(class).or_default() += count;
        }
        self.sums.merge(&other.sums);
    }

    /// Everything that should hold and does not, in words.
    pub(crate) fn broken(&self) -> Vec<String> {
        let mut broken: Vec<String> = NEVER.iter().filter_map(|class| self.none_of(*class)).collect();
        let least = |what: &str, share: f64, least: f64| {
            (share < least).then(|| format!("{what} is below {least}: {share:.4}"))
        };
        broken.extend(least("recall", self.recall(), RECALL));
        broken.extend(least("the precision of certain usages", self.precision(), PRECISION));
        broken.extend(least(
            "the share of verdicts that stay certain",
            1.0 - self.uncertain(),
            1.0 - UNCERTAIN,
        ));
        broken.extend(
            self.failed.first().map(|first| format!("{} programs throw: {first}", self.failed.len())),
        );
        broken
    }

    fn none_of(&self, class: Class) -> Option<String> {
        self.wrong.get(&class).map(|count| format!("{class} in {count} programs"))
    }

    fn recall(&self) -> f64 {
        1.0 - share(self.sums.missed, self.sums.needed)
    }

    fn precision(&self) -> f64 {
        1.0 - share(self.sums.never, self.sums.certain)
    }

    fn uncertain(&self) -> f64 {
        share(self.uncertain, self.seen)
    }
}

impl Sums {
    fn merge(&mut self, other: &Self) {
        self.needed += other.needed;
        self.missed += other.missed;
        self.usages += other.usages;
        self.maybe += other.maybe;
        self.certain += other.certain;
        self.never += other.never;
        self.elsewhere += other.elsewhere;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sums { needed, missed, usages, maybe, certain, never, elsewhere } = &self.sums;
        writeln!(f, "{} programs ({} unfit, {} threw)", self.programs, self.unfit, self.failed.len())?;
        for class in Class::ALL {
            let count = self.wrong.get(&class).copied().unwrap_or(0);
            writeln!(f, "{class:>14}  {count} programs, {}", percent(count, self.programs))?;
        }
        writeln!(f, "{:>14}  {:.2} %: {missed} of {needed} missed", "recall", 100.0 * self.recall())?;
        writeln!(
            f,
            "{:>14}  {:.2} %: {never} of {certain} certain never happen, {elsewhere} not there",
            "precision",
            100.0 * self.precision()
        )?;
        writeln!(f, "{:>14}  {}: {maybe} of {usages} usages", "maybe", percent(*maybe, *usages))?;
        write!(
            f,
            "{:>14}  {}: {} of {} verdicts where no code leaves",
            "uncertain",
            percent(self.uncertain, self.seen),
            self.uncertain,
            self.seen
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of programs are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.2} %", 100.0 * share(part, whole))
}

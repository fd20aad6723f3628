//! The sums over all programs, and the shares that have to hold.

use crate::judge::{Class, Counts, Judgement};
use crate::worker::Program;
use std::collections::BTreeMap;
use std::fmt;

/// Of what was touched, the part that some usage names.
const RECALL: f64 = 0.99;
/// Of the usages that are certain, the part that happens.
const PRECISION: f64 = 0.999;
/// Of the programs in which nothing leaves the analysis, the part whose verdict is certain. Those in which the program's
/// own object passes beside an Office value don't count: what may be either is uncertain.
const CERTAIN: f64 = 0.95;
const COUNTED: [&str; 2] = ["random", "alone"];
/// Classes that no program may show.
const NEVER: [Class; 5] =
    [Class::UnsafeFix, Class::Unsound, Class::UnsoundEntry, Class::FalseError, Class::ProbeError];

/// The sums over a part of the programs.
#[derive(Default)]
pub(crate) struct Tally {
    families: BTreeMap<String, Family>,
    unfit: usize,
    /// Programs in which nothing leaves the analysis.
    seen: usize,
    /// Programs that threw.
    failed: Vec<String>,
    counts: Counts,
}

/// Programs that are made in one way: at random, with one construct alone, and so on.
#[derive(Default)]
struct Family {
    programs: usize,
    wrong: BTreeMap<Class, usize>,
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
        self.seen += usize::from(!program.leaving);
        self.counts += &judgement.counts;
        let name = program.spec["family"].as_str().unwrap_or_default();
        let family = self.families.entry(name.to_owned()).or_default();
        family.programs += 1;
        for class in judgement.wrong.keys() {
            *family.wrong.entry(*class).or_default() += 1;
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.unfit += other.unfit;
        self.seen += other.seen;
        self.failed.extend(other.failed);
        self.counts += &other.counts;
        for (name, part) in other.families {
            let family = self.families.entry(name).or_default();
            family.programs += part.programs;
            for (class, count) in part.wrong {
                *family.wrong.entry(class).or_default() += count;
            }
        }
    }

    /// Everything that should hold and does not, in words.
    pub(crate) fn broken(&self) -> Vec<String> {
        let never = NEVER.iter().filter(|class| self.count(**class) > 0);
        let mut broken: Vec<String> =
            never.map(|class| format!("{class} in {} programs", self.count(*class))).collect();
        let shares = [
            ("recall", self.recall(), RECALL),
            ("the precision of certain usages", self.precision(), PRECISION),
            ("the share of certain verdicts", self.certain(), CERTAIN),
        ];
        let short = shares.into_iter().filter(|(_, share, least)| share < least);
        broken.extend(short.map(|(what, share, least)| format!("{what} is {share:.4}, below {least}")));
        broken.extend(self.failed.first().map(|it| format!("{} programs throw: {it}", self.failed.len())));
        broken
    }

    fn programs(&self) -> usize {
        self.families.values().map(|family| family.programs).sum()
    }

    fn count(&self, class: Class) -> usize {
        self.families.values().filter_map(|family| family.wrong.get(&class)).sum()
    }

    fn recall(&self) -> f64 {
        1.0 - share(self.counts.missed, self.counts.needed)
    }

    fn precision(&self) -> f64 {
        1.0 - share(self.counts.never, self.counts.certain)
    }

    fn certain(&self) -> f64 {
        let families = || self.families.iter().filter(|(name, _)| COUNTED.contains(&name.as_str()));
        let doubts = families().filter_map(|(_, family)| family.wrong.get(&Class::Doubt)).sum();
        1.0 - share(doubts, families().map(|(_, family)| family.programs).sum())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { needed, missed, usages, maybe, certain, never, elsewhere, probes, probes_taken } =
            &self.counts;
        let all = self.programs();
        writeln!(f, "{all} programs, {} unfit, {} threw", self.unfit, self.failed.len())?;
        for class in Class::ALL {
            let of = if class == Class::Doubt { self.seen } else { all };
            let count = self.count(class);
            writeln!(f, "{class:>14}  {count} of {of}, {:.2} %", 100.0 * share(count, of))?;
        }
        for (name, family) in &self.families {
            writeln!(f, "{name:>14}  {family}")?;
        }
        writeln!(f, "{:>14}  {:.2} %: {missed} of {needed} missed", "recall", 100.0 * self.recall())?;
        writeln!(
            f,
            "{:>14}  {:.2} %: {never} of {certain} never happen",
            "precision",
            100.0 * self.precision()
        )?;
        writeln!(f, "{:>14}  {usages}, {maybe} maybe, {elsewhere} certain elsewhere", "usages")?;
        write!(f, "{:>14}  {probes} looked for only, {probes_taken} of them taken for a use", "probes")
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} programs", self.programs)?;
        self.wrong.iter().try_for_each(|(class, count)| write!(f, ", {count} {class}"))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of programs are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

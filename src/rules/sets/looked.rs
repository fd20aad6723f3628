//! What a file looks for itself, so that it is not used where it is missing.

use super::{Form, Newer, looks_for_itself, needed};
use crate::addin::SourceFile;
use crate::catalog::MailboxSet;
use std::cell::OnceCell;

/// The looks of one file.
pub(in crate::rules) struct Looks<'a> {
    source: &'a SourceFile,
    /// The highest set of a member that it looks for.
    most: OnceCell<Option<MailboxSet>>,
}

impl<'a> Looks<'a> {
    pub(in crate::rules) fn of(source: &'a SourceFile) -> Looks<'a> {
        Looks { source, most: OnceCell::new() }
    }

    /// Whether a look tells whether it is there: for the member itself; of an option or overload, for which nobody can look, for
    /// anything in the file that came with the set or later.
    pub(in crate::rules) fn find(&self, newer: &Newer) -> bool {
        match newer.form {
            Form::Member => looks_for_itself(self.source, newer.usage),
            Form::Overload | Form::Option => *self.most.get_or_init(|| self.most()) >= Some(newer.needed),
        }
    }

    fn most(&self) -> Option<MailboxSet> {
        let looks = self.source.outcome.usages.iter().filter_map(|usage| Some((usage, needed(usage)?.1)));
        looks
            .filter(|(usage, _)| usage.is_probe() || looks_for_itself(self.source, usage))
            .map(|(_, set)| set)
            .max()
    }
}

//! The plans that were made and not applied yet: what each file was, and what it is to be.
//!
//! Kept in memory, a few at most; a plan is used once.

use crate::system::Unsaved;

/// Plans at most that wait to be applied.
const WAITING: usize = 16;
/// Names of used plans at most that are remembered.
const REMEMBERED: usize = 256;

/// What is planned and what was.
#[derive(Default)]
pub(super) struct Plans {
    made: u64,
    waiting: Vec<(String, Vec<Unsaved>)>,
    used: Vec<String>,
}

/// What is known under a plan's name.
pub(super) enum Taken {
    /// The files that it edits.
    Plan(Vec<Unsaved>),
    /// It was applied, or could not be, before.
    Used,
    /// Nothing.
    Unknown,
}

impl Plans {
    /// Keeps a plan; gives its name.
    pub(super) fn keep(&mut self, files: Vec<Unsaved>) -> String {
        self.made += 1;
        let contents = files.iter().flat_map(|file| [&file.before, &file.after]);
        let id = format!("plan-{}-{}", self.made, hash(contents.flatten()));
        self.waiting.push((id.clone(), files));
        if self.waiting.len() > WAITING {
            self.waiting.remove(0);
        }
        id
    }

    /// Takes a plan, which is used then.
    pub(super) fn take(&mut self, id: &str) -> Taken {
        if let Some(at) = self.waiting.iter().position(|(known, _)| known == id) {
            let (id, files) = self.waiting.remove(at);
            self.used.push(id);
            if self.used.len() > REMEMBERED {
                self.used.remove(0);
            }
            return Taken::Plan(files);
        }
        if self.used.iter().any(|used| used == id) { Taken::Used } else { Taken::Unknown }
    }

    /// The names of those that wait.
    pub(super) fn names(&self) -> Vec<String> {
        self.waiting.iter().map(|(id, _)| id.clone()).collect()
    }
}

/// A short hash of bytes (FNV-1a, 64 bits): tells contents apart, and is no protection against somebody who wants two to be
/// alike. What is written is compared byte by byte.
pub(super) fn hash<'b>(bytes: impl IntoIterator<Item = &'b u8>) -> String {
    let fold = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, fold))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_used_once_and_old_ones_are_forgotten() {
        let mut plans = Plans::default();
        let file = |text: &str| Unsaved { path: "a".into(), before: Vec::new(), after: text.into() };
        let (first, second) = (plans.keep(vec![file("x")]), plans.keep(vec![file("x")]));
        assert_ne!(first, second);
        assert!(matches!(plans.take(&first), Taken::Plan(files) if files.len() == 1));
        assert!(matches!(plans.take(&first), Taken::Used));
        assert!(matches!(plans.take("plan-9"), Taken::Unknown));
        (0..WAITING).for_each(|_| drop(plans.keep(Vec::new())));
        assert!(matches!(plans.take(&second), Taken::Unknown));
        assert_eq!(hash(b"a"), "af63dc4c8601ec8c");
    }
}

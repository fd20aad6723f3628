//! "Did you mean": the known name that is closest to what somebody wrote.
//!
//! Knows nothing about what the names stand for. Called wherever names that people type are read.

/// Those of `names` that are close to the word, the closest first; a third of the word's letters may differ (one letter
/// always may), their case does not count. Names that are longer or shorter by more are not compared: comparing takes as
/// long as both together are long, squared.
pub(crate) fn near<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    let distance = |name: &'n str| {
        let lower = name.to_lowercase();
        let comparable = lower.chars().count().abs_diff(length) <= allowed;
        comparable.then(|| (strsim::damerau_levenshtein(&word, &lower), name))
    };
    let mut near: Vec<(usize, &str)> = names.into_iter().filter_map(distance).collect();
    near.retain(|(distance, _)| *distance <= allowed);
    near.sort_unstable();
    near.into_iter().map(|(_, name)| name).collect()
}

/// The closest of `names`, as [`near`] has it.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    near(word, names).into_iter().next()
}

/// The end of a sentence about an unknown name: ``; did you mean `x`?``, or nothing.
pub(crate) fn did_you_mean<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(word, names).map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word_and_nonsense_finds_none() {
        let names = ["include", "exclude", "rules", "off"];
        for (word, expected) in [
            ("exlude", "; did you mean `exclude`?"),
            ("Include", "; did you mean `include`?"),
            ("of", "; did you mean `off`?"),
            ("banana", ""),
        ] {
            assert_eq!(did_you_mean(word, names), expected, "{word}");
        }
    }

    #[test]
    fn several_are_told_the_closest_first() {
        let names = ["permission-exceeded", "permission-excessive", "ReadItem", "setAsync"];
        assert_eq!(near("setasnyc", names), ["setAsync"]);
        assert_eq!(near("permission-exceded", names), ["permission-exceeded", "permission-excessive"]);
    }

    /// Comparing it with one name would take minutes.
    #[test]
    fn a_word_that_is_longer_than_every_name_is_near_none() {
        assert_eq!(nearest(&"setAsync".repeat(1_000_000), ["setAsync", "subject"]), None);
    }
}

//! "Did you mean": the known name that is closest to what somebody wrote.
//!
//! Knows nothing about what the names stand for. Called by whoever reads names that people type.

/// The closest of `names`; a third of the word's letters may differ (one letter always may), their case does not
/// count.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let distance = |name: &str| strsim::damerau_levenshtein(&word, &name.to_lowercase());
    let near = names.into_iter().map(|name| (distance(name), name));
    near.filter(|(distance, _)| *distance <= allowed).min().map(|(_, name)| name)
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
}

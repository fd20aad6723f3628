//! Lists and counts in sentences. Knows nothing about what is listed. Called by everything that writes messages.

/// Names in a sentence; the rest is counted.
const LISTED: usize = 2;

/// `a`, `a and b`, `a, b and c`, `a, b and 2 more`.
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [_, _, _, _, ..] => first(items, LISTED),
        items => list_all(items),
    }
}

/// `a`, `a and b`, `a, b, c and d`.
pub(crate) fn list_all<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        items => items.concat(),
    }
}

/// `a, b, c and 4 more`: the first `n`, and how many more there are.
pub(crate) fn first<S: AsRef<str>>(items: &[S], n: usize) -> String {
    let named: Vec<&str> = items.iter().take(n).map(AsRef::as_ref).collect();
    let named = named.join(", ");
    match items.len().saturating_sub(n) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// `1 use`, `2 uses`, `2 fixes`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    let plural = match noun {
        _ if n == 1 => "",
        noun if noun.ends_with(['s', 'x']) => "es",
        _ => "s",
    };
    format!("{n} {noun}{plural}")
}

/// `2025-12-02` as `2 December 2025`; what is no date stays.
pub(crate) fn date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return iso.to_owned() };
    let month = month.parse().ok().and_then(|month: usize| MONTHS.get(month.checked_sub(1)?));
    match (month, day.parse::<u8>()) {
        (Some(month), Ok(day)) => format!("{day} {month} {year}"),
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_prose() {
        for (iso, prose) in [
            ("2025-12-02", "2 December 2025"),
            ("2026-10-31", "31 October 2026"),
            ("2026-13-01", "2026-13-01"),
            ("soon", "soon"),
        ] {
            assert_eq!(date(iso), prose);
        }
    }

    #[test]
    fn lists_stay_short() {
        let cases: [(&[&str], &str); 5] = [
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
            (&["a", "b", "c", "d"], "a, b and 2 more"),
            (&[], ""),
        ];
        for (items, expected) in cases {
            assert_eq!(list(items), expected);
        }
        assert_eq!(list_all(&["a", "b", "c", "d"]), "a, b, c and d");
        assert_eq!(first(&["a", "b", "c"], 3), "a, b, c");
    }

    #[test]
    fn nouns_have_plurals() {
        assert_eq!([count(1, "fix"), count(2, "fix"), count(0, "use")], ["1 fix", "2 fixes", "0 uses"]);
    }
}

//! What a place in `addinspect.json` may contain, according to the table in [`super::shape`].
//!
//! Knows nothing about editors. Called by the completion.

use super::shape::{FILE, KeyNames, ObjectKey, ValueShape};
use crate::json::PathStep;

/// What may stand at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Offers {
    /// One of these keys, each with what it is for.
    Keys(Vec<(&'static str, &'static str)>),
    /// The code of a rule.
    Rules,
    /// The full name of an Office member.
    Members,
    /// One of these words.
    Words(&'static [&'static str]),
}

/// What may stand at the end of `path`: a key of the object there, or the value itself. `None` where nothing can be
/// listed.
pub(crate) fn offers(path: &[PathStep], is_key: bool) -> Option<Offers> {
    match (at(path)?, is_key) {
        (ValueShape::Record(keys), true) => {
            Some(Offers::Keys(keys.iter().map(|k| (k.name, k.about)).collect()))
        }
        (ValueShape::Map(KeyNames::Rules, _), true) => Some(Offers::Rules),
        (ValueShape::Map(KeyNames::Members, _), true) => Some(Offers::Members),
        (ValueShape::OneOf(words), false) => Some(Offers::Words(words)),
        _ => None,
    }
}

fn at(path: &[PathStep]) -> Option<&'static ValueShape> {
    path.iter().try_fold(&FILE, |shape, step| match (shape, step) {
        (ValueShape::Record(keys), PathStep::Key(name)) => key(keys, name),
        (ValueShape::Map(_, value), PathStep::Key(_)) => Some(*value),
        (ValueShape::List(item), PathStep::Item) => Some(*item),
        _ => None,
    })
}

fn key(keys: &'static [ObjectKey], name: &str) -> Option<&'static ValueShape> {
    keys.iter().find(|key| key.name == name).map(|key| &key.shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::shape::{LEVELS, SEVERITIES};

    #[test]
    fn the_table_says_what_may_stand_where() {
        let key = |name: &str| PathStep::Key(name.to_owned());
        let rules = [key("overrides"), PathStep::Item, key("rules")];
        let rule = [key("overrides"), PathStep::Item, key("rules"), key("legacy-ews")];
        let level = [key("levels"), key("Office.Body.setAsync"), key("level")];
        for (path, is_key, expected) in [
            (&rules[..], true, Some(Offers::Rules)),
            (&rule, false, Some(Offers::Words(SEVERITIES))),
            (&level[..1], true, Some(Offers::Members)),
            (&level, false, Some(Offers::Words(LEVELS))),
            (&[key("maxFileSize")], false, None),
            (&[key("nothing"), key("more")], true, None),
            (&[PathStep::Item], true, None),
        ] {
            assert_eq!(offers(path, is_key), expected, "{path:?}");
        }
        let Some(Offers::Keys(keys)) = offers(&[], true) else { panic!("no keys") };
        assert!(keys.contains(&("exclude", "These files are not read.")), "{keys:?}");
    }
}

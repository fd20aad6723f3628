//! What `addinspect.json` may contain: one table, from which files are checked and the JSON schema is generated.
//!
//! Knows names and types only; [`super::read`] says what they mean.

/// What a value has to be.
#[derive(Debug)]
pub(super) enum ValueShape {
    /// A string with something in it.
    Text,
    /// A number of bytes.
    Bytes,
    /// A path with wildcards, relative to the file's folder.
    Glob,
    /// The same with `!` in front for the opposite.
    SignedGlob,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// An array.
    List(&'static ValueShape),
    /// An object with these keys.
    Record(&'static [ObjectKey]),
    /// An object whose keys are names.
    Map(KeyNames, &'static ValueShape),
}

/// Which names the keys of a [`ValueShape::Map`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyNames {
    /// Codes of rules.
    Rules,
    /// Full names of Office members.
    Members,
}

/// A key of an object.
#[derive(Debug)]
pub(super) struct ObjectKey {
    pub(super) name: &'static str,
    /// What it is for; editors show it.
    pub(super) about: &'static str,
    pub(super) shape: ValueShape,
    pub(super) required: bool,
}

/// The words for a rule's severity.
pub(super) const SEVERITIES: &[&str] = &["off", "hint", "information", "warning", "error"];

/// The words for a mailbox level.
pub(super) const LEVELS: &[&str] = &["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"];

/// The words for where the mailboxes are.
pub(super) const EXCHANGES: &[&str] = &["online", "on-premises", "hybrid"];

const RULES: ValueShape = ValueShape::Map(KeyNames::Rules, &ValueShape::OneOf(SEVERITIES));
const GLOBS: ValueShape = ValueShape::List(&ValueShape::Glob);

/// The whole file.
pub(super) static FILE: ValueShape = ValueShape::Record(&[
    optional("$schema", "The location of this schema, for editors.", ValueShape::Text),
    optional("rules", "The severity of each rule's findings; `off` hides them.", RULES),
    optional(
        "exchange",
        "Where the users' mailboxes are; the default is `online`. Determines the severity of legacy APIs.",
        ValueShape::OneOf(EXCHANGES),
    ),
    optional("include", "Only these files are read. The default is all files.", GLOBS),
    optional("exclude", "These files are not read.", GLOBS),
    optional(
        "tests",
        "These files are tests, in addition to those that are recognised; with `!` in front, they are not. The last \
         match wins.",
        ValueShape::List(&ValueShape::SignedGlob),
    ),
    optional("maxFileSize", "Larger files are not read; in bytes. The default is 5 MB.", ValueShape::Bytes),
    optional(
        "addIns",
        "Which manifests and sources belong together, if their locations do not show it.",
        ValueShape::List(&ValueShape::Record(ADD_IN)),
    ),
    optional(
        "levels",
        "Levels of Office members that differ from the catalogue, by full name (`Office.Subject.setAsync`).",
        ValueShape::Map(KeyNames::Members, &ValueShape::Record(LEVEL)),
    ),
    optional(
        "overrides",
        "Severities for some files only; the last matching entry wins.",
        ValueShape::List(&ValueShape::Record(OVERRIDE)),
    ),
    optional(
        "baseline",
        "The file with accepted findings that `addinspect baseline create` has written; they are not reported.",
        ValueShape::Text,
    ),
]);

const ADD_IN: &[ObjectKey] = &[
    optional("name", "Its name in the summary.", ValueShape::Text),
    required("manifests", "Its manifests.", GLOBS),
    required("sources", "Its sources; files that they import belong to it too.", GLOBS),
];

const LEVEL: &[ObjectKey] = &[
    required("level", "The permission level that a use of the member needs.", ValueShape::OneOf(LEVELS)),
    required("reason", "How you know; findings cite it.", ValueShape::Text),
];

const OVERRIDE: &[ObjectKey] =
    &[required("files", "The files that they apply to.", GLOBS), required("rules", "The severities.", RULES)];

const fn optional(name: &'static str, about: &'static str, shape: ValueShape) -> ObjectKey {
    ObjectKey { name, about, shape, required: false }
}

const fn required(name: &'static str, about: &'static str, shape: ValueShape) -> ObjectKey {
    ObjectKey { name, about, shape, required: true }
}

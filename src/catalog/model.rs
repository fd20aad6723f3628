//! What the catalogue says: types, members, and the type that a use of a member yields. Plain data.

use super::MailboxLevel;

/// Index of an [`ApiType`] in the [`super::Catalog`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u16);

/// Index of a [`Member`] in the [`super::Catalog`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(pub u16);

/// What sort of declaration an [`ApiType`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeKind {
    /// `interface`; its members belong to an instance.
    Interface,
    /// `class`; members belong to an instance, `new` and statics are rare and untracked.
    Class,
    /// `enum`; its members are constants of the namespace-like value.
    Enum,
    /// `namespace`, e.g. `Office`, `Office.AddinCommands`: its members are its exported values.
    Namespace,
    /// `type X = ...`; [`ApiType::alias_of`] holds what it stands for.
    Alias,
}

/// What sort of declaration a [`Member`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberKind {
    /// Property, or exported `const`/`let` of a namespace.
    Property,
    /// Method, or exported `function` of a namespace.
    Method,
    /// Constant of an enum.
    EnumConstant,
}

/// Item modes that a member applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modes {
    /// Usable while reading an item.
    pub read: bool,
    /// Usable while composing one.
    pub compose: bool,
}

/// One type of the `Office` namespace.
#[derive(Debug, Clone)]
pub struct ApiType {
    /// Full name, `Office.MessageCompose`.
    pub name: String,
    /// Declaration kind.
    pub kind: TypeKind,
    /// Level that the declaration itself is tagged with.
    pub tagged: Option<MailboxLevel>,
    /// Types that it extends, direct ones only.
    pub extends: Vec<TypeId>,
    /// Own members in order of declaration; overloads are one member.
    pub members: Vec<MemberId>,
    /// For [`TypeKind::Alias`]: what it stands for.
    pub alias_of: TypeExpr,
    /// Requirement set, e.g. `Mailbox 1.8`.
    pub requirement_set: Option<String>,
    /// Modes by its own documentation.
    pub modes: Modes,
    /// Marked `@deprecated`.
    pub deprecated: bool,
    /// Only the typings of the preview have it: it may change, and few clients know it.
    pub preview: bool,
    /// Number of type parameters (`AsyncResult<T>`: 1).
    pub type_params: u8,
}

/// One member of a type; overloads merged.
#[derive(Debug, Clone)]
pub struct Member {
    /// Simple name, `setAsync`.
    pub name: String,
    /// The type that declares it.
    pub owner: TypeId,
    /// Declaration kind.
    pub kind: MemberKind,
    /// Level by its own tag, else by its interface's.
    pub tagged: Option<MailboxLevel>,
    /// Whether [`tagged`](Self::tagged) is its own tag.
    pub tagged_itself: bool,
    /// The level that a use needs: the stricter of the tag and the [`LevelCorrection`]s.
    pub level: Option<MailboxLevel>,
    /// Why [`level`](Self::level) differs from the tag, if it does.
    pub corrected: Option<&'static LevelCorrection>,
    /// Applicable modes.
    pub modes: Modes,
    /// Requirement set, e.g. `Mailbox 1.8`.
    pub requirement_set: Option<String>,
    /// Marked `@deprecated`.
    pub deprecated: bool,
    /// Only the typings of the preview have it: it may change, and few clients know it.
    pub preview: bool,
    /// Property: its type. Method: unused, see [`signatures`](Self::signatures).
    pub yields: TypeExpr,
    /// Method: one per overload. Property: empty (a function-typed property has a [`TypeExpr::Function`]).
    pub signatures: Vec<Signature>,
}

/// One overload of a method.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// Parameter types, in order. Callbacks are [`TypeExpr::Function`].
    pub params: Vec<TypeExpr>,
    /// Return type.
    pub returns: TypeExpr,
}

/// A type as far as it matters for following Office values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TypeExpr {
    /// Anything without Office values in it: `string`, `void`, `any`, ...
    #[default]
    Opaque,
    /// An instance of a catalogue type with its type arguments (`Office.AsyncResult<Office.Body>`).
    Api(TypeId, Vec<TypeExpr>),
    /// `A | B` and `A & B` alike: a use may touch a member of any of them.
    Any(Vec<TypeExpr>),
    /// `Promise<T>`.
    Promise(Box<TypeExpr>),
    /// `T[]`, `Array<T>`, tuples (their union).
    Array(Box<TypeExpr>),
    /// A function value.
    Function(Box<Signature>),
    /// The n-th type parameter of the enclosing type (`AsyncResult<T>.value`: 0).
    Param(u8),
    /// An inline object type: its members by name.
    Object(Vec<(String, TypeExpr)>),
}

/// How sure a [`LevelCorrection`] or another fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// A source states it, and none contradicts it; of a level: shipped library and documents agree against the tag.
    High,
    /// Sources contradict each other, or the fact is inferred: findings become warnings.
    Low,
}

/// A hand-kept correction of a member's level, with where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelCorrection {
    /// The corrected level.
    pub level: MailboxLevel,
    /// How sure we are.
    pub confidence: Confidence,
    /// Who says so, in a phrase for a hover ("the shipped library enforces read/write item").
    pub source: &'static str,
    /// Date of the source, ISO.
    pub date: &'static str,
    /// Where to read it.
    pub url: &'static str,
}

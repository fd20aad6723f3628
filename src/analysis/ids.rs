//! Typed numbers: a node is not an object, a call is not a site, and "none" is `None`.
//!
//! An id counts from 0 within what it is of: a fragment where lowering makes it, the realm once that is linked. Knows
//! nothing of what the ids stand for. Used by the flow graph and by everything that reads it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::{Index, IndexMut, Range};

/// The number of something in its table.
pub(crate) trait Id: Copy + Ord + fmt::Debug {
    /// The id of what stands at that place of its table.
    fn new(index: usize) -> Self;
    /// The place in the table.
    fn index(self) -> usize;
}

/// Makes types of ids; an `Option` of one takes no more room than the id.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) struct $name(NonZeroU32);

        impl Id for $name {
            fn new(index: usize) -> Self {
                $name(NonZeroU32::MIN.saturating_add(index as u32))
            }

            fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", stringify!($name), self.index())
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                state.write_u32(self.0.get() - 1);
            }
        }
    )*};
}

ids! {
    /// A node of a fragment (or, after linking, of the program).
    Node,
    /// An interned name of the file (or, after linking, of the program).
    Sym,
    /// An object: one for each place that makes objects.
    ObjectId,
    /// A function, or a function type.
    FunctionId,
    /// A class.
    ClassId,
    /// A call or `new`.
    CallId,
    /// A place that names a member.
    SiteId,
    /// What stands around places.
    RegionId,
    /// An operation.
    OpId,
    /// An instance of a generic Office type.
    InstanceId,
    /// Signatures of the catalogue, as they are seen somewhere.
    SignatureId,
    /// A callable with a receiver.
    BoundId,
    /// A member access.
    AccessId,
    /// One whose name is computed.
    ComputedId,
    /// A constraint of a node.
    LinkId,
    /// Where values leave.
    ExitId,
    /// A member that Office is not known to have.
    UnknownId,
    /// A copy of a function.
    CopyId,
}

/// Ids in a row.
#[derive(PartialEq, Eq)]
pub(crate) struct IdRange<I> {
    start: u32,
    end: u32,
    of: PhantomData<I>,
}

impl<I: Id> IdRange<I> {
    pub(crate) fn new(range: Range<usize>) -> Self {
        IdRange { start: range.start as u32, end: range.end as u32, of: PhantomData }
    }

    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Where it begins and ends in the table.
    pub(crate) fn indices(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = I> + use<I> {
        self.indices().map(I::new)
    }

    /// The place of an id in the range.
    pub(crate) fn position(self, id: I) -> Option<usize> {
        let index = id.index();
        self.indices().contains(&index).then(|| index - self.start as usize)
    }

    /// The id in this range of what an id is of that counts from its beginning.
    pub(crate) fn at(self, id: I) -> I {
        I::new(self.start as usize + id.index())
    }

    pub(crate) fn contains(self, id: I) -> bool {
        self.indices().contains(&id.index())
    }

    /// Whether its first id is `id`, or stands before it.
    pub(crate) fn begins_before(self, id: I) -> bool {
        self.start as usize <= id.index()
    }

    /// Whether its last id stands before `id`.
    pub(crate) fn ends_before(self, id: I) -> bool {
        self.end as usize <= id.index()
    }

    /// Where those stand in a list in the order of their ids whose ids are in the range.
    pub(crate) fn within<T>(self, items: &[T], id: impl Fn(&T) -> I) -> Range<usize> {
        let at = |limit: u32| items.partition_point(|item| id(item).index() < limit as usize);
        at(self.start)..at(self.end)
    }

    /// The part of this range that a range takes which counts from its beginning.
    pub(crate) fn part(self, part: Self) -> Self {
        IdRange { start: self.start + part.start, end: self.start + part.end, of: PhantomData }
    }

    /// From where this one begins to where the other one does.
    pub(crate) fn until(self, end: Self) -> Self {
        IdRange { end: end.start, ..self }
    }

    /// The id in another range of the same length that stands where `id` does in this one; others stay.
    pub(crate) fn moved(self, to: Self, id: I) -> I {
        self.position(id).map_or(id, |position| to.at(I::new(position)))
    }
}

impl<I> Clone for IdRange<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for IdRange<I> {}

impl<I> Default for IdRange<I> {
    fn default() -> Self {
        IdRange { start: 0, end: 0, of: PhantomData }
    }
}

impl<I> fmt::Debug for IdRange<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A list whose places are ids.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Table<I, T> {
    items: Vec<T>,
    of: PhantomData<I>,
}

impl<I: Id, T> Table<I, T> {
    /// Adds an item; its id.
    pub(crate) fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    pub(crate) fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    pub(crate) fn get_mut(&mut self, id: I) -> Option<&mut T> {
        self.items.get_mut(id.index())
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// What so many items will take that are added next.
    pub(crate) fn next(&self, count: usize) -> IdRange<I> {
        IdRange::new(self.len()..self.len() + count)
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// The id of the item that was added last.
    pub(crate) fn last_id(&self) -> Option<I> {
        self.len().checked_sub(1).map(I::new)
    }

    /// The range of what was added since the table had so many items.
    pub(crate) fn since(&self, len: usize) -> IdRange<I> {
        IdRange::new(len..self.len())
    }

    pub(crate) fn slice(&self, range: IdRange<I>) -> &[T] {
        self.items.get(range.indices()).unwrap_or_default()
    }

    pub(crate) fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
    }

    pub(crate) fn resize_with(&mut self, len: usize, item: impl FnMut() -> T) {
        self.items.resize_with(len, item);
    }

    pub(crate) fn truncate(&mut self, len: usize) {
        self.items.truncate(len);
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        self.items.reserve(more);
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.items.shrink_to_fit();
    }
}

impl<I, T> std::ops::Deref for Table<I, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for Table<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<I, T> FromIterator<T> for Table<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(items: A) -> Self {
        Table { items: items.into_iter().collect(), of: PhantomData }
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Table { items: Vec::new(), of: PhantomData }
    }
}

impl<I, T: fmt::Debug> fmt::Debug for Table<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_takes_no_room() {
        assert_eq!(size_of::<Option<Node>>(), size_of::<u32>());
    }

    #[test]
    fn what_is_in_a_range_moves_with_it() {
        let range = |range: Range<usize>| IdRange::<Node>::new(range);
        let (from, to) = (range(2..5), range(10..13));
        assert_eq!(from.moved(to, Node::new(4)), Node::new(12));
        assert_eq!(from.moved(to, Node::new(5)), Node::new(5));
        assert_eq!(to.at(Node::new(1)), Node::new(11));
        assert_eq!(to.part(range(1..2)).indices(), 11..12);
        let items = [Node::new(1), Node::new(2), Node::new(4), Node::new(7)];
        assert_eq!(from.within(&items, |item| *item), 1..3);
    }
}

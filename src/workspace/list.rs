//! A list whose copies share what is the same in them: a snapshot that differs from the last one in a few items costs those.
//!
//! Knows nothing about what it holds. Used by [`Snapshot`](super::Snapshot).

use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// So many items are shared together.
const CHUNK: usize = 64;

/// Items in a row.
#[derive(Debug, Clone)]
pub struct List<T>(Vec<Arc<Vec<T>>>);

impl<T> List<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * CHUNK + last.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The item of that number.
    pub fn get(&self, number: usize) -> Option<&T> {
        self.0.get(number / CHUNK)?.get(number % CHUNK)
    }

    /// The items in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone + use<'_, T> {
        self.0.iter().flat_map(|chunk| chunk.iter())
    }

    /// The number of the item that the function finds equal, in a list in its order; else where that would stand.
    pub fn binary_search_by(&self, mut order: impl FnMut(&T) -> std::cmp::Ordering) -> Result<usize, usize> {
        let chunk = self.0.partition_point(|chunk| chunk.last().is_some_and(|last| order(last).is_lt()));
        let found = self.0.get(chunk).map_or(Err(0), |items| items.binary_search_by(order));
        let number = |place: usize| chunk * CHUNK + place;
        found.map(number).map_err(number)
    }
}

impl<T: Clone> List<T> {
    /// Keeps the items of whose numbers the function says so.
    pub(super) fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        *self = self
            .iter()
            .enumerate()
            .filter(|(number, _)| keep(*number))
            .map(|(_, item)| item.clone())
            .collect();
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl<T> Index<usize> for List<T> {
    type Output = T;

    fn index(&self, number: usize) -> &T {
        &self.0[number / CHUNK][number % CHUNK]
    }
}

impl<T: Clone> IndexMut<usize> for List<T> {
    fn index_mut(&mut self, number: usize) -> &mut T {
        &mut Arc::make_mut(&mut self.0[number / CHUNK])[number % CHUNK]
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items = items.into_iter().peekable();
        let mut chunks = Vec::new();
        while items.peek().is_some() {
            chunks.push(Arc::new(items.by_ref().take(CHUNK).collect()));
        }
        List(chunks)
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::iter::FlatMap<
        std::slice::Iter<'a, Arc<Vec<T>>>,
        std::slice::Iter<'a, T>,
        fn(&'a Arc<Vec<T>>) -> std::slice::Iter<'a, T>,
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().flat_map(|chunk| chunk.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_changed_by_itself() {
        for len in [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let list: List<usize> = (0..len).collect();
            let mut copy = list.clone();
            (0..len).for_each(|number| copy[number] += 1);
            assert!(list.iter().copied().eq(0..len) && copy.iter().copied().eq(1..=len));
            assert_eq!((list.len(), list.get(len), list.is_empty()), (len, None, len == 0));
            copy.retain(|number| number % 2 == 1);
            assert!(copy.iter().copied().eq((1..=len).filter(|item| item % 2 == 0)), "{len}");
        }
    }

    #[test]
    fn it_is_searched_as_a_slice_is() {
        let items: Vec<usize> = (0..3 * CHUNK).map(|number| 2 * number).collect();
        let list: List<usize> = items.iter().copied().collect();
        for wanted in 0..=6 * CHUNK {
            assert_eq!(list.binary_search_by(|item| item.cmp(&wanted)), items.binary_search(&wanted));
        }
    }
}

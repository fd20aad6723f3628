//! Numbers divided into sets that grow together. Knows nothing of what the numbers stand for. Used where files share
//! realms, and where add-ins share sources.

/// Sets that together hold the numbers below a length; each begins alone.
pub(crate) struct DisjointSets {
    parents: Vec<u32>,
}

impl DisjointSets {
    pub(crate) fn new(len: usize) -> DisjointSets {
        DisjointSets { parents: (0..len as u32).collect() }
    }

    /// The least number of the set that `x` is in.
    pub(crate) fn find(&mut self, mut x: u32) -> u32 {
        while self.parents[x as usize] != x {
            let grandparent = self.parents[self.parents[x as usize] as usize];
            self.parents[x as usize] = grandparent;
            x = grandparent;
        }
        x
    }

    /// Makes one set of those that `a` and `b` are in.
    pub(crate) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b) as usize] = a.min(b);
    }
}

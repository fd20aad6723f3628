//! What makes a finding the same one after other code has changed: no line numbers, no message.
//!
//! Baselines count by it, reports derive their fingerprints from it. `workspace` fills it, see
//! `Snapshot::identity`; whoever asks says from which folder files are named.

use std::fmt::Write as _;

/// Which finding it is. Several findings may have the same; they are counted, or numbered in their order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity {
    /// The file, with `/`, relative to the folder that was asked for.
    pub file: String,
    /// The rule's code.
    pub rule: &'static str,
    /// What the finding is about, see [`Finding::about`](super::Finding::about).
    pub about: String,
    /// Where in the file: the named functions, classes and objects around the place (`TemplatePane.fill`), the elements
    /// (`OfficeApp/Permissions`) or properties (`authorization.permissions`); empty at the top level.
    pub within: String,
}

impl Identity {
    /// A hash that stays the same on every machine and with every version: 16 hexadecimal digits of the 64-bit FNV-1a hash
    /// over the UTF-8 bytes of rule, about, within, file and, from the second finding with this identity on, its number
    /// (decimal, from 1), with a zero byte after each. `number`: how many findings with this identity come before.
    pub fn fingerprint(&self, number: usize) -> String {
        let number = if number == 0 { String::new() } else { number.to_string() };
        let mut hash = Fnv::default();
        for part in [self.rule, &self.about, &self.within, &self.file, &number] {
            hash.add(part.as_bytes());
            hash.add(&[0]);
        }
        let mut digits = String::with_capacity(16);
        // Writing into a string can't fail.
        let _ = write!(digits, "{:016x}", hash.0);
        digits
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo; RFC 9923).
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        for (text, expected) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            let mut hash = Fnv::default();
            hash.add(text.as_bytes());
            assert_eq!(hash.0, expected, "{text}");
        }
    }

    #[test]
    fn a_fingerprint_depends_on_every_part_and_stays_what_it_is() {
        let identity = Identity {
            file: "src/a.js".to_owned(),
            rule: "permission-exceeded",
            about: "Office.Subject.setAsync".to_owned(),
            within: "fill".to_owned(),
        };
        // A new value would make every finding a new one for everybody who has recorded them.
        assert_eq!(identity.fingerprint(0), "1dbab76a0eca385c");
        let others = [
            Identity { file: "src/b.js".to_owned(), ..identity.clone() },
            Identity { rule: "legacy-token", ..identity.clone() },
            Identity { about: "Office.Body.setAsync".to_owned(), ..identity.clone() },
            Identity { within: String::new(), ..identity.clone() },
        ];
        let mut all: Vec<String> = others.iter().map(|other| other.fingerprint(0)).collect();
        all.extend([identity.fingerprint(0), identity.fingerprint(1), identity.fingerprint(2)]);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 7);
    }
}

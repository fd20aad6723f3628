//! Writes add-in sources of any length: Office chains, aliases, callbacks, promises and classes, and among them code
//! that has nothing to do with Office. The same call gives the same text on every machine.

/// The parts of a JavaScript file.
pub(crate) const JAVASCRIPT: &str = include_str!("parts.js");
/// The parts of a TypeScript file.
pub(crate) const TYPESCRIPT: &str = include_str!("parts.ts");

/// A line of this kind stands between two parts.
const BETWEEN: &str = "//---\n";
/// Stands for the number of a part, so that every name is declared once.
const NUMBER: &str = "$N";

/// A file of at least `lines` lines that ends with a whole part: the first of `parts`, then the others, each once in
/// order and after that at random.
pub(crate) fn generate(parts: &str, lines: usize) -> String {
    let parts: Vec<&str> = parts.split(BETWEEN).collect();
    let (head, rest) = parts.split_first().map_or(("", &[][..]), |(head, rest)| (*head, rest));
    let mut random = Random(42);
    let mut text = head.to_owned();
    let mut count = text.lines().count();
    for number in 1.. {
        let at = if number <= rest.len() { number - 1 } else { random.below(rest.len()) };
        let Some(part) = rest.get(at).filter(|_| count < lines) else { break };
        text.push('\n');
        text.push_str(&part.replace(NUMBER, &number.to_string()));
        count += 1 + part.lines().count();
    }
    text
}

/// A linear congruential generator (Knuth's MMIX constants): good enough to mix parts.
struct Random(u64);

impl Random {
    /// A number below `end`; 0 where there is none.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize).checked_rem(end).unwrap_or(0)
    }
}

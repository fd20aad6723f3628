//! What an escape in a string of JavaScript means. Knows nothing about where the string stands.
//!
//! Called by those who read what strings hold: code, or the text of a request.

/// How long an escape is behind its `\`, in bytes, and what it means; nothing where it only joins lines. `rest` is what stands
/// behind the `\`.
pub fn escape(rest: &str) -> (usize, Option<char>) {
    let Some(first) = rest.chars().next() else { return (0, None) };
    let number = |digits: Option<&str>| digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let (length, means) = match first {
        'n' => (1, Some('\n')),
        't' => (1, Some('\t')),
        'r' => (1, Some('\r')),
        'b' | 'f' | 'v' | '0' => (1, Some(' ')),
        // A line that goes on.
        '\n' => (1, None),
        '\r' => (if rest.starts_with("\r\n") { 2 } else { 1 }, None),
        'x' => (3, number(rest.get(1..3)).and_then(char::from_u32)),
        'u' if rest.starts_with("u{") => {
            let end = rest.find('}').unwrap_or(1);
            (end + 1, number(rest.get(2..end)).and_then(char::from_u32))
        }
        'u' => (5, number(rest.get(1..5)).and_then(char::from_u32)),
        other => (other.len_utf8(), Some(other)),
    };
    (length.min(rest.len()), means)
}

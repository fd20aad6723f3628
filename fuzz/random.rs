//! Numbers and changes of texts that a seed decides.

/// Numbers that look random: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
pub(crate) struct Random(u64);

/// What is put into texts: what means something to a parser of manifests, code, markup or JSON.
const WORDS: [&str; 48] = [
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "&",
    "&#x0;",
    "&lt;",
    "\"",
    "'",
    "`",
    "${",
    "}",
    "{",
    "(",
    ")",
    "[",
    "]",
    "=>",
    "?.",
    "...",
    "//",
    "/*",
    "*/",
    ";",
    ",",
    "\n",
    "\r\n",
    "\u{2028}",
    "\u{FEFF}",
    "\u{1F600}",
    "\0",
    "async ",
    "await ",
    "class A extends B { ",
    "import x from './a';",
    "export * from './page';",
    "Office.context.mailbox.item",
    ".body.setAsync('')",
    "<Permissions>ReadItem</Permissions>",
    "MailboxItem.Read.User",
    "{{X}}",
    "<%= x %>",
    "// addinspect-ignore-next-line permission-exceeded: why\n",
];

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// A range of the text, often a short one, on the borders of letters.
    pub(crate) fn range(&mut self, text: &str) -> std::ops::Range<usize> {
        let start = self.below(text.len() + 1);
        let most = if self.one_in(4) { text.len() - start } else { (text.len() - start).min(24) };
        let end = start + self.below(most + 1);
        let border = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        border(start)..border(end)
    }

    /// The text after some changes; `other` lends parts of itself.
    pub(crate) fn changed(&mut self, text: &str, other: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..=self.below(8) {
            let range = self.range(&text);
            let with = match self.below(6) {
                0 => String::new(),
                1 => text[range.clone()].repeat(2 + self.below(3)),
                2 => other[self.range(other)].to_owned(),
                3 => self.pick(&WORDS).repeat(1 + self.below(40)),
                _ => (*self.pick(&WORDS)).to_owned(),
            };
            text.replace_range(range, &with);
        }
        text
    }
}

//! A file's bytes <-> its text: byte-order marks, UTF-8, UTF-16, and the encodings an XML declaration can name.
//!
//! All spans of the crate are offsets in the decoded text. [`SourceText::encode`] is the way back, so a fix keeps the
//! file's BOM and encoding. Called by whoever reads or writes files.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// How a file's text is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    codec: &'static encoding_rs::Encoding,
    bom: bool,
}

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The text, without BOM.
    pub text: String,
    /// How to write it back.
    pub encoding: Encoding,
}

/// The bytes are not text in the encoding that they claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// Name of the encoding that was tried.
    pub encoding: &'static str,
    /// Offset of the first bad byte in the file, where the codec tells it.
    pub at: Option<usize>,
}

impl SourceText {
    /// Decodes `bytes`: by BOM, else UTF-16 where every other byte of the head is zero, else by the encoding that an
    /// XML declaration names, else UTF-8.
    pub fn decode(bytes: &[u8]) -> Result<SourceText, DecodeError> {
        if let Some((codec, skip)) = encoding_rs::Encoding::for_bom(bytes) {
            return decode_as(codec, true, &bytes[skip..], skip);
        }
        decode_as(without_bom(bytes), false, bytes, 0)
    }

    /// A text that is stored as plain UTF-8.
    pub fn utf8(text: impl Into<String>) -> SourceText {
        SourceText { text: text.into(), encoding: Encoding { codec: UTF_8, bom: false } }
    }

    /// The bytes of a file that holds `text` in this file's encoding and with its BOM, if it has one. A character
    /// that the encoding lacks becomes a numeric character reference (only XML has such encodings).
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let Encoding { codec, bom } = self.encoding;
        if codec == UTF_16LE || codec == UTF_16BE {
            let mark = bom.then_some(0xFEFF);
            let units = mark.into_iter().chain(text.encode_utf16());
            let order = if codec == UTF_16LE { u16::to_le_bytes } else { u16::to_be_bytes };
            return units.flat_map(order).collect();
        }
        let mut out = if bom { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
        out.extend_from_slice(&codec.encode(text).0);
        out
    }
}

fn decode_as(
    codec: &'static encoding_rs::Encoding,
    bom: bool,
    bytes: &[u8],
    skipped: usize,
) -> Result<SourceText, DecodeError> {
    let encoding = Encoding { codec, bom };
    if codec == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(SourceText { text: text.to_owned(), encoding }),
            Err(e) => Err(DecodeError { encoding: codec.name(), at: Some(skipped + e.valid_up_to()) }),
        };
    }
    match codec.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(SourceText { text: text.into_owned(), encoding }),
        None => Err(DecodeError { encoding: codec.name(), at: None }),
    }
}

fn without_bom(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    match bytes {
        [0, b, ..] if *b != 0 => UTF_16BE,
        [b, 0, ..] if *b != 0 => UTF_16LE,
        _ => declared_by_xml(bytes).unwrap_or(UTF_8),
    }
}

/// The encoding of `<?xml ... encoding="..."?>`. A declaration that can itself be read as ASCII can't be UTF-16, so a
/// false claim of UTF-16 (common in hand-edited files) means UTF-8.
fn declared_by_xml(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    if !head.starts_with(b"<?xml") {
        return None;
    }
    let end = memchr::memmem::find(head, b"?>")?;
    let at = memchr::memmem::find(&head[..end], b"encoding")? + "encoding".len();
    let rest = head[at..end].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *rest.first()?;
    let value = rest.get(1..)?;
    let value = &value[..memchr::memchr(quote, value)?];
    let codec = encoding_rs::Encoding::for_label(value)?;
    Some(if codec == UTF_16LE || codec == UTF_16BE { UTF_8 } else { codec })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(bytes: &[u8], text: &str) {
        let source = SourceText::decode(bytes).unwrap();
        assert_eq!(source.text, text);
        assert_eq!(source.encode(&source.text), bytes);
    }

    #[test]
    fn keeps_bom_and_encoding() {
        round_trip(b"plain \xC3\xA9", "plain é");
        round_trip(b"\xEF\xBB\xBFx", "x");
        round_trip(b"\xFF\xFEx\0\x3D\xD8\0\xDE", "x😀");
        round_trip(b"\xFE\xFF\0x", "x");
        round_trip(b"<\0a\0", "<a");
        round_trip(
            b"<?xml version='1.0' encoding='iso-8859-1'?>\xE9",
            "<?xml version='1.0' encoding='iso-8859-1'?>é",
        );
    }

    #[test]
    fn a_false_claim_of_utf16_is_utf8() {
        let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>";
        round_trip(text.as_bytes(), text);
    }

    #[test]
    fn bad_bytes_are_an_error_with_a_position() {
        let error = SourceText::decode(b"ab\xFFc").unwrap_err();
        assert_eq!(error, DecodeError { encoding: "UTF-8", at: Some(2) });
    }
}

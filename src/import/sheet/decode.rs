//! Bytes to text. What a spreadsheet saves may be UTF-8, UTF-16 or Windows-1252, and seldom says which.

use serde::Serialize;

/// How the bytes of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252: taken where the bytes are neither of the others.
    Windows1252,
}

/// Text out of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// Number of characters that could not be read; each is U+FFFD in the text.
    pub damaged: usize,
}

/// Decodes `bytes`. Never fails: what can't be read is counted.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return utf8(rest).unwrap_or_else(|| windows_1252(rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, Encoding::Utf16Be);
    }
    if let Some(encoding) = utf16_by_its_zeros(bytes) {
        return utf16(bytes, encoding);
    }
    utf8(bytes).unwrap_or_else(|| windows_1252(bytes))
}

/// Number of replacement characters in a text: somebody decoded it wrongly before.
pub(super) fn damage(text: &str) -> usize {
    text.chars().filter(|letter| *letter == '\u{fffd}').count()
}

fn utf8(bytes: &[u8]) -> Option<Decoded> {
    let text = std::str::from_utf8(bytes).ok()?.to_owned();
    let damaged = damage(&text);
    Some(Decoded { text, encoding: Encoding::Utf8, damaged })
}

/// UTF-16 without a mark: Latin letters, digits and separators have a zero byte each, always on the same side.
fn utf16_by_its_zeros(bytes: &[u8]) -> Option<Encoding> {
    const LOOKED_AT: usize = 4_096;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |side: usize| start.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let pairs = start.len() / 2;
    match (first, second) {
        (0, second) if pairs > 1 && second * 2 > pairs => Some(Encoding::Utf16Le),
        (first, 0) if pairs > 1 && first * 2 > pairs => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let unit = |pair: &[u8]| match (encoding, pair) {
        (Encoding::Utf16Be, [high, low]) => u16::from_be_bytes([*high, *low]),
        (_, [low, high]) => u16::from_le_bytes([*low, *high]),
        // Half a character at the end.
        _ => 0xFFFD,
    };
    let letters = char::decode_utf16(bytes.chunks(2).map(unit));
    let text = letters.map(|letter| letter.unwrap_or('\u{fffd}')).collect::<String>();
    let damaged = damage(&text);
    Decoded { text, encoding, damaged }
}

fn windows_1252(bytes: &[u8]) -> Decoded {
    /// 0x80 to 0x9F; U+FFFD where Windows-1252 has no character.
    const UPPER: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => UPPER.get(usize::from(*byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        other => char::from(*other),
    };
    let text = bytes.iter().map(letter).collect::<String>();
    let damaged = damage(&text);
    Decoded { text, encoding: Encoding::Windows1252, damaged }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_name_is_read() {
        let utf16 = |text: &str, swap: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let text = "name,spend\nMüller – Köln,5 €";
        let cases = [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8),
            (utf16(&format!("\u{feff}{text}"), false), Encoding::Utf16Le),
            (utf16(&format!("\u{feff}{text}"), true), Encoding::Utf16Be),
            (utf16(text, false), Encoding::Utf16Le),
            (utf16(text, true), Encoding::Utf16Be),
            (b"name,spend\nM\xFCller \x96 K\xF6ln,5 \x80".to_vec(), Encoding::Windows1252),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(
                decode(&bytes),
                Decoded { text: text.to_owned(), encoding, damaged: 0 },
                "{encoding:?}"
            );
        }
    }

    #[test]
    fn damage_is_counted() {
        assert_eq!(decode("M\u{fffd}ller".as_bytes()).damaged, 1);
        assert_eq!(decode(b"\xFC \x81").damaged, 1);
        assert_eq!(decode(b"\xFF\xFEa\0b").damaged, 1);
        assert_eq!(decode(b"").text, "");
    }
}

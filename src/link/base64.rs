//! base64url without padding: letters, digits, `-` and `_`, which no chat and no mail program touches.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            text.push(char::from(ALPHABET[bits >> (18 - 6 * place) & 63]));
        }
    }
    text
}

/// `None` where the text is not what [`text`] makes of some bytes.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in group {
            bits = bits << 6 | value(*letter)?;
        }
        bits <<= 6 * (4 - group.len());
        let [_, decoded @ ..] = bits.to_be_bytes();
        let (full, rest) = decoded.split_at(group.len() - 1);
        // One letter alone is no byte, and what is left over of the last letter says nothing.
        if full.is_empty() || rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend(full);
    }
    Some(bytes)
}

const fn value(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    } as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_length_come_back() {
        for length in 0..70_u8 {
            let given: Vec<u8> = (0..length).map(|at| at.wrapping_mul(151).wrapping_add(length)).collect();
            assert_eq!(bytes(&text(&given)), Some(given));
        }
        assert_eq!(text(&[0xfb, 0xff, 0xfe, 0xff]), "-__-_w");
    }

    #[test]
    fn only_one_text_stands_for_some_bytes() {
        for wrong in ["A", "AAAAA", "AB", "AAB", "AA=", "+A", "A/A", "AA A", "ÄÄ"] {
            assert_eq!(bytes(wrong), None, "{wrong}");
        }
    }
}

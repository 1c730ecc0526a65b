//! The forms in which single values are written: each a whole number if it can be, else text.

use super::codec::{Codec, Coded, LinkError};
use crate::day::Day;

/// What a value that must be there has to be.
pub(super) fn needed(it: Option<String>) -> Coded<String> {
    it.ok_or(LinkError::Damaged)
}

/// Whole numbers of either sign as whole numbers: 0, -1, 1, -2, 2 and so on.
pub(super) const fn folded(number: i64) -> u64 {
    (number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned()
}

pub(super) const fn unfolded(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

impl Codec<'_> {
    /// A value that has a number for most of what it may be, which `meaning` turns back.
    pub(super) fn coded(
        &mut self,
        it: Option<&str>,
        code: Option<u64>,
        meaning: &dyn Fn(u64) -> Option<String>,
    ) -> Coded<Option<String>> {
        const ABSENT: u64 = 0;
        const TEXT: u64 = 1;
        const CODES: u64 = 2;
        let form = match (it, code) {
            (None, _) => ABSENT,
            (Some(_), None) => TEXT,
            (Some(_), Some(code)) => CODES + code,
        };
        Ok(match self.number(form)? {
            ABSENT => None,
            TEXT => Some(self.text(it.unwrap_or_default())?),
            code => {
                let text = needed(meaning(code - CODES))?;
                self.grow(text.len())?;
                Some(text)
            }
        })
    }

    /// One of `words`, or another.
    pub(super) fn word(&mut self, it: Option<&str>, words: &[&str]) -> Coded<Option<String>> {
        let code = words.iter().position(|word| Some(*word) == it).map(|at| at as u64);
        self.coded(it, code, &|code| Some((*words.get(usize::try_from(code).ok()?)?).to_owned()))
    }

    /// A name, which may begin as the name before it does.
    pub(super) fn name(&mut self, it: &str, before: &str) -> Coded<String> {
        // Saying so takes a byte.
        const WORTH_SAYING: usize = 3;
        let mut shared = it.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        while !it.is_char_boundary(shared) {
            shared -= 1;
        }
        if shared < WORTH_SAYING {
            shared = 0;
        }
        let own = &it[shared..];
        let form = self.number((own.len() as u64) << 1 | u64::from(shared > 0))?;
        let shared = if form & 1 == 1 { self.number(shared as u64)? } else { 0 };
        let shared =
            usize::try_from(shared).ok().and_then(|shared| before.get(..shared)).ok_or(LinkError::Damaged)?;
        self.grow(shared.len())?;
        let own = self.letters(own, form >> 1)?;
        Ok(format!("{shared}{own}"))
    }

    /// A day, counted from another.
    pub(super) fn day(&mut self, it: Option<&str>, from: Day) -> Coded<Option<String>> {
        let code = it.and_then(Day::parse).map(|day| folded(i64::from(day.since(from))));
        self.coded(it, code, &|code| {
            let day = from.plus(i32::try_from(unfolded(code)).ok()?);
            // Before the year 1 and after 9999 a day does not read back.
            Some(day.to_string()).filter(|text| Day::parse(text) == Some(day))
        })
    }

    /// A decimal: an amount or a factor. Zeros after the point are kept, for what a person wrote is theirs.
    pub(super) fn decimal(&mut self, it: Option<&str>) -> Coded<Option<String>> {
        let code = it.and_then(|text| decimal_code(text).filter(|code| decimal_text(*code) == text));
        self.coded(it, code, &|code| Some(decimal_text(code)))
    }
}

/// How a decimal ends: so many digits after the point, or a point and so many zeros. Three bits say which.
const ENDINGS: [NumberTail; 8] = [
    NumberTail::Digits(0),
    NumberTail::Digits(1),
    NumberTail::Digits(2),
    NumberTail::Digits(3),
    NumberTail::Digits(4),
    NumberTail::Zeros(".0"),
    NumberTail::Zeros(".00"),
    NumberTail::Zeros(".000"),
];

#[derive(Clone, Copy)]
enum NumberTail {
    Digits(usize),
    Zeros(&'static str),
}

/// The number of a decimal, if the text is one; it may be that of another way to write the same.
fn decimal_code(text: &str) -> Option<u64> {
    // Eight times so many digits, and a little, still fit.
    const MOST_DIGITS: usize = 17;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let zeros =
        ENDINGS.iter().position(|ending| matches!(ending, NumberTail::Zeros(zeros) if text.ends_with(zeros)));
    let (ending, digits) = match zeros {
        Some(ending) if fraction.bytes().all(|digit| digit == b'0') => (ending, whole.to_owned()),
        _ => (fraction.len(), format!("{whole}{fraction}")),
    };
    let is_number =
        digits.len() <= MOST_DIGITS && fraction.len() <= 4 && digits.bytes().all(|it| it.is_ascii_digit());
    let number: u64 = digits.parse().ok().filter(|_| is_number)?;
    Some(number << 3 | ending as u64)
}

fn decimal_text(code: u64) -> String {
    let number = (code >> 3).to_string();
    match ENDINGS[(code & 7) as usize] {
        NumberTail::Zeros(zeros) => number + zeros,
        NumberTail::Digits(0) => number,
        NumberTail::Digits(digits) => {
            let padded = "0".repeat((digits + 1).saturating_sub(number.len())) + &number;
            let (whole, fraction) = padded.split_at(padded.len() - digits);
            format!("{whole}.{fraction}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_comes_back_to_the_letter_or_not_at_all() {
        for text in
            ["0", "0.5", "1.10", "1500", "1500.0", "1500.00", "1500.50", "0.00", "0.000", "0.0625", "12.345"]
        {
            assert_eq!(decimal_code(text).map(decimal_text).as_deref(), Some(text));
        }
        for text in [
            "",
            ".",
            ".5",
            "5.",
            "007",
            "+1",
            "-1",
            "1.2.3",
            "1e3",
            "1 ",
            "0.00000",
            "123456789012345678",
            "٣",
        ] {
            assert_ne!(decimal_code(text).map(decimal_text).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_sign_is_folded_away() {
        for (number, code) in
            [(0, 0), (-1, 1), (1, 2), (-2, 3), (i64::MAX, u64::MAX - 1), (i64::MIN, u64::MAX)]
        {
            assert_eq!((folded(number), unfolded(code)), (code, number));
        }
    }
}

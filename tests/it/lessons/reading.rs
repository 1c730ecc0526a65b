//! How hard a text is to read: its words, its sentences, its grade.

/// How many years at school a text asks for, in hundredths: the Automated Readability Index,
/// 4.71 × letters per word + 0.5 × words per sentence − 21.43.
#[must_use]
pub(super) fn reading_grade(text: &str) -> i64 {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX).max(1);
    let all = words(text);
    let letters = count(all.iter().flat_map(|word| word.chars()).filter(|it| it.is_alphanumeric()).count());
    let sentences = count(sentences(text).len());
    let words = count(all.len());
    471 * letters / words + 50 * words / sentences - 2143
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// Its sentences: one ends with its mark, where a space or nothing follows.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut begin = 0;
    for (at, mark) in text.match_indices(['.', '?', '!', ':', ';']) {
        let end = at + mark.len();
        if text[end..].chars().next().is_none_or(|it| it.is_whitespace() || it == '”') {
            sentences.push(text[begin..end].trim());
            begin = end;
        }
    }
    sentences.push(text[begin..].trim());
    sentences.retain(|it| it.chars().any(char::is_alphanumeric));
    sentences
}

#[test]
fn sentences_end_with_their_marks_and_numbers_dont() {
    assert_eq!(sentences("Of 9,000.50, half. Gone? Yes"), ["Of 9,000.50, half.", "Gone?", "Yes"]);
}

#[test]
fn long_words_and_long_sentences_raise_the_grade() {
    assert!(reading_grade("It stays there. You can see it.") < 200);
    assert!(
        reading_grade("Irrevocability notwithstanding, administrators systematically overallocate.") > 2000
    );
}

//! The words of the field, and where they first appear in a text.

use crate::order::sort_by_key;

/// One word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its id.
    pub(crate) id: String,
    /// The word.
    pub(crate) term: String,
    /// How it appears in texts.
    pub(crate) forms: Vec<String>,
    /// What it means.
    pub(crate) meaning: String,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// As it is.
    Plain(String),
    /// A word of the glossary: its id, and how it stands there.
    Term(String, String),
}

/// The words that appear in `text`, and in none of those `before`.
pub(crate) fn appearing(text: &str, words: &[Word], before: &[String]) -> Vec<String> {
    let fresh = words.iter().filter(|word| !before.contains(&word.id) && find(text, word).is_some());
    fresh.map(|word| word.id.clone()).collect()
}

/// A text with each of the words `linked` marked where it first appears.
pub(crate) fn spans(text: &str, words: &[Word], linked: &[String]) -> Vec<Span> {
    let mut found: Vec<(usize, usize, &str)> = words
        .iter()
        .filter(|word| linked.contains(&word.id))
        .filter_map(|word| find(text, word).map(|(from, to)| (from, to, word.id.as_str())))
        .collect();
    sort_by_key(&mut found, |(from, to, _)| (*from, *to));
    let mut spans = Vec::new();
    let mut at = 0;
    for (from, to, id) in found {
        // Words within other words: “credit line” has one meaning, not two.
        if from < at {
            continue;
        }
        if at < from {
            spans.push(Span::Plain(text[at..from].to_owned()));
        }
        spans.push(Span::Term(id.to_owned(), text[from..to].to_owned()));
        at = to;
    }
    if at < text.len() {
        spans.push(Span::Plain(text[at..].to_owned()));
    }
    spans
}

/// Where one of the forms of a word stands first, as a word of its own; of two at one place the longer.
fn find(text: &str, word: &Word) -> Option<(usize, usize)> {
    let found = word.forms.iter().filter_map(|form| find_form(text, form));
    found.min_by_key(|(from, to)| (*from, usize::MAX - to))
}

fn find_form(text: &str, form: &str) -> Option<(usize, usize)> {
    let ends = |at: usize| !text[at..].chars().next().is_some_and(char::is_alphabetic);
    let begins = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphabetic);
    let places = text.char_indices().map(|(at, _)| (at, at + form.len()));
    let mut places = places.filter(|(from, to)| {
        text.get(*from..*to).is_some_and(|it| it.eq_ignore_ascii_case(form)) && begins(*from) && ends(*to)
    });
    places.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(id: &str, forms: &[&str]) -> Word {
        let forms = forms.iter().map(|it| (*it).to_owned()).collect();
        Word { id: id.into(), term: id.into(), forms, meaning: String::new() }
    }

    #[test]
    fn a_word_is_linked_where_it_first_appears() {
        let words = [word("spent", &["spent"]), word("account", &["ad account", "ad accounts"])];
        let linked = appearing("Unspent: ad accounts. Spent, spent.", &words, &[]);
        assert_eq!(linked, ["spent", "account"]);
        assert_eq!(
            spans("Unspent: ad accounts. Spent, spent.", &words, &linked),
            [
                Span::Plain("Unspent: ".into()),
                Span::Term("account".into(), "ad accounts".into()),
                Span::Plain(". ".into()),
                Span::Term("spent".into(), "Spent".into()),
                Span::Plain(", spent.".into()),
            ]
        );
        assert_eq!(appearing("spent", &words, &["spent".into()]), Vec::<String>::new());
    }
}

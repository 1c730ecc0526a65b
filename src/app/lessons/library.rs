//! The files of lessons, questions and words. They lie beside the page and are asked for when somebody wants to learn.

use super::words::Word;
use crate::app::browser;
use crate::app::translation::language;
use crate::lessons::Lesson;
use crate::lessons::texts::LessonTexts;
use serde_json::Value;

/// One lesson, as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    /// Its id.
    pub(crate) id: String,
    /// How long it takes.
    pub(crate) minutes: usize,
    /// What it is called.
    pub(crate) title: String,
    /// Its rule, in one line.
    pub(crate) rule: String,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// Its id.
    pub(crate) id: String,
    /// What is asked.
    pub(crate) asked: String,
    /// What is known.
    pub(crate) answer: String,
    /// How far it can be trusted, as the rulebook names it.
    pub(crate) confidence: String,
    /// Ids of the rules it rests on.
    pub(crate) rules: Vec<String>,
    /// Sources beside those of the rules: title and address.
    pub(crate) sources: Vec<(String, String)>,
    /// Id of the lesson that shows it.
    pub(crate) lesson: Option<String>,
    /// The assumption that covers what isn't known.
    pub(crate) switch: Option<String>,
}

/// Everything that can be learned.
#[derive(Clone, Debug)]
pub(crate) struct Library {
    /// The lessons, in order.
    pub(crate) cards: Vec<Card>,
    /// The questions, in order.
    pub(crate) questions: Vec<Question>,
    /// The words, in order.
    pub(crate) words: Vec<Word>,
    /// What the lessons say.
    texts: Value,
    /// Where they lie.
    folder: String,
}

/// A lesson with its texts.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    /// The lesson.
    pub(crate) lesson: Lesson,
    /// What it says.
    pub(crate) texts: LessonTexts,
}

impl Library {
    /// Asks for all of it but the lessons themselves, in the folder beside the planner.
    pub(crate) async fn open() -> Option<Self> {
        let folder = "lessons/";
        let (questions, answers) = (read(folder, "questions"), read(folder, &in_language("questions")));
        let library = Self::of_lessons(folder.to_owned()).await?;
        let (questions, answers) = (questions.await?, answers.await?);
        let questions = items(&questions).filter_map(|it| question(it, &answers)).collect();
        Some(Self { questions, ..library })
    }

    /// Asks for what lessons need, without the questions.
    pub(crate) async fn of_lessons(folder: String) -> Option<Self> {
        let index = read(&folder, "index");
        let texts = read(&folder, language());
        let words = read(&folder, &in_language("glossary"));
        let (index, texts, words) = (index.await?, texts.await?, words.await?);
        let cards = items(&index).filter_map(|it| card(it, &texts)).collect();
        let words = items(&words).filter_map(word).collect();
        Some(Self { cards, questions: Vec::new(), words, texts, folder })
    }

    /// Leaves the lessons of these ids, in the order of the ids.
    pub(crate) fn keep(&mut self, ids: &[String]) {
        let cards = ids.iter().filter_map(|id| self.cards.iter().find(|card| card.id == *id));
        self.cards = cards.cloned().collect();
    }

    /// Asks for one lesson.
    pub(crate) async fn take(&self, id: &str) -> Option<Taken> {
        if !self.cards.iter().any(|card| card.id == id) {
            return None;
        }
        let mut file = read(&self.folder, id).await?;
        rename(&mut file, &self.texts["names"]);
        Some(Taken { lesson: Lesson::read(&file).ok()?, texts: LessonTexts::read(&self.texts, id)? })
    }

    /// The lesson after this one.
    pub(crate) fn after(&self, id: &str) -> Option<&Card> {
        let at = self.cards.iter().position(|card| card.id == id)?;
        self.cards.get(at + 1)
    }
}

/// Asks for a file at once; several are under way together.
fn read(folder: &str, name: &str) -> impl Future<Output = Option<Value>> + use<> {
    let text = browser::text_at(&[folder, name, ".json"].concat());
    async { serde_json::from_str(&text.await?).ok() }
}

fn in_language(name: &str) -> String {
    [name, ".", language()].concat()
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn texts(list: &Value) -> Vec<String> {
    items(list).filter_map(text).collect()
}

fn card(it: &Value, texts: &Value) -> Option<Card> {
    let id = text(&it["id"])?;
    let minutes = usize::try_from(it["minutes"].as_u64()?).ok()?;
    let (title, rule) = (text(&texts[&id]["title"])?, text(&texts[&id]["rule"])?);
    Some(Card { id, minutes, title, rule })
}

fn question(it: &Value, answers: &Value) -> Option<Question> {
    let id = text(&it["id"])?;
    let sources = items(&it["sources"]).filter_map(|it| Some((text(&it["title"])?, text(&it["address"])?)));
    Some(Question {
        asked: text(&answers[&id]["question"])?,
        answer: text(&answers[&id]["answer"])?,
        confidence: text(&it["confidence"])?,
        rules: texts(&it["rules"]),
        sources: sources.collect(),
        lesson: text(&it["lesson"]),
        switch: text(&it["switch"]),
        id,
    })
}

fn word(it: &Value) -> Option<Word> {
    Some(Word {
        id: text(&it["id"])?,
        term: text(&it["term"])?,
        forms: texts(&it["forms"]),
        meaning: text(&it["meaning"])?,
    })
}

/// Gives ad accounts and ad credits the names that they have in the reader's language.
fn rename(value: &mut Value, names: &Value) {
    match value {
        Value::Object(fields) => {
            let known = fields.get("name").and_then(Value::as_str).and_then(|name| text(&names[name]));
            if let Some(name) = known {
                fields.insert("name".to_owned(), Value::String(name));
            }
            fields.values_mut().for_each(|it| rename(it, names));
        }
        Value::Array(items) => items.iter_mut().for_each(|it| rename(it, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_those_of_the_readers_language() {
        let mut lesson = json!({"plan": {"name": "Fit", "adAccounts": [{"name": "Account A"}]}});
        rename(&mut lesson, &json!({"Account A": "Cuenta A"}));
        assert_eq!(lesson, json!({"plan": {"name": "Fit", "adAccounts": [{"name": "Cuenta A"}]}}));
    }
}

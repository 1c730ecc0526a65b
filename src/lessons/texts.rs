//! What a lesson says, in one language.
//!
//! One file has the texts of all lessons, by the lesson's id:
//!
//! ```json
//! {"expiry": {"title": "…", "rule": "…", "steps": [
//!   {"prompt": "…", "hints": ["…", "…", "…"], "explanation": "…", "answers": {"lost": {"text": "…", "why": "…"}}}
//! ]}}
//! ```

use serde_json::Value;

/// The texts of one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonTexts {
    /// What it is called.
    pub title: String,
    /// The rule, in one line.
    pub rule: String,
    /// Of each step.
    pub steps: Vec<StepTexts>,
}

/// The texts of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTexts {
    /// What there is to do.
    pub prompt: String,
    /// Three hints: where to look, what to use, how to do it.
    pub hints: Vec<String>,
    /// What happened, once it is done.
    pub explanation: String,
    /// What can be chosen or tried.
    pub answers: Vec<Answer>,
}

/// Something that can be chosen or tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// As in the lesson.
    pub id: String,
    /// What it is.
    pub text: String,
    /// What is to be said once it was chosen or tried.
    pub why: String,
}

impl LessonTexts {
    /// The texts of a lesson in a file of texts; `None` where one is missing.
    #[must_use]
    pub fn read(file: &Value, lesson: &str) -> Option<Self> {
        let texts = file.get(lesson)?;
        let steps = texts["steps"].as_array()?.iter().map(StepTexts::read).collect::<Option<Vec<_>>>()?;
        Some(Self { title: text(&texts["title"])?, rule: text(&texts["rule"])?, steps })
    }
}

impl StepTexts {
    fn read(texts: &Value) -> Option<Self> {
        let answers = texts["answers"].as_object().into_iter().flatten().map(|(id, it)| {
            Some(Answer { id: id.clone(), text: text(&it["text"])?, why: text(&it["why"])? })
        });
        Some(Self {
            prompt: text(&texts["prompt"])?,
            hints: texts["hints"].as_array().into_iter().flatten().map(text).collect::<Option<_>>()?,
            explanation: text(&texts["explanation"])?,
            answers: answers.collect::<Option<_>>()?,
        })
    }

    /// The answer of this id.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.iter().find(|it| it.id == id)
    }

    /// All that it says, with the name of each place.
    #[must_use]
    pub fn all(&self) -> Vec<(String, &str)> {
        let mut all = vec![("prompt".to_owned(), self.prompt.as_str())];
        all.extend(self.hints.iter().enumerate().map(|(at, it)| (format!("hints/{at}"), it.as_str())));
        all.push(("explanation".to_owned(), &self.explanation));
        for it in &self.answers {
            all.push((format!("answers/{}/text", it.id), &it.text));
            all.push((format!("answers/{}/why", it.id), &it.why));
        }
        all
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

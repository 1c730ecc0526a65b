//! A preset: a plan, and what an article asks about it. The build makes the file, `dist/embed/figures/….json`.

use super::currency;
use crate::app::text::language;
use crate::app::views::figure::Question;
use crate::plan::document::PlanDocument;
use serde_json::Value;

/// One preset.
pub(super) struct Preset {
    /// The plan to begin with.
    pub(super) plan: PlanDocument,
    /// Its words, by language.
    texts: Value,
    /// What is to be reached, as claims.
    goal: String,
    /// When an ad account is suspended where the reader asks for it.
    suspend_on: Option<String>,
}

impl Preset {
    /// Reads the file; nothing where it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut file: Value = serde_json::from_str(text).ok()?;
        // Names in a plan are shown, so another language has its own for them.
        let names = file.pointer(&["/texts/", language(), "/names"].concat()).cloned().unwrap_or_default();
        for list in ["/plan/adAccounts", "/plan/adCredits"] {
            let all = file.pointer_mut(list).and_then(Value::as_array_mut);
            for name in all.into_iter().flatten().filter_map(|it| it.get_mut("name")) {
                if let Some(own) = name.as_str().and_then(|it| names.get(it)) {
                    *name = own.clone();
                }
            }
        }
        let plan = PlanDocument::from_value(&file["plan"])?;
        let text = |name: &str| file[name].as_str().map(str::to_owned);
        let (goal, suspend_on) = (text("goal").unwrap_or_default(), text("suspendOn"));
        Some(Self { plan, goal, suspend_on, texts: file["texts"].take() })
    }

    /// The same amounts in another currency, where that has them; else as it is.
    pub(super) fn in_currency(self, code: Option<&str>) -> Self {
        match code.and_then(|code| currency::in_currency(&self.plan, code)) {
            Some(plan) => Self { plan, ..self },
            None => self,
        }
    }

    /// What is asked. Another goal than its own has no words of its own.
    pub(super) fn question(&self, goal: Option<&str>) -> Question {
        let own = &self.texts[language()];
        let texts = if own.is_object() { own } else { &self.texts["en"] };
        let text = |name: &str| texts[name].as_str().map(str::to_owned);
        let (goal, says) = match goal {
            Some(goal) if goal != self.goal => (goal, None),
            _ => (self.goal.as_str(), text("goal")),
        };
        let asks = text("question").unwrap_or_else(|| self.plan.name.clone());
        Question::new(asks, goal, says, self.suspend_on.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"id":"x","goal":"stranded = 0","suspendOn":"2026-03-13",
        "texts":{"en":{"question":"How much?","goal":"Get stranded to 0."}},
        "plan":{"version":1,"name":"X","currency":"USD","start":"2026-03-01","end":"2026-03-30","businessCenter":{"name":"B"}}}"#;

    #[test]
    fn a_preset_asks_its_question_and_names_its_goal() {
        let preset = Preset::read(FILE);
        let question = preset.as_ref().map(|it| it.question(None));
        let words = question.map(|it| (it.asks.clone(), it.goal_words()));
        assert_eq!(words, Some(("How much?".into(), Some("Get stranded to 0.".into()))));
        let other = preset.map(|it| it.question(Some("spent >= 5")).goal_words());
        assert_eq!(other, Some(Some("spent >= 5".into())));
    }

    #[test]
    fn what_is_no_preset_is_none() {
        for text in ["", "{}", "[]", "null", r#"{"plan":5}"#] {
            assert!(Preset::read(text).is_none(), "{text}");
        }
    }
}

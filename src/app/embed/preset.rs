//! A preset: a plan, and what an article asks about it. The build makes the file, `dist/embed/figures/….json`.

use super::currency;
use crate::app::figure::Question;
use crate::app::translation::language;
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
    names: Names,
}

/// What ad accounts and ad credits are called: each name in any language, and the one in this.
struct Names(Vec<(String, String)>);

impl Names {
    fn read(texts: &Value) -> Self {
        let of = |language: &Value| language["names"].as_object().cloned().unwrap_or_default();
        let own = of(&texts[language()]);
        let others = texts.as_object().into_iter().flatten().map(|(_, it)| of(it));
        // English is what plans are written in.
        let all = others.flatten().flat_map(|(english, other)| {
            let own = own.get(&english).and_then(Value::as_str).unwrap_or(&english).to_owned();
            let other = other.as_str().unwrap_or_default().to_owned();
            [(english, own.clone()), (other, own)]
        });
        Self(all.collect())
    }

    fn give(&self, plan: &mut PlanDocument) {
        let accounts = plan.ad_accounts.iter_mut().map(|it| &mut it.name);
        for name in accounts.chain(plan.ad_credits.iter_mut().map(|it| &mut it.name)) {
            if let Some((_, own)) = self.0.iter().find(|(known, _)| known == name) {
                name.clone_from(own);
            }
        }
    }
}

impl Preset {
    /// Reads the file; nothing where it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut file: Value = serde_json::from_str(text).ok()?;
        // Names in a plan are shown, so another language has its own for them.
        let names = Names::read(&file["texts"]);
        let mut plan = PlanDocument::from_value(&file["plan"])?;
        names.give(&mut plan);
        let text = |name: &str| file[name].as_str().map(str::to_owned);
        let (goal, suspend_on) = (text("goal").unwrap_or_default(), text("suspendOn"));
        Some(Self { plan, goal, suspend_on, names, texts: file["texts"].take() })
    }

    /// Calls what a plan has of this preset as this language does: the reader may have begun in another.
    pub(super) fn rename(&self, plan: &mut PlanDocument) {
        self.names.give(plan);
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
    fn names_follow_the_language_and_nothing_else_is_renamed() {
        let mut file: Value = serde_json::from_str(FILE).unwrap_or_default();
        file["plan"]["adAccounts"] = serde_json::json!([{"id": "a", "name": "Account A"}]);
        file["texts"]["es"] = serde_json::json!({"names": {"Account A": "Cuenta A"}});
        let preset = Preset::read(&file.to_string()).unwrap_or_else(|| panic!("a preset"));
        let mut plan = preset.plan.clone();
        for (before, after) in [("Cuenta A", "Account A"), ("Account A", "Account A"), ("Mine", "Mine")] {
            plan.ad_accounts[0].name = before.into();
            preset.rename(&mut plan);
            assert_eq!(plan.ad_accounts[0].name, after);
        }
    }

    #[test]
    fn what_is_no_preset_is_none() {
        for text in ["", "{}", "[]", "null", r#"{"plan":5}"#] {
            assert!(Preset::read(text).is_none(), "{text}");
        }
    }
}

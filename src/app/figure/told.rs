//! What an article is told of a run.

use crate::results::projection::{Figures, ProjectionDocument};
use serde_json::Value;

/// The figures of a run that an article is told, as fields of a JSON object: in all, and of each ad account and ad credit.
pub(crate) fn figures_of(run: &ProjectionDocument) -> Option<String> {
    let figures = |it: &Figures| serde_json::to_string_pretty(it).ok();
    let text = |it: &str| Value::from(it).to_string();
    // The figures are an object: what comes before its first field makes it one with more.
    let one = |id: &str, own: &str, it: &Figures| {
        Some(["{\"id\":", &text(id), own, ",", figures(it)?.strip_prefix('{')?].concat())
    };
    let accounts = run.ad_accounts.iter().map(|it| {
        let own = [",\"allocated\":", &text(&it.allocated), ",\"canSpend\":", &text(&it.can_spend)].concat();
        one(&it.id, &own, &it.credit)
    });
    let accounts = accounts.collect::<Option<Vec<_>>>()?.join(",");
    let credits = run.ad_credits.iter().map(|it| one(&it.id, "", &it.credit));
    let credits = credits.collect::<Option<Vec<_>>>()?.join(",");
    let refused = run.refusals.len().to_string();
    let totals = ["\"totals\":", &figures(&run.totals)?, ",\"refused\":", &refused].concat();
    Some([&totals, ",\"adAccounts\":[", &accounts, "],\"adCredits\":[", &credits, "]"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine;
    use crate::editor::draft;

    #[test]
    fn an_article_is_told_the_figures_of_all_of_each_ad_account_and_of_each_ad_credit() {
        let mut plan = draft::tests::small();
        plan.ad_accounts[0].name = "A \"quoted\" one".into();
        let run = engine::evaluate(&plan).projection;
        let run = run.unwrap_or_else(|| panic!("a plan without errors"));
        let told = figures_of(&run).unwrap_or_default();
        let told: Value = serde_json::from_str(&["{", &told, "}"].concat()).unwrap_or_default();
        let figures = |it: &Figures| serde_json::to_value(it).unwrap_or_default();
        assert_eq!(told["totals"], figures(&run.totals));
        assert_eq!(told["refused"], 0);
        for (told, own) in told["adAccounts"].as_array().into_iter().flatten().zip(&run.ad_accounts) {
            let mut expected = figures(&own.credit);
            expected["id"] = own.id.as_str().into();
            expected["allocated"] = own.allocated.as_str().into();
            expected["canSpend"] = own.can_spend.as_str().into();
            assert_eq!(*told, expected);
        }
        assert_eq!(told["adAccounts"].as_array().map(Vec::len), Some(run.ad_accounts.len()));
        assert_eq!(told["adCredits"][0]["spent"], run.ad_credits[0].credit.spent.as_str());
    }
}

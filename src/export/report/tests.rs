//! What a report says, and of whom it says nothing.

use super::*;
use crate::plan::AssumptionKey;
use crate::plan::document::{
    AdAccountDocument, AdCreditDocument, AllocationDocument, EventDocument, HolderDocument, MemberDocument,
    PlanDocument,
};
use crate::results::evaluate;
use std::collections::BTreeSet;

/// Says each phrase by its name, with its values.
struct Plain;

impl Words for Plain {
    fn say(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let values: Vec<String> = values.iter().map(|(name, it)| format!("{name} {it}")).collect();
        format!("{phrase:?} {}", values.join(", ")).trim().to_owned()
    }

    fn money(&self, amount: &str) -> String {
        format!("{amount} USD")
    }

    fn day(&self, day: &str) -> String {
        day.to_owned()
    }

    fn assumption(&self, key: AssumptionKey) -> AssumptionWords {
        let sources = vec![("TikTok & others".to_owned(), Some("https://example.com/?a=1&b=2".to_owned()))];
        AssumptionWords { statement: key.name().to_owned(), confidence: "inferred".to_owned(), sources }
    }

    fn choice(&self, _: AssumptionKey, value: &str) -> String {
        value.to_owned()
    }

    fn language(&self) -> &'static str {
        "en"
    }

    fn is_leftwards(&self) -> bool {
        false
    }
}

/// Two clients of an agency: three ad accounts, one ad credit for all and one that was issued straight to one of them.
fn agency() -> PlanDocument {
    let account = |id: &str, name: &str, spend: &str| AdAccountDocument {
        id: id.into(),
        name: name.into(),
        daily_spend: Some(spend.into()),
        ..Default::default()
    };
    let credit = |id: &str, name: &str, amount: &str| AdCreditDocument {
        id: id.into(),
        name: name.into(),
        amount: amount.into(),
        issued: "2026-03-01".into(),
        expires: Some("2026-03-30".into()),
        ..Default::default()
    };
    let allocation = |id: &str, credit: &str, account: &str, amount: &str| AllocationDocument {
        id: id.into(),
        on: "2026-03-02".into(),
        ad_credit: credit.into(),
        ad_account: account.into(),
        amount: amount.into(),
        by: Some("vera-of-northwind".into()),
        done: false,
    };
    let mut plan = PlanDocument {
        version: 1,
        name: "March for Lumen Shop and Northwind".into(),
        currency: "USD".into(),
        start: "2026-03-01".into(),
        end: "2026-03-31".into(),
        members: vec![MemberDocument {
            id: "vera-of-northwind".into(),
            name: "Vera".into(),
            role: "admin".into(),
        }],
        ad_accounts: vec![
            account("7011111111111111111", "Lumen Shop", "20.00"),
            account("7022222222222222222", "Northwind", "123.45"),
            account("7033333333333333333", "Lumen Outlet", "30.00"),
        ],
        ad_credits: vec![
            credit("spring", "Spring <credit> & more", "9876.54"),
            credit("northwind-only", "Northwind March", "777.77"),
            credit("shared", "Summer credit", "300.00"),
        ],
        allocations: vec![
            allocation("lumen-1", "spring", "7011111111111111111", "1000.00"),
            allocation("northwind-1", "spring", "7022222222222222222", "4321.09"),
            allocation("lumen-2", "spring", "7033333333333333333", "600.00"),
            allocation("northwind-2", "shared", "7022222222222222222", "250.25"),
            // Too much: Northwind has some already.
            allocation("lumen-3", "shared", "7011111111111111111", "100.00"),
        ],
        events: vec![EventDocument {
            on: "2026-03-10".into(),
            kind: "suspend".into(),
            ad_account: "7022222222222222222".into(),
            ..Default::default()
        }],
        ..PlanDocument::default()
    };
    plan.business_center.name = "Agency".into();
    plan.business_center.cash = Some("5555.55".into());
    plan.ad_credits[1].held_by = Some(HolderDocument::ad_account("7022222222222222222"));
    plan.allocations[0].done = true;
    plan
}

fn lumen() -> BTreeSet<String> {
    ["7011111111111111111", "7033333333333333333"].map(str::to_owned).into()
}

fn report(plan: &PlanDocument, is_chosen: bool) -> String {
    let projection = evaluate(plan).projection.unwrap();
    let link = Some("https://example.com/#p=AbC");
    Report {
        plan,
        projection: &projection,
        today: "2026-03-05",
        is_chosen,
        outlasting: Some(("Spring", "2026-04-02")),
        link,
    }
    .html(&Plain)
}

#[test]
fn a_report_says_what_matters() {
    let plan = agency();
    let html = report(&plan, false);
    for said in [
        "Title name March for Lumen Shop and Northwind",
        "Made day 2026-03-05, from 2026-03-01, to 2026-03-31, currency USD",
        // The ad credit: amount, expiry, allocated, spent, at risk.
        "<th scope=\"row\">Spring &lt;credit&gt; &amp; more</th>\n<td class=\"number\">9876.54 USD</td>\n\
         <td>2026-03-30</td>\n<td class=\"number\">5921.09 USD</td>\n",
        // The ad account: what it gets, spends and strands, and why.
        "Gets gets 1000.00 USD, spent 580.00 USD, stranded 420.00 USD, expires 420.00 USD",
        "Expiring gets 1000.00 USD, spent 580.00 USD, stranded 420.00 USD, expires 420.00 USD",
        "Losing gets",
        "<td>2026-03-02</td>\n<td>Spring &lt;credit&gt; &amp; more</td>\n<td class=\"number\">1000.00 USD</td>\n<td>Done</td>",
        "<td>Overdue</td>",
        "<p>CountsOverdue</p>",
        "<p>EndsBefore credit Spring, day 2026-04-02</p>",
        "<td>Refused</td>",
        "suspension <em>inferred</em>",
        "<a href=\"https://example.com/?a=1&amp;b=2\">TikTok &amp; others</a>",
        "<a href=\"https://example.com/#p=AbC\">",
    ] {
        assert!(html.contains(said), "{said} is not in\n{html}");
    }
    assert!(!html.contains("clawBackUsed"), "nothing rests on it");
    let mut in_time = plan;
    in_time.allocations.iter_mut().for_each(|it| it.done = true);
    assert!(!report(&in_time, false).contains("CountsOverdue"));
    for never in ["<script", "<link", "javascript:", "url(", "src="] {
        assert!(!html.contains(never), "{never}");
    }
}

#[test]
fn a_report_for_one_client_says_nothing_of_another() {
    let whole = agency();
    let projection = evaluate(&whole).projection.unwrap();
    let own = for_accounts(&whole, &projection, &lumen());
    // What a link holds.
    let document = serde_json::to_string(&own).unwrap();
    let sheet = crate::export::sheet(&own);
    let html = report(&own, true);
    let others = [
        "northwind",
        "7022222222222222222",
        "123.45",
        "4321.09",
        "250.25",
        "777.77",
        "9876.54",
        "5555.55",
        "5921.09",
        "300.00",
    ];
    for (what, text) in [("report", &html), ("link", &document), ("sheet", &sheet)] {
        let text = text.to_lowercase();
        let found: Vec<_> = others.iter().filter(|it| text.contains(**it)).collect();
        assert!(found.is_empty(), "the {what} says {found:?}:\n{text}");
    }
    assert!(html.contains("Lumen Shop") && html.contains("Lumen Outlet"), "{html}");
}

#[test]
fn the_chosen_have_the_same_figures_as_in_the_whole_plan() {
    let whole = agency();
    let projection = evaluate(&whole).projection.unwrap();
    let own = for_accounts(&whole, &projection, &lumen());
    let evaluation = evaluate(&own);
    let figures = evaluation.projection.unwrap().ad_accounts;
    let wanted = projection.ad_accounts.iter().filter(|it| lumen().contains(&it.id));
    assert_eq!(figures.iter().collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    assert_eq!(own.allocations.len(), 2, "what was refused for want of funds is left out");
    assert_eq!(own.ad_credits[0].amount, "1600.00");
}

#[test]
fn a_name_is_withheld_where_it_mentions_another_and_only_there() {
    let mut whole = agency();
    whole.business_center.name = "Northwinds & Co".into();
    whole.ad_credits[0].name = "For 7022222222222222222.".into();
    let projection = evaluate(&whole).projection.unwrap();
    let own = for_accounts(&whole, &projection, &lumen());
    assert_eq!(own.business_center.name, "Northwinds & Co");
    assert_eq!(own.name, "Northwinds & Co");
    assert_eq!(own.ad_credits[0].name, "Ad credit 1");
    assert_eq!(own.members[0].id, "member-1");
}

#[test]
fn a_name_is_text_whatever_it_looks_like() {
    let mut plan = agency();
    let hostile = "</td><script>alert(1)</script>\"'\u{202e}&";
    plan.name = hostile.into();
    plan.ad_accounts[0].name = hostile.into();
    plan.ad_credits[0].name = hostile.into();
    let html = report(&plan, false);
    assert!(!html.contains("<script>") && !html.contains('\u{202e}'), "{html}");
    assert!(html.contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
}

/// The amounts in a piece of HTML, in cents.
fn amounts(html: &str) -> Vec<i64> {
    let all = html.split(" USD<").filter_map(|it| it.rsplit_once('>')?.1.replace('.', "").parse().ok());
    all.collect()
}

#[test]
fn what_is_spent_at_risk_and_still_there_adds_up_to_the_amount() {
    let mut plan = agency();
    // It ends before the ad credit does, so that some remains in ad accounts.
    plan.end = "2026-03-20".into();
    for (plan, is_chosen) in
        [(for_accounts(&plan, &evaluate(&plan).projection.unwrap(), &lumen()), true), (plan, false)]
    {
        let html = report(&plan, is_chosen);
        let (totals, rest) = html.split_once("</dl>").unwrap();
        let [amount, _, parts @ ..] = &amounts(totals)[..] else { panic!("{totals}") };
        assert_eq!(parts.iter().sum::<i64>(), *amount, "{totals}");
        let credits = rest.split_once("</table>").unwrap().0;
        let rows: Vec<Vec<i64>> = credits.split("</tr>").map(amounts).filter(|it| !it.is_empty()).collect();
        assert_eq!(rows.len(), plan.ad_credits.len());
        for row in rows {
            let [amount, _, parts @ ..] = &row[..] else { panic!("{credits}") };
            assert_eq!(parts.iter().sum::<i64>(), *amount, "{credits}");
        }
    }
}

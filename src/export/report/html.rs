//! The report as HTML.

use super::content::{Report, by_account, is_something};
use super::words::{Phrase, Words};
use crate::export::plain::line;
use crate::plan::AssumptionKey;
use crate::plan::document::{AdAccountDocument, AllocationDocument, AssumptionsDocument};
use crate::results::projection::AdAccountFigures;
use std::collections::{HashMap, HashSet};

/// How it looks, on a screen and on paper.
const STYLE: &str = include_str!("report.css");

/// What the file may do: nothing but be seen.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

impl Report<'_> {
    /// The whole file.
    #[must_use]
    pub fn html(&self, words: &dyn Words) -> String {
        page(self, words)
    }
}

fn page(report: &Report<'_>, words: &dyn Words) -> String {
    let plan = report.plan;
    let title = words.say(Phrase::Title, &[("name", &plan.name)]);
    let mut out = Page { out: String::new(), words };
    let direction = if words.is_leftwards() { "rtl" } else { "ltr" };
    let language = escaped(words.language());
    out.raw(&["<!doctype html>\n<html lang=\"", &language, "\" dir=\"", direction, "\">\n<head>\n"].concat());
    out.raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    out.raw(&["<meta http-equiv=\"Content-Security-Policy\" content=\"", POLICY, "\">\n"].concat());
    out.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n");
    out.raw(
        &["<title>", &escaped(&title), "</title>\n<style>", STYLE, "</style>\n</head>\n<body>\n<main>\n"]
            .concat(),
    );
    out.element("h1", &title);
    let made = [
        ("day", words.day(report.today)),
        ("from", words.day(&plan.start)),
        ("to", words.day(&plan.end)),
        ("currency", plan.currency.clone()),
    ];
    out.element("p", &words.say(Phrase::Made, &made.each_ref().map(|(name, it)| (*name, it.as_str()))));
    if report.is_chosen {
        out.element("p", &words.say(Phrase::Chosen, &[]));
    }
    totals(report, &mut out);
    credits(report, &mut out);
    accounts(report, &mut out);
    assumptions(report, &mut out);
    if let Some(link) = report.link {
        let text = escaped(&words.say(Phrase::Link, &[]));
        out.raw(&["<p><a href=\"", &escaped(link), "\">", &text, "</a></p>\n"].concat());
    }
    out.element("p class=\"small\"", &words.say(Phrase::Forecast, &[]));
    out.raw("</main>\n</body>\n</html>\n");
    out.out
}

/// What is written, and how it speaks.
struct Page<'a> {
    out: String,
    words: &'a dyn Words,
}

impl Page<'_> {
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// An element with nothing but text. `tag` may have attributes.
    fn element(&mut self, tag: &str, text: &str) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw(&["<", tag, ">", &escaped(text), "</", name, ">\n"].concat());
    }

    fn phrase(&mut self, tag: &str, phrase: Phrase) {
        let text = self.words.say(phrase, &[]);
        self.element(tag, &text);
    }

    fn amount(&mut self, amount: &str) {
        let tag = if is_something(amount) { "td class=\"number\"" } else { "td class=\"number none\"" };
        let text = self.words.money(amount);
        self.element(tag, &text);
    }

    /// The beginning of a table, up to its first row.
    fn heads(&mut self, heads: &[(Phrase, bool)]) {
        self.raw("<table>\n<thead><tr>");
        for (phrase, is_number) in heads {
            let tag = if *is_number { "th scope=\"col\" class=\"number\"" } else { "th scope=\"col\"" };
            self.phrase(tag, *phrase);
        }
        self.raw("</tr></thead>\n");
    }
}

/// Text between tags, or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in line(text).chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            it => out.push(it),
        }
    }
    out
}

fn totals(report: &Report<'_>, out: &mut Page<'_>) {
    let totals = &report.projection.totals;
    let (at_risk, left) = (report.at_risk(totals), report.left(totals));
    let allocated =
        report.sum(&report.projection.ad_accounts.iter().map(|it| it.allocated.as_str()).collect::<Vec<_>>());
    out.phrase("h2", Phrase::Totals);
    out.raw("<dl>\n");
    let mut figures = vec![
        (Phrase::Amount, totals.issued.as_str()),
        (Phrase::Allocated, &allocated),
        (Phrase::Spent, &totals.spent),
        (Phrase::AtRisk, &at_risk),
    ];
    // What is spent, at risk and still there make up the amount. Some ad accounts have no Business Center to themselves.
    if report.is_chosen {
        figures.push((Phrase::Left, &left));
    } else {
        figures.extend([
            (Phrase::Unallocated, totals.unallocated.as_str()),
            (Phrase::Remaining, &totals.remaining),
        ]);
    }
    for (phrase, amount) in figures {
        out.raw("<div>");
        out.phrase("dt", phrase);
        let text = out.words.money(amount);
        out.element("dd", &text);
        out.raw("</div>\n");
    }
    out.raw("</dl>\n");
    let refused = report.refused();
    if report.plan.allocations.iter().any(|it| report.state(it, &refused) == Phrase::Overdue) {
        out.phrase("p", Phrase::CountsOverdue);
    }
    if let Some((credit, day)) = report.outlasting {
        let day = out.words.day(day);
        out.element("p", &out.words.say(Phrase::EndsBefore, &[("credit", credit), ("day", &day)]));
    }
}

fn credits(report: &Report<'_>, out: &mut Page<'_>) {
    let refused = report.refused();
    let mut allocated: HashMap<&str, Vec<&str>> = HashMap::new();
    for it in report.plan.allocations.iter().filter(|it| !refused.contains(it.id.as_str())) {
        allocated.entry(&it.ad_credit).or_default().push(&it.amount);
    }
    out.phrase("h2", Phrase::Credits);
    out.heads(&[
        (Phrase::Credit, false),
        (Phrase::Amount, true),
        (Phrase::Expires, false),
        (Phrase::Allocated, true),
        (Phrase::Spent, true),
        (Phrase::AtRisk, true),
        (Phrase::Left, true),
    ]);
    out.raw("<tbody>\n");
    for (credit, figures) in report.plan.ad_credits.iter().zip(&report.projection.ad_credits) {
        out.raw("<tr>");
        out.element("th scope=\"row\"", &credit.name);
        out.amount(&report.sum(&[&credit.amount]));
        let expires = out.words.day(credit.expires.as_deref().unwrap_or_default());
        out.element("td", &expires);
        out.amount(&report.sum(allocated.get(credit.id.as_str()).map_or(&[], Vec::as_slice)));
        out.amount(&figures.credit.spent);
        out.amount(&report.at_risk(&figures.credit));
        out.amount(&report.left(&figures.credit));
        out.raw("</tr>\n");
    }
    out.raw("</tbody>\n</table>\n");
}

fn accounts(report: &Report<'_>, out: &mut Page<'_>) {
    let (steps, refused) = (by_account(report.plan), report.refused());
    let credits = report.plan.ad_credits.iter().map(|it| (it.id.as_str(), it.name.as_str()));
    let credits: HashMap<&str, &str> = credits.collect();
    out.phrase("h2", Phrase::Accounts);
    out.heads(&[
        (Phrase::Day, false),
        (Phrase::Credit, false),
        (Phrase::Amount, true),
        (Phrase::State, false),
    ]);
    for (account, figures) in report.plan.ad_accounts.iter().zip(&report.projection.ad_accounts) {
        let steps = steps.get(account.id.as_str()).map_or(&[] as &[_], Vec::as_slice);
        out.raw("<tbody>\n");
        head(report, out, account, figures);
        for it in steps {
            step(report, out, it, &credits, &refused);
        }
        if steps.is_empty() {
            out.raw("<tr>");
            out.phrase("td colspan=\"4\" class=\"none\"", Phrase::NoSteps);
            out.raw("</tr>\n");
        }
        out.raw("</tbody>\n");
    }
    out.raw("</table>\n");
}

/// Which ad account, what it gets and spends, and what it strands and why.
fn head(report: &Report<'_>, out: &mut Page<'_>, account: &AdAccountDocument, figures: &AdAccountFigures) {
    let money = |text: &str| out.words.money(text);
    let (stranded, expires) = (&figures.credit.stranded, &figures.credit.expired_in_accounts);
    let values = [
        ("gets", money(&report.gets(figures))),
        ("spent", money(&figures.credit.spent)),
        ("stranded", money(stranded)),
        ("expires", money(expires)),
    ];
    let values = values.each_ref().map(|(name, it)| (*name, it.as_str()));
    let mut says = vec![out.words.say(Phrase::Gets, &values)];
    if is_something(stranded) {
        says.push(out.words.say(
            if expires == stranded {
                Phrase::Expiring
            } else if is_something(expires) {
                Phrase::Both
            } else {
                Phrase::Losing
            },
            &values,
        ));
    }
    let (name, id) = (escaped(&account.name), escaped(&account.id));
    out.raw("<tr><th colspan=\"4\" scope=\"rowgroup\">");
    out.raw(&["<bdi>", &name, "</bdi> <span class=\"small\">", &id, "</span>"].concat());
    out.raw(&["<div class=\"says\">", &escaped(&says.join(" ")), "</div></th></tr>\n"].concat());
}

fn step(
    report: &Report<'_>,
    out: &mut Page<'_>,
    it: &AllocationDocument,
    credits: &HashMap<&str, &str>,
    refused: &HashSet<&str>,
) {
    let state = report.state(it, refused);
    let day = out.words.day(&it.on);
    out.raw("<tr>");
    out.element("td", &day);
    out.element("td", credits.get(it.ad_credit.as_str()).copied().unwrap_or_default());
    out.amount(&report.sum(&[&it.amount]));
    out.phrase("td", state);
    out.raw("</tr>\n");
}

fn assumptions(report: &Report<'_>, out: &mut Page<'_>) {
    let keys = report.assumptions();
    if keys.is_empty() {
        return;
    }
    out.phrase("h2", Phrase::Assumptions);
    out.raw("<ul>\n");
    for key in keys {
        let it = out.words.assumption(key);
        out.raw(&["<li>", &escaped(&it.statement), " <em>", &escaped(&it.confidence), "</em>"].concat());
        if let Some(value) = otherwise(&report.plan.assumptions, key) {
            let choice = out.words.choice(key, &value);
            let says = out.words.say(Phrase::SetOtherwise, &[("choice", &choice)]);
            out.raw(&[" <strong>", &escaped(&says), "</strong>"].concat());
        }
        for (title, address) in &it.sources {
            let title = escaped(title);
            let text = escaped(&out.words.say(Phrase::Source, &[]));
            match address {
                Some(address) => out.raw(
                    &[
                        "<div class=\"small\">",
                        &text,
                        " <a href=\"",
                        &escaped(address),
                        "\">",
                        &title,
                        "</a></div>",
                    ]
                    .concat(),
                ),
                None => out.raw(&["<div class=\"small\">", &text, " ", &title, "</div>"].concat()),
            }
        }
        out.raw("</li>\n");
    }
    out.raw("</ul>\n");
}

/// What the plan says otherwise than is usual, as the document writes it: of roles, with commas between them.
fn otherwise(it: &AssumptionsDocument, key: AssumptionKey) -> Option<String> {
    let other = |value: &Option<String>, usual: &str| value.clone().filter(|it| it != usual);
    let set = |value: Option<bool>, usual: bool| value.filter(|it| *it != usual).map(|it| it.to_string());
    match key {
        AssumptionKey::DrawOrder => other(&it.draw_order, "soonestExpiry"),
        AssumptionKey::Suspension => other(&it.suspension, "forfeit"),
        AssumptionKey::CreditBeforeCash => set(it.credit_before_cash, true),
        AssumptionKey::WhoMayAllocate => it.who_may_allocate.as_ref().map(|roles| roles.join(",")),
        AssumptionKey::MinimumAllocation => it.minimum_allocation.clone(),
        AssumptionKey::SharedAccountsMayReceive => set(it.shared_accounts_may_receive, false),
        AssumptionKey::ClawBackUsed => set(it.claw_back_used, false),
    }
}

//! What to look at before anything is allocated: a draft and what became of it in, findings out.

use super::concentration::{Concentrated, concentrated};
use crate::app::engine::Outcome;
use crate::app::format::is_nothing;
use crate::app::messages::{Message, Messages, Tone};
use crate::editor::draft;
use crate::money::Minor;
use crate::plan::document::{AllocationDocument, PlanDocument};
use crate::results::projection::{AdAccountFigures, ProjectionDocument};
use std::collections::{BTreeMap, HashSet};

/// How a check went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Nothing was found.
    #[default]
    Pass,
    /// It can be done, and costs something.
    Look,
    /// It can't be done as planned.
    Stop,
}

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The plan runs.
    Errors,
    /// Ad accounts that receive something are told apart by their names.
    Names,
    /// No ad credit gives more than it has.
    Amounts,
    /// Every ad account that receives something is approved on that day.
    Approved,
    /// Every ad account that receives something is the Business Center's own.
    Owned,
    /// Every ad credit is there on its day, and may be allocated.
    Live,
    /// Who allocates may.
    Role,
    /// What arrives is spent.
    Stranded,
    /// Every ad credit is spent before it expires.
    Expiry,
    /// Nothing expires before anybody gets it.
    Unallocated,
    /// No ad account ever holds most of the ad credit.
    Concentration,
}

/// One thing that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// How bad it is.
    pub(super) grade: Grade,
    /// A JSON pointer to where it can be changed.
    pub(super) place: String,
    /// What it is.
    pub(super) what: Found,
}

/// What was found. Amounts and days are as the document writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// What the core says.
    Said(String),
    /// An ad account strands some of what it gets.
    Strands {
        /// Its name.
        account: String,
        /// How much in all.
        stranded: String,
        /// Of that, how much expires.
        expires: String,
        /// Of that, how much is revoked.
        revoked: String,
        /// How much it gets, by allocation or straight from TikTok.
        gets: String,
        /// How much of that it spends.
        spent: String,
    },
    /// An ad credit expires in ad accounts.
    Expires {
        /// Its name.
        credit: String,
        /// How much of it.
        amount: String,
        /// The last day on which it can be spent.
        on: String,
    },
    /// An ad credit expires before anybody gets it.
    Unallocated {
        /// Its name.
        credit: String,
        /// How much of it.
        amount: String,
        /// The last day on which it can be spent.
        on: String,
    },
    /// An ad account holds more than a share of all ad credit at once.
    Concentrated {
        /// Its name.
        account: String,
        /// How much it holds.
        holds: String,
        /// Of how much in all.
        issued: String,
        /// On the evening of which day.
        on: String,
        /// What becomes of it if the ad account is suspended then: it is forfeited, or else frozen.
        is_forfeited: bool,
    },
    /// An ad account of another owner receives ad credit because the plan assumes that it can.
    Shared {
        /// Its name.
        account: String,
    },
    /// An ad account that receives something has no name.
    Unnamed {
        /// Its id.
        id: String,
    },
    /// So many ad accounts that receive something have the same name.
    SameName {
        /// The name.
        name: String,
        /// How many.
        number: usize,
    },
    /// Nobody is named for so many allocations.
    Nobody(usize),
    /// So many overdue steps count as made.
    CountsAsMade(usize),
    /// The plan ends before an ad credit expires.
    EndsBefore {
        /// Its name.
        credit: String,
        /// The last day on which it can be spent.
        on: String,
    },
}

/// A check and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Check {
    /// What is checked.
    pub(super) subject: Subject,
    /// What was found, in the order of the plan.
    pub(super) findings: Vec<Finding>,
}

impl Check {
    /// How it went: as badly as the worst that was found.
    pub(super) fn grade(&self) -> Grade {
        self.findings.iter().map(|it| it.grade).max().unwrap_or_default()
    }
}

/// The rules by which allocations are refused, for each check that names what they refuse: of amounts, approval, owner,
/// what is live, and who allocates.
const RULES: [&[&str]; 5] =
    [&["insufficient", "minimum"], &["status"], &["owned"], &["locked", "notIssued", "expired"], &["role"]];

/// Every check of a draft on the day `today`. Without a run there is only the first. What is overdue is no check of its
/// own: the screen asks what became of it before all of them. Until that is said, what rests on it does not pass; nor does
/// it where the plan ends before an ad credit expires.
pub(super) fn checks(plan: &PlanDocument, outcome: &Outcome, messages: &Messages, today: &str) -> Vec<Check> {
    let check = |subject, findings| Check { subject, findings };
    let mut checks = vec![check(Subject::Errors, problems(messages))];
    let Some(projection) = &outcome.projection else { return checks };
    let refused = |rules: &[&str]| refused(projection, messages, |it| rules.contains(&it));
    // What is refused by a rule without a check of its own, as a move of cash is.
    let is_other = |rule: &str| !RULES.iter().any(|rules| rules.contains(&rule));
    checks[0].findings.extend(self::refused(projection, messages, is_other));
    let [amounts, approved, owned, live, role] = RULES.map(refused);
    let mut owned = owned;
    owned.extend(shared(plan, projection));
    let mut role = role;
    role.extend(nobody(plan));
    let taken_for_granted: Vec<_> =
        counts_as_made(plan, today).into_iter().chain(ends_before(plan)).collect();
    let resting = |mut findings: Vec<Finding>| {
        findings.extend(taken_for_granted.clone());
        findings
    };
    checks.extend([
        check(Subject::Names, names(plan)),
        check(Subject::Amounts, amounts),
        check(Subject::Approved, approved),
        check(Subject::Owned, owned),
        check(Subject::Live, live),
        check(Subject::Role, role),
        check(Subject::Stranded, resting(strands(plan, projection))),
        check(Subject::Expiry, resting(expiries(plan, projection))),
        check(Subject::Unallocated, resting(unallocated(plan, projection))),
        check(Subject::Concentration, concentrations(plan, today)),
    ]);
    checks
}

/// What keeps the plan from running, and what it warns of.
fn problems(messages: &Messages) -> Vec<Finding> {
    let finding = |it: &Message| {
        let grade = match it.tone {
            Tone::Ask | Tone::Error => Grade::Stop,
            Tone::Warning => Grade::Look,
            // Refusals have checks of their own.
            Tone::Refused => return None,
        };
        Some(Finding { grade, place: it.path.clone(), what: Found::Said(it.text.clone()) })
    };
    messages.all().iter().filter_map(finding).collect()
}

/// What these rules forbid.
fn refused(
    projection: &ProjectionDocument,
    messages: &Messages,
    is_rule: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for refusal in projection.refusals.iter().filter(|it| is_rule(it.rule)) {
        let said = messages.under(&refusal.path).into_iter().find(|it| it.tone == Tone::Refused);
        let (place, text) = said.map_or_else(
            || (refusal.path.clone(), crate::app::wording::say(&refusal.message)),
            |it| (it.path, it.text),
        );
        let what = Found::Said(text);
        // Of too much allocated, every refusal says the same.
        if !findings.iter().any(|it| it.what == what) {
            findings.push(Finding { grade: Grade::Stop, place, what });
        }
    }
    findings
}

fn is_refused(projection: &ProjectionDocument, it: &AllocationDocument) -> bool {
    projection.refusals.iter().any(|refusal| refusal.what == it.id)
}

/// Ad accounts of other owners that receive ad credit nevertheless.
fn shared(plan: &PlanDocument, projection: &ProjectionDocument) -> Vec<Finding> {
    let receives = |id: &str| {
        plan.allocations.iter().any(|it| it.ad_account == id && !it.done && !is_refused(projection, it))
    };
    let all = plan.ad_accounts.iter().enumerate();
    let shared = all.filter(|(_, it)| it.relation.as_deref() == Some("shared") && receives(&it.id));
    let finding = |(_, account): (usize, &crate::plan::document::AdAccountDocument)| Finding {
        grade: Grade::Look,
        place: "/assumptions/sharedAccountsMayReceive".to_owned(),
        what: Found::Shared { account: called(plan, &account.id) },
    };
    shared.map(finding).collect()
}

/// Ad accounts still to receive something that can be taken for none or for another: what is allocated to the wrong one
/// stays there.
fn names(plan: &PlanDocument) -> Vec<Finding> {
    let receiving: HashSet<&str> = plan
        .allocations
        .iter()
        .filter(|it| draft::is_planned(it, None))
        .map(|it| it.ad_account.as_str())
        .collect();
    // By name: the first that has it, and how many have.
    let mut named: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut findings = Vec::new();
    let finding =
        |at: usize, what| Finding { grade: Grade::Look, place: format!("/adAccounts/{at}/name"), what };
    for (at, account) in plan.ad_accounts.iter().enumerate() {
        if !receiving.contains(account.id.as_str()) {
            continue;
        }
        match account.name.trim() {
            "" => findings.push(finding(at, Found::Unnamed { id: account.id.clone() })),
            name => named.entry(name).or_insert((at, 0)).1 += 1,
        }
    }
    let same = named.into_iter().filter(|(_, (_, number))| *number > 1);
    findings.extend(
        same.map(|(name, (at, number))| finding(at, Found::SameName { name: name.to_owned(), number })),
    );
    findings
}

/// Whether nobody is named who allocates.
fn nobody(plan: &PlanDocument) -> Option<Finding> {
    let unnamed = plan.allocations.iter().filter(|it| draft::is_planned(it, None) && it.by.is_none()).count();
    (unnamed > 0).then(|| Finding {
        grade: Grade::Look,
        place: "/members".to_owned(),
        what: Found::Nobody(unnamed),
    })
}

/// That the figures count what is overdue as made, where something is.
fn counts_as_made(plan: &PlanDocument, today: &str) -> Option<Finding> {
    let is_late = |it: &AllocationDocument| draft::is_overdue(it, today);
    let first = plan.allocations.iter().position(is_late)?;
    Some(Finding {
        grade: Grade::Look,
        place: format!("/allocations/{first}"),
        what: Found::CountsAsMade(plan.allocations.iter().filter(|it| is_late(it)).count()),
    })
}

/// That what comes after the plan's last day is not known, where an ad credit expires then.
fn ends_before(plan: &PlanDocument) -> Option<Finding> {
    let (credit, day, _) = draft::outlasting(plan)?;
    Some(Finding {
        grade: Grade::Look,
        place: "/end".to_owned(),
        what: Found::EndsBefore { credit: credit.to_owned(), on: day.to_string() },
    })
}

/// What each ad account will never spend.
fn strands(plan: &PlanDocument, projection: &ProjectionDocument) -> Vec<Finding> {
    let all = draft::names_told_apart(plan).into_iter().zip(&projection.ad_accounts).enumerate();
    let losing = all.filter(|(_, (_, figures))| !is_nothing(&figures.credit.stranded));
    losing
        .map(|(at, (account, figures))| Finding {
            grade: Grade::Look,
            place: format!("/adAccounts/{at}"),
            what: Found::Strands {
                account,
                stranded: figures.credit.stranded.clone(),
                expires: figures.credit.expired_in_accounts.clone(),
                revoked: figures.credit.revoked.clone(),
                gets: gets(plan, figures),
                spent: figures.credit.spent.clone(),
            },
        })
        .collect()
}

/// What the ad account with an id is called, or else the id.
fn called(plan: &PlanDocument, id: &str) -> String {
    draft::account_called(plan, id).unwrap_or_else(|| id.to_owned())
}

/// What an ad account gets, by allocation or straight from TikTok.
fn gets(plan: &PlanDocument, figures: &AdAccountFigures) -> String {
    let sum = || {
        let currency = crate::money::Currency::from_code(&plan.currency)?;
        let minor = |text: &str| Minor::parse(text, currency);
        let sum = minor(&figures.allocated)?.checked_add(minor(&figures.credit.issued)?)?;
        Some(sum.to_text(currency))
    };
    sum().unwrap_or_else(|| figures.allocated.clone())
}

/// The ad accounts that hold most of all ad credit at once.
fn concentrations(plan: &PlanDocument, today: &str) -> Vec<Finding> {
    let finding = |it: Concentrated| Finding {
        grade: Grade::Look,
        place: format!("/adAccounts/{}/atMost", it.position),
        what: Found::Concentrated {
            account: plan.ad_accounts.get(it.position).map(|it| called(plan, &it.id)).unwrap_or_default(),
            holds: it.holds,
            issued: it.issued,
            on: it.on,
            is_forfeited: it.is_forfeited,
        },
    };
    concentrated(plan, today).into_iter().map(finding).collect()
}

/// What of each ad credit expires in ad accounts.
fn expiries(plan: &PlanDocument, projection: &ProjectionDocument) -> Vec<Finding> {
    lapses(
        plan,
        projection,
        |it| &it.expired_in_accounts,
        |credit, amount, on| Found::Expires { credit, amount, on },
    )
}

/// What of each ad credit expires in the Business Center.
fn unallocated(plan: &PlanDocument, projection: &ProjectionDocument) -> Vec<Finding> {
    lapses(
        plan,
        projection,
        |it| &it.expired_unallocated,
        |credit, amount, on| Found::Unallocated { credit, amount, on },
    )
}

fn lapses(
    plan: &PlanDocument,
    projection: &ProjectionDocument,
    read: fn(&crate::results::projection::Figures) -> &String,
    found: fn(String, String, String) -> Found,
) -> Vec<Finding> {
    let all = plan.ad_credits.iter().zip(&projection.ad_credits).enumerate();
    let lost = all.filter(|(_, (_, figures))| !is_nothing(read(&figures.credit)));
    lost.map(|(at, (credit, figures))| Finding {
        grade: Grade::Look,
        place: format!("/adCredits/{at}"),
        what: found(
            credit.name.clone(),
            read(&figures.credit).clone(),
            credit.expires.clone().unwrap_or_default(),
        ),
    })
    .collect()
}

#[cfg(test)]
mod tests;

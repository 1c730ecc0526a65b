//! Advice as written down: the best split, its proof in words, and the steps to carry it out.

use super::evaluate::{read, run};
use super::options::{account, day, reviews, spend_too_large};
use super::projection::ProblemDocument;
use crate::day::Period;
use crate::messages::{self, Message};
use crate::money::Minor;
use crate::plan::document::{AllocationDocument, PlanDocument};
use crate::plan::{AccountIndex, Allocation, Plan, Problem, codes};
use crate::planning::{
    self, Advice, AdviceScope, BindingBound, FullAccount, GapReason, LastDay, Optimality, OptionValue,
    Request, Reviews, StuckCredit, at_recent_pace, best_split, option_values, sentences,
};
use serde::{Deserialize, Serialize};

/// The best split of a plan.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Advice"))]
pub struct AdviceDocument {
    /// The allocations to make, by day. Those already done in TikTok are not among them.
    #[cfg_attr(feature = "js", tsify(type = "Allocation[]"))]
    pub allocations: Vec<AllocationDocument>,
    /// What is then spent of all ad credit: the most that any split can reach, where `optimality` says that is proven; of the
    /// splits that were asked for, where `from`, a cadence or an ad account was given, and of those that can still be made.
    pub spent: String,
    /// What is issued and no such split can get spent within the plan.
    pub unavoidable: String,
    /// Of what is not spent, what has not expired when the plan ends.
    pub still_live: String,
    /// What is stranded in ad accounts even so.
    pub stranded: String,
    /// How much less is spent than the proof allows; nothing in the usual case.
    pub short: String,
    /// What stands between the two, beside the bounds in `choice`: a draw order that the proof doesn't know, so that it is
    /// not certain whether more can be spent; rounding; or that not everything could be tried. See `optimality`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"drawOrder\" | \"search\" | \"bound\" | \"rounding\"")
    )]
    pub short_by: Option<&'static str>,
    /// Whether anything can beat it.
    #[cfg_attr(feature = "js", tsify(type = "Optimality"))]
    pub optimality: OptimalityDocument,
    /// Why it is so much and no more.
    #[cfg_attr(feature = "js", tsify(type = "Why"))]
    pub why: WhyDocument,
    /// Which of the splits that spend as much it is, and what is in its way.
    #[cfg_attr(feature = "js", tsify(type = "SplitChoice"))]
    pub choice: ChoiceDocument,
    /// What to do in TikTok, in order.
    #[cfg_attr(feature = "js", tsify(type = "AdviceStep[]"))]
    pub steps: Vec<StepDocument>,
}

/// Whether anything can beat an advice.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Optimality"))]
pub struct OptimalityDocument {
    /// `proven`: nothing that was asked for and can still be made spends more. `gap`: so much more can't be ruled out.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "js", tsify(type = "\"proven\" | \"gap\""))]
    pub kind: &'static str,
    /// What the proof allows beyond the answer: within the bounds, unless they are the reason. Absent where it is proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// What keeps the proof and the answer apart: a draw order, the minimum for one allocation, the size of the plan, the
    /// bounds, or rounding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "js",
        tsify(
            optional,
            type = "\"drawOrder\" | \"minimumAllocation\" | \"limit\" | \"bound\" | \"rounding\""
        )
    )]
    pub reason: Option<&'static str>,
    /// In words.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
}

/// Which of the splits that spend as much an advice is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "SplitChoice"))]
pub struct ChoiceDocument {
    /// What was preferred: what the plan's `splitPolicy` says, or its default for this plan.
    #[cfg_attr(feature = "js", tsify(type = "\"proportional\" | \"leastChange\" | \"fewestSteps\""))]
    pub prefer: &'static str,
    /// Whether it is that split. If not, another spends more because of a minimum or a draw order, or the plan is too
    /// large to tell.
    pub as_preferred: bool,
    /// Why this split, in words.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
    /// What changes against the open allocations that are planned, in words.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub change: Message,
    /// The bounds that are in the way.
    #[cfg_attr(feature = "js", tsify(type = "BindingBound[]"))]
    pub bounds: Vec<BindingBoundDocument>,
}

/// A bound that is in the way of an advice.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "BindingBound"))]
pub struct BindingBoundDocument {
    /// Which bound; `together` where none alone costs anything.
    #[cfg_attr(feature = "js", tsify(type = "\"atMost\" | \"maxShare\" | \"atLeast\" | \"together\""))]
    pub bound: &'static str,
    /// Id of the ad account whose bound it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub ad_account: Option<String>,
    /// What it leaves unspent; of `atLeast`, what is missing of it.
    pub amount: String,
    /// In words.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
}

/// Why the best split is the best.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Why"))]
pub struct WhyDocument {
    /// In words.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
    /// The ad credits that compete for days that are too few. Empty where everything can be spent.
    #[cfg_attr(feature = "js", tsify(type = "StuckCredit[]"))]
    pub ad_credits: Vec<StuckCreditDocument>,
    /// Every day on which any of them can be spent, by ad account, and how much is spent on those days.
    #[cfg_attr(feature = "js", tsify(type = "FullAccount[]"))]
    pub ad_accounts: Vec<FullAccountDocument>,
    /// For each ad account, what it can spend and what it gets.
    #[cfg_attr(feature = "js", tsify(type = "Share[]"))]
    pub shares: Vec<ShareDocument>,
}

/// Ad credit that competes for days that are too few.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "StuckCredit"))]
pub struct StuckCreditDocument {
    /// Id of the ad credit.
    pub ad_credit: String,
    /// Id of the ad account it is locked in; absent for what can still be allocated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locked_in: Option<String>,
    /// How much there is.
    pub amount: String,
}

/// An ad account and the days on which it is full.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "FullAccount"))]
pub struct FullAccountDocument {
    /// Id of the ad account.
    pub ad_account: String,
    /// First and last day of each run of days.
    #[cfg_attr(feature = "js", tsify(type = "{ first: string; last: string }[]"))]
    pub days: Vec<DaysDocument>,
    /// What it spends on them.
    pub amount: String,
}

/// Days on end.
#[derive(Clone, Debug, Serialize)]
pub struct DaysDocument {
    /// The first of them.
    pub first: String,
    /// The last of them.
    pub last: String,
}

/// What an ad account can spend and what it gets.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Share"))]
pub struct ShareDocument {
    /// Id of the ad account.
    pub ad_account: String,
    /// The most ad credit it could spend.
    pub can_spend: String,
    /// What it gets by this advice.
    pub gets: String,
    /// In words.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
}

/// One thing to do in TikTok.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "AdviceStep"))]
pub struct StepDocument {
    /// Id of the allocation.
    pub allocation: String,
    /// The day.
    pub on: String,
    /// In TikTok's terms.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
}

/// Declares what is asked of advice: fields of its own, and those that all of it has.
macro_rules! options {
    ($(#[$about:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(feature = "js", derive(tsify::Tsify))]
        pub struct $name {
            $($own)*
            /// The first day on which ad credit can be allocated; the plan's first if absent, and no day of which actual spend
            /// is known. What is planned before it counts as made.
            #[cfg_attr(feature = "js", tsify(optional))]
            pub from: Option<String>,
            /// What ad accounts go on spending: what is `expected` of them, also if absent; or, where enough of what
            /// they really spent is known, their `recent` pace, as `track` has it.
            #[cfg_attr(feature = "js", tsify(optional, type = "\"expected\" | \"recent\""))]
            pub pace: Option<String>,
        }
    };
}

options! {
    /// What `bestSplit` is asked.
    #[derive(Default)]
    pub struct AdviceOptions {
        /// Days from one review to the next: ad credit is allocated in parts, each only what is spent by the next. On
        /// any day, if absent.
        #[cfg_attr(feature = "js", tsify(optional))]
        pub cadence_days: Option<u32>,
        /// Id of the only ad account whose planned allocations may change; all of them if absent.
        #[cfg_attr(feature = "js", tsify(optional))]
        pub ad_account: Option<String>,
    }
}

options! {
    /// What `optionValue` is asked.
    pub struct OptionValueOptions {
        /// Days from one review to the next.
        pub cadence_days: u32,
        /// The day on which an ad account is suspended.
        pub on: String,
    }
}

/// The best split of the plan in `document`.
///
/// # Errors
///
/// The problems of the plan, or of the options, whose paths then begin with `/options`.
pub fn advise(
    document: &PlanDocument,
    options: &AdviceOptions,
) -> Result<AdviceDocument, Vec<ProblemDocument>> {
    let plan = plan_of(document, options)?;
    let request = request(&plan, options)?;
    let advice = best_split(&plan, request);
    run(&advice.plan)?;
    Ok(advice_document(&plan, &advice))
}

/// The plan of a document, with the spend that is asked about.
fn plan_of(document: &PlanDocument, options: &AdviceOptions) -> Result<Plan, Vec<ProblemDocument>> {
    let (plan, _) = read(document)?;
    let problem = match options.pace.as_deref() {
        None | Some("expected") => return Ok(plan),
        Some("recent") => return Ok(at_recent_pace(&plan).ok_or_else(spend_too_large)?),
        Some(found) => Problem::new(codes::WORD_UNKNOWN, "/options/pace").with("found", found),
    };
    Err(problem.with("allowed", messages::Value::texts(["expected", "recent"])).into())
}

fn request(plan: &Plan, options: &AdviceOptions) -> Result<Request, Problem> {
    let from = day(plan, "/options/from", options.from.as_deref(), plan.period().start)?;
    let reviews = reviews(options.cadence_days)?;
    let scope = match &options.ad_account {
        None => AdviceScope::Plan,
        Some(id) => AdviceScope::AdAccount(account(plan, "/options/adAccount", id)?),
    };
    Ok(Request { from, reviews, scope })
}

/// The last day from which a split by allocating less, or to other ad accounts, is known that still saves what is known to
/// be saveable; `None` where nothing is lost that another split is known to save. Only the planned allocations to `ad_account` may change, where one is named.
///
/// # Errors
///
/// The problems of the plan, or of the options, whose paths then begin with `/options`.
pub fn last_day(
    document: &PlanDocument,
    options: &AdviceOptions,
) -> Result<Option<String>, Vec<ProblemDocument>> {
    let mut search = LastDayRun::new(document, options)?;
    loop {
        if let Some(found) = search.step() {
            return Ok(found);
        }
    }
}

/// The search for the [`last_day`], one split at a time, so that who asks can do something else in between.
#[derive(Clone, Debug)]
pub struct LastDayRun {
    plan: Plan,
    search: planning::LastDaySearch,
}

impl LastDayRun {
    /// A search in the plan of this document.
    ///
    /// # Errors
    ///
    /// As [`last_day`].
    pub fn new(document: &PlanDocument, options: &AdviceOptions) -> Result<Self, Vec<ProblemDocument>> {
        let plan = plan_of(document, options)?;
        if options.cadence_days.is_some() {
            let unknown = Problem::new(super::codes::OPTION_UNKNOWN, "/options/cadenceDays");
            return Err(unknown.with("field", "cadenceDays").into());
        }
        let request = request(&plan, options)?;
        run(&plan)?;
        let search = planning::LastDaySearch::new(&plan, request.scope, request.from);
        Ok(Self { plan, search })
    }

    /// Looks at one more split. Nothing while there are more; then what [`last_day`] gives.
    pub fn step(&mut self) -> Option<Option<String>> {
        self.search.step(&self.plan).map(|found| match found {
            LastDay::NothingToFix => None,
            LastDay::On(day) => Some(day.to_string()),
        })
    }
}

/// What holding back is worth if one ad account is suspended.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "OptionValue"))]
pub struct OptionValueDocument {
    /// Id of the ad account that is suspended.
    pub ad_account: String,
    /// The day on which it is.
    pub on: String,
    /// What is spent of all ad credit if everything was allocated at once. This and what follows is absent where the plan
    /// is too large to find it for every ad account: those with the most allocated come first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_at_once: Option<String>,
    /// What is spent of it if it was allocated in parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_in_parts: Option<String>,
    /// How much more that is; with a minus sign where the parts cost more than they save.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth: Option<String>,
}

/// What allocating in parts, `cadence_days` apart, is worth for each ad account in turn if it is suspended on the day
/// `on`, and what is then still unallocated is split anew.
///
/// # Errors
///
/// The problems of the plan, or of the options, whose paths then begin with `/options`.
pub fn option_value(
    document: &PlanDocument,
    options: &AdviceOptions,
    on: &str,
) -> Result<Vec<OptionValueDocument>, Vec<ProblemDocument>> {
    let plan = plan_of(document, options)?;
    let request = request(&plan, options)?;
    let Reviews::Every(cadence_days) = request.reviews else {
        let missing = Problem::new(codes::FIELD_MISSING, "/options/cadenceDays");
        return Err(missing.with("field", "cadenceDays").into());
    };
    let on = day(&plan, "/options/on", Some(on), request.from)?;
    let money = |amount: Minor| amount.to_text(plan.currency());
    let value = |value: &OptionValue| OptionValueDocument {
        ad_account: plan.account(value.account).id.clone(),
        on: value.on.to_string(),
        spent_at_once: value.spent.map(|it| money(it.at_once)),
        spent_in_parts: value.spent.map(|it| money(it.in_parts)),
        worth: value.spent.map(|it| money(it.worth())),
    };
    Ok(option_values(&plan, request.from, cadence_days, on).iter().map(value).collect())
}

/// The day on which a suspension would cost most because nothing was held back, where ad credit could be allocated in
/// parts, `cadence_days` apart; `None` where it can't.
///
/// # Errors
///
/// The problems of the plan, or of the options, whose paths then begin with `/options`.
pub fn worst_day(
    document: &PlanDocument,
    options: &AdviceOptions,
) -> Result<Option<String>, Vec<ProblemDocument>> {
    let plan = plan_of(document, options)?;
    let request = request(&plan, options)?;
    let Reviews::Every(cadence_days) = request.reviews else { return Ok(None) };
    Ok(Some(planning::worst_day(&plan, request.from, cadence_days).to_string()))
}

fn advice_document(plan: &Plan, advice: &Advice) -> AdviceDocument {
    let money = |amount: Minor| amount.to_text(plan.currency());
    let figures = &advice.figures;
    let short = advice.short();
    let short_by = match advice.optimality {
        Optimality::Gap { reason, .. } if short.is_positive() => Some(match reason {
            GapReason::Minimum | GapReason::Limit => "search",
            GapReason::DrawOrder | GapReason::Bound | GapReason::Rounding => reason.name(),
        }),
        _ => None,
    };
    AdviceDocument {
        allocations: advice.allocations().iter().map(|it| allocation_document(plan, it)).collect(),
        spent: money(figures.spent),
        unavoidable: money(advice.unavoidable()),
        still_live: money(figures.unallocated + figures.remaining),
        stranded: money(figures.stranded()),
        short: money(short),
        short_by,
        optimality: optimality_document(plan, advice),
        why: why(plan, advice),
        choice: choice(plan, advice),
        steps: advice.allocations().iter().map(|it| step(plan, it)).collect(),
    }
}

fn choice(plan: &Plan, advice: &Advice) -> ChoiceDocument {
    let bound = |bound: &BindingBound| {
        let (kind, account, amount) = match *bound {
            BindingBound::AtMost(account, amount) => ("atMost", Some(account), amount),
            BindingBound::AtLeast(account, amount) => ("atLeast", Some(account), amount),
            BindingBound::MaxShare(amount) => ("maxShare", None, amount),
            BindingBound::Together(amount) => ("together", None, amount),
        };
        BindingBoundDocument {
            bound: kind,
            ad_account: account.map(|account| plan.account(account).id.clone()),
            amount: amount.to_text(plan.currency()),
            message: sentences::bound(plan, *bound),
        }
    };
    ChoiceDocument {
        prefer: advice.prefer.name(),
        as_preferred: advice.is_as_preferred,
        message: sentences::preference(plan, advice),
        change: sentences::change(plan, advice),
        bounds: advice.binding.iter().map(bound).collect(),
    }
}

fn optimality_document(plan: &Plan, advice: &Advice) -> OptimalityDocument {
    let message = sentences::optimality(plan, advice);
    match advice.optimality {
        Optimality::Proven => OptimalityDocument { kind: "proven", amount: None, reason: None, message },
        Optimality::Gap { amount, reason } => OptimalityDocument {
            kind: "gap",
            amount: Some(amount.to_text(plan.currency())),
            reason: Some(reason.name()),
            message,
        },
    }
}

fn allocation_document(plan: &Plan, allocation: &Allocation) -> AllocationDocument {
    AllocationDocument {
        id: allocation.id.clone(),
        on: allocation.on.to_string(),
        ad_credit: plan.credit(allocation.credit).id.clone(),
        ad_account: plan.account(allocation.account).id.clone(),
        amount: allocation.amount.to_text(plan.currency()),
        by: allocation.by.map(|by| plan.members()[by.position()].id.clone()),
        done: false,
    }
}

fn why(plan: &Plan, advice: &Advice) -> WhyDocument {
    let money = |amount: Minor| amount.to_text(plan.currency());
    let account = |account: AccountIndex| plan.account(account).id.clone();
    let stuck = |it: &StuckCredit| StuckCreditDocument {
        ad_credit: plan.credit(it.credit).id.clone(),
        locked_in: it.locked_in.map(account),
        amount: money(it.amount),
    };
    let days = |days: &Period| DaysDocument { first: days.start.to_string(), last: days.end.to_string() };
    let full = |it: &FullAccount| FullAccountDocument {
        ad_account: account(it.account),
        days: it.days.iter().map(days).collect(),
        amount: money(it.amount),
    };
    WhyDocument {
        message: sentences::proof(plan, advice),
        ad_credits: advice.certificate.credits.iter().map(stuck).collect(),
        ad_accounts: advice.certificate.accounts.iter().map(full).collect(),
        shares: shares(plan, advice),
    }
}

fn shares(plan: &Plan, advice: &Advice) -> Vec<ShareDocument> {
    let gets = Allocation::by_account(plan.ad_accounts().len(), advice.allocations());
    let mut shares = Vec::with_capacity(gets.len());
    for (position, account) in plan.ad_accounts().iter().enumerate() {
        let (can, gets) = (advice.can_spend[position], gets[position]);
        shares.push(ShareDocument {
            ad_account: account.id.clone(),
            can_spend: can.to_text(plan.currency()),
            gets: gets.to_text(plan.currency()),
            message: sentences::share(plan, account, can, gets),
        });
    }
    shares
}

fn step(plan: &Plan, allocation: &Allocation) -> StepDocument {
    StepDocument {
        allocation: allocation.id.clone(),
        on: allocation.on.to_string(),
        message: sentences::step(plan, allocation),
    }
}

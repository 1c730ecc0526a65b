//! A sentence for each notice of an import.

use super::kind::Kind;
use crate::wire::english::fill;

/// What an import did or needs to be told. Amounts are in `currency`.
pub(super) fn notice(kind: Kind, params: &[(&'static str, String)], currency: &str) -> String {
    let mut params = params.to_vec();
    params.push(("currency", currency.to_owned()));
    let mut sentence = fill(template(kind), &params);
    if params.iter().any(|(name, _)| *name == "more") {
        sentence.push(' ');
        sentence.push_str(&fill("The same holds of {more} more.", &params));
    }
    sentence
}

#[expect(clippy::too_many_lines, reason = "a table")]
const fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::AccountAdded => "New ad accounts, {count} in all: {names}.",
        Kind::AccountChanged | Kind::CenterChanged | Kind::CreditChanged => "The import changed {changes}.",
        Kind::AccountConflict => {
            "Ad account {account} stands in the responses with {field} {values}; the newest answer is taken."
        }
        Kind::AccountNotMentioned => {
            "Ad accounts of the plan that no response mentions, {count} in all, stay as they are: {names}."
        }
        Kind::AccountOnlyInReport => {
            "Only the report names this ad account. It is taken as in review, so that nothing is allocated to it; import its balance and asset, or set name, owner and status."
        }
        Kind::AllocationAssumed => {
            "Rows that raise an ad account's ad credit ({count}, {amount} {currency} in all) are taken for allocations by the Business Center: TikTok does not document which rows are, and no row of the Business Center pairs with them."
        }
        Kind::AllocationHeld => {
            "The allocation of {amount} on {on} is marked as carried out by the day of the balances: it is no longer planned, and the ad account holds it. If the balances are from before it was made, enter it again."
        }
        Kind::AllocationPast => {
            "The allocation of {amount} on {on} lies before the plan's new first day and is taken out: if it was carried out, the balances hold it. If not, enter it again."
        }
        Kind::AllocationUnpaired => {
            "Ad credit arrived in this ad account without a row of the Business Center that pays for it. It is not taken for an allocation."
        }
        Kind::AmountRounded => {
            "{written} has more than the {digits} decimals of its currency; {taken} is taken, rounded half to even."
        }
        Kind::AmountUnreadable => "“{written}” is not an amount that can be read; it is left out.",
        Kind::BalanceMissing => {
            "No response gives this ad account's balance; its cash and ad credit are not in the plan."
        }
        Kind::BalanceNegative => {
            "This balance is below nothing: something is owed. The plan takes it as nothing."
        }
        Kind::BillingUnknown => {
            "No response says how ad accounts pay what ad credit does not. Automatic payment is assumed ({count} in all); change those with manual payment or monthly invoicing."
        }
        Kind::CashNotValid => {
            "The response gives cash_balance only; it may hold frozen cash and tax that can't be used."
        }
        Kind::CashValid => {
            "The Business Center's cash is taken as {cash} {currency}: valid_cash_balance, without {held} {currency} that is frozen or tax (R54)."
        }
        Kind::CentersSeveral => {
            "The responses are of several Business Centers. The plan is of {taken}; balances and transactions of {left} are left out. Import those into a plan of their own."
        }
        Kind::CreditAdded => "New ad credits, {count} in all: {names}.",
        Kind::CreditAllocated => {
            "{amount} {currency} left the Business Center when only one ad credit had been issued; it is taken from that one."
        }
        Kind::CreditAttribution => {
            "{amount} {currency} left the Business Center when more than one ad credit was there, and TikTok does not say from which. The oldest issued is taken to have gone first; correct the amounts from the Promotions page."
        }
        Kind::CreditAttributionInAccount => {
            "Ad account {account} holds {amount} {currency} less ad credit than the plan, in several ad credits. It is taken from the one that expires first (R31); correct the amounts from the Promotions page."
        }
        Kind::CreditEarlier => {
            "{amount} {currency} left the Business Center, at least in part from ad credit that was issued before these rows begin."
        }
        Kind::CreditNoTransactions => {
            "{balance} {currency} of ad credit is unallocated, but no response says when it was issued and in how many parts. It is taken as one ad credit issued on the plan's first day; import the account transactions of the Business Center, or split it by hand."
        }
        Kind::CreditRemoved => "Nothing is left of “{name}” ({amount}); it is taken out of the plan.",
        Kind::CurrencyNeeded => {
            "No response names a currency. Choose the Business Center's; amounts are read with two decimals."
        }
        Kind::CurrencyOfAccount => {
            "Ad account {id} is in {currency}, the plan in {plan}. It is left out: ad credit does not cross currencies (R42). Import it into a plan of its own."
        }
        Kind::CurrencyOfCenter => {
            "The Business Center's balance is in {currency}, the plan in {plan}. It is left out: ad credit does not cross currencies (R42). Import it into a plan of its own."
        }
        Kind::CurrencyOfTransaction => {
            "A transaction is in {currency}, the plan in {plan}. It is left out: ad credit does not cross currencies (R42). Import it into a plan of its own."
        }
        Kind::CurrencyUnknown => "“{found}” is no currency that is known. Choose the Business Center's.",
        Kind::DateUnreadable => "“{written}” is not a time that can be read; the transaction is left out.",
        Kind::EndAssumed => {
            "The plan runs to {end}, {days} days. No response says how long to plan; set the end after the last expiry."
        }
        Kind::EventPast => {
            "The event {type} on {on} lies before the plan's new first day and is taken out: status, cash and spend are as the responses say."
        }
        Kind::ExpiryNeeded => {
            "TikTok's API does not say when the ad credit of {amount} {currency} in the Business Center, issued {issued} expires. Read its last valid day on the Promotions page in TikTok Ads Manager and enter it."
        }
        Kind::ExpiryNeededInAccount => {
            "TikTok's API does not say when the ad credit of {amount} {currency} in ad account {account} expires. Read its last valid day on the Promotions page in TikTok Ads Manager and enter it. If the page lists several ad credits, enter each with its own amount and date."
        }
        Kind::GrantDifferenceLess => {
            "The Business Center's valid_grant_balance is {balance} {currency}, but the ad credits known leave {explained} {currency}: {difference} {currency} is missing; it is taken from the oldest issued ad credit. Compare with the Promotions page."
        }
        Kind::GrantDifferenceLessInAccount => {
            "Ad account {holder} holds {balance} {currency} of ad credit; the rows show {came} {currency} coming in and {went} {currency} spent or expired. So {difference} {currency} should be there and is not: it may have been revoked, or spend is not yet reported. The balance is taken; compare with the Promotions page."
        }
        Kind::GrantDifferenceMore => {
            "The Business Center's valid_grant_balance is {balance} {currency}, but the ad credits known leave {explained} {currency}: {difference} {currency} more is there; it is added as an ad credit of its own, issued on an unknown day. Compare with the Promotions page."
        }
        Kind::GrantDifferenceMoreInAccount => {
            "Ad account {holder} holds {balance} {currency} of ad credit; the rows show {came} {currency} coming in and {went} {currency} spent or expired. So {difference} {currency} must have been there before the rows begin, or have come in a way they don't show. The balance is taken."
        }
        Kind::GrantFrozen => {
            "{frozen} {currency} of this ad credit is frozen; only {usable} {currency} is usable and taken into the plan (R54)."
        }
        Kind::GrantMovable => {
            "The API reports {amount} {currency} of ad credit in ad account {account} as movable back to the Business Center; TikTok's help says that ad credit can't leave an ad account (R2). The plan does not count on it; ask TikTok."
        }
        Kind::GrantReconciled => {
            "What was issued less what was allocated and expired is {balance} {currency}, and so is the Business Center's valid_grant_balance."
        }
        Kind::GrantUnchecked => {
            "The responses hold issued ad credit but not the Business Center's balance, so what is still unallocated is not checked. Import /bc/balance/get/ too."
        }
        Kind::IdRounded => {
            "This id is a number above 2^53: JavaScript has rounded it, and it names no ad account any more. Pass the response as text, or with its ids as text."
        }
        Kind::IdUnreadable => "This row has no {field} that can be an id; it is left out.",
        Kind::MinimumDiffers => {
            "The ad accounts have different least amounts of an allocation, the highest {highest} {currency}. A plan has one; it is left as it is. Set it if you want the plan to keep to one."
        }
        Kind::MinimumTaken => {
            "TikTok says that at least {minimum} {currency} of ad credit is allocated at once."
        }
        Kind::NoticesMore => "There are {count} more notices of the kind {code}.",
        Kind::PagesMissing => {
            "Of {total} pages of this list {missing} can't be found ({pages}). What stands on them is not in the plan; add those responses."
        }
        Kind::PortfolioBalance => {
            "This is the balance of a payment portfolio beside the Business Center's own; its {amount} {currency} of ad credit is taken to be in that and not added. Check it."
        }
        Kind::PortfolioPool => {
            "The rows of payment portfolio {portfolio} (ad accounts: {accounts}) each repeat its pool ({cash}). The pool is counted nowhere: a plan has no place for it, and the ad accounts get no cash of their own. Their ad credit is taken. Enter cash by hand where it matters."
        }
        Kind::RelationNeeded => {
            "No response says who owns this ad account. Until you say, the plan treats it as owned by the Business Center; only owned ad accounts receive ad credit (R7). Import the assets, or set it."
        }
        Kind::RelationNotBound => {
            "This ad account is not bound to the Business Center (relation_status {status}). It is taken as shared, so that nothing is allocated to it."
        }
        Kind::ReportConflict => {
            "Some rows of the report ({count}) repeat a day with other figures; the newest answer is taken. The first is named here."
        }
        Kind::ReportNoAccount => {
            "Some rows of the report ({count}) name no ad account; ask for the report with advertiser_id. The first is named here."
        }
        Kind::ReportNoDay => {
            "Some rows of the report ({count}) have no day; ask for the report with stat_time_day. The first is named here."
        }
        Kind::ReportNoSpend => {
            "Some rows of the report ({count}) have no spend that can be read; ask for the metric spend. The first is named here."
        }
        Kind::ReportOtherCurrency => {
            "Some rows of the report ({count}) are in another currency. The first is named here."
        }
        Kind::ReportSettled => {
            "The report reaches to {newest}; days up to {settled} are used. Figures arrive up to {hours} hours late, so later days may still change."
        }
        Kind::ResponseEmpty => "The response carries no data; there is nothing to take from it.",
        Kind::ResponseEmptyList => "The list in this response is empty; there is nothing to take from it.",
        Kind::ResponseError => {
            "TikTok answered this request with error {code}: {message}. Nothing is taken from it; repeat the request."
        }
        Kind::ResponseNone => "There is no response to import.",
        Kind::ResponseUnknown => {
            "This is no response that the import knows; it saw {saw}. It takes Business Center and advertiser balances, assets, account transactions and daily reports."
        }
        Kind::RoleMay => {
            "Role {role}. Whoever read these responses may allocate ad credit by this role (R18)."
        }
        Kind::RoleMayNot => {
            "Role {role}. Whoever read these responses may not allocate ad credit by this role (R18, R20)."
        }
        Kind::RowsBudgets => "Budget changes: a plan has no budgets. These rows are known and not used.",
        Kind::RowsCosts => {
            "Costs: expected spend comes from the daily report. These rows are known and not used."
        }
        Kind::RowsPortfolios => {
            "Payment portfolios: they hold cash and credit line, never ad credit (R9). These rows are known and not used."
        }
        Kind::RowsUnknown => "Rows of this list like none that is known ({saw}) are left out: {count}.",
        Kind::SheetAccountSeveral => {
            "Several ad accounts of the plan have a name that the sheet uses ({count}: {names}). Say which is meant; rows left out until then: {rows}."
        }
        Kind::SheetAccountTwice => {
            "Ad accounts with more than one row, {count} in all: {names}. The first row is taken; check which is right."
        }
        Kind::SheetAccountUnknown => {
            "The plan has no ad account with these names, {count} in all: {names}. Say which ad accounts they are, or that they are new; rows left out until then: {rows}."
        }
        Kind::SheetAllocationOpen => {
            "To be allocated, {amount} {currency} in {count} rows: the sheet does not say of which ad credit, or on which day. Choose them; until then these amounts are not in the plan."
        }
        Kind::SheetAmountNegative => {
            "“{column}” has amounts below zero ({count}: {examples}; the first in line {line}). A plan has none; they are not taken. Enter what is meant."
        }
        Kind::SheetAmountRounded => {
            "“{column}” has amounts with more decimals than the currency ({count}: {examples}). They are rounded half to even."
        }
        Kind::SheetAmountUnreadable => {
            "“{column}” has cells that are no amounts ({count}: {examples}; the first in line {line}). They are not taken."
        }
        Kind::SheetCreditNoAmount => {
            "Ad credits without an amount that can be read: {count}. They are not in the plan. Enter their amounts."
        }
        Kind::SheetDamaged => {
            "Characters were lost before this text came here ({count}): names may be damaged. Save the file as UTF-8 and import it again."
        }
        Kind::SheetDayUnreadable => {
            "“{column}” has cells that are no days ({count}: {examples}; the first in line {line}). They are not taken."
        }
        Kind::SheetEmpty => "The sheet has no rows.",
        Kind::SheetIdDamaged => {
            "“{column}” has ids that a spreadsheet has rounded ({count}: {examples}): they name no ad account any more. Format the column as text and export it again; until then rows are matched by name."
        }
        Kind::SheetMarkContradictory => {
            "“{column}” has amounts with a decimal point and amounts with a decimal comma, so some can be read in two ways: {examples}. Say which sign stands before the fraction; until then those amounts are not taken."
        }
        Kind::SheetMarkUnclear => {
            "The amounts of “{column}” can be read in two ways: {examples}. Say which sign stands before the fraction; until then they are not taken."
        }
        Kind::SheetOrderContradictory => {
            "“{column}” has days that begin with the day and days that begin with the month, so some can be read in two ways: {examples}. Say which comes first; until then those days are not taken."
        }
        Kind::SheetOrderUnclear => {
            "The days of “{column}” can be read in two ways: {examples}. Say whether the day or the month comes first; until then they are not taken."
        }
        Kind::SheetOtherCurrency => {
            "“{column}” has amounts of another currency than the plan's ({count}: {examples}; the first in line {line}). They are not taken: ad credit does not cross currencies (R42)."
        }
        Kind::SheetRowNameless => {
            "Rows that name no ad account: {count}, the first in line {line}. They are not taken."
        }
        Kind::SheetRowsNoSpend => {
            "Rows without a day or without spend that can be read: {count}. They are not taken for days of zero spend."
        }
        Kind::SheetStartNeeded => "The sheet does not say of which day it is. Enter the plan's first day.",
        Kind::SheetStatusUnknown => {
            "“{column}” has words that are no status ({count}: {examples}). Those ad accounts keep the status they have."
        }
        Kind::SheetTooManyAllocations => {
            "A plan holds at most {limit} allocations. Left out are the last, {count} in all: {amount} {currency}."
        }
        Kind::SheetTooManyCredits => {
            "A plan holds at most {limit} ad credits. Left out are the last of the sheet, {count} in all: {amount} {currency}."
        }
        Kind::SheetTotals => "Rows of totals that are left out: {count}.",
        Kind::SheetUnknown => "No column says what this sheet is. Say what its columns are.",
        Kind::SheetWindows1252 => "The file is not UTF-8; it is read as Windows-1252. Check the names.",
        Kind::SheetWorkbook => "This is a workbook. Save its sheet as CSV, or copy its cells and paste them.",
        Kind::BalanceStale => {
            "No response gives the balance of some ad accounts that hold ad credit in the plan ({count}: {names}); together {amount} {currency}. The plan keeps what it had. Look up what is left, or take it out if they have left the Business Center."
        }
        Kind::PortfoliosSummed => {
            "The Business Center keeps its ad credit in payment portfolios ({count}), together {amount} {currency}. A plan has one pool: their sum is taken. Check that every portfolio can allocate to the ad accounts planned."
        }
        Kind::SpendEstimated => {
            "{daily} {currency} per day is the mean of its last {levelWeeks} whole weeks, weekday factors from the last {weeks} (at most 8); days far off their weekday's median are capped: {capped}. Days without spend that are left out (before the first spend, in a pause or a suspension): {leftOut}. Days taken: {from} to {to}."
        }
        Kind::SpendEstimatedFewDays => {
            "{daily} {currency} per day is the mean of {days} days, too few for weekday factors. Days without spend that are left out (before the first spend, in a pause or a suspension): {leftOut}. Days taken: {from} to {to}."
        }
        Kind::SpendNeeded => {
            "The responses hold no completed day on which this ad account spent. Enter what it is expected to spend per day."
        }
        Kind::SpendStopped => {
            "This ad account is approved but has spent nothing on its last {days} settled days. They count; set its expected spend if it has stopped for good or resumes."
        }
        Kind::StartNeeded => {
            "Nothing in the responses says of which day they are. Enter the day on which the balances were read as the plan's first day."
        }
        Kind::StartTaken => "The plan starts on {start}: {from}. Balances are taken as of that day.",
        Kind::StatusConflict => {
            "The responses disagree on the status ({statuses}); {taken} is taken, the safer one."
        }
        Kind::StatusNeeded => {
            "No response says the status of this ad account. It is taken as in review, so that nothing is allocated to it; set what the Business Center shows."
        }
        Kind::StatusOther => "{statuses} is taken as {taken}: nothing can be allocated to this ad account.",
        Kind::TooManyAccounts => {
            "A plan holds at most {limit} ad accounts. Left out, {count} in all: {names}. Plan them apart."
        }
        Kind::TooManyCredits => {
            "A plan holds at most {limit} ad credits. Left out are the last, {count} in all. Plan some ad accounts apart."
        }
        Kind::TooManyIssues => {
            "A plan holds at most {limit} ad credits. Of those issued to the Business Center the oldest are not entered, {count} in all; what is left of them is in one ad credit for the rest of the balance."
        }
        Kind::TransactionUnclear => {
            "Ad credit came to the Business Center without being issued to it. Help says that allocated ad credit can't come back (R2, C3); this row is left to the balance. Ask TikTok what it is."
        }
        Kind::TransactionsConsumption => {
            "The older transactions hold {consumption} {currency} of consumption (TRANS_TYPE_COST) and {tax} {currency} of tax (TRANS_TYPE_TAX). They are not used: expected spend comes from the daily report."
        }
        Kind::TransferCreditLine => {
            "Of the credit line, not of ad credit, are {count} of the transfers: CREDIT in the answer of /bc/transfer/ is borrowed money, ad credit is GRANT. They are not ad credit and change nothing in the plan."
        }
        Kind::TransferNoAmount => {
            "Transfers of ad credit without their account transactions ({ids}): the answer of /bc/transfer/ carries no amount. Import the account transactions and the balances read after them."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_name_the_plans_currency_and_a_currency_that_is_said_names_itself() {
        let params = [("minimum", "10.00".to_owned())];
        assert!(notice(Kind::MinimumTaken, &params, "USD").contains("at least 10.00 USD of"));
        let params = [("currency", "EUR".to_owned()), ("plan", "USD".to_owned())];
        assert!(notice(Kind::CurrencyOfTransaction, &params, "USD").contains("is in EUR, the plan in USD"));
    }
}

//! Which of the best splits a plan prefers, and within which bounds.

use crate::plan::document::SplitPolicyDocument;

/// The largest share of an ad credit in percent, as it is shown; what the plan says, where that is no factor.
#[must_use]
pub fn max_share_percent(policy: &SplitPolicyDocument) -> String {
    let Some(factor) = &policy.max_share else { return String::new() };
    percent_of_share(factor).unwrap_or_else(|| factor.clone())
}

/// Sets the largest share of an ad credit, as it was typed in percent. What is no number stays as it was typed, so that
/// it can be mended.
pub fn set_max_share(policy: &mut SplitPolicyDocument, percent: &str) {
    let number = percent.trim_end_matches('%').trim_end();
    let share = share_of_percent(number).unwrap_or_else(|| percent.to_owned());
    policy.max_share = Some(share).filter(|it| !it.is_empty());
}

/// `2.5` percent as the share `0.025`, digit for digit.
#[must_use]
pub fn share_of_percent(percent: &str) -> Option<String> {
    let (whole, fraction) = parts(percent)?;
    let padded = ["00", whole].concat();
    let (units, hundredths) = padded.split_at(padded.len() - 2);
    Some([without_zeros(units), ".", hundredths, fraction].concat())
}

/// The share `0.025` as `2.5` percent, digit for digit.
#[must_use]
pub fn percent_of_share(share: &str) -> Option<String> {
    let (whole, fraction) = parts(share)?;
    let padded = [fraction, "00"].concat();
    let (hundredths, rest) = if fraction.len() < 2 { padded.split_at(2) } else { fraction.split_at(2) };
    let rest = if fraction.len() < 2 { "" } else { rest };
    let whole = [whole, hundredths].concat();
    let whole = without_zeros(&whole);
    Some(if rest.is_empty() { whole.to_owned() } else { [whole, ".", rest].concat() })
}

/// The digits before and after the point; nothing where it is no plain decimal.
fn parts(decimal: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(fraction)).then_some((whole, fraction))
}

/// A whole number without zeros in front.
fn without_zeros(digits: &str) -> &str {
    let shown = digits.trim_start_matches('0');
    if shown.is_empty() { "0" } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_become_shares_and_shares_percents_without_arithmetic() {
        for (percent, share) in [
            ("5", "0.05"),
            ("2.5", "0.025"),
            ("100", "1.00"),
            ("0", "0.00"),
            ("12.75", "0.1275"),
            ("150", "1.50"),
        ] {
            assert_eq!(share_of_percent(percent).as_deref(), Some(share), "{percent}");
            assert_eq!(percent_of_share(share).as_deref(), Some(percent), "{share}");
        }
        assert_eq!(share_of_percent("007").as_deref(), Some("0.07"));
        for (share, percent) in [("0.3", "30"), ("1", "100"), ("0", "0")] {
            assert_eq!(percent_of_share(share).as_deref(), Some(percent), "{share}");
        }
        for none in ["", "five", "-5", ".5", "5e1"] {
            assert_eq!(share_of_percent(none), None, "{none}");
            assert_eq!(percent_of_share(none), None, "{none}");
        }
    }

    #[test]
    fn a_largest_share_that_was_cleared_is_none_and_one_that_is_no_number_stays() {
        let mut policy = SplitPolicyDocument::default();
        for (typed, shown) in [("30", "30"), ("40 %", "40"), ("much", "much"), ("", "")] {
            set_max_share(&mut policy, typed);
            assert_eq!(max_share_percent(&policy), shown);
        }
        assert!(policy.is_default());
    }
}

//! What of the checks is shown, the worst first: what several of them found alike is said once, for all of them.

use super::checks::{Check, Finding, Grade, Subject};
use crate::order::sort_by_key;

/// What was found by one check, or alike by several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// What was checked.
    pub(super) subjects: Vec<Subject>,
    /// The worst that was found.
    pub(super) grade: Grade,
    /// What was found.
    pub(super) findings: Vec<Finding>,
}

/// All that was found: first what one check alone found, then what several did, among those of one grade.
pub(super) fn shown(checks: &[Check]) -> Vec<Shown> {
    let is_shared =
        |finding: &Finding| checks.iter().filter(|check| check.findings.contains(finding)).count() > 1;
    let mut all: Vec<Shown> = Vec::new();
    let mut shared: Vec<Shown> = Vec::new();
    for check in checks {
        let (together, alone): (Vec<_>, Vec<_>) = check.findings.iter().cloned().partition(&is_shared);
        for (findings, list) in [(alone, &mut all), (together, &mut shared)] {
            let Some(grade) = findings.iter().map(|it| it.grade).max() else { continue };
            match list.iter_mut().find(|it| it.findings == findings) {
                Some(same) => same.subjects.push(check.subject),
                None => list.push(Shown { subjects: vec![check.subject], grade, findings }),
            }
        }
    }
    all.append(&mut shared);
    sort_by_key(&mut all, |it| std::cmp::Reverse(it.grade));
    all
}

#[cfg(test)]
mod tests {
    use super::super::checks::Found;
    use super::*;

    fn finding(grade: Grade, place: &str) -> Finding {
        Finding { grade, place: place.to_owned(), what: Found::Said(place.to_owned()) }
    }

    fn check(subject: Subject, findings: &[&Finding]) -> Check {
        Check { subject, findings: findings.iter().map(|it| (*it).clone()).collect() }
    }

    #[test]
    fn what_several_checks_found_alike_is_shown_once_for_all_of_them() {
        let [ends, strands] = ["/end", "/adAccounts/0"].map(|place| finding(Grade::Look, place));
        let forbids = finding(Grade::Stop, "/allocations/0");
        let found = shown(&[
            check(Subject::Stranded, &[&strands, &ends]),
            check(Subject::Names, &[]),
            check(Subject::Expiry, &[&ends]),
            check(Subject::Unallocated, &[&ends]),
            check(Subject::Role, &[&forbids]),
        ]);
        let one = |subjects: &[Subject], it: &Finding| Shown {
            subjects: subjects.to_vec(),
            grade: it.grade,
            findings: vec![it.clone()],
        };
        let expected = [
            one(&[Subject::Role], &forbids),
            one(&[Subject::Stranded], &strands),
            one(&[Subject::Stranded, Subject::Expiry, Subject::Unallocated], &ends),
        ];
        assert_eq!(found, expected);
    }
}

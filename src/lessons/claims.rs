//! The claims of a text about one plan, each with whether it holds.

use super::claim::Claim;
use crate::plan::document::PlanDocument;
use crate::results::JournalOption;
use crate::results::projection::ProblemDocument;
use crate::results::simulate;
use serde::Serialize;

/// One claim, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "ClaimFinding"))]
pub struct ClaimFindingDocument {
    /// The claim as it is written.
    pub claim: String,
    /// Whether it holds; a claim that isn't understood does not.
    pub holds: bool,
    /// What the plan gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub found: Option<String>,
    /// Why it is no claim about this plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub problem: Option<String>,
}

/// Holds every claim in `text` against a run of the plan: `stranded = 0; forfeited(a) <= 400`.
///
/// # Errors
///
/// All problems of the plan, if at least one is an error.
pub fn check_claims(
    plan: &PlanDocument,
    text: &str,
) -> Result<Vec<ClaimFindingDocument>, Vec<ProblemDocument>> {
    let run = simulate(plan, JournalOption::Without)?;
    let finding = |claim: &str| {
        let found = Claim::parse(claim).and_then(|it| it.check(&run));
        ClaimFindingDocument {
            claim: claim.to_owned(),
            holds: found.as_ref().is_ok_and(|it| it.holds),
            problem: found.as_ref().err().map(ToString::to_string),
            found: found.ok().map(|it| it.found),
        }
    };
    Ok(Claim::parts(text).map(finding).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::document_from_text;

    #[test]
    fn each_claim_is_answered_by_itself() {
        let plan =
            document_from_text(include_str!("../../www/examples/split-evenly.json")).unwrap_or_default();
        let found = check_claims(&plan, "stranded = 2,250.00 and spent = 5; all is well").unwrap_or_default();
        let holds: Vec<_> = found.iter().map(|it| (it.holds, it.found.as_deref())).collect();
        assert_eq!(holds, [(true, Some("2250.00")), (false, Some("6750.00")), (false, None)]);
        assert!(found[2].problem.as_ref().is_some_and(|it| it.contains("figure = amount")));
        assert_eq!(check_claims(&plan, "").map(|it| it.len()), Ok(0));
        assert!(check_claims(&PlanDocument::default(), "stranded = 0").is_err());
    }
}

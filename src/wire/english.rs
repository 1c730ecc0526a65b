//! The sentences of problems, refusals and notices, in English.
//!
//! The core names a code and its parameters; here they become a sentence that says what is wrong and what to
//! do. Other languages stand in for the English templates, see [`wording`].

pub(crate) mod advice;
pub(crate) mod comparison;
mod problems;
mod refusals;

pub(crate) use problems::{fault, problem};
pub(crate) use refusals::refusal;

use super::wording;

/// Puts parameters into a template: `{name}` becomes the parameter of that name.
pub(crate) fn fill(template: &str, params: &[(&'static str, String)]) -> String {
    let template = wording::sentence(template);
    let mut sentence = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        sentence.push_str(before);
        match params.iter().find(|(param, _)| *param == name) {
            None => sentence.push('?'),
            Some((_, value)) => match wording::value(name, value) {
                None => sentence.push_str(value),
                Some(written) => sentence.push_str(&written),
            },
        }
        rest = after;
    }
    sentence.push_str(rest);
    sentence
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_value_that_looks_like_a_parameter_stays_as_it_is() {
        let params = [("found", "{limit}".to_owned()), ("limit", "5".to_owned())];
        assert_eq!(fill("“{found}” is over {limit}.", &params), "“{limit}” is over 5.");
    }
}

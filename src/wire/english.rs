//! The sentences of problems, refusals and notices, in English.
//!
//! The core names a code and its parameters; here they become a sentence that says what is wrong and what to
//! do. Other languages translate from the same codes and parameters.

pub(super) mod advice;
pub(super) mod comparison;
mod notices;
mod problems;
mod refusals;

pub(super) use notices::notice;
pub(super) use problems::problem;
pub(super) use refusals::refusal;

/// Puts parameters into a template: `{name}` becomes the parameter of that name.
pub(super) fn fill(template: &str, params: &[(&'static str, String)]) -> String {
    let mut sentence = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        sentence.push_str(before);
        let value = params.iter().find(|(param, _)| *param == name);
        sentence.push_str(value.map_or("?", |(_, value)| value.as_str()));
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

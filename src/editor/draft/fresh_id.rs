//! Ids of what is added.

use std::collections::HashSet;

/// `prefix` with the first number that is not taken.
pub fn fresh_id<'a>(prefix: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: HashSet<&str> = taken.collect();
    let mut number = taken.len() + 1;
    // Of so many numbers one is free; the lowest reads best.
    for candidate in (1..number).rev() {
        if !taken.contains(format!("{prefix}{candidate}").as_str()) {
            number = candidate;
        }
    }
    format!("{prefix}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_take_the_first_free_number() {
        assert_eq!(fresh_id("account-", ["account-1", "x", "account-3"].into_iter()), "account-2");
    }
}

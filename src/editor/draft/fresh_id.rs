//! Ids of what is added.

use std::collections::HashSet;

/// `prefix` with the first number that is not taken.
pub fn fresh_id<'a>(prefix: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: HashSet<&str> = taken.collect();
    let mut ids = (1_usize..).map(|number| format!("{prefix}{number}"));
    ids.find(|id| !taken.contains(id.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_take_the_first_free_number() {
        assert_eq!(fresh_id("account-", ["account-1", "x", "account-3"].into_iter()), "account-2");
    }
}

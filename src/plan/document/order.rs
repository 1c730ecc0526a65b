//! Document order: that of the fields of the documents' structs, which are asked for it.

use super::fields::PlanDocument;
use crate::order::sort_by_key;
use crate::plan::problem::Problem;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use std::cell::RefCell;
use std::fmt;

/// Puts problems in the order of the places they are at: as a plan's fields are declared, and its items listed. What
/// a plan has no field for comes after what it has. Problems of one place keep their order.
pub(crate) fn in_document_order(problems: &mut [Problem]) {
    sort_by_key(problems, |problem| position(&problem.path));
}

/// The position of each step of a path among those beside it.
fn position(path: &str) -> Vec<usize> {
    let (positions, steps) = (RefCell::new(Vec::new()), RefCell::new(path.split('/').skip(1)));
    // It ends where the path does, always without a plan.
    let _ = PlanDocument::deserialize(Walk { steps: &steps, positions: &positions });
    positions.into_inner()
}

/// Follows a path through the types of a document: a deserializer that gives each type nothing but what the path
/// leads to next, and ends with an error.
#[derive(Clone, Copy)]
struct Walk<'w> {
    steps: &'w RefCell<std::iter::Skip<std::str::Split<'w, char>>>,
    positions: &'w RefCell<Vec<usize>>,
}

/// The end of a path.
#[derive(Debug)]
struct End;

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the path ends here")
    }
}

impl std::error::Error for End {}

impl Error for End {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'w> Walk<'w> {
    fn step(self) -> Result<&'w str, End> {
        self.steps.borrow_mut().next().ok_or(End)
    }

    /// Notes which of these the next step leads to, and says it.
    fn choose(self, names: &'static [&'static str]) -> Result<u64, End> {
        let step = self.step()?;
        let at = names.iter().position(|name| *name == step);
        self.positions.borrow_mut().push(at.unwrap_or(names.len()));
        at.and_then(|at| u64::try_from(at).ok()).ok_or(End)
    }
}

impl<'de> IntoDeserializer<'de, End> for Walk<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Walk<'de> {
    type Error = End;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, End> {
        // A derived reader knows its fields by number, too.
        let field = self.choose(fields)?;
        visitor.visit_map(MapDeserializer::new(std::iter::once((field, self))))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, End> {
        self.choose(variants)?;
        Err(End)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, End> {
        let index = self.step()?.parse().map_err(|_| End)?;
        self.positions.borrow_mut().push(index);
        visitor.visit_seq(SeqDeserializer::new(std::iter::once(self)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, End> {
        visitor.visit_some(self)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, End> {
        Err(End)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct map identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_in_the_order_of_the_structs_and_of_the_lists() {
        let paths = [
            "",
            "/version",
            "/end",
            "/businessCenter",
            "/businessCenter/creditLine",
            "/members/0/role",
            "/adAccounts",
            "/adAccounts/2",
            "/adAccounts/2/dailySpend",
            "/adAccounts/2/weekdayFactors/6",
            "/adAccounts/2/spendRange/low",
            "/adAccounts/10/id",
            "/adCredits/0/heldBy/adAccount",
            "/adCredits/0/heldBy/colour",
            "/adCredits/0/kind",
            "/events/0/type",
            "/events/0/amount",
            "/events/0/kind",
            "/assumptions/whoMayAllocate/1",
            "/assumptions/clawBackUsed",
            "/colour",
        ];
        assert!(paths.is_sorted_by_key(|path| position(path)), "{:?}", paths.map(position));
        assert_eq!(position("/adAccounts/2/spendRange/low"), [7, 2, 9, 0]);
    }
}

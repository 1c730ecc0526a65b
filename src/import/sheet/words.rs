//! The words over columns, in English and Spanish, and what they say of a column.

use super::values::folded;
use serde::{Deserialize, Serialize};

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", tsify(rename = "ColumnRole"))]
pub enum Role {
    /// The id of an ad account.
    AccountId,
    /// The name of an ad account.
    AccountName,
    /// Expected spend per day.
    DailySpend,
    /// The status of an ad account.
    Status,
    /// The currency of the row's amounts.
    Currency,
    /// Ad credit that the ad account holds.
    AdCreditHeld,
    /// Cash of the ad account.
    Cash,
    /// Ad credit to allocate to the ad account.
    Allocate,
    /// The id of an ad credit in a plan.
    CreditId,
    /// The name of an ad credit.
    CreditName,
    /// The amount of an ad credit.
    Amount,
    /// The day an ad credit was issued.
    Issued,
    /// The last day on which an ad credit can be spent.
    Expires,
    /// The day that a row is of.
    Date,
    /// Spend, in all.
    Spend,
    /// The part of spend that cash paid.
    CashSpend,
    /// The part of spend that ad credit paid.
    CreditSpend,
    /// Nothing that is taken.
    Ignore,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::AccountId,
        Self::AccountName,
        Self::DailySpend,
        Self::Status,
        Self::Currency,
        Self::AdCreditHeld,
        Self::Cash,
        Self::Allocate,
        Self::CreditId,
        Self::CreditName,
        Self::Amount,
        Self::Issued,
        Self::Expires,
        Self::Date,
        Self::Spend,
        Self::CashSpend,
        Self::CreditSpend,
        Self::Ignore,
    ];

    /// The role of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether its cells are amounts.
    #[must_use]
    pub const fn is_amount(self) -> bool {
        matches!(
            self,
            Self::DailySpend
                | Self::AdCreditHeld
                | Self::Cash
                | Self::Allocate
                | Self::Amount
                | Self::Spend
                | Self::CashSpend
                | Self::CreditSpend
        )
    }

    /// Whether its cells are days.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Issued | Self::Expires | Self::Date)
    }

    /// The name in a mapping and in a row.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountId => "accountId",
            Self::AccountName => "accountName",
            Self::DailySpend => "dailySpend",
            Self::Status => "status",
            Self::Currency => "currency",
            Self::AdCreditHeld => "adCreditHeld",
            Self::Cash => "cash",
            Self::Allocate => "allocate",
            Self::CreditId => "creditId",
            Self::CreditName => "creditName",
            Self::Amount => "amount",
            Self::Issued => "issued",
            Self::Expires => "expires",
            Self::Date => "date",
            Self::Spend => "spend",
            Self::CashSpend => "cashSpend",
            Self::CreditSpend => "creditSpend",
            Self::Ignore => "ignore",
        }
    }
}

/// How sure it is what a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Sure {
    /// By what its cells hold.
    Guess,
    /// By a part of the words over it.
    Likely,
    /// By the words over it.
    Certain,
}

/// The words for each role. Where several fit, the first in this list does.
const WORDS: [(Role, &[&str]); 17] = [
    (
        Role::AccountId,
        &[
            "ad account id",
            "account id",
            "advertiser id",
            "id",
            "adaccount id",
            "advertiserid",
            "accountid",
            "account number",
            "id de la cuenta publicitaria",
            "id de cuenta publicitaria",
            "id de la cuenta",
            "id de cuenta",
            "id cuenta",
            "id del anunciante",
            "numero de cuenta",
            "identificador de cuenta",
        ],
    ),
    (
        Role::CreditSpend,
        &[
            "voucher spend",
            "ad credit spend",
            "ad credit spent",
            "credit spend",
            "grant spend",
            "coupon spend",
            "voucher cost",
            "ad credit cost",
            "grant amount",
            "gasto con credito publicitario",
            "gasto con credito",
            "gasto de credito publicitario",
            "gasto con cupon",
        ],
    ),
    (Role::CashSpend, &["cash spend", "cash cost", "cash spent", "gasto en efectivo", "gasto con efectivo"]),
    (
        Role::DailySpend,
        &[
            "daily spend",
            "expected daily spend",
            "average daily spend",
            "avg daily spend",
            "spend per day",
            "spend day",
            "daily budget",
            "expected spend",
            "planned daily spend",
            "daily pace",
            "pace",
            "gasto diario",
            "gasto diario esperado",
            "gasto por dia",
            "gasto al dia",
            "presupuesto diario",
            "inversion diaria",
        ],
    ),
    (
        Role::Allocate,
        &[
            "allocate",
            "to allocate",
            "allocation",
            "allocations",
            "amount to allocate",
            "planned allocation",
            "asignar",
            "a asignar",
            "por asignar",
            "asignacion",
            "importe a asignar",
            "monto a asignar",
        ],
    ),
    (Role::CreditId, &["ad credit id", "credit id", "id del credito publicitario", "id del credito"]),
    (
        Role::CreditName,
        &[
            "ad credit name",
            "credit name",
            "promotion",
            "promotion name",
            "coupon name",
            "nombre del credito publicitario",
            "nombre del credito",
            "promocion",
            "nombre de la promocion",
        ],
    ),
    (
        Role::AdCreditHeld,
        &[
            "ad credit",
            "ad credits",
            "ad credit held",
            "ad credit balance",
            "voucher balance",
            "voucher",
            "vouchers",
            "grant balance",
            "valid grant balance",
            "coupon balance",
            "credit held",
            "credit balance",
            "promo credit",
            "credito publicitario",
            "credito",
            "saldo de credito publicitario",
            "saldo de credito",
            "saldo de cupones",
            "credit",
        ],
    ),
    (
        Role::Cash,
        &[
            "cash",
            "cash balance",
            "valid cash balance",
            "balance",
            "account balance",
            "efectivo",
            "saldo en efectivo",
            "saldo",
            "saldo de la cuenta",
        ],
    ),
    (
        Role::Issued,
        &[
            "issued",
            "issue date",
            "issued on",
            "issued at",
            "redeemed date",
            "valid from",
            "start date",
            "start",
            "emitido",
            "emision",
            "fecha de emision",
            "valido desde",
            "desde",
            "fecha de inicio",
            "inicio",
        ],
    ),
    (
        Role::Expires,
        &[
            "expires",
            "expiry",
            "expiry date",
            "expiration",
            "expiration date",
            "expires on",
            "valid until",
            "valid to",
            "valid through",
            "end date",
            "end",
            "vence",
            "vencimiento",
            "fecha de vencimiento",
            "caduca",
            "caducidad",
            "fecha de caducidad",
            "valido hasta",
            "hasta",
            "fecha de fin",
            "fin",
        ],
    ),
    (
        Role::Date,
        &["date", "day", "by day", "stat time day", "report date", "fecha", "dia", "por dia", "stat time"],
    ),
    (
        Role::Spend,
        &[
            "spend",
            "spent",
            "cost",
            "total cost",
            "total spend",
            "amount spent",
            "net spend",
            "gasto",
            "gasto total",
            "coste",
            "costo",
            "importe gastado",
            "monto gastado",
            "inversion",
        ],
    ),
    (
        Role::Status,
        &[
            "status",
            "state",
            "account status",
            "advertiser status",
            "estado",
            "estatus",
            "estado de la cuenta",
        ],
    ),
    (
        Role::Currency,
        &["currency", "currency code", "account currency", "moneda", "divisa", "moneda de la cuenta"],
    ),
    (
        Role::AccountName,
        &[
            "ad account name",
            "account name",
            "advertiser name",
            "account",
            "ad account",
            "ad accounts",
            "accounts",
            "advertiser",
            "name",
            "client",
            "brand",
            "nombre",
            "nombre de la cuenta",
            "nombre de cuenta",
            "cuenta",
            "cuenta publicitaria",
            "nombre de la cuenta publicitaria",
            "anunciante",
            "nombre del anunciante",
            "cliente",
            "marca",
        ],
    ),
    (
        Role::Amount,
        &[
            "amount",
            "value",
            "total amount",
            "total",
            "importe",
            "importe total",
            "monto",
            "valor",
            "cantidad",
        ],
    ),
];

/// No word for a header or a total is longer; longer cells need not be folded.
pub(super) fn folded_short(cell: &str) -> String {
    if cell.len() > 120 { String::new() } else { folded(cell) }
}

/// What folded words over a column say it is.
pub(super) fn role_of(header: &str) -> Option<(Role, Sure)> {
    let bare = without_currency(header);
    if let Some(role) = whole(bare) {
        return Some((role, Sure::Certain));
    }
    // The longest words that stand in it say the most.
    let mut best: Option<(usize, Role)> = None;
    for (role, words) in &WORDS {
        for word in words.iter().filter(|word| word.len() > 3 && contains_words(bare, word)) {
            if best.is_none_or(|(length, _)| word.len() > length) {
                best = Some((word.len(), *role));
            }
        }
    }
    best.map(|(_, role)| (role, Sure::Likely))
}

/// Whether folded words say without doubt what a column is.
pub(super) fn is_certain(header: &str) -> bool {
    whole(without_currency(header)).is_some()
}

fn whole(bare: &str) -> Option<Role> {
    WORDS.iter().find(|(_, words)| words.contains(&bare)).map(|(role, _)| *role)
}

/// The words without a currency code at the end: `spend usd`.
fn without_currency(header: &str) -> &str {
    match header.rsplit_once(' ') {
        Some((before, last)) if crate::money::Currency::from_code(&last.to_ascii_uppercase()).is_some() => {
            before
        }
        _ => header,
    }
}

/// Whether `words` stand in `text` as whole words.
fn contains_words(text: &str, words: &str) -> bool {
    let mut starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    let is_whole = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    starts.any(|at| text[at..].strip_prefix(words).is_some_and(is_whole))
}

/// Whether a cell begins a line of totals.
pub(super) fn is_total(cell: &str) -> bool {
    const WORDS: [&str; 12] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "subtotal",
        "sub total",
        "totales",
        "total general",
        "suma",
        "all",
        "summary",
        "overall",
    ];
    // Each row is asked several times: few cells begin like one of the words, and are folded.
    let first = cell.chars().find(|letter| letter.is_alphanumeric());
    if !first.is_some_and(|letter| "TtGgSsAaOo".contains(letter)) {
        return false;
    }
    let cell = folded_short(cell);
    WORDS.contains(&cell.as_str())
        || ["total ", "totals ", "grand total ", "subtotal "].iter().any(|word| cell.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_english_and_spanish() {
        for (header, role) in [
            ("Ad account ID", Role::AccountId),
            ("advertiser_id", Role::AccountId),
            ("Advertiser name", Role::AccountName),
            ("Cuenta publicitaria", Role::AccountName),
            ("Daily spend (USD)", Role::DailySpend),
            ("Gasto diario", Role::DailySpend),
            ("Ad Credit", Role::AdCreditHeld),
            ("Crédito publicitario", Role::AdCreditHeld),
            ("voucher_spend", Role::CreditSpend),
            ("Válido hasta", Role::Expires),
            ("Fecha", Role::Date),
            ("Cost", Role::Spend),
            ("To allocate", Role::Allocate),
            ("Moneda", Role::Currency),
        ] {
            assert_eq!(role_of(&folded(header)), Some((role, Sure::Certain)), "{header}");
        }
        assert_eq!(role_of("our expected daily spend next month"), Some((Role::DailySpend, Sure::Likely)));
        assert_eq!((role_of("impressions"), role_of("")), (None, None));
    }
}

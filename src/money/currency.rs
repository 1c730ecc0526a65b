//! ISO 4217 currencies and the digits of their minor units.

use crate::order::sort_by_key;

/// A currency by its ISO 4217 code.
///
/// ```
/// use strandline::money::Currency;
///
/// let digits = |code| Currency::from_code(code).map(Currency::digits);
/// assert_eq!((digits("USD"), digits("JPY"), digits("KWD")), (Some(2), Some(0), Some(3)));
/// assert_eq!(digits("usd"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    code: &'static str,
    digits: u8,
}

/// The codes in use, by the number of digits after the point: ISO 4217 list one as it is in force since 1 January
/// 2026, the day on which Bulgaria changed from the lev to the euro: `BGN` is not among them. Funds codes and metals, which
/// no ad account is kept in, are left out, but for `CLF` and `UYW`, the only two of four digits.
const BY_DIGITS: [(u8, &str); 4] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
         CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD \
         HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA \
         MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN \
         QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP \
         TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

impl Currency {
    /// The currency of this code, in capitals; `None` where ISO 4217 has none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        // Each is three letters and, but for the last, a space: sheets ask for one at every amount.
        BY_DIGITS.into_iter().find_map(|(digits, codes)| {
            let (all, last) = codes.as_bytes().as_chunks::<4>();
            let found = all.binary_search_by(|it| it[..3].cmp(code.as_bytes()));
            let place = found.ok().or_else(|| (last == code.as_bytes()).then_some(all.len()))?;
            codes.get(4 * place..4 * place + 3).map(|code| Self { code, digits })
        })
    }

    /// Every currency we know, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let of =
            |(digits, codes): (u8, &'static str)| codes.split(' ').map(move |code| Self { code, digits });
        let mut all: Vec<Self> = BY_DIGITS.into_iter().flat_map(of).collect();
        sort_by_key(&mut all, |it| it.code);
        all.into_iter()
    }

    /// The ISO 4217 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many digits an amount has after the point.
    #[must_use]
    pub const fn digits(self) -> u8 {
        self.digits
    }
}

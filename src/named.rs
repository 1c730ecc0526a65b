//! Enums whose variants have names in documents.

/// What [`named`] declares, for a reader of any of them.
pub(crate) trait NamedEnum: Copy + 'static {
    /// All of them.
    const VALUES: &'static [Self];
    /// The name of each.
    const NAMES: &'static [&'static str];
}

/// Where a name stands among others: one function for all enums, since each would be downloaded.
#[inline(never)]
pub(crate) fn place_of(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|it| *it == name)
}

/// Declares such an enum and names each variant once: `ALL` of them in this order, the `name` of each, and the way back,
/// `from_name`.
macro_rules! named {
    (
        $(#[$about:meta])*
        $visible:vis enum $Enum:ident { $($(#[$doc:meta])* $Variant:ident = $name:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visible enum $Enum {
            $($(#[$doc])* $Variant,)+
        }

        #[allow(dead_code, reason = "few enums are asked for all of this")]
        impl $Enum {
            /// All of them, in the order of the contract.
            $visible const ALL: [Self; [$($name),+].len()] = [$(Self::$Variant),+];

            /// The name in a document.
            #[must_use]
            $visible const fn name(self) -> &'static str {
                <Self as $crate::named::NamedEnum>::NAMES[self as usize]
            }

            /// The one of this name.
            #[must_use]
            $visible fn from_name(name: &str) -> Option<Self> {
                let names = <Self as $crate::named::NamedEnum>::NAMES;
                $crate::named::place_of(name, names).map(|place| Self::ALL[place])
            }
        }

        impl $crate::named::NamedEnum for $Enum {
            const VALUES: &'static [Self] = &Self::ALL;
            const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}
pub(crate) use named;

//! What the program has to say: a code and typed parameters, which become a sentence only where somebody reads it.
//!
//! The rooms to the right make a [`Message`] and never a sentence. A message names its sentence in a catalogue and holds
//! the [`Value`]s that the sentence names: an amount with its currency, a day, a count, a name, a list. Whoever shows it
//! has a [`Speaker`], who knows the sentences of one language and how it writes values. English is a catalogue like any
//! other, `www/locales/en-messages.json`; it is compiled in, and says what a speaker has no sentence for.
//!
//! A catalogue has parts, and a part has sentences by key:
//!
//! ```json
//! {"problems": {"field.missing": "“{field}” is missing. Add it."}}
//! ```
//!
//! `{name}` stands for the parameter of that name. Where a sentence depends on a number, it has a form for each plural
//! category of its language, and says which parameter the number is:
//! `{"by": "count", "one": "… {count} row …", "other": "… {count} rows …"}`.

mod catalogue;
mod conversions;
mod message;
mod speaker;

pub use catalogue::{CORE, Part, Sentence};
pub use message::{Change, Message, Params, Value, in_english, some_in_english};
pub use speaker::{English, Joined, Speaker, plain_amount, plain_list};

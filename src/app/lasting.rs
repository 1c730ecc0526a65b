//! Signals that live as long as the page, and forget whoever read them and is gone.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource};
use leptos::reactive::traits::{DefinedAt, ReadUntracked, Track};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::panic::Location;

/// A signal or memo that outlives its readers.
///
/// Leptos keeps a handle to each reader for as long as the signal lives, also when it is gone: screens that are drawn
/// again and again would fill the memory, and a change would go through all of those. Here they are taken off the list
/// each time it has doubled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lasting<S>(S);

/// What can outlive its readers.
pub(crate) trait Readable {
    /// It, as what is read.
    fn source(&self) -> AnySource;
}

impl<T: Send + Sync + 'static> Readable for RwSignal<T> {
    fn source(&self) -> AnySource {
        self.to_any_source()
    }
}

impl<T: Send + Sync + 'static> Readable for Memo<T> {
    fn source(&self) -> AnySource {
        ArcMemo::from(*self).to_any_source()
    }
}

impl<S> From<S> for Lasting<S> {
    fn from(signal: S) -> Self {
        Self(signal)
    }
}

/// All but reading is the signal's own.
impl<S> Deref for Lasting<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.0
    }
}

impl<S: DefinedAt> DefinedAt for Lasting<S> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<S: Track + Readable> Track for Lasting<S> {
    fn track(&self) {
        if let Some(reader) = Observer::get() {
            note(&self.0.source(), reader);
        }
        self.0.track();
    }
}

impl<S: ReadUntracked> ReadUntracked for Lasting<S> {
    type Value = S::Value;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}

/// Up to so many readers none is looked at.
const FEW: usize = 64;

/// Who has read a signal.
#[derive(Default)]
struct Readers {
    all: HashSet<AnySubscriber>,
    /// How many were left when those that are gone were taken off.
    left: usize,
}

thread_local! {
    static READERS: RefCell<HashMap<AnySource, Readers>> = RefCell::default();
}

/// Notes a reader, and takes off the list of `source` who is gone.
fn note(source: &AnySource, reader: AnySubscriber) {
    let gone = READERS.with_borrow_mut(|all| {
        let readers = all.entry(source.clone()).or_default();
        readers.all.insert(reader);
        if readers.all.len() <= FEW.max(2 * readers.left) {
            return Vec::new();
        }
        let gone: Vec<_> = readers.all.extract_if(|it| it.1.strong_count() == 0).collect();
        readers.left = readers.all.len();
        gone
    });
    for reader in gone {
        source.remove_subscriber(&reader);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_that_are_gone_are_forgotten_and_those_that_are_there_go_on_reading() {
        let page = Owner::new_root(None);
        page.set();
        let number = Lasting::from(RwSignal::new(1));
        let stays = Memo::new(move |_| number.get());
        assert_eq!(stays.get_untracked(), 1);
        for _ in 0..1_000 {
            let screen = Owner::new();
            screen.with(|| assert_eq!(Memo::new(move |_| number.get()).get_untracked(), 1));
            screen.cleanup();
        }
        let noted = READERS.with_borrow(|all| all[&number.source()].all.len());
        assert!(noted <= FEW, "{noted}");
        number.set(2);
        assert_eq!(stays.get_untracked(), 2);
        page.cleanup();
    }
}

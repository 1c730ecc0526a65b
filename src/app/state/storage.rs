//! Where the browser keeps texts: for every tab, and for this one. In tests, maps in their place.

#[cfg(not(test))]
pub(super) use crate::app::browser::{moment, note_write, storage, tab_storage};
#[cfg(test)]
pub(super) use fake::{moment, note_write, storage, tab_storage};

/// Texts by key, without a browser.
#[cfg(test)]
pub(super) mod fake {
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    /// A place for texts, by what it is called: `""` is the one that all tabs share.
    #[derive(Clone, Copy)]
    pub(in crate::app::state) struct Storage(&'static str);

    thread_local! {
        static TEXTS: RefCell<BTreeMap<(&'static str, String), String>> = RefCell::default();
        static TAB: Cell<&'static str> = const { Cell::new("tab") };
        static MOMENT: Cell<u64> = const { Cell::new(0) };
    }

    /// Which tab acts from now on.
    pub(in crate::app::state) fn turn_to(tab: &'static str) {
        TAB.set(tab);
    }

    /// Forgets all.
    pub(in crate::app::state) fn clear() {
        TEXTS.take();
    }

    #[allow(clippy::unnecessary_wraps, reason = "a browser may refuse")]
    pub(in crate::app::state) fn storage() -> Option<Storage> {
        Some(Storage(""))
    }

    #[allow(clippy::unnecessary_wraps, reason = "a browser may refuse")]
    pub(in crate::app::state) fn tab_storage() -> Option<Storage> {
        Some(Storage(TAB.get()))
    }

    /// Two scenarios may be made in one moment.
    pub(in crate::app::state) fn moment() -> String {
        MOMENT.set(MOMENT.get() + 1);
        (MOMENT.get() / 2).to_string()
    }

    /// No process is killed here.
    pub(in crate::app::state) const fn note_write(_key: &str, _text: Option<&str>) {}

    #[allow(clippy::unnecessary_wraps, clippy::trivially_copy_pass_by_ref, reason = "as the browser has it")]
    impl Storage {
        pub(in crate::app::state) fn get_item(&self, key: &str) -> Result<Option<String>, ()> {
            Ok(TEXTS.with_borrow(|all| all.get(&(self.0, key.to_owned())).cloned()))
        }

        pub(in crate::app::state) fn set_item(&self, key: &str, text: &str) -> Result<(), ()> {
            TEXTS.with_borrow_mut(|all| all.insert((self.0, key.to_owned()), text.to_owned()));
            Ok(())
        }

        pub(in crate::app::state) fn remove_item(&self, key: &str) -> Result<(), ()> {
            TEXTS.with_borrow_mut(|all| all.remove(&(self.0, key.to_owned())));
            Ok(())
        }

        fn keys(&self) -> Vec<String> {
            TEXTS.with_borrow(|all| all.keys().filter(|it| it.0 == self.0).map(|it| it.1.clone()).collect())
        }

        pub(in crate::app::state) fn length(&self) -> Result<u32, ()> {
            u32::try_from(self.keys().len()).map_err(|_| ())
        }

        pub(in crate::app::state) fn key(&self, at: u32) -> Result<Option<String>, ()> {
            Ok(usize::try_from(at).ok().and_then(|at| self.keys().into_iter().nth(at)))
        }
    }
}

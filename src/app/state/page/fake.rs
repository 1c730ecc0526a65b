//! A page for tests: two tabs on one storage, a clock that a test turns, and a worker that answers when it is told to.

mod acting;
pub(in crate::app::state) mod worker;

use acting::{TAB, next};

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;

/// A place for texts, by what it is called: `""` is the one that all tabs share.
#[derive(Clone, Copy)]
pub(in crate::app::state) struct Storage(&'static str);

/// What storage takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::state) enum Room {
    /// Everything.
    Plenty,
    /// No more than so many bytes in all.
    Bytes(usize),
    /// Reading the property itself throws.
    Blocked,
}

/// Something that happens later, in the tab in which it was asked for.
struct Timer {
    id: u64,
    tab: &'static str,
    /// In milliseconds since the test began.
    at: u64,
    every: Option<u64>,
    act: Rc<RefCell<dyn FnMut()>>,
}

type Act = Rc<dyn Fn()>;
type Hear = Rc<dyn Fn(Option<String>, Option<String>, bool)>;

/// Who hears an event of a tab's window.
struct Ear<T> {
    id: u64,
    tab: &'static str,
    event: &'static str,
    act: T,
}

thread_local! {
    static TEXTS: RefCell<BTreeMap<(&'static str, String), String>> = RefCell::default();
    static ROOM: Cell<Room> = const { Cell::new(Room::Plenty) };
    static TABS: RefCell<Vec<&'static str>> = RefCell::default();
    static DRAWN: Cell<u64> = const { Cell::new(0) };
    static NOW: Cell<u64> = const { Cell::new(0) };
    static TODAY: RefCell<String> = const { RefCell::new(String::new()) };
    static TIMERS: RefCell<Vec<Timer>> = RefCell::default();
    static FRAMES: RefCell<Vec<(&'static str, Box<dyn FnOnce()>)>> = RefCell::default();
    static EARS: RefCell<Vec<Ear<Act>>> = RefCell::default();
    static HEARERS: RefCell<Vec<Ear<Hear>>> = RefCell::default();
    /// What a tab has still to be told of another's writes: the tab, the key and the text.
    static UNTOLD: RefCell<VecDeque<(&'static str, String, Option<String>)>> = RefCell::default();
    static WRITES: RefCell<Vec<Write>> = RefCell::default();
}

/// What a tab has written for all: the tab, the key, what was there, and what is.
pub(in crate::app::state) type Write = (&'static str, String, Option<String>, Option<String>);

/// Which tab acts from now on.
pub(in crate::app::state) fn turn_to(tab: &'static str) {
    TAB.set(tab);
    TABS.with_borrow_mut(|tabs| {
        if !tabs.contains(&tab) {
            tabs.push(tab);
        }
    });
}

/// Forgets all.
pub(in crate::app::state) fn clear() {
    TEXTS.take();
    ROOM.set(Room::Plenty);
    TABS.take();
    DRAWN.set(0);
    NOW.set(0);
    TODAY.set("2026-03-01".into());
    drop((TIMERS.take(), FRAMES.take(), EARS.take(), HEARERS.take(), UNTOLD.take(), WRITES.take()));
    focused::clear();
    worker::clear();
}

/// A tab's page is gone, with all that it waited for.
pub(in crate::app::state) fn close(tab: &'static str) {
    TIMERS.with_borrow_mut(|all| all.retain(|it| it.tab != tab));
    FRAMES.with_borrow_mut(|all| all.retain(|it| it.0 != tab));
    EARS.with_borrow_mut(|all| all.retain(|it| it.tab != tab));
    HEARERS.with_borrow_mut(|all| all.retain(|it| it.tab != tab));
    UNTOLD.with_borrow_mut(|all| all.retain(|it| it.0 != tab));
    worker::close(tab);
}

/// How much storage takes from now on.
pub(in crate::app::state) fn make_room(room: Room) {
    ROOM.set(room);
}

/// What is kept for all tabs, whether a page can read it now or not.
pub(in crate::app::state) fn kept(key: &str) -> Option<String> {
    TEXTS.with_borrow(|all| all.get(&("", key.to_owned())).cloned())
}

/// How many bytes are kept for all tabs.
pub(in crate::app::state) fn used() -> usize {
    TEXTS.with_borrow(|all| {
        all.iter().filter(|it| it.0.0.is_empty()).map(|it| it.0.1.len() + it.1.len()).sum()
    })
}

#[allow(clippy::unnecessary_wraps, reason = "a browser may refuse")]
pub(in crate::app::state) fn storage() -> Option<Storage> {
    (ROOM.get() != Room::Blocked).then_some(Storage(""))
}

#[allow(clippy::unnecessary_wraps, reason = "a browser may refuse")]
pub(in crate::app::state) fn tab_storage() -> Option<Storage> {
    (ROOM.get() != Room::Blocked).then(|| Storage(TAB.get()))
}

/// All scenarios are made in one moment.
pub(in crate::app::state) fn moment() -> String {
    "m".to_owned()
}

pub(in crate::app::state) fn drawn() -> String {
    DRAWN.set(DRAWN.get() + 1);
    DRAWN.get().to_string()
}

pub(in crate::app::state) fn today() -> String {
    TODAY.with_borrow(String::clone)
}

/// Another day begins.
pub(in crate::app::state) fn turn_day(day: String) {
    TODAY.set(day);
}

/// No process is killed here.
pub(in crate::app::state) const fn note_write(_key: &str, _text: Option<&str>) {}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "as the browser has it")]
impl Storage {
    pub(in crate::app::state) fn get_item(&self, key: &str) -> Result<Option<String>, ()> {
        Ok(TEXTS.with_borrow(|all| all.get(&(self.0, key.to_owned())).cloned()))
    }

    pub(in crate::app::state) fn set_item(&self, key: &str, text: &str) -> Result<(), ()> {
        let before = self.get_item(key)?;
        if let Room::Bytes(most) = ROOM.get() {
            let freed = before.as_ref().map_or(0, |it| key.len() + it.len());
            if used() - freed + key.len() + text.len() > most {
                return Err(());
            }
        }
        if before.as_deref() != Some(text) {
            TEXTS.with_borrow_mut(|all| all.insert((self.0, key.to_owned()), text.to_owned()));
            self.tell(key, before, Some(text));
        }
        Ok(())
    }

    pub(in crate::app::state) fn remove_item(&self, key: &str) -> Result<(), ()> {
        let before = TEXTS.with_borrow_mut(|all| all.remove(&(self.0, key.to_owned())));
        if before.is_some() {
            self.tell(key, before, None);
        }
        Ok(())
    }

    /// What a tab writes the others are told of, some time.
    fn tell(&self, key: &str, before: Option<String>, text: Option<&str>) {
        if self.0.is_empty() {
            let write = (TAB.get(), key.to_owned(), before, text.map(str::to_owned));
            WRITES.with_borrow_mut(|all| all.push(write));
            let others = TABS.with_borrow(Vec::clone).into_iter().filter(|it| *it != TAB.get());
            UNTOLD.with_borrow_mut(|all| {
                all.extend(others.map(|tab| (tab, key.to_owned(), text.map(str::to_owned))));
            });
        }
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

/// What was written since this was asked last.
pub(in crate::app::state) fn take_writes() -> Vec<Write> {
    WRITES.take()
}

/// Whether the tab that acts has not been told yet of something that another has written.
pub(in crate::app::state) fn is_untold() -> bool {
    UNTOLD.with_borrow(|all| all.iter().any(|it| it.0 == TAB.get()))
}

/// Tells the tab that acts of one thing that another has written: the key, and the text where it is still kept.
pub(in crate::app::state) fn tell_next() -> Option<(String, Option<String>)> {
    let tab = TAB.get();
    let told = UNTOLD.with_borrow_mut(|all| {
        let at = all.iter().position(|it| it.0 == tab)?;
        all.remove(at)
    });
    let (_, key, text) = told?;
    let ears: Vec<Hear> =
        HEARERS.with_borrow(|all| all.iter().filter(|it| it.tab == tab).map(|it| it.act.clone()).collect());
    ears.iter().for_each(|hear| hear(Some(key.clone()), text.clone(), false));
    Some((key, text))
}

/// What listens until it is removed.
#[derive(Clone, Copy, Debug)]
pub(in crate::app::state) struct Listener(u64);

impl Listener {
    pub(in crate::app::state) fn remove(self) {
        EARS.with_borrow_mut(|all| all.retain(|it| it.id != self.0));
        HEARERS.with_borrow_mut(|all| all.retain(|it| it.id != self.0));
    }
}

pub(in crate::app::state) fn listen(event: &'static str, act: impl Fn() + 'static) -> Listener {
    let id = next();
    EARS.with_borrow_mut(|all| all.push(Ear { id, tab: TAB.get(), event, act: Rc::new(act) }));
    Listener(id)
}

pub(in crate::app::state) fn hear_writes(
    act: impl Fn(Option<String>, Option<String>, bool) + 'static,
) -> Listener {
    let id = next();
    HEARERS.with_borrow_mut(|all| all.push(Ear { id, tab: TAB.get(), event: "storage", act: Rc::new(act) }));
    Listener(id)
}

pub(in crate::app::state) fn ask_before_leaving(is_lost: impl Fn() -> bool + 'static) -> Listener {
    listen("beforeunload", move || LOST.set(is_lost()))
}

thread_local! {
    static LOST: Cell<bool> = const { Cell::new(false) };
}

/// Whether the browser would ask before the page of the tab that acts goes.
pub(in crate::app::state) fn asks_before_leaving() -> bool {
    LOST.set(false);
    happen("beforeunload");
    LOST.get()
}

/// Something happens to the window of the tab that acts.
pub(in crate::app::state) fn happen(event: &str) {
    let hears = |it: &&Ear<Act>| it.tab == TAB.get() && it.event == event;
    let ears: Vec<Act> = EARS.with_borrow(|all| all.iter().filter(hears).map(|it| it.act.clone()).collect());
    ears.iter().for_each(|act| act());
}

#[derive(Clone, Copy, Debug)]
pub(in crate::app::state) struct TimeoutHandle(u64);

pub(in crate::app::state) type IntervalHandle = TimeoutHandle;

impl TimeoutHandle {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "as Leptos has it")]
    pub(in crate::app::state) fn clear(&self) {
        TIMERS.with_borrow_mut(|all| all.retain(|it| it.id != self.0));
    }
}

fn wait(act: impl FnMut() + 'static, after: Duration, again: bool) -> TimeoutHandle {
    let (id, after) = (next(), u64::try_from(after.as_millis()).unwrap_or(u64::MAX));
    let (at, every) = (NOW.get().saturating_add(after), again.then_some(after));
    let timer = Timer { id, tab: TAB.get(), at, every, act: Rc::new(RefCell::new(act)) };
    TIMERS.with_borrow_mut(|all| all.push(timer));
    TimeoutHandle(id)
}

pub(in crate::app::state) fn set_timeout(act: impl FnOnce() + 'static, after: Duration) {
    let _ = set_timeout_with_handle(act, after);
}

#[allow(clippy::unnecessary_wraps, reason = "as Leptos has it")]
pub(in crate::app::state) fn set_timeout_with_handle(
    act: impl FnOnce() + 'static,
    after: Duration,
) -> Result<TimeoutHandle, ()> {
    let mut act = Some(act);
    Ok(wait(move || act.take().into_iter().for_each(|act| act()), after, false))
}

#[allow(clippy::unnecessary_wraps, reason = "as Leptos has it")]
pub(in crate::app::state) fn set_interval_with_handle(
    act: impl Fn() + 'static,
    every: Duration,
) -> Result<IntervalHandle, ()> {
    Ok(wait(act, every, true))
}

pub(in crate::app::state) fn request_animation_frame(act: impl FnOnce() + 'static) {
    FRAMES.with_borrow_mut(|all| all.push((TAB.get(), Box::new(act))));
}

/// The page is drawn: what waited for that happens, in every tab.
pub(in crate::app::state) fn draw() {
    let tab = TAB.get();
    for (of, act) in FRAMES.take() {
        TAB.set(of);
        act();
    }
    TAB.set(tab);
}

/// So much time passes, in every tab; `between` is called after each timer.
pub(in crate::app::state) fn pass(milliseconds: u64, between: impl Fn()) {
    let (tab, end) = (TAB.get(), NOW.get() + milliseconds);
    loop {
        let due = TIMERS.with_borrow_mut(|all| {
            let (at, timer) =
                all.iter().enumerate().filter(|(_, it)| it.at <= end).min_by_key(|(_, it)| (it.at, it.id))?;
            let found = (timer.tab, timer.at, timer.act.clone());
            match timer.every {
                Some(every) => all[at].at += every.max(1),
                None => drop(all.remove(at)),
            }
            Some(found)
        });
        let Some((of, at, act)) = due else { break };
        TAB.set(of);
        NOW.set(at.max(NOW.get()));
        (act.borrow_mut())();
        between();
    }
    NOW.set(end);
    TAB.set(tab);
}

/// The control that has the focus in the tab that acts.
pub(in crate::app::state) mod focused {
    use crate::app::focused::Control;
    use std::cell::Cell;

    thread_local! {
        static CONTROL: Cell<Control> = const { Cell::new(Control::Press) };
    }

    pub(super) fn clear() {
        CONTROL.set(Control::Press);
    }

    /// Another kind of control gets the focus.
    pub(in crate::app::state) fn turn_to(control: Control) {
        CONTROL.set(control);
    }

    pub(in crate::app::state) fn control() -> Control {
        CONTROL.get()
    }

    pub(in crate::app::state) const fn value() -> Option<String> {
        None
    }

    pub(in crate::app::state) fn name() -> String {
        "a control".to_owned()
    }

    pub(in crate::app::state) const fn renew() {}
}

pub(in crate::app::state) use worker::RiskWorker;

//! What a person does, and what a browser does to them, as data: made of a seed, printed, and left out one by one.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// What is said of something that was done.
pub(super) const SENTENCE: &str = "Something was done.";

/// One of a list; none of an empty one.
pub(super) fn one<T: Clone>(all: &[T], which: u32) -> Option<T> {
    (!all.is_empty()).then(|| all[which as usize % all.len()].clone())
}

/// One thing that happens. Numbers choose among what is there when it happens, so an action can do something whatever
/// came before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Action {
    /// Whether it happens in the second tab, where there is one.
    pub(super) in_second: bool,
    pub(super) what: What,
    pub(super) which: u32,
    pub(super) how: u32,
    /// Whether time passes afterwards, until all that is waited for has happened.
    pub(super) then_rest: bool,
    /// Whether what was done last is taken back and done again afterwards.
    pub(super) then_undo: bool,
}

macro_rules! whats {
    ($($what:ident $weight:literal $says:literal,)*) => {
        /// A kind of action.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum What {
            $(#[doc = $says] $what,)*
        }

        /// How often each comes.
        pub(super) const WEIGHTS: &[(What, u32)] = &[$((What::$what, $weight),)*];
    };
}

whats! {
    Type 30 "Something is typed into a field of the plan, or on into the same one.",
    Allocate 12 "An amount is typed into a cell of the table, or taken out of it.",
    AddAccount 3 "An ad account is added.",
    RemoveAccount 1 "An ad account is removed.",
    AddCredit 3 "An ad credit is added, with or without an amount and a day, of the Business Center or of an account.",
    RemoveCredit 1 "An ad credit is removed.",
    SetExpiries 1 "Every ad credit without an expiry gets one.",
    AddPart 2 "One more part of an ad credit is allocated.",
    RemoveAllocation 2 "An allocation is removed.",
    ClearPlanned 1 "All that is planned for an ad account is removed.",
    AddEvent 4 "Something happens to an ad account on a day.",
    RemoveEvent 2 "An event is removed.",
    Move 4 "An event or allocation is dragged over some days.",
    AddMember 1 "A member is added.",
    ChangeMember 2 "A member gets another id, allocates, or is removed.",
    ChooseSplit 4 "Another split policy is chosen.",
    ChooseAssumption 2 "An assumption is changed.",
    Fit 6 "The best split takes the place of what is planned.",
    FitAccount 2 "The best split of one ad account takes the place of its own.",
    FitInParts 2 "The best split in parts takes the place of what is planned.",
    Mark 6 "A step is marked as made, or as not made.",
    MarkDay 2 "All steps of a day are marked as made.",
    Overdue 2 "It is said of an overdue step whether it was made.",
    EnterSpend 4 "What an ad account spent is entered.",
    ChooseDay 1 "Another day is chosen up to which spend is entered.",
    PasteSpend 2 "Cells are pasted into the check-in, or taken back.",
    CheckIn 4 "The check-in is made.",
    Rest 1 "The rest of the plan is made anew.",
    Undo 12 "Undo.",
    Redo 8 "Redo.",
    GoBack 3 "The way back is taken that the note offers.",
    New 1 "A plan with nothing in it is begun.",
    Example 1 "An example is opened.",
    Switch 4 "Another scenario is opened.",
    Duplicate 2 "The open scenario is duplicated, and the copy opened or not.",
    Delete 2 "The open scenario is deleted.",
    Bring 3 "Something is brought to be imported.",
    Take 3 "What was brought is taken.",
    Link 2 "A link is followed; its plan comes later.",
    LinkCame 2 "The plan of a link has come.",
    OpenLinked 2 "The linked plan is opened, or not.",
    Currency 2 "Another currency is chosen: amounts are kept or converted.",
    TakeOver 2 "What another tab has made of the scenario is taken over, or left apart.",
    Backup 1 "All is brought to a file, and back from one.",
    AskRisk 3 "It is asked how sure the plan is.",
    Report 5 "The worker reports on something that it was asked, however long ago.",
    WorkerDies 1 "A worker can't go on, can't be started, or is given up.",
    Wait 8 "Some time passes.",
    Draw 6 "The page is drawn.",
    Leave 2 "The page is put aside.",
    Hear 6 "A tab is told of what the other has written.",
    Reload 2 "The page is loaded again.",
    Kill 1 "The process is killed, and the tab opened anew.",
    Midnight 2 "Days pass, and the person comes back.",
    Storage 4 "Storage takes less, or all again.",
}

/// What a world is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// Whether a second tab is open.
    pub(super) two_tabs: bool,
    /// Whether both begin with one scenario.
    pub(super) share: bool,
    /// Whether storage may be blocked or full.
    pub(super) storage_fails: bool,
}

/// How many actions one seed gives.
pub(super) const LENGTH: usize = 100;

/// The setting and the actions of a seed.
pub(super) fn of_seed(seed: u64) -> (Setting, Vec<Action>) {
    let mut dice = Pcg32::seed_from_u64(seed);
    let mut below = |sides: u32| dice.next_u32() % sides;
    let share = seed.is_multiple_of(2);
    let setting = Setting { two_tabs: below(2) == 0, share, storage_fails: below(3) == 0 };
    let all: u32 = WEIGHTS.iter().map(|it| it.1).sum();
    let actions = (0..LENGTH).map(|_| {
        let mut left = below(all);
        let what = WEIGHTS.iter().find(|(_, weight)| {
            let is_it = left < *weight;
            left = left.saturating_sub(*weight);
            is_it
        });
        Action {
            in_second: below(3) == 0,
            what: what.map_or(What::Wait, |it| it.0),
            which: below(1 << 20),
            how: below(1 << 20),
            then_rest: below(4) == 0,
            then_undo: below(3) == 0,
        }
    });
    (setting, actions.collect())
}

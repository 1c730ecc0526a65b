//! The draft and what follows from it.

use super::advice_found::Advising;
use super::comparing::Comparing;
use super::gesture::Hand;
use super::page::focused;
use super::recording::Recorder;
use super::shelves::{Shelves, Warning};
use super::store::Saving;
use super::today::Today;
use crate::app::amounts::{AmountDigits, digits};
use crate::app::engine::{self, Outcome};
use crate::app::examples::EXAMPLES;
use crate::app::lasting::Lasting;
use crate::app::messages::Messages;
use crate::editor::draft::{self, AllocationIndex, RowKeys};
use crate::editor::note::{Note, WayBack};
use crate::editor::shelf::Belonging;
use crate::money::Currency;
use crate::plan::document::{AllocationDocument, PlanDocument};
use crate::results::projection::Figures;
use leptos::prelude::*;

/// Where the draft comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An example nobody has changed: it is not kept.
    Example,
    /// The person's own.
    Own,
}

/// The way back and what is kept: behind one handle, for views copy the planner a thousand times.
#[derive(Clone, Copy)]
struct Keeping {
    recorder: Recorder,
    hand: Hand,
    shelves: Shelves,
    saving: RwSignal<Saving>,
    linked: RwSignal<Option<PlanDocument>>,
    is_first_visit: RwSignal<bool>,
    belongs: Lasting<Memo<Belonging>>,
}

/// Everything on the screen follows from this. It is copied freely: it holds only handles.
#[derive(Clone, Copy)]
pub(crate) struct Planner {
    draft: Lasting<RwSignal<PlanDocument>>,
    /// Where the draft comes from.
    pub(crate) origin: Lasting<RwSignal<Origin>>,
    /// What the open scenario is called.
    pub(crate) name: Lasting<Memo<String>>,
    /// What the core says of the draft.
    pub(crate) outcome: Lasting<Memo<Outcome>>,
    /// What is to be said about it, and where.
    pub(crate) messages: Lasting<Memo<Messages>>,
    /// Where the allocations of each table cell stand.
    pub(crate) allocations: Lasting<Memo<AllocationIndex>>,
    /// A key for each ad account, in document order.
    pub(crate) account_keys: Lasting<Memo<Vec<String>>>,
    /// A key for each ad credit, in document order.
    pub(crate) credit_keys: Lasting<Memo<Vec<String>>>,
    /// The plan's currency, where there is one of that code.
    pub(crate) currency: Lasting<Memo<Option<Currency>>>,
    /// How many digits amounts show after the point: none while all are whole.
    pub(crate) digits: AmountDigits,
    /// Today where the person is.
    pub(crate) today: Today,
    /// What the best split would make of the draft.
    pub(crate) advising: Advising,
    keeping: StoredValue<Keeping>,
    /// What was just done.
    pub(crate) note: Lasting<RwSignal<Option<Note>>>,
    /// What has to be said about that.
    pub(crate) warning: Lasting<RwSignal<Option<Warning>>>,
    /// Keys of what is unfolded.
    pub(crate) unfolded: Lasting<RwSignal<Vec<String>>>,
    /// Position of the first ad account that the table shows.
    pub(crate) first_account: Lasting<RwSignal<usize>>,
    /// What the names of shown ad accounts contain.
    pub(crate) account_filter: Lasting<RwSignal<String>>,
    /// The ad credit that the table allocates, where it can't show all.
    pub(crate) allocating: Lasting<RwSignal<Option<String>>>,
    /// Whether the assumptions are shown.
    pub(crate) assumptions: RwSignal<bool>,
    /// What is compared with what.
    comparing: StoredValue<Comparing>,
}

impl Planner {
    /// A planner that holds `document`.
    pub(super) fn new(document: PlanDocument, origin: Origin, shelves: Shelves, today: Today) -> Self {
        let recorder = Recorder::new(engine::text(&document));
        let draft = RwSignal::new(document);
        let keeping = Keeping {
            recorder,
            hand: Hand::follow(),
            shelves,
            saving: RwSignal::new(Saving::Kept),
            linked: RwSignal::new(None),
            is_first_visit: RwSignal::new(origin == Origin::Example),
            belongs: Memo::new(move |_| draft.with(Belonging::of)).into(),
        };
        let outcome = Memo::new(move |_| draft.with(engine::evaluate));
        let currency = Memo::new(move |_| draft.with(|draft| Currency::from_code(&draft.currency)));
        Self {
            draft: draft.into(),
            origin: RwSignal::new(origin).into(),
            name: Memo::new(move |_| draft.with(|draft| draft.name.clone())).into(),
            outcome: outcome.into(),
            messages: Memo::new(move |_| draft.with(|draft| outcome.with(|it| Messages::of(draft, it))))
                .into(),
            allocations: Memo::new(move |_| draft.with(AllocationIndex::of)).into(),
            account_keys: Memo::new(move |_| {
                draft.with(|it| draft::keys(it.ad_accounts.iter().map(|account| account.id.as_str())))
            })
            .into(),
            credit_keys: Memo::new(move |_| {
                draft.with(|it| draft::keys(it.ad_credits.iter().map(|credit| credit.id.as_str())))
            })
            .into(),
            currency: currency.into(),
            digits: AmountDigits::new(
                Memo::new(move |_| draft.with(|draft| outcome.with(|it| digits(draft, it)))),
                currency,
            ),
            today,
            advising: Advising::new(),
            keeping: StoredValue::new(keeping),
            note: RwSignal::new(None).into(),
            warning: RwSignal::new(None).into(),
            unfolded: RwSignal::new(Vec::new()).into(),
            first_account: RwSignal::new(0).into(),
            account_filter: RwSignal::new(String::new()).into(),
            allocating: RwSignal::new(None).into(),
            assumptions: RwSignal::new(false),
            comparing: StoredValue::new(Comparing::new()),
        }
    }

    /// What is compared with what.
    pub(crate) fn comparing(&self) -> Comparing {
        self.comparing.get_value()
    }

    /// The way back.
    pub(super) fn recorder(&self) -> Recorder {
        self.keeping.get_value().recorder
    }

    /// Which edits belong together.
    pub(super) fn hand(&self) -> Hand {
        self.keeping.get_value().hand
    }

    /// Where the draft and the other scenarios are kept.
    pub(super) fn shelves(&self) -> Shelves {
        self.keeping.get_value().shelves
    }

    /// Whether the draft is kept in this browser.
    pub(crate) fn saving(&self) -> RwSignal<Saving> {
        self.keeping.get_value().saving
    }

    /// What the open scenario belongs to.
    pub(crate) fn belongs(&self) -> Belonging {
        self.keeping.get_value().belongs.get()
    }

    /// A plan that came with a link, until it is opened or not.
    pub(crate) fn linked(&self) -> RwSignal<Option<PlanDocument>> {
        self.keeping.get_value().linked
    }

    /// Whether the person came for the first time, and the plan is still that of the first example, edited or not.
    pub(crate) fn is_first_visit(&self) -> RwSignal<bool> {
        self.keeping.get_value().is_first_visit
    }

    /// Reads the draft, and follows it.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&PlanDocument) -> T) -> T {
        self.draft.with(read)
    }

    /// Reads the draft as it is now.
    pub(crate) fn peek<T>(&self, read: impl FnOnce(&PlanDocument) -> T) -> T {
        self.draft.with_untracked(read)
    }

    /// Which row of a list is which, for rows that have no lasting id.
    pub(crate) fn rows<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        list: fn(&PlanDocument) -> &Vec<T>,
        is_same: fn(&T, &T) -> bool,
    ) -> Memo<RowKeys<T>> {
        Memo::new_owning(move |before: Option<RowKeys<T>>| {
            let mut keys = before.unwrap_or_default();
            let is_changed = self.with(|plan| keys.follow(list(plan), is_same));
            (keys, is_changed)
        })
    }

    /// The first day on which something can still be allocated, today at the earliest; none once the plan is over.
    pub(crate) fn open_from(&self) -> Option<String> {
        let today = self.today.get();
        self.with(|plan| draft::open_from(plan, &today))
    }

    /// Changes the draft, as a step that can be taken back. Every change of the plan goes through here.
    pub(crate) fn edit<T>(&self, change: impl FnOnce(&mut PlanDocument) -> T) -> T {
        self.recorder().begin(self.hand().span(), focused::name, || self.peek(engine::text));
        self.origin.set(Origin::Own);
        if self.note.with_untracked(Option::is_some) {
            self.note.set(None);
        }
        let had_made = self.peek(draft::has_made);
        let result = self.draft.try_update(change).expect_live();
        if !had_made && self.peek(draft::has_made) {
            self.keep_baseline(&self.recorder().before());
        }
        result
    }

    /// Changes the draft in one step, says so, and offers to take it back.
    pub(crate) fn change(&self, sentence: String, change: impl FnOnce(&mut PlanDocument)) {
        self.edit(change);
        self.note.set(Some(Note { sentence, back: WayBack::Undo }));
    }

    /// Puts another plan in the place of the draft, says so, and offers to take it back.
    pub(crate) fn replace(&self, document: PlanDocument, sentence: String) {
        self.is_first_visit().set(false);
        self.change(sentence, |draft| *draft = document);
    }

    /// Puts `advised` in the place of all that is planned for `account`, or for every ad account, and offers to take
    /// it back. `sentence` says what was done by what is then spent and stranded.
    pub(super) fn allocate_instead(
        &self,
        account: Option<&str>,
        advised: Vec<AllocationDocument>,
        sentence: impl FnOnce(&Figures) -> String,
    ) {
        self.edit(|draft| draft::replace_planned(draft, account, advised));
        let sentence =
            self.outcome.with_untracked(|it| it.projection.as_ref().map(|it| sentence(&it.totals)));
        let sentence = sentence.unwrap_or_default();
        self.note.set(Some(Note { sentence, back: WayBack::Undo }));
    }

    /// Shows a draft as it is at another time.
    pub(super) fn travel(&self, document: PlanDocument) {
        self.origin.set(Origin::Own);
        self.draft.set(document);
    }

    /// Shows another draft, from its beginning.
    pub(crate) fn show(&self, document: PlanDocument, origin: Origin) {
        self.first_account.set(0);
        self.account_filter.set(String::new());
        self.allocating.set(None);
        self.unfolded.update(Vec::clear);
        self.warning.set(None);
        self.is_first_visit().set(false);
        if self.saving().get_untracked() == Saving::Deleted {
            self.saving().set(Saving::Kept);
        }
        self.origin.set(origin);
        self.draft.set(document);
    }

    /// Whether something is unfolded.
    pub(crate) fn is_unfolded(&self, key: &str) -> bool {
        self.unfolded.with(|all| all.iter().any(|it| it == key))
    }

    /// Folds or unfolds.
    pub(crate) fn toggle(&self, key: &str) {
        self.unfolded.update(|all| {
            let before = all.len();
            all.retain(|it| it != key);
            if all.len() == before {
                all.push(key.to_owned());
            }
        });
    }

    /// Unfolds.
    pub(crate) fn unfold(&self, key: String) {
        if !self.unfolded.with_untracked(|all| all.contains(&key)) {
            self.unfolded.update(|all| all.push(key));
        }
    }
}

/// What is shown where nothing is kept.
pub(super) fn first_example(today: &str) -> PlanDocument {
    EXAMPLES[0].plan_ahead(today).unwrap_or_else(|| draft::empty("", "", "USD", today))
}

/// The draft outlives every view.
trait Live<T> {
    fn expect_live(self) -> T;
}

impl<T> Live<T> for Option<T> {
    fn expect_live(self) -> T {
        self.unwrap_or_else(|| unreachable!("the draft lives as long as the page"))
    }
}

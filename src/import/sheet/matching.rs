//! Which ad account of the plan a row means: by id, else by name, else a person says.

use super::kinds::SheetKind;
use super::mapping::SheetMapping;
use super::rows::Entry;
use super::values::{folded, name_key};
use crate::import::kind::Kind;
use crate::import::made_ids::MadeIds;
use crate::import::notice::Notices;
use crate::import::table::Table;
use crate::import::tiktok::words::{cut, first_few};
use crate::plan::document::{AdAccountDocument, PlanDocument};
use crate::plan::limits;

/// The ad accounts of a plan by id and name.
pub(super) struct Accounts {
    ids: Table,
    /// Ids that rows gave.
    given: Table,
    /// All ids, for those that are made of names.
    made: MadeIds,
    names: Table,
    /// For each name the place of its ad account; none where several have it.
    of_name: Vec<Option<usize>>,
    /// Whether the plan had ad accounts: a row that names none of them may be a new one or one of them.
    had_any: bool,
    /// Names that rows with ids have that the plan does not have.
    new_names: Table,
    /// For each of them the one id; none where rows have several.
    new_ids: Vec<Option<String>>,
    answers: Table,
    answered: Vec<Option<String>>,
    unknown: Vec<String>,
    several: Vec<String>,
    nameless: Vec<usize>,
    too_many: Vec<String>,
}

impl Accounts {
    pub(super) fn of(plan: &PlanDocument, mapping: &SheetMapping) -> Self {
        let mut accounts = Self {
            ids: Table::default(),
            given: Table::default(),
            made: MadeIds::of(plan.ad_accounts.iter().map(|account| &account.id)),
            names: Table::default(),
            of_name: Vec::new(),
            had_any: !plan.ad_accounts.is_empty(),
            new_names: Table::default(),
            new_ids: Vec::new(),
            answers: Table::default(),
            answered: Vec::new(),
            unknown: Vec::new(),
            several: Vec::new(),
            nameless: Vec::new(),
            too_many: Vec::new(),
        };
        for (place, account) in plan.ad_accounts.iter().enumerate() {
            accounts.enter(place, account);
        }
        for answer in &mapping.accounts {
            if accounts.answers.number(&name_key(&answer.written)) == accounts.answered.len() {
                accounts.answered.push(answer.ad_account.clone());
            }
        }
        accounts
    }

    fn enter(&mut self, place: usize, account: &AdAccountDocument) {
        // Numbers are places: ids of a plan may be doubled while it is being edited.
        if self.ids.number(&account.id) != place {
            while self.ids.len() <= place {
                self.ids.number(&format!("\u{0}{place}"));
            }
        }
        self.enter_name(place, &account.name);
    }

    fn enter_name(&mut self, place: usize, name: &str) {
        let name = name_key(name);
        let number = self.names.number(&name);
        match self.of_name.get_mut(number) {
            Some(of_name) => *of_name = None,
            None => self.of_name.push(if name.is_empty() { None } else { Some(place) }),
        }
    }

    /// The place of each row's ad account among the plan's; new ones are added where that is certain or was said.
    ///
    /// Ids of the plan go first, then other ids, then names. A row thus means the same ad account wherever it stands
    /// in the sheet, and when the sheet comes again.
    pub(super) fn places(
        &mut self,
        entries: &[Entry],
        kind: SheetKind,
        plan: &mut PlanDocument,
    ) -> Vec<Option<usize>> {
        let mut places: Vec<_> = entries.iter().map(|entry| self.of_id(entry.id.as_deref()?, plan)).collect();
        for (entry, place) in entries.iter().zip(&places) {
            if let (Some(id), Some(_)) = (&entry.id, place) {
                self.given.number(id);
            }
        }
        if matches!(kind, SheetKind::Accounts | SheetKind::Balances) {
            self.rename(entries, &places, plan);
        }
        for (entry, _) in entries.iter().zip(&places).filter(|(_, place)| place.is_none()) {
            let (Some(name), Some(id)) = (&entry.name, &entry.id) else { continue };
            let number = self.new_names.number(&name_key(name));
            match self.new_ids.get_mut(number) {
                Some(known) if known.as_ref() == Some(id) => {}
                Some(known) => *known = None,
                None => self.new_ids.push(Some(id.clone())),
            }
        }
        let had = plan.ad_accounts.len();
        for has_id in [true, false] {
            for (entry, place) in entries.iter().zip(&mut places) {
                // Ad credits name an ad account only where one holds them.
                let is_named = kind != SheetKind::AdCredits || entry.account().is_some();
                if place.is_none() && entry.id.is_some() == has_id && is_named {
                    *place = self.place(entry, plan);
                }
            }
        }
        in_order_of_rows(plan, had, &mut places);
        places
    }

    /// Gives ad accounts the names that their first rows say.
    fn rename(&mut self, entries: &[Entry], places: &[Option<usize>], plan: &mut PlanDocument) {
        let mut is_named = vec![false; plan.ad_accounts.len()];
        for (entry, place) in entries.iter().zip(places) {
            if let Some(place) = *place
                && !std::mem::replace(&mut is_named[place], true)
                && let Some(name) = &entry.name
            {
                plan.ad_accounts[place].name.clone_from(name);
            }
        }
        (self.names, self.of_name) = (Table::default(), Vec::new());
        for (place, account) in plan.ad_accounts.iter().enumerate() {
            self.enter_name(place, &account.name);
        }
    }

    fn of_id(&self, id: &str, plan: &PlanDocument) -> Option<usize> {
        self.ids.find(id).filter(|place| plan.ad_accounts.get(*place).is_some_and(|it| it.id == id))
    }

    fn place(&mut self, entry: &Entry, plan: &mut PlanDocument) -> Option<usize> {
        // An earlier row may have added it.
        if let Some(place) = entry.id.as_deref().and_then(|id| self.of_id(id, plan)) {
            return Some(place);
        }
        let Some(written) = entry.account() else {
            self.nameless.push(entry.line);
            return None;
        };
        let mut answer = [entry.name.as_deref(), entry.id.as_deref()].into_iter().flatten();
        let answer = answer.find_map(|it| self.answers.find(&name_key(it)));
        if let Some(answer) = answer {
            if let Some(id) = self.answered[answer].clone() {
                return self.of_id(&id, plan);
            }
            // New, the first time; in its other rows, and where the sheet comes again, it is the one of its name.
            let name = entry.name.as_deref().filter(|_| entry.id.is_none()).map(name_key);
            let there = name.and_then(|name| self.names.find(&name)).and_then(|number| self.of_name[number]);
            let place = there.or_else(|| self.add(entry, plan))?;
            self.answered[answer] = Some(plan.ad_accounts[place].id.clone());
            return Some(place);
        }
        let name = entry.name.as_deref().map(name_key);
        if let Some(number) = name.as_deref().and_then(|name| self.names.find(name)) {
            let place = self.of_name[number];
            // Two ids are two ad accounts, whatever they are called, unless one was only made of the name.
            let is_another = entry.id.as_deref().is_some_and(|id| {
                let other = place.map(|place| plan.ad_accounts[place].id.as_str());
                let is_taken = |other: &str| !is_made(other) || self.given.has(other);
                is_made(id) || !self.is_only_id(name.as_deref()) || other.is_some_and(is_taken)
            });
            if place.is_some() && !is_another {
                return place;
            }
            if place.is_none() && entry.id.is_none() {
                self.several.push(written.to_owned());
                return None;
            }
        }
        if self.had_any && entry.id.is_none() {
            self.unknown.push(written.to_owned());
            return None;
        }
        self.add(entry, plan)
    }

    /// Whether all rows of this name that have an id that is new have the same.
    fn is_only_id(&self, name: Option<&str>) -> bool {
        let number = name.and_then(|name| self.new_names.find(name));
        number.is_none_or(|number| self.new_ids[number].is_some())
    }

    fn add(&mut self, entry: &Entry, plan: &mut PlanDocument) -> Option<usize> {
        let name = entry.account()?.to_owned();
        if plan.ad_accounts.len() >= limits::AD_ACCOUNTS {
            self.too_many.push(name);
            return None;
        }
        if let Some(id) = &entry.id {
            self.given.number(id);
            self.made.take(id);
        }
        let id = match &entry.id {
            Some(id) => id.clone(),
            None => self.made.make(&slug(&name, "ad-account")),
        };
        let place = plan.ad_accounts.len();
        let account = AdAccountDocument { id, name, ..AdAccountDocument::default() };
        self.enter(place, &account);
        plan.ad_accounts.push(account);
        Some(place)
    }

    /// Asks and says what could not be matched.
    pub(super) fn tell(self, notices: &mut Notices) {
        for (kind, names) in [
            (Kind::SheetAccountUnknown, self.unknown),
            (Kind::SheetAccountSeveral, self.several),
            (Kind::TooManyAccounts, self.too_many),
        ] {
            let mut once = Table::default();
            for name in &names {
                once.number(name);
            }
            let texts = once.texts();
            if !texts.is_empty() {
                let notice = notices.tell(kind, "/adAccounts").with("count", texts.len());
                notice.with("names", first_few(&texts)).with("rows", names.len());
                notice.with("limit", limits::AD_ACCOUNTS);
            }
        }
        if let Some(first) = self.nameless.first() {
            notices.tell(Kind::SheetRowNameless, "").with("count", self.nameless.len()).with("line", first);
        }
    }
}

/// Puts the ad accounts from `had` on in the order in which rows name them.
fn in_order_of_rows(plan: &mut PlanDocument, had: usize, places: &mut [Option<usize>]) {
    let mut new: Vec<_> = plan.ad_accounts.drain(had..).map(Some).collect();
    let mut moved = vec![0; new.len()];
    for place in places.iter_mut().flatten().filter(|place| **place >= had) {
        if let Some(account) = new[*place - had].take() {
            moved[*place - had] = plan.ad_accounts.len();
            plan.ad_accounts.push(account);
        }
        *place = moved[*place - had];
    }
}

/// How many rows meet an ad account of the plan, and the first `most` names that meet none, or several. A new one that
/// an id names, or a person, is neither.
pub(super) fn meet(
    plan: &PlanDocument,
    entries: &[Entry],
    kind: SheetKind,
    mapping: &SheetMapping,
    most: usize,
) -> (usize, Vec<String>) {
    if kind == SheetKind::Unknown {
        return (0, Vec::new());
    }
    let mut tried = plan.clone();
    let mut accounts = Accounts::of(plan, mapping);
    let places = accounts.places(entries, kind, &mut tried);
    let met = places.iter().flatten().filter(|place| **place < plan.ad_accounts.len()).count();
    let mut once = Table::default();
    let open = accounts.unknown.into_iter().chain(accounts.several);
    let is_new = |name: &String| !once.has(name) && once.number(name) < most;
    (met, open.filter(is_new).collect())
}

/// Whether an ad account's id was made of its name, for want of TikTok's.
fn is_made(id: &str) -> bool {
    !id.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a name with dashes between them, for an id; `empty` where it has none.
pub(super) fn slug(name: &str, empty: &str) -> String {
    let words = folded(name).replace(' ', "-");
    if words.is_empty() { empty.to_owned() } else { cut(&words, limits::ID - 8).to_owned() }
}

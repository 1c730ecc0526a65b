//! Which ad account of the plan a row means: by id, else by name, else a person says.

use super::kinds::SheetKind;
use super::mapping::SheetMapping;
use super::rows::SheetRow;
use super::values::{folded, name_key};
use crate::import::kind::Kind;
use crate::import::made_ids::MadeIds;
use crate::import::notice::Notices;
use crate::import::table::{ByText, Table};
use crate::import::tiktok::words::{cut, first_few};
use crate::plan::document::{AdAccountDocument, PlanDocument};
use crate::plan::limits;

/// Rows that name one ad account: those of one id, or those of one name without an id. Which rows these are follows
/// from the sheet and what is said of it, not from names in the plan, so it is the same when the sheet comes again.
struct RowGroup {
    id: Option<String>,
    /// What its first row with a name calls it.
    name: Option<String>,
    /// Where it stands among the plan's ad accounts.
    place: Option<usize>,
    /// Why it has no place.
    open: Option<Kind>,
}

impl RowGroup {
    /// What names it to a person.
    fn label(&self) -> &str {
        self.name.as_deref().or(self.id.as_deref()).unwrap_or_default()
    }
}

/// The ad accounts of a plan by id and name.
pub(super) struct Accounts {
    ids: Table,
    /// All ids, for those that are made of names.
    made: MadeIds,
    /// For each name the place of its ad account; none where several have it.
    names: ByText<Option<usize>>,
    /// Whether the plan had ad accounts: a row that names none of them may be a new one or one of them.
    had_any: bool,
    /// For each answer the id of its ad account; none for a new one.
    answers: ByText<Option<String>>,
    /// What could not be matched, once for each row of it.
    open: Vec<(Kind, String)>,
    nameless: Vec<usize>,
}

impl Accounts {
    pub(super) fn of(plan: &PlanDocument, mapping: &SheetMapping) -> Self {
        let mut accounts = Self {
            ids: Table::default(),
            made: MadeIds::of(plan.ad_accounts.iter().map(|account| &account.id)),
            names: ByText::default(),
            had_any: !plan.ad_accounts.is_empty(),
            answers: ByText::default(),
            open: Vec::new(),
            nameless: Vec::new(),
        };
        for (place, account) in plan.ad_accounts.iter().enumerate() {
            accounts.enter(place, account);
        }
        for answer in &mapping.accounts {
            accounts.answers.entry(&name_key(&answer.written), || answer.ad_account.clone());
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
        let is_new = self.names.get(&name).is_none();
        self.names.put(&name, Some(place).filter(|_| is_new && !name.is_empty()));
    }

    /// The place of each row's ad account among the plan's; new ones are added where that is certain or was said.
    ///
    /// Ids of the plan go first, then other ids, then names. A row thus means the same ad account wherever it stands
    /// in the sheet, and when the sheet comes again.
    pub(super) fn places(
        &mut self,
        entries: &[SheetRow],
        kind: SheetKind,
        plan: &mut PlanDocument,
    ) -> Vec<Option<usize>> {
        let (mut named, of_row) = self.named(entries, kind, plan);
        let had = plan.ad_accounts.len();
        let renames = matches!(kind, SheetKind::Accounts | SheetKind::Balances);
        if renames {
            rename(&named, plan);
            self.names = ByText::default();
            for (place, account) in plan.ad_accounts.iter().enumerate() {
                self.enter_name(place, &account.name);
            }
        }
        self.place_ids(&mut named, plan);
        self.place_names(&mut named, plan);
        if renames {
            rename(&named, plan);
        }
        let of_row = of_row.into_iter().map(|number| number.map(|number| &named[number])).collect::<Vec<_>>();
        let open = of_row.iter().flatten().filter_map(|own| Some((own.open?, own.label().to_owned())));
        self.open.extend(open);
        let mut places: Vec<_> = of_row.into_iter().map(|own| own?.place).collect();
        in_order_of_rows(plan, had, &mut places);
        places
    }

    /// The ad accounts that the rows name, those that the plan has by id with their places, and which of them each row
    /// names.
    fn named(
        &mut self,
        entries: &[SheetRow],
        kind: SheetKind,
        plan: &PlanDocument,
    ) -> (Vec<RowGroup>, Vec<Option<usize>>) {
        let mut rows = Groups::default();
        let mut of_row = Vec::with_capacity(entries.len());
        for entry in entries {
            // Ad credits name an ad account only where one holds them.
            if entry.account().is_none() && kind != SheetKind::AdCredits {
                self.nameless.push(entry.line);
            }
            let number = entry.account().map(|_| rows.enter(entry.id.as_deref(), entry.name.as_deref()));
            of_row.push(number);
        }
        // What an answer says to be an ad account of the plan or of the sheet is that one. It doesn't lead on to
        // another answer.
        let mut said = Vec::with_capacity(rows.list.len());
        for own in &rows.list {
            let is_known = own.id.as_deref().is_some_and(|id| self.of_id(id, plan).is_some());
            let answer = if is_known { None } else { self.answer(own).cloned().flatten() };
            for id in [&own.id, &answer].into_iter().flatten() {
                self.made.take(id);
            }
            said.push(answer);
        }
        let mut groups = Groups::default();
        let mut of_group = Vec::with_capacity(said.len());
        for (own, answer) in rows.list.iter().zip(&said) {
            let leads = |id: &str| {
                let other = rows.keys.find(&id_key(id));
                self.of_id(id, plan).is_some() || other.is_some_and(|other| said[other].is_none())
            };
            let is_lost = answer.as_deref().is_some_and(|id| !leads(id));
            let id = answer.as_deref().filter(|_| !is_lost).or(own.id.as_deref());
            let number = groups.enter(id, own.name.as_deref());
            if is_lost {
                groups.list[number].open = Some(Kind::SheetAccountUnknown);
            }
            of_group.push(number);
        }
        for own in &mut groups.list {
            own.place = own.id.as_deref().and_then(|id| self.of_id(id, plan));
        }
        (groups.list, of_row.into_iter().map(|number| number.map(|number| of_group[number])).collect())
    }

    fn of_id(&self, id: &str, plan: &PlanDocument) -> Option<usize> {
        self.ids.find(id).filter(|place| plan.ad_accounts.get(*place).is_some_and(|it| it.id == id))
    }

    /// What was answered of these rows.
    fn answer(&self, own: &RowGroup) -> Option<&Option<String>> {
        let written = [own.name.as_deref(), own.id.as_deref()];
        written.into_iter().flatten().find_map(|it| self.answers.get(&name_key(it)))
    }

    /// Places those with an id that the plan doesn't have. Two ids are two ad accounts, whatever they are called,
    /// unless the plan's was only made of the name.
    fn place_ids(&mut self, named: &mut [RowGroup], plan: &mut PlanDocument) {
        let is_new = |own: &RowGroup| own.id.is_some() && own.place.is_none() && own.open.is_none();
        let mut is_free = plan.ad_accounts.iter().map(|account| is_made(&account.id)).collect::<Vec<_>>();
        for place in named.iter().filter_map(|own| own.place) {
            is_free[place] = false;
        }
        let mut times: ByText<usize> = ByText::default();
        for own in named.iter().filter(|own| is_new(own)) {
            *times.entry(&name_key(own.label()), || 0) += 1;
        }
        for own in named.iter_mut().filter(|own| is_new(own)) {
            let label = name_key(own.label());
            let is_only = times.get(&label) == Some(&1);
            let there = self.names.get(&label).copied().flatten();
            let there = there.filter(|place| {
                // One that was added just now has its own id.
                let is_free = is_free.get(*place).is_some_and(|is_free| *is_free);
                is_only && is_free && !own.id.as_deref().is_some_and(is_made) && self.answer(own).is_none()
            });
            own.place = there;
            if there.is_none() {
                self.add(own, plan);
            }
        }
    }

    /// Places those without an id: as the one of that name, else as a new one where that is certain or was said.
    fn place_names(&mut self, named: &mut [RowGroup], plan: &mut PlanDocument) {
        for own in named.iter_mut().filter(|own| own.id.is_none() && own.open.is_none()) {
            match self.names.get(&name_key(own.label())).copied() {
                Some(Some(place)) => own.place = Some(place),
                Some(None) => own.open = Some(Kind::SheetAccountSeveral),
                None if self.had_any && self.answer(own).is_none() => {
                    own.open = Some(Kind::SheetAccountUnknown);
                }
                None => self.add(own, plan),
            }
        }
    }

    fn add(&mut self, own: &mut RowGroup, plan: &mut PlanDocument) {
        if plan.ad_accounts.len() >= limits::AD_ACCOUNTS {
            own.open = Some(Kind::TooManyAccounts);
            return;
        }
        let name = own.label().to_owned();
        let id = own.id.clone().unwrap_or_else(|| self.made.make(&slug(&name, "ad-account")));
        let place = plan.ad_accounts.len();
        let account = AdAccountDocument { id, name, ..AdAccountDocument::default() };
        self.enter(place, &account);
        plan.ad_accounts.push(account);
        own.place = Some(place);
    }

    /// Asks and says what could not be matched.
    pub(super) fn tell(self, notices: &mut Notices) {
        for kind in [Kind::SheetAccountUnknown, Kind::SheetAccountSeveral, Kind::TooManyAccounts] {
            let rows = self.open.iter().filter(|(own, _)| *own == kind);
            let mut once = Table::default();
            for (_, name) in rows.clone() {
                once.number(name);
            }
            let texts = once.texts();
            if !texts.is_empty() {
                let notice = notices.tell(kind, "/adAccounts").with("count", texts.len());
                notice.with("names", first_few(&texts)).with("rows", rows.count());
                notice.with("limit", limits::AD_ACCOUNTS);
            }
        }
        if let Some(first) = self.nameless.first() {
            notices.tell(Kind::SheetRowNameless, "").with("count", self.nameless.len()).with("line", first);
        }
    }
}

/// Rows by what they name, in the order in which they first name it.
#[derive(Default)]
struct Groups {
    keys: Table,
    list: Vec<RowGroup>,
}

impl Groups {
    fn enter(&mut self, id: Option<&str>, name: Option<&str>) -> usize {
        let number = self.keys.number(&id.map_or_else(|| name_key(name.unwrap_or_default()), id_key));
        if number == self.list.len() {
            self.list.push(RowGroup { id: id.map(str::to_owned), name: None, place: None, open: None });
        }
        let own = &mut self.list[number];
        own.name = own.name.take().or_else(|| name.map(str::to_owned));
        number
    }
}

/// An id as a key beside those of names: none of them begins with a line break.
fn id_key(id: &str) -> String {
    format!("\n{id}")
}

/// Gives ad accounts the names that the rows say: those of the first.
fn rename(named: &[RowGroup], plan: &mut PlanDocument) {
    let mut is_named = vec![false; plan.ad_accounts.len()];
    for own in named {
        if let (Some(place), Some(name)) = (own.place, &own.name)
            && !std::mem::replace(&mut is_named[place], true)
        {
            plan.ad_accounts[place].name.clone_from(name);
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
    entries: &[SheetRow],
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
    let open = accounts.open.into_iter().filter(|(kind, _)| *kind != Kind::TooManyAccounts);
    let is_new = |name: &String| !once.has(name) && once.number(name) < most;
    (met, open.map(|(_, name)| name).filter(is_new).collect())
}

/// Whether an ad account's id was made of its name, for want of TikTok's, which is digits alone.
fn is_made(id: &str) -> bool {
    !id.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a name with dashes between them, for an id that is not digits alone: after `kind` where the name has no
/// words, or only digits.
pub(super) fn slug(name: &str, kind: &str) -> String {
    let words = folded(name).replace(' ', "-");
    let id = match words.as_str() {
        "" => kind.to_owned(),
        digits if !is_made(digits) => format!("{kind}-{digits}"),
        _ => words,
    };
    cut(&id, limits::ID - 8).to_owned()
}

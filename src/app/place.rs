//! A field of a plan: where it is on the page, what it holds, how it is changed, and what is to be said about it.

use crate::app::messages::Message;
use crate::app::state::{Planner, field_id};
use crate::app::ui::{Bound, same_or_copied};
use crate::plan::document::{
    AdAccountDocument, AdCreditDocument, AllocationDocument, EventDocument, MemberDocument, PlanDocument,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What holds a plan that is edited in fields.
pub(crate) trait Edited: Copy + Send + Sync + 'static {
    /// Reads the plan, and follows it.
    fn read<V>(self, read: impl FnOnce(&PlanDocument) -> V) -> V;

    /// Changes the plan as somebody types into the control of this id, or chooses in it.
    fn write(self, control: &str, change: impl FnOnce(&mut PlanDocument));

    /// What is to be said about the field at `path`, a JSON pointer.
    fn said(self, path: &str) -> Vec<Message>;

    /// The field at `path`, which stays where it is.
    fn field(
        self,
        path: &'static str,
        label: impl Into<Signal<String>>,
        value: Value<PlanDocument>,
    ) -> Bound {
        let id = field_id(path);
        let Value { read, write } = value;
        let text = Signal::derive(move || self.read(&read));
        Bound::new(id.clone(), label, text, move |text| self.write(&id, |plan| write(plan, text)))
            .saying(Signal::derive(move || self.said(path)))
    }
}

impl Edited for Planner {
    fn read<V>(self, read: impl FnOnce(&PlanDocument) -> V) -> V {
        self.with(read)
    }

    fn write(self, _: &str, change: impl FnOnce(&mut PlanDocument)) {
        self.edit(change);
    }

    fn said(self, path: &str) -> Vec<Message> {
        self.messages.with(|all| all.at(path))
    }
}

/// What a plan has a list of.
pub(crate) trait Listed: Clone + PartialEq + Send + Sync + 'static {
    /// The JSON pointer to the list.
    const PATH: &'static str;

    /// The list.
    fn all(plan: &mut PlanDocument) -> &mut Vec<Self>;

    /// One of it.
    fn one(plan: &PlanDocument, at: usize) -> Option<&Self>;
}

macro_rules! listed {
    ($($item:ident: $list:ident at $path:literal),* $(,)?) => {$(
        impl Listed for $item {
            const PATH: &'static str = $path;

            fn all(plan: &mut PlanDocument) -> &mut Vec<Self> {
                &mut plan.$list
            }

            fn one(plan: &PlanDocument, at: usize) -> Option<&Self> {
                plan.$list.get(at)
            }
        }
    )*};
}

listed!(
    AdAccountDocument: ad_accounts at "/adAccounts",
    AdCreditDocument: ad_credits at "/adCredits",
    AllocationDocument: allocations at "/allocations",
    EventDocument: events at "/events",
    MemberDocument: members at "/members",
);

/// Reads a text of something.
type Read<T> = Box<dyn Fn(&T) -> String + Send + Sync>;
/// Says a text of something.
type Write<T> = Box<dyn Fn(&mut T, String) + Send + Sync>;

/// The value of a field of an item or a plan, as text.
pub(crate) struct Value<T> {
    /// Reads it.
    pub(crate) read: Read<T>,
    /// Says it.
    pub(crate) write: Write<T>,
}

/// The value of the field of this name, where a document that says nothing of it means no text, or what follows `or`.
macro_rules! value {
    ($($field:ident).+) => {
        $crate::app::place::Value {
            read: Box::new(|it| $crate::app::place::Text::text(&it.$($field).+)),
            write: Box::new(|it, text| $crate::app::place::Text::put(&mut it.$($field).+, text)),
        }
    };
    ($($field:ident).+ or $usual:expr) => {
        $crate::app::place::Value {
            read: Box::new(|it| it.$($field).+.as_ref().map_or_else(|| $usual.to_owned(), ToString::to_string)),
            write: Box::new(|it, text| {
                it.$($field).+ = Some(text).filter(|text| text != $usual).and_then(|it| it.parse().ok());
            }),
        }
    };
}
pub(crate) use value;

/// What a document has as text.
pub(crate) trait Text {
    /// The text; none where nothing is said.
    fn text(&self) -> String;

    /// Says this text.
    fn put(&mut self, text: String);
}

impl Text for String {
    fn text(&self) -> String {
        self.clone()
    }

    fn put(&mut self, text: String) {
        *self = text;
    }
}

impl Text for Option<String> {
    fn text(&self) -> String {
        self.clone().unwrap_or_default()
    }

    fn put(&mut self, text: String) {
        *self = Some(text).filter(|it| !it.is_empty());
    }
}

/// An item of a list of the plan, wherever in it that is: items before it come and go.
pub(crate) struct Place<P, T: Listed> {
    /// What holds the plan.
    pub(crate) plan: P,
    /// Its position now; nothing once it is gone.
    pub(crate) at: Memo<Option<usize>>,
    /// The item now.
    pub(crate) item: Memo<Option<T>>,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "derived, it would ask of items that they are copied")]
impl<P: Copy, T: Listed> Clone for Place<P, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Copy, T: Listed> Copy for Place<P, T> {}

impl<P: Edited, T: Listed> Place<P, T> {
    /// The item that is found at `at`, by its id or key.
    pub(crate) fn new(plan: P, at: impl Fn() -> Option<usize> + Send + Sync + 'static) -> Self {
        let at = Memo::new(move |_| at());
        let item = Memo::new_owning(move |held| {
            plan.read(|plan| same_or_copied(held, at.get().and_then(|at| T::one(plan, at))))
        });
        Self { plan, at, item }
    }

    /// Reads it, and follows it; nothing once it is gone.
    pub(crate) fn read<V: Default>(self, read: impl FnOnce(&T) -> V) -> V {
        self.item.with(|it| it.as_ref().map(read).unwrap_or_default())
    }

    /// Its JSON pointer, or that of one of its fields, which begins with a slash.
    pub(crate) fn path(self, field: &str) -> String {
        self.at.get().map(|at| [T::PATH, "/", &at.to_string(), field].concat()).unwrap_or_default()
    }

    /// The id of the control of `field`.
    pub(crate) fn id(self, field: impl Into<Arc<str>>) -> Signal<String> {
        let field = field.into();
        Signal::derive(move || field_id(&self.path(&field)))
    }

    /// Nothing is said of what is gone: without a path it would be said of the plan as a whole.
    fn said(self, field: &str) -> Vec<Message> {
        if self.at.get().is_some() { self.plan.said(&self.path(field)) } else { Vec::new() }
    }

    /// What is to be said about some of its fields.
    pub(crate) fn messages<const N: usize>(self, fields: [&'static str; N]) -> Signal<Vec<Message>> {
        Signal::derive(move || fields.iter().flat_map(|it| self.said(it)).collect())
    }

    /// Changes it as somebody types into the control of this id.
    pub(crate) fn write(self, control: &str, change: impl FnOnce(&mut T)) {
        let at = self.at.get_untracked();
        self.plan.write(control, |plan| {
            if let Some(it) = at.and_then(|at| T::all(plan).get_mut(at)) {
                change(it);
            }
        });
    }

    /// One of its fields, bound to its control.
    pub(crate) fn field(
        self,
        field: impl Into<Arc<str>>,
        label: impl Into<Signal<String>>,
        value: Value<T>,
    ) -> Bound {
        let field = field.into();
        let id = self.id(field.clone());
        let Value { read, write } = value;
        let text = Signal::derive(move || self.read(&read));
        let edit = move |text| self.write(&id.get_untracked(), |it| write(it, text));
        Bound::new(id, label, text, edit).saying(Signal::derive(move || self.said(&field)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::messages::Tone;
    use crate::editor::draft::tests::small;

    impl Edited for RwSignal<PlanDocument> {
        fn read<V>(self, read: impl FnOnce(&PlanDocument) -> V) -> V {
            self.with(read)
        }

        fn write(self, _: &str, change: impl FnOnce(&mut PlanDocument)) {
            self.update(change);
        }

        fn said(self, path: &str) -> Vec<Message> {
            vec![Message { path: path.to_owned(), tone: Tone::Warning, text: String::new() }]
        }
    }

    #[test]
    fn a_field_goes_with_its_item_and_is_of_nothing_once_that_is_gone() {
        let page = Owner::new_root(None);
        page.set();
        let plan = RwSignal::new(small());
        let place: Place<_, AdAccountDocument> =
            Place::new(plan, move || plan.read(|plan| plan.ad_accounts.iter().position(|it| it.id == "b")));
        let field = place.field("/name", "", value!(name));
        assert_eq!(place.path("/name"), "/adAccounts/1/name");
        plan.update(|plan| drop(plan.ad_accounts.remove(0)));
        field.edit.run("Bea".to_owned());
        assert_eq!(plan.read(|plan| plan.ad_accounts[0].name.clone()), "Bea");
        assert_eq!(
            (field.id.get(), field.value.get()),
            ("at-adAccounts-0-name".to_owned(), "Bea".to_owned())
        );
        assert_eq!(field.messages.get()[0].path, "/adAccounts/0/name");
        plan.update(|plan| plan.ad_accounts[0].id = "c".to_owned());
        field.edit.run("Cleo".to_owned());
        assert_eq!((field.value.get(), field.messages.get()), (String::new(), Vec::new()));
        assert_eq!(plan.read(|plan| plan.ad_accounts[0].name.clone()), "Bea");
        page.cleanup();
    }

    #[test]
    fn what_is_usual_a_document_does_not_say() {
        let mut plan = small();
        let usual: Value<PlanDocument> = value!(assumptions.credit_before_cash or "true");
        let Value { read, write } = usual;
        assert_eq!(read(&plan), "true");
        write(&mut plan, "false".to_owned());
        assert_eq!((plan.assumptions.credit_before_cash, read(&plan).as_str()), (Some(false), "false"));
        write(&mut plan, "true".to_owned());
        assert_eq!(plan.assumptions.credit_before_cash, None);
        let cash: Value<PlanDocument> = value!(business_center.cash);
        let Value { read, write } = cash;
        write(&mut plan, "5".to_owned());
        assert_eq!(read(&plan), "5");
        write(&mut plan, String::new());
        assert_eq!(plan.business_center.cash, None);
    }
}

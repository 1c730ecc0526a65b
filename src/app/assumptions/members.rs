//! The members of the Business Center, and which of them allocates.

use super::one::ROLES;
use crate::app::browser;
use crate::app::place::{Place, value};
use crate::app::state::{Planner, field_id};
use crate::app::text::{fill, t};
use crate::app::ui::allocator::allocators;
use crate::app::ui::{Bound, Choice, Drawing, Drawn, Icon, TextField, each, options, part, press, whether};
use crate::editor::draft::{self, Allocator, RowKeys};
use crate::plan::document::MemberDocument;
use leptos::prelude::*;

/// What is chosen where several allocate. No id is this long.
const SEVERAL: &str = "several members, of whom each allocates some of what is still to be allocated";

/// The list.
#[component]
pub(super) fn Members() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let keys = planner.rows(|plan| &plan.members, draft::is_same_member);
    let names = Signal::derive(move || keys.with(|keys| keys.names().collect::<Vec<_>>()));
    let none = whether(move || names.with(Vec::is_empty));
    let add = move || {
        let name = |number: usize| fill("members.name", &[("number", &number.to_string())]);
        let at = planner.edit(|plan| draft::add_member(plan, name));
        browser::focus(field_id(&format!("/members/{at}/name")));
    };
    view! {
        <section class="explained members" id=field_id("/members") tabindex="-1" aria-labelledby="members-title">
            <h3 id="members-title">{t("members.title")}</h3>
            <p class="hint">{t("members.hint")}</p>
            <ul class="parts">{each(names, move |key| view! { <Member keys key /> }.drawn())}</ul>
            <button class="button add" type="button" on:click=press(add)>
                <Icon path="M8 3v10M3 8h10" />
                {t("members.add")}
            </button>
            {part(move || (!none.get()).then(|| allocated_by(planner)))}
        </section>
    }
}

/// Who makes what is still to be allocated.
fn allocated_by(planner: Planner) -> Drawn {
    let value = move || match planner.with(draft::allocator) {
        Allocator::Nobody => String::new(),
        Allocator::Member(id) => id,
        Allocator::Several => SEVERAL.to_owned(),
    };
    let options = move || {
        let mut options = planner.with(allocators);
        if value() == SEVERAL {
            options.push((SEVERAL.to_owned(), t("members.several").to_owned()));
        }
        options
    };
    let name = move |id: String| {
        if id != SEVERAL {
            let id = Some(id).filter(|id| !id.is_empty());
            planner.edit(|plan| draft::set_allocator(plan, id.as_deref()));
        }
    };
    view! {
        <div class="members-by">
            <Choice
                bound=Bound::new("members-by", t("members.by"), Signal::derive(value), name)
                options=Signal::derive(options)
            />
        </div>
    }
    .drawn()
}

/// One member.
#[component]
fn Member(keys: Memo<RowKeys<MemberDocument>>, key: String) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let place: Place<_, MemberDocument> = Place::new(planner, move || keys.with(|keys| keys.position(&key)));
    let remove = move || {
        let Some(at) = place.at.get_untracked() else { return };
        let name = untrack(|| place.read(|it| it.name.clone()));
        planner.change(fill("undo.removed", &[("name", &name)]), |plan| draft::remove_member(plan, at));
        browser::focus(field_id("/members"));
    };
    view! {
        <li class="part-row" id=place.id("")>
            <TextField bound=place.field("/name", t("account.nameLabel"), value!(name)) />
            <TextField bound=place.field("/id", t("members.id"), value!(id)).editing(move |id: String| {
                let Some(at) = place.at.get_untracked() else { return };
                planner.edit(|plan| draft::set_member_id(plan, at, &id));
            }) />
            <Choice bound=place.field("/role", t("members.role"), value!(role)) options=options(ROLES.map(|(id, name)| (id, t(name)))) />
            <button class="button" type="button" on:click=press(remove)>{t("part.remove")}</button>
        </li>
    }
}

//! The members of the Business Center, and which of them allocates.

use super::one::ROLES;
use crate::app::browser;
use crate::app::draft::{self, Allocator};
use crate::app::messages::Message;
use crate::app::state::{Planner, field_id};
use crate::app::text::{fill, t};
use crate::app::views::allocator::allocators;
use crate::app::widgets::{Choice, Drawing, Drawn, Icon, TextField, each, part, press};
use crate::wire::document::MemberDocument;
use leptos::prelude::*;

/// What is chosen where several allocate. No id is this long.
const SEVERAL: &str = "several members, of whom each allocates some of what is still to be allocated";

/// The list.
#[component]
pub(super) fn Members() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let positions = Memo::new(move |_| {
        planner.with(|plan| (0..plan.members.len()).map(|at| at.to_string()).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| positions.with(Vec::is_empty));
    let add = move || {
        let name = |number: usize| fill("members.name", &[("number", &number.to_string())]);
        let at = planner.edit(|plan| draft::add_member(plan, name));
        browser::focus(field_id(&format!("/members/{at}/name")));
    };
    view! {
        <section class="explained members" id=field_id("/members") tabindex="-1">
            <h3>{t("members.title")}</h3>
            <p class="hint">{t("members.hint")}</p>
            <ul class="parts">{each(positions.into(), |at| view! { <Member at=at.parse().unwrap_or_default() /> }.drawn())}</ul>
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
                id="members-by".to_owned()
                label=t("members.by")
                value=Signal::derive(value)
                options=Signal::derive(options)
                on_edit=name
                messages=Signal::derive(Vec::new)
            />
        </div>
    }
    .drawn()
}

/// One member.
#[component]
fn Member(at: usize) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let member = Memo::new(move |_| planner.with(|plan| plan.members.get(at).cloned()));
    let value = move |read: fn(&MemberDocument) -> String| {
        Signal::derive(move || member.with(|it| it.as_ref().map(read).unwrap_or_default()))
    };
    let path = move |field: &'static str| format!("/members/{at}{field}");
    let messages = move |field: &'static str| -> Signal<Vec<Message>> {
        let path = path(field);
        Signal::derive(move || planner.messages.with(|all| all.at(&path)))
    };
    let edit = move |change: fn(&mut MemberDocument, String)| {
        move |value: String| {
            planner.edit(|plan| {
                if let Some(it) = plan.members.get_mut(at) {
                    change(it, value);
                }
            });
        }
    };
    let roles = ROLES.map(|(id, name)| (id.to_owned(), t(name).to_owned())).to_vec();
    let remove = move || {
        let name = member.with_untracked(|it| it.as_ref().map(|it| it.name.clone())).unwrap_or_default();
        planner.change(fill("undo.removed", &[("name", &name)]), |plan| draft::remove_member(plan, at));
        browser::focus(field_id("/members"));
    };
    view! {
        <li class="part-row" id=field_id(&path(""))>
            <TextField
                id=field_id(&path("/name"))
                label=t("account.nameLabel")
                value=value(|it| it.name.clone())
                on_edit=edit(|it, name| it.name = name)
                messages=messages("/name")
            />
            <TextField
                id=field_id(&path("/id"))
                label=t("members.id")
                value=value(|it| it.id.clone())
                on_edit=move |id: String| planner.edit(|plan| draft::set_member_id(plan, at, &id))
                messages=messages("/id")
            />
            <Choice
                id=field_id(&path("/role"))
                label=t("members.role")
                value=value(|it| it.role.clone())
                options=Signal::stored(roles)
                on_edit=edit(|it, role| it.role = role)
                messages=messages("/role")
            />
            <button class="button" type="button" on:click=press(remove)>{t("part.remove")}</button>
        </li>
    }
}

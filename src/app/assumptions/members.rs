//! The members of the Business Center, and which of them allocates.

use super::one::ROLES;
use crate::app::browser;
use crate::app::messages::Message;
use crate::app::state::{Planner, field_id};
use crate::app::text::{fill, t};
use crate::app::ui::allocator::allocators;
use crate::app::ui::{Choice, Drawing, Drawn, Icon, TextField, each, part, press, whether};
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
fn Member(keys: Memo<RowKeys<MemberDocument>>, key: String) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let at = Memo::new(move |_| keys.with(|keys| keys.position(&key)));
    let member = Memo::new(move |_| planner.with(|plan| plan.members.get(at.get()?).cloned()));
    let value = move |read: fn(&MemberDocument) -> String| {
        Signal::derive(move || member.with(|it| it.as_ref().map(read).unwrap_or_default()))
    };
    let path =
        move |field: &'static str| at.get().map(|at| format!("/members/{at}{field}")).unwrap_or_default();
    let id = move |field: &'static str| Signal::derive(move || field_id(&path(field)));
    let messages = move |field: &'static str| -> Signal<Vec<Message>> {
        Signal::derive(move || planner.messages.with(|all| all.at(&path(field))))
    };
    let edit = move |change: fn(&mut MemberDocument, String)| {
        move |value: String| {
            let Some(at) = at.get_untracked() else { return };
            planner.edit(|plan| {
                if let Some(it) = plan.members.get_mut(at) {
                    change(it, value);
                }
            });
        }
    };
    let roles = ROLES.map(|(id, name)| (id.to_owned(), t(name).to_owned())).to_vec();
    let remove = move || {
        let Some(at) = at.get_untracked() else { return };
        let name = member.with_untracked(|it| it.as_ref().map(|it| it.name.clone())).unwrap_or_default();
        planner.change(fill("undo.removed", &[("name", &name)]), |plan| draft::remove_member(plan, at));
        browser::focus(field_id("/members"));
    };
    view! {
        <li class="part-row" id=id("")>
            <TextField
                id=id("/name")
                label=t("account.nameLabel")
                value=value(|it| it.name.clone())
                on_edit=edit(|it, name| it.name = name)
                messages=messages("/name")
            />
            <TextField
                id=id("/id")
                label=t("members.id")
                value=value(|it| it.id.clone())
                on_edit=move |id: String| {
                    let Some(at) = at.get_untracked() else { return };
                    planner.edit(|plan| draft::set_member_id(plan, at, &id));
                }
                messages=messages("/id")
            />
            <Choice
                id=id("/role")
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

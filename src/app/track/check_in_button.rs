//! The way to the check-in.

use crate::app::browser;
use crate::app::state::CheckingIn;
use crate::app::text::t;
use crate::app::ui::press;
use leptos::prelude::*;

/// Opens the check-in, and goes to it.
#[component]
pub(super) fn CheckInButton() -> impl IntoView {
    let entering = expect_context::<CheckingIn>();
    let open = move || {
        entering.open.set(true);
        browser::focus("check-in-title");
    };
    view! {
        <button class="button primary" type="button" on:click=press(open)>{t("track.checkIn")}</button>
    }
}

use super::{
    closed::MoreStyles,
    focus::focus_in_place,
    unlock::{Key, PasswordForm},
};
use crate::{api::review::come_back, ui::Icon, words};
use domain::{LinkId, views::review::Return};
use leptos::prelude::*;

/// Says that the session is over and asks for the password, below the page: what was typed above stays where it is, and
/// the keyboard with it.
#[component]
pub(super) fn Over(
    link: LinkId,
    /// Whether it is over.
    over: RwSignal<bool>,
    /// The password was given again.
    #[prop(into)]
    opened: Callback<()>,
) -> impl IntoView {
    move || {
        over.get().then(|| {
            let opened = move |_| {
                over.set(false);
                opened.run(());
            };
            view! {
                <MoreStyles />
                <section class="rv-over" aria-labelledby="over">
                    <div>
                        <div class="notice warn" role="alert">
                            <Icon name="clock" />
                            <div><b id="over">{words::review::over_title()}</b> " " {words::review::over_here()}</div>
                        </div>
                        <PasswordForm key=Key::Link(link) opened />
                    </div>
                </section>
            }
        })
    }
}

/// An answer was that there is no session: asks for the password where it opens the link again; else the document says
/// what became of the link.
pub(super) async fn ask_again(link: LinkId, over: RwSignal<bool>) {
    match come_back(link).await {
        Ok(Return::Over { .. }) => _ = over.try_set(true),
        // It was revoked or replaced.
        Ok(_) => reload(),
        // The page stays as it is; the next try asks again.
        Err(_) => {}
    }
}

/// Brings the keyboard to the password, once it is drawn.
pub(super) fn give_password(over: RwSignal<bool>) {
    if over.try_get_untracked() == Some(true) {
        request_animation_frame(|| focus_in_place("password"));
    }
}

/// Loads the document anew.
pub(super) fn reload() {
    #[cfg(feature = "hydrate")]
    {
        // A browser that refuses leaves the page as it is.
        let _ = window().location().reload();
    }
}

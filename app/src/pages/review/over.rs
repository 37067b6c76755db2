use super::{
    closed::MoreStyles,
    desk::Desk,
    unlock::{Key, PasswordForm},
};
use crate::{ui::Icon, words};
use leptos::prelude::*;

/// Says that the session is over and asks for the password, below the posts: what was typed above stays where it is, and
/// the keyboard with it.
#[component]
pub(super) fn Over() -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || {
        desk.over.get().then(|| {
            view! {
                <MoreStyles />
                <section class="rv-over" aria-labelledby="over">
                    <div>
                        <div class="notice warn" role="alert">
                            <Icon name="clock" />
                            <div><b id="over">{words::review::over_title()}</b> " " {words::review::over_here()}</div>
                        </div>
                        <PasswordForm key=Key::Link(desk.link) opened=move |_| desk.go_on() />
                    </div>
                </section>
            }
        })
    }
}

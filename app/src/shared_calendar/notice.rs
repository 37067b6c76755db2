use super::document::document;
use crate::{ui::Icon, words};
use domain::shared_calendar::Accent;
use leptos::prelude::*;

/// The one page for addresses that open nothing: unknown, malformed, deactivated and replaced.
#[must_use]
pub fn gone() -> String {
    let title = words::shared_calendar::gone_title();
    document(title, Accent::default(), move || {
        notice(title, words::shared_calendar::gone(), None)
    })
}

/// The page for a date that is none.
#[must_use]
pub fn wrong_date(address: &str) -> String {
    let (title, href) = (words::shared_calendar::wrong_date_title(), address.to_owned());
    document(title, Accent::default(), move || {
        let back = view! { <a class="button" href=href>{words::shared_calendar::to_calendar()}</a> };
        notice(title, words::failure::malformed_schedule(), Some(back.into_any()))
    })
}

fn notice(title: &'static str, text: &'static str, action: Option<AnyView>) -> AnyView {
    view! {
        <main class="sc-door">
            <div class="card empty">
                <span class="empty-mark"><Icon name="calendar" large=true /></span>
                <h1>{title}</h1>
                <p>{text}</p>
                {action}
            </div>
        </main>
    }
    .into_any()
}

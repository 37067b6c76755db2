//! An address without a page.

use crate::{ui::Icon, words};
use leptos::prelude::*;

/// Says that there is nothing here.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::request::set_status(404);
    view! {
        <main class="access">
            <div class="empty">
                <span class="empty-mark"><Icon name="search" large=true /></span>
                <h1>{words::access::nothing_here()}</h1>
                <p>{words::failure::not_found()}</p>
                <a class="button" href="/">{words::access::to_start()}</a>
            </div>
        </main>
    }
}

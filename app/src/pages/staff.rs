//! The frame of every page for staff.

mod rail;
mod theme;

use crate::{api::access::who_am_i, ui::Unavailable, words};
use domain::Failure;
use leptos::prelude::*;
use leptos_router::{
    components::{Outlet, Redirect},
    hooks::use_location,
};
use rail::Rail;

/// Rail and page. Provides [`domain::views::people::Me`] to the page.
#[component]
pub fn StaffShell() -> impl IntoView {
    let me = Resource::new(|| (), |()| who_am_i());
    let location = use_location();
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match me.await {
                    Ok(me) => {
                        provide_context(me.clone());
                        view! {
                            <a class="skip-link" href="#main">{words::common::skip()}</a>
                            <div class="shell">
                                <Rail me />
                                <Outlet />
                            </div>
                        }
                            .into_any()
                    }
                    Err(error) if error.0 == Failure::SignedOut => {
                        let next = location.pathname.get_untracked();
                        view! { <Redirect path=format!("/sign-in?next={next}") /> }.into_any()
                    }
                    Err(error) => view! { <main id="main"><Unavailable error /></main> }.into_any(),
                }
            })}
        </Suspense>
    }
}

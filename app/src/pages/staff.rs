//! The frame of every page for staff.

pub mod changes;
pub mod once;
mod rail;
mod signed_out;
mod theme;

use crate::words;
use domain::views::people::Me;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use once::{Once, OnceDialog};
use rail::Rail;
use signed_out::SignedOut;

/// How many clients wait for a new link, given by context: the page of the links knows it best.
#[derive(Clone, Copy)]
pub struct Asked(pub RwSignal<usize>);

/// Rail and page. Provides [`Me`] to the page.
#[component]
pub fn StaffShell() -> impl IntoView {
    // Shared, not a resource: pages inside another resource's answer do not hydrate reliably.
    let me = SharedValue::new(signed_in).into_inner();
    // The gate in front of these pages lets nobody pass who is not signed in; what is left is a session that ended.
    let Some(me) = me else {
        Effect::new(|_| {
            let _ = window().location().set_href("/sign-in");
        });
        return ().into_any();
    };
    provide_context(me.clone());
    provide_context(Once::default());
    let asked = Asked(RwSignal::new(usize::try_from(me.links_asked).unwrap_or(0)));
    provide_context(asked);
    view! {
        <a class="skip-link" href="#main">{words::common::skip()}</a>
        <div class="shell">
            <Rail me />
            <Outlet />
        </div>
        <OnceDialog />
        <SignedOut />
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn signed_in() -> Option<Me> {
    use_context::<crate::request::RequestScope>().and_then(|scope| scope.me)
}

#[cfg(not(feature = "ssr"))]
fn signed_in() -> Option<Me> {
    None
}

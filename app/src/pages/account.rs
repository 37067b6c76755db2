//! One's own account.

use super::people::Rename;
use crate::words;
use domain::views::people::Me;
use leptos::prelude::*;
use leptos_meta::Title;

/// One's own name.
#[component]
pub fn AccountPage() -> impl IntoView {
    let me = expect_context::<Me>();
    let saved = Callback::new(|()| {
        // A full load: the frame says the name.
        let _ = window().location().reload();
    });
    view! {
        <Title text=words::people::account() />
        <main id="main">
            <div class="page narrow">
                <header class="page-head">
                    <div>
                        <h1>{words::people::account()}</h1>
                        <p class="sub">{words::people::account_sub(&me.email)}</p>
                    </div>
                </header>
                <section class="card">
                    <div class="card-body">
                        <Rename id=me.id name=me.name saved />
                    </div>
                </section>
            </div>
        </main>
    }
}

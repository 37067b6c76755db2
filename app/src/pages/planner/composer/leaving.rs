use crate::{
    ui::{
        CloseButton, Sheet,
        guard::{Guard, Way},
    },
    words,
};
use leptos::prelude::*;

/// Asks what becomes of what is typed.
#[component]
pub fn Leaving(
    /// Goes on writing.
    stay: Callback<()>,
    /// Closes the composer; what is typed is there again.
    keep: Callback<()>,
    /// Closes it; what is typed is forgotten.
    discard: Callback<()>,
) -> impl IntoView {
    let guard = Guard::new(stay);
    provide_context(guard);
    let aside = Callback::new(move |()| guard.leave(Way::Aside));
    view! {
        <Sheet class="dialog fit" labelled="leave-title" aside>
            <header class="dialog-head">
                <h2 id="leave-title">{words::composer::leave_title()}</h2>
                <CloseButton close=stay />
            </header>
            <div class="dialog-body">
                <p>{words::composer::leave_hint()}</p>
            </div>
            <footer class="dialog-foot">
                <button class="button" type="button" on:click=move |_| stay.run(())>
                    {words::composer::leave_stay()}
                </button>
                <button class="button danger" type="button" on:click=move |_| discard.run(())>
                    {words::composer::leave_do()}
                </button>
                <button class="button primary" type="button" on:click=move |_| keep.run(())>
                    {words::composer::leave_keep()}
                </button>
            </footer>
        </Sheet>
    }
}

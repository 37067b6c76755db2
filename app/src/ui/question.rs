use super::{
    guard::{Guard, Way},
    modal::{CloseButton, Sheet},
};
use leptos::prelude::*;

/// A dialog that asks before something that cannot be undone.
#[component]
pub fn Question(
    /// The question.
    #[prop(into)]
    title: String,
    /// What it means.
    #[prop(into)]
    hint: String,
    /// The word on the button that does it.
    button: &'static str,
    /// The word on the button that does not.
    stay: &'static str,
    /// Does it.
    act: Callback<()>,
    /// Leaves everything as it is.
    close: Callback<()>,
) -> impl IntoView {
    // It stands over what it asks about, and is not guarded by that.
    let guard = Guard::new(close);
    provide_context(guard);
    let aside = Callback::new(move |()| guard.leave(Way::Aside));
    view! {
        <Sheet class="dialog fit" labelled="confirm-title" aside>
            <header class="dialog-head">
                <h2 id="confirm-title">{title}</h2>
                <CloseButton close />
            </header>
            <div class="dialog-body">
                <p>{hint}</p>
            </div>
            <footer class="dialog-foot">
                <button class="button" type="button" on:click=move |_| close.run(())>
                    {stay}
                </button>
                <button class="button danger primary" type="button" on:click=move |_| act.run(())>
                    {button}
                </button>
            </footer>
        </Sheet>
    }
}

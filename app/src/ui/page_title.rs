use leptos::prelude::*;
use leptos_meta::Title;

/// A title that follows a signal. On the server it is read at once: the document's head is written after the page's
/// signals are gone.
#[component]
pub fn PageTitle(
    /// The title.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    let text = text.get_untracked();
    #[cfg(not(feature = "ssr"))]
    let text = move || text.get();
    view! { <Title text /> }
}

use crate::{
    api::ApiError,
    ui::{Icon, Notice},
    words,
};
use domain::Failure;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The frame of a page without a session: mark, heading, a card.
#[component]
pub fn Frame(
    /// Heading and title.
    #[prop(into)]
    title: String,
    /// A sentence below it.
    #[prop(optional, into)]
    sub: Option<String>,
    /// Wider, for longer forms.
    #[prop(optional)]
    wide: bool,
    /// A sentence below the card.
    #[prop(optional)]
    after: Option<&'static str>,
    /// The card.
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        <div class="access">
            <main id="main" class:wide=wide>
                <header class="access-head">
                    <span class="mark lg"><Icon name="check" /></span>
                    <h1>{title}</h1>
                    {sub.map(|sub| view! { <p>{sub}</p> })}
                </header>
                <div class="card"><div class="card-body">{children()}</div></div>
                {after.map(|after| view! { <p class="access-after">{after}</p> })}
            </main>
            <footer class="access-foot">{words::access::foot()}</footer>
        </div>
    }
}

/// What a plain form that was refused left in the address: `?refused`.
#[component]
pub fn Refused(
    /// The sentence.
    text: &'static str,
) -> impl IntoView {
    let query = use_query_map();
    move || {
        query
            .read()
            .get("refused")
            .map(|_| view! { <Notice kind="error">{text}</Notice> })
    }
}

/// The failure of the last try, and what to do when a try works: a full load, so that the new session is used.
pub fn outcome<S>(action: ServerAction<S>, next: impl Fn() -> String + 'static) -> Signal<Option<Failure>>
where
    S: ServerFn<Output = (), Error = ApiError> + Clone + Send + Sync + 'static,
{
    Effect::new(move |_| {
        if let Some(Ok(())) = action.value().get() {
            let _ = window().location().set_href(&next());
        }
    });
    Signal::derive(move || action.value().get().and_then(Result::err).map(|error| error.0))
}

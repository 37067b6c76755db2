use super::typed::{unsent, unsent_move};
use crate::{ui::Icon, words};
use domain::{LinkId, views::review::ReviewPost};
use leptos::prelude::*;

/// Says that the client wrote about a post and did not send it.
#[component]
pub(super) fn Unsent(
    link: LinkId,
    #[prop(into)] post: Signal<ReviewPost>,
    /// The sentence, of the words.
    say: fn(String) -> String,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let words = RwSignal::new(None);
    Effect::new(move |_| words.set(post.with(|post| unsent(link, post))));
    move || {
        let text = say(words.get()?);
        let more = children.as_ref().map(|children| children());
        Some(view! {
            <div class="notice warn no-print"><Icon name="alert" /><div dir="auto">{text} " " {more}</div></div>
        })
    }
}

/// Says that the client chose another time for a post and did not send it.
#[component]
pub(super) fn UnsentMove(link: LinkId, #[prop(into)] post: Signal<ReviewPost>) -> impl IntoView {
    let chosen = RwSignal::new(false);
    Effect::new(move |_| chosen.set(post.with(|post| unsent_move(link, post))));
    move || {
        chosen.get().then(|| {
            view! { <div class="notice warn no-print"><Icon name="alert" /><div>{words::review::all_unmoved()}</div></div> }
        })
    }
}

use super::typed::unsent;
use crate::ui::Icon;
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

use crate::{ui::Icon, words};
use domain::platform::Platform;
use leptos::prelude::*;

/// The row of things that readers could do there: for the eye only.
#[component]
pub(super) fn Actions(#[prop(into)] platform: Signal<Platform>) -> impl IntoView {
    let worded = |icon, word| view! { <span><Icon name=icon />{word}</span> };
    let row = move || match platform.get() {
        Platform::Instagram | Platform::Pinterest => view! {
            <Icon name="heart" />
            <Icon name="comment" />
            <Icon name="send" />
            <span class="end"><Icon name="bookmark" /></span>
        }
        .into_any(),
        Platform::Facebook => view! {
            {worded("thumb-up", words::review::like())}
            {worded("comment", words::review::comment())}
            {worded("share", words::review::share())}
        }
        .into_any(),
        Platform::LinkedIn => view! {
            {worded("thumb-up", words::review::like())}
            {worded("comment", words::review::comment())}
            {worded("repeat", words::review::repost())}
            {worded("send", words::review::send())}
        }
        .into_any(),
        Platform::YouTube | Platform::TikTok | Platform::GoogleBusiness => view! {
            <Icon name="thumb-up" />
            <Icon name="comment" />
            <Icon name="share" />
        }
        .into_any(),
        Platform::X | Platform::Threads | Platform::Bluesky | Platform::Mastodon => view! {
            <Icon name="comment" />
            <Icon name="repeat" />
            <Icon name="heart" />
            <Icon name="bookmark" />
            <Icon name="share" />
        }
        .into_any(),
    };
    view! { <div class="pv-actions" aria-hidden="true">{row}</div> }
}

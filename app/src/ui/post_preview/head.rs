use crate::{
    dates,
    ui::{Avatar, Icon},
};
use domain::{platform::Platform, views::When};
use leptos::prelude::*;

/// The account, and what its network says beside it.
#[component]
pub(super) fn Head(
    #[prop(into)] platform: Signal<Platform>,
    #[prop(into)] handle: Signal<String>,
    #[prop(into)] when: Signal<Option<When>>,
    hue: i64,
) -> impl IntoView {
    let bare = move || handle.with(|handle| handle.trim_start_matches('@').to_owned());
    let name = move || match platform.get() {
        Platform::TikTok | Platform::YouTube => handle.get(),
        _ => bare(),
    };
    let beside = move || {
        let day = when.with(|when| when.as_ref().map(|when| dates::day(when.day)));
        let parts = match platform.get() {
            Platform::X | Platform::Bluesky | Platform::Mastodon => vec![Some(format!("@{}", bare())), day],
            Platform::Facebook => {
                vec![when.with(|when| when.as_ref().map(dates::moment))]
            }
            Platform::Instagram | Platform::TikTok => vec![],
            _ => vec![day],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let public = move || matches!(platform.get(), Platform::Facebook | Platform::LinkedIn);
    view! {
        <header class="pv-head">
            {move || view! { <Avatar name=bare() hue class="pv-avatar" /> }}
            <div class="pv-name">
                <b>{name}</b>
                " "
                <small>{beside} {move || public().then(|| view! { <Icon name="globe" /> })}</small>
            </div>
            <Icon name="more" />
        </header>
    }
}

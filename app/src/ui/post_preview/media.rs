use crate::words;
use domain::{platform::Platform, views::Picture};
use leptos::prelude::*;

/// Pictures that a grid shows; the last says how many more there are.
const GRID: usize = 4;

/// The pictures: alone, to be swiped, or in a grid, as the network does it.
#[component]
pub(super) fn Media(
    #[prop(into)] platform: Signal<Platform>,
    #[prop(into)] pictures: Signal<Vec<Picture>>,
) -> impl IntoView {
    move || {
        let platform = platform.get();
        pictures.with(|pictures| {
            let total = pictures.len();
            let ratio = ratio(platform, pictures.first()?, total);
            let swiped = total > 1 && is_carousel(platform);
            let count = if swiped { total } else { total.min(GRID) };
            let more = move |index| (!swiped && index + 1 == GRID && total > GRID).then(|| format!("+{}", total - GRID + 1));
            let slides = pictures.iter().take(count).enumerate().map(|(index, picture)| {
                let number = swiped.then(|| view! { <span class="pv-count" aria-hidden="true">{format!("{}/{total}", index + 1)}</span> });
                view! { <div class="pv-slide" data-more=more(index)>{image(picture)} {number}</div> }
            });
            let slides = slides.collect_view();
            let dots = swiped.then(|| {
                let dots = (0..total).map(|_| view! { <i></i> }).collect_view();
                view! { <div class="pv-dots" aria-hidden="true">{dots}</div> }
            });
            let media = if swiped {
                // A region that scrolls must be reachable by keyboard.
                let label = words::review::carousel(total);
                view! {
                    <div class="pv-media carousel" data-count=total data-ratio=ratio tabindex="0" role="group" aria-label=label>
                        {slides}
                    </div>
                }
                .into_any()
            } else {
                view! { <div class="pv-media" data-count=count data-ratio=ratio>{slides}</div> }.into_any()
            };
            Some(view! { {media} {dots} })
        })
    }
}

/// The picture over its small self, which is there first.
fn image(picture: &Picture) -> impl IntoView + use<> {
    view! {
        <img class="pv-blur" src=picture.thumbnail.clone() alt="" aria-hidden="true" loading="lazy" decoding="async" />
        <img
            src=picture.url.clone()
            width=picture.width
            height=picture.height
            alt=picture.alt.clone()
            loading="lazy"
            decoding="async"
        />
    }
}

const fn is_carousel(platform: Platform) -> bool {
    matches!(
        platform,
        Platform::Instagram | Platform::TikTok | Platform::Pinterest | Platform::Threads
    )
}

/// The frame in which a network shows pictures of that shape.
fn ratio(platform: Platform, first: &Picture, total: usize) -> Option<&'static str> {
    let wide = u64::from(first.width) * 100 / u64::from(first.height.max(1));
    match platform {
        Platform::TikTok => Some("tall"),
        Platform::YouTube | Platform::GoogleBusiness => None,
        Platform::Facebook if total > 1 => Some("square"),
        Platform::X | Platform::Bluesky | Platform::Mastodon | Platform::LinkedIn if total > 1 => None,
        _ => match wide {
            0..=90 => Some("portrait"),
            91..=115 => Some("square"),
            116..=175 => None,
            _ => Some("wide"),
        },
    }
}

use crate::{
    ui::{Glyph, Icon, PostPreview},
    words,
};
use domain::views::{Picture, Preview, When, review::ReviewPost};
use leptos::prelude::*;

/// The post's first picture, small; its network, if it has none.
#[component]
pub(super) fn Thumb(post: ReviewPost) -> impl IntoView {
    let picture = post.pictures.into_iter().next().map(|picture| {
        view! { <img src=picture.thumbnail width="44" height="44" loading="lazy" alt="" /> }
    });
    let network = post
        .previews
        .into_iter()
        .next()
        .map(|preview| view! { <Glyph platform=preview.platform /> });
    view! { <span class="rv-thumb">{if picture.is_some() { picture.into_any() } else { network.into_any() }}</span> }
}

/// What each channel will show: the first at once, the others behind a fold.
#[component]
pub(super) fn Looks(
    #[prop(into)] previews: Signal<Vec<Preview>>,
    #[prop(into)] pictures: Signal<Vec<Picture>>,
    #[prop(into)] when: Signal<Option<When>>,
    hue: i64,
) -> impl IntoView {
    let look = move |preview: Preview| {
        view! {
            <div class="rv-look">
                <PostPreview preview=Signal::stored(preview) pictures when hue />
            </div>
        }
    };
    move || {
        let mut all = previews.get().into_iter();
        let first = all.next()?;
        let text = first.caption.clone();
        let others = all.map(|preview| {
            let network = preview.platform;
            let own = preview.caption != text;
            let title = if own {
                words::review::also_own(network.name())
            } else {
                words::review::also_on(network.name())
            };
            view! {
                <details class="fold rv-also">
                    <summary><Glyph platform=network />{title}<Icon name="chevron-down" /></summary>
                    {look(preview)}
                </details>
            }
        });
        let others = others.collect_view();
        Some(view! { {look(first)} {others} })
    }
}

/// Every picture with its description: networks hide some, and a client must be able to see what they sign.
#[component]
pub(super) fn Pictures(#[prop(into)] pictures: Signal<Vec<Picture>>) -> impl IntoView {
    move || {
        let items = pictures.get().into_iter().enumerate().map(|(index, picture)| {
            let text = if picture.alt.is_empty() {
                words::review::picture(index + 1)
            } else {
                picture.alt
            };
            view! { <li><a href=picture.url target="_blank" rel="external noreferrer">{text}</a></li> }
        });
        let items = items.collect::<Vec<_>>();
        (!items.is_empty()).then(|| {
            view! {
                <details class="fold">
                    <summary><Icon name="image" />{words::review::pictures()}<Icon name="chevron-down" /></summary>
                    <ol>{items}</ol>
                </details>
            }
        })
    }
}

/// The networks that a post goes to.
pub(super) fn networks_of(previews: &[Preview]) -> String {
    let names = previews.iter().map(|preview| preview.platform.name());
    names.collect::<Vec<_>>().join(", ")
}

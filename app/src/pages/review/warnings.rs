use crate::{ui::Icon, words};
use domain::{
    fit::misfits_of,
    views::{Picture, Preview},
};
use leptos::prelude::*;

/// What a client must know before they sign: that the post cannot be published as it is, and that pictures moved which
/// will not move.
#[component]
pub(super) fn Warnings(
    #[prop(into)] previews: Signal<Vec<Preview>>,
    #[prop(into)] pictures: Signal<Vec<Picture>>,
) -> impl IntoView {
    move || {
        let (sizes, stills) = pictures.with(|all| {
            let sizes: Vec<(u32, u32)> = all
                .iter()
                .map(|picture| (picture.width, picture.height))
                .collect();
            let stills = all.iter().filter(|picture| picture.still_of_animation).count();
            (sizes, stills)
        });
        let found = previews.with(|all| {
            let texts = all
                .iter()
                .map(|preview| (preview.platform, preview.caption.as_str()));
            misfits_of(texts, &sizes)
        });
        let mut said: Vec<String> = found
            .iter()
            .filter(|misfit| misfit.blocks)
            .map(words::of_misfit)
            .collect();
        said.extend((stills > 0).then(|| words::common::moved(stills)));
        said.into_iter()
            .map(|text| view! { <p class="rv-unfit"><Icon name="alert" /><span>{text}</span></p> })
            .collect::<Vec<_>>()
    }
}

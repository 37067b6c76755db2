use crate::{ui::Icon, words};
use domain::{
    fit::{Misfit, misfits_of},
    views::{Picture, Preview, review::ReviewPost},
};
use leptos::prelude::*;

/// Whether the networks take the post as it is, by all that is known.
pub(super) fn is_fit(post: &ReviewPost) -> bool {
    blocking(&post.previews, &post.pictures).is_empty()
}

fn blocking(previews: &[Preview], pictures: &[Picture]) -> Vec<Misfit> {
    let sizes: Vec<(u32, u32)> = pictures
        .iter()
        .map(|picture| (picture.width, picture.height))
        .collect();
    let texts = previews
        .iter()
        .map(|preview| (preview.platform, preview.caption.as_str()));
    let mut found = misfits_of(texts, &sizes);
    found.retain(|misfit| misfit.blocks);
    found
}

/// What a client must know before they sign: that the post cannot be published as it is, that its time is over, and that
/// pictures moved which will not move.
#[component]
pub(super) fn Warnings(
    #[prop(into)] previews: Signal<Vec<Preview>>,
    #[prop(into)] pictures: Signal<Vec<Picture>>,
    /// Its time is over.
    #[prop(into)]
    passed: Signal<bool>,
) -> impl IntoView {
    move || {
        let stills = pictures.with(|all| all.iter().filter(|picture| picture.still_of_animation).count());
        let found = previews.with(|previews| pictures.with(|pictures| blocking(previews, pictures)));
        let mut said: Vec<String> = found.iter().map(words::of_misfit).collect();
        said.extend(passed.get().then(|| words::review::passed().to_owned()));
        said.extend((stills > 0).then(|| words::common::moved(stills)));
        said.into_iter()
            .map(|text| view! { <p class="rv-unfit"><Icon name="alert" /><span>{text}</span></p> })
            .collect::<Vec<_>>()
    }
}

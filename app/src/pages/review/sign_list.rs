use super::{
    looks::{Looks, Thumb, networks_of},
    unsent::{Unsent, UnsentMove},
    warnings::Warnings,
};
use crate::{
    ui::{Icon, Moment},
    words,
};
use domain::{LinkId, PostId, views::review::ReviewPost};
use leptos::prelude::*;

/// Posts that are signed.
#[component]
pub(super) fn SignList(
    link: LinkId,
    posts: Vec<ReviewPost>,
    label: &'static str,
    hue: i64,
    /// Posts whose time is over.
    passed: Vec<PostId>,
    /// Posts that are not what they were when they were chosen: drawn open.
    #[prop(optional)]
    changed: Vec<PostId>,
) -> impl IntoView {
    let items = posts.into_iter().map(|post| {
        let networks = networks_of(&post.previews);
        let when = post.when.clone().map_or_else(
            || words::review::no_date().into_any(),
            |when| view! { <Moment when /> }.into_any(),
        );
        let over = passed.contains(&post.id);
        let (previews, pictures) = (post.previews.clone(), post.pictures.clone());
        let (stored, new) = (Signal::stored(post.clone()), changed.contains(&post.id));
        view! {
            <li>
                <Thumb post=post.clone() />
                <span>
                    <b dir="auto">{post.title.clone()}</b>
                    <small>{networks} " · " {when}</small>
                </span>
                <SignLook post hue new />
                <Warnings
                    previews=Signal::stored(previews)
                    pictures=Signal::stored(pictures)
                    passed=Signal::stored(over)
                />
                <Unsent link post=stored say=words::review::all_unsent />
                <UnsentMove link post=stored />
            </li>
        }
    });
    view! { <ol class="sign-list" aria-label=label>{items.collect_view()}</ol> }
}

/// What is signed, word for word, picture for picture.
#[component]
fn SignLook(post: ReviewPost, hue: i64, new: bool) -> impl IntoView {
    let warning = new.then(|| {
        view! {
            <div class="notice warn" role="alert"><Icon name="alert" /><div>{words::review::all_changed()}</div></div>
        }
    });
    view! {
        <details class="fold" open=new>
            <summary>{words::review::show_post()}<Icon name="chevron-down" /></summary>
            {warning}
            <Looks
                previews=Signal::stored(post.previews)
                pictures=Signal::stored(post.pictures)
                when=Signal::stored(post.when)
                hue
            />
        </details>
    }
}

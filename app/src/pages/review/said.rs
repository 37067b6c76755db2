use super::desk::Desk;
use crate::{ui::Icon, words};
use domain::{Failure, Refusal, views::review::ReviewPost};
use leptos::prelude::*;

/// What stands over the post: that its form was refused, or that it has a newer version.
#[component]
pub(super) fn Said(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = post.with_untracked(|post| post.id);
    move || {
        let refused = desk
            .refusal(Some(id))
            .filter(|flash| !matches!(flash.failure, Failure::Invalid(_)));
        let refused = refused.map(|flash| {
            let warn = matches!(flash.failure, Failure::Refused(Refusal::PostChanged));
            let class = if warn { "notice warn" } else { "notice error" };
            view! { <div class=class role="alert"><Icon name="alert" /><div>{sentence(&flash.failure)}</div></div> }
        });
        let newer = desk.has_newer(id).then(|| {
            view! {
                <div class="notice warn" role="status">
                    <Icon name="refresh" />
                    <div>{words::review::newer()}</div>
                    <button class="button small" type="button" on:click=move |_| desk.show_newer(id)>
                        {words::review::show_newer()}
                    </button>
                </div>
            }
        });
        (refused.is_some() || newer.is_some()).then(|| view! { <div class="rv-parts">{refused}{newer}</div> })
    }
}

/// Why a form of a client was refused: they have no account to sign in to.
pub(super) fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::SignedOut => words::review::came_late().to_owned(),
        Failure::Unanswered => words::review::unanswered().to_owned(),
        other => words::of_failure(other),
    }
}

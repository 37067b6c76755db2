use super::{
    closed::{Closed, Left},
    sent::{Sent, Shut},
};
use crate::{
    api::{
        ApiError,
        review::{come_back, show_review},
    },
    words,
};
use domain::{
    Failure, LinkId,
    views::review::{Return, ReviewPage as Review},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Loads the review of the link in the address and has it drawn, or says why not.
#[component]
pub(super) fn WithReview(
    /// Draws it.
    draw: fn(Review) -> AnyView,
) -> impl IntoView {
    let params = use_params_map();
    let link = move || params.with(|params| params.get("link").and_then(|text| text.parse::<LinkId>().ok()));
    let review = Resource::new_str(link, |link| async move {
        Sent(match link {
            Some(link) => match show_review(link).await {
                Ok(page) => Ok(page),
                Err(ApiError(Failure::SignedOut)) => {
                    Err(come_back(link).await.map_or_else(Shut::Failed, Shut::Left))
                }
                Err(error) => Err(Shut::Failed(error)),
            },
            None => Err(Shut::Left(Return::Unknown)),
        })
    });
    view! {
        <Suspense fallback=|| view! { <p class="visually-hidden" role="status">{words::common::loading()}</p> }>
            {move || Suspend::new(async move {
                match review.await.0 {
                    Ok(page) => draw(page),
                    Err(Shut::Left(found)) => view! { <Left link=untrack(link) found /> }.into_any(),
                    Err(Shut::Failed(error)) => view! { <Closed error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

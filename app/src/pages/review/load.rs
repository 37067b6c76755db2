use super::{closed::Closed, sent::Sent};
use crate::{
    api::{ApiError, review::show_review},
    words,
};
use domain::{Failure, LinkId, views::review::ReviewPage as Review};
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
            Some(link) => show_review(link).await,
            None => Err(ApiError(Failure::NotFound)),
        })
    });
    view! {
        <Suspense fallback=|| view! { <p class="visually-hidden" role="status">{words::common::loading()}</p> }>
            {move || Suspend::new(async move {
                match review.await.0 {
                    Ok(page) => draw(page),
                    Err(error) => view! { <Closed error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

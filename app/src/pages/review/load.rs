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
    Failure, LinkId, Refusal,
    views::review::{Return, ReviewPage as Review},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The link in the address.
pub(super) fn link_in_address() -> impl Fn() -> Option<LinkId> + Copy + Send + Sync {
    let params = use_params_map();
    move || params.with(|params| params.get("link").and_then(|text| text.parse().ok()))
}

/// What `get` gives of the link, or why it is shut.
pub(super) async fn load<T>(
    link: Option<LinkId>,
    get: impl AsyncFnOnce(LinkId) -> Result<T, ApiError>,
) -> Result<T, Shut> {
    let link = link.ok_or(Shut::Left(Return::Unknown { left: None }))?;
    match get(link).await {
        Ok(loaded) => Ok(loaded),
        Err(ApiError(Failure::SignedOut)) => Err(come_back(link).await.map_or_else(Shut::Failed, Shut::Left)),
        // Over under a live session: what a form held that came too late is given back.
        Err(error) if matches!(error.0, Failure::Refused(Refusal::LinkNotActive(_))) => {
            Err(match come_back(link).await {
                Ok(found @ Return::Expired { .. }) => Shut::Left(found),
                _ => Shut::Failed(error),
            })
        }
        Err(error) => Err(Shut::Failed(error)),
    }
}

/// Says why it is shut.
pub(super) fn why(link: Option<LinkId>, shut: Shut) -> AnyView {
    match shut {
        Shut::Left(found) => view! { <Left link found /> }.into_any(),
        Shut::Failed(error) => view! { <Closed error link /> }.into_any(),
    }
}

/// Loads the review of the link in the address and has it drawn, or says why not.
#[component]
pub(super) fn WithReview(
    /// Draws it.
    draw: fn(Review) -> AnyView,
) -> impl IntoView {
    let link = link_in_address();
    let review = Resource::new_str(link, |link| async move { Sent(load(link, show_review).await) });
    view! {
        <Suspense fallback=|| view! { <p class="visually-hidden" role="status">{words::common::loading()}</p> }>
            {move || Suspend::new(async move {
                match review.await.0 {
                    Ok(page) => draw(page),
                    Err(shut) => why(untrack(link), shut),
                }
            })}
        </Suspense>
    }
}

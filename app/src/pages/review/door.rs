use super::{
    closed::{Closed, Invalid, Says, status},
    unlock::{Key, Unlock, enter},
};
use crate::{
    api::review::{RequestNewLink, open_door, request_new_link},
    ui::{Trouble, submitted},
    words,
};
use domain::{Failure, views::review::Door};
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_router::hooks::use_params_map;

/// `/r/{token}`: who asks, and the password. Looking at it changes nothing: scanners of mail open links.
#[component]
pub fn DoorPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()));
    let door = Resource::new(move || token.get(), open_door);
    view! {
        <Suspense fallback=|| view! { <p class="visually-hidden" role="status">{words::common::loading()}</p> }>
            {move || Suspend::new(async move {
                match door.await {
                    Ok(Door::Locked(asker)) => view! { <Unlock key=Key::Token(token.get_untracked()) asker /> }.into_any(),
                    // The password was given: it is not asked for again.
                    Ok(Door::Open(link)) => {
                        enter(link);
                        ().into_any()
                    }
                    Ok(Door::Expired { asked }) => {
                        view! { <Expired token=token.get_untracked() asked /> }.into_any()
                    }
                    Ok(Door::Invalid) => view! { <Invalid /> }.into_any(),
                    Err(error) => view! { <Closed error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// A link whose time is over: a new one can be asked for.
#[component]
fn Expired(
    token: String,
    /// A new one was asked for.
    asked: bool,
) -> impl IntoView {
    status(410);
    let asked = RwSignal::new(asked);
    let failure = RwSignal::new(None::<Failure>);
    let sent = token.clone();
    let ask = move |event| {
        submitted(&event);
        let token = sent.clone();
        spawn_local(async move {
            match request_new_link(token).await {
                Ok(()) => asked.set(true),
                Err(error) => failure.set(Some(error.0)),
            }
        });
    };
    move || {
        if asked.get() {
            return view! {
                <Says icon="check" title=words::review::asked_title() text=words::review::asked_text()>
                    <p class="small">{words::review::asked_close()}</p>
                </Says>
            }
            .into_any();
        }
        let (ask, token) = (ask.clone(), token.clone());
        view! {
            <Says icon="clock" title=words::review::expired_title() text=words::review::expired_text()>
                <form method="post" action=RequestNewLink::url() on:submit=ask>
                    <input type="hidden" name="token" value=token />
                    <button class="button primary large">{words::review::request_link()}</button>
                </form>
                <Trouble failure lost=words::failure::no_answer() />
            </Says>
        }
        .into_any()
    }
}

use super::closed::Frame;
use crate::{
    api::review::{Unlock as UnlockCall, unlock},
    ui::{Avatar, Field, Icon, PasswordInput, Trouble, submitted},
    words,
};
use domain::{Failure, Field as Name, LinkId, Problem};
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// Asks for the password of a link.
#[component]
pub(super) fn Unlock(
    token: String,
    asked_by: String,
    workspace: String,
    project: String,
    hue: i64,
) -> impl IntoView {
    let failure = RwSignal::new(use_query_map().with_untracked(|query| {
        // What a plain form was answered with.
        if query.get("wrong").is_some() {
            return Some(Failure::field(Name::Password, Problem::Wrong));
        }
        query.get("locked").map(|seconds| Failure::TooManyTries {
            retry_after_s: seconds.parse().ok(),
        })
    }));
    let busy = RwSignal::new(false);
    let sent = token.clone();
    let submit = move |event| {
        let password = submitted(&event).remove("password").unwrap_or_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let token = sent.clone();
        spawn_local(async move {
            match unlock(token, password).await {
                Ok(link) => enter(link),
                Err(error) => {
                    failure.set(Some(error.0));
                    busy.set(false);
                    focus("password");
                }
            }
        });
    };
    view! {
        <Title text=words::review::open_title() />
        <Frame>
            <header class="access-head">
                <Avatar name=project.clone() hue class="lg square" />
                <h1>{words::review::asks_you(&asked_by, &workspace)}</h1>
                <p>{words::review::about(&project)}</p>
            </header>
            <div class="card">
                <div class="card-body">
                    <Trouble failure lost=words::failure::no_answer() />
                    <form method="post" action=UnlockCall::url() on:submit=submit>
                        <input type="hidden" name="token" value=token />
                        <Field
                            label=words::review::password().to_owned()
                            id="password"
                            name=Name::Password
                            failure
                            hint=words::review::password_hint()
                        >
                            <PasswordInput id="password" autocomplete="current-password" />
                        </Field>
                        <button class="button primary large block" aria-busy=move || busy.get().to_string()>
                            {words::review::open_review()}
                        </button>
                    </form>
                </div>
            </div>
            <ul class="access-facts">
                <li><Icon name="user" /><span>{words::review::no_account()}</span></li>
            </ul>
        </Frame>
    }
}

/// Leaves the door for the review. The document is loaded anew, in place of this one: the session's cookie is used, and
/// neither the address bar nor the history holds the token any more.
fn enter(link: LinkId) {
    #[cfg(feature = "hydrate")]
    {
        // Without it the page stays as it is, and the form can be sent again.
        let _ = window().location().replace(&format!("/review/{link}"));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = link;
}

/// Brings the keyboard to the element of that id.
pub(super) fn focus(id: &str) {
    focus_on(&format!("[id='{id}']"));
}

/// Brings the keyboard to the first element of that selector.
pub(super) fn focus_on(selector: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let element = document()
            .query_selector(selector)
            .ok()
            .flatten()
            .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = selector;
}

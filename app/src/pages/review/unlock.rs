use super::{closed::Frame, focus::focus};
use crate::{
    api::{
        ApiError,
        review::{Unlock as UnlockCall, UnlockAgain, unlock, unlock_again},
    },
    ui::{Avatar, Field, Icon, PasswordInput, Trouble, submitted},
    words,
};
use domain::{Failure, Field as Name, LinkId, Problem, views::review::Asker};
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// What is presented together with the password.
#[derive(Clone)]
pub(super) enum Key {
    /// The token in the address.
    Token(String),
    /// The link that this browser opened before.
    Link(LinkId),
}

impl Key {
    /// Presents it with the password; gives the link.
    async fn turn(self, password: String) -> Result<LinkId, ApiError> {
        match self {
            Self::Token(token) => unlock(token, password).await,
            Self::Link(link) => unlock_again(link, password).await.map(|()| link),
        }
    }
}

/// Asks for the password of a link.
#[component]
pub(super) fn Unlock(
    key: Key,
    asker: Asker,
    /// What stands over the form.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let Asker {
        asked_by,
        workspace,
        project,
        hue,
    } = asker;
    view! {
        <Title text=words::review::open_title() />
        <Frame>
            <header class="access-head">
                <Avatar name=project.clone() hue class="lg square" />
                <h1>{words::review::asks_you(&asked_by, &workspace)}</h1>
                <p>{words::review::about(&project)}</p>
            </header>
            {children.map(|children| children())}
            <div class="card">
                <div class="card-body">
                    <PasswordForm key opened=enter />
                </div>
            </div>
            <ul class="access-facts">
                <li><Icon name="user" /><span>{words::review::no_account()}</span></li>
            </ul>
        </Frame>
    }
}

/// The password and its button. With scripts `opened` is called when it was right.
#[component]
pub(super) fn PasswordForm(
    key: Key,
    /// What comes after it.
    opened: impl Fn(LinkId) + Clone + 'static,
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
    let (action, hidden, value) = match &key {
        Key::Token(token) => (UnlockCall::url(), "token", token.clone()),
        Key::Link(link) => (UnlockAgain::url(), "link", link.to_string()),
    };
    let submit = move |event| {
        let password = submitted(&event).remove("password").unwrap_or_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (key, opened) = (key.clone(), opened.clone());
        spawn_local(async move {
            match key.turn(password).await {
                Ok(link) => opened(link),
                Err(error) => {
                    failure.set(Some(error.0));
                    busy.set(false);
                    focus("password");
                }
            }
        });
    };
    view! {
        <Trouble failure lost=words::failure::no_answer() />
        <form method="post" action=action on:submit=submit>
            <input type="hidden" name=hidden value=value />
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
    }
}

/// Leaves the door for the review. The document is loaded anew, in place of this one: the session's cookie is used, and
/// neither the address bar nor the history holds the token any more. A page of the review itself is asked for again.
pub(super) fn enter(link: LinkId) {
    let page = format!("/review/{link}");
    #[cfg(feature = "hydrate")]
    {
        // Without it the page stays as it is, and the form can be sent again.
        let location = window().location();
        let inside = location.pathname().is_ok_and(|path| path.starts_with(&page));
        let _ = if inside {
            location.reload()
        } else {
            location.replace(&page)
        };
    }
    #[cfg(feature = "ssr")]
    crate::request::redirect_page(&page);
    #[cfg(not(any(feature = "hydrate", feature = "ssr")))]
    drop(page);
}

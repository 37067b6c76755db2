use super::frame::{Frame, Refused, outcome};
use crate::{
    api::access::{SignIn, local_path},
    ui::{Field, PasswordInput, Trouble},
    words,
};
use domain::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Signing in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let action = ServerAction::<SignIn>::new();
    let query = use_query_map();
    let next = move || query.read().get("next").unwrap_or_default();
    let failure = outcome(action, move || {
        local_path(&query.read_untracked().get("next").unwrap_or_default()).to_owned()
    });
    view! {
        <Frame title=words::access::sign_in_title() after=words::access::reviewer_hint()>
            <ActionForm action>
                <Refused text=words::access::refused_sign_in() />
                <Trouble failure lost=words::failure::no_answer() />
                <input type="hidden" name="next" value=next />
                <Field label=words::access::email() id="email" name=Name::Email failure>
                    <input
                        class="input"
                        id="email"
                        name="email"
                        type="email"
                        autocomplete="username"
                        required
                        aria-describedby="email-problem"
                    />
                </Field>
                <Field label=words::access::password() id="password" name=Name::Password failure>
                    <PasswordInput id="password" autocomplete="current-password" />
                </Field>
                <button class="button primary large block" aria-busy=move || action.pending().get().to_string()>
                    {words::access::sign_in_button()}
                </button>
            </ActionForm>
        </Frame>
    }
}

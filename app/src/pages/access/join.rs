use super::frame::{Frame, Refused, outcome};
use crate::{
    api::access::{Join, read_invitation},
    ui::{Field, Notice, PasswordInput, Trouble},
    words,
};
use domain::Field as Name;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Accepting an invitation.
#[component]
pub fn JoinPage() -> impl IntoView {
    let params = use_params_map();
    let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
    let invitation = Resource::new(move || token.get(), read_invitation);
    let action = ServerAction::<Join>::new();
    let failure = outcome(action, || "/".to_owned());
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match invitation.await {
                    Ok((email, workspace)) => view! {
                        <Frame title=words::access::join_title(workspace) sub=words::access::join_sub(email)>
                            <ActionForm action>
                                <Refused text=words::access::refused_form() />
                                <Trouble failure lost=words::access::lost() />
                                <input type="hidden" name="token" value=token.get_untracked() />
                                <Field label=words::access::your_name() id="name" name=Name::Name failure>
                                    <input class="input" id="name" name="name" autocomplete="name" maxlength="80" required aria-describedby="name-problem" />
                                </Field>
                                <Field
                                    label=words::access::password()
                                    id="password"
                                    name=Name::Password
                                    failure
                                    hint=words::access::new_password_hint()
                                >
                                    <PasswordInput id="password" autocomplete="new-password" />
                                </Field>
                                <button class="button primary large block">{words::access::join_button()}</button>
                            </ActionForm>
                        </Frame>
                    }
                        .into_any(),
                    Err(error) => {
                        #[cfg(feature = "ssr")]
                        crate::request::set_status(error.0.status());
                        let _ = &error;
                        view! {
                            <Frame title=words::access::nothing_here()>
                                <Notice kind="info">{words::access::join_over()}</Notice>
                            </Frame>
                        }
                            .into_any()
                    }
                }
            })}
        </Suspense>
    }
}

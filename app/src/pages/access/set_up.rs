use super::frame::{Frame, Refused, outcome};
use crate::{
    api::access::SetUp,
    ui::{Field, PasswordInput, Trouble},
    words,
};
use domain::Field as Name;
use leptos::prelude::*;

/// First start: the owner's account.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let action = ServerAction::<SetUp>::new();
    let failure = outcome(action, || "/".to_owned());
    view! {
        <Frame title=words::access::setup_title() sub=words::access::setup_sub() wide=true>
            <ActionForm action>
                <Refused text=words::access::refused_form() />
                <Trouble failure lost=words::access::lost() />
                <Field label=words::access::code() id="code" name=Name::Code failure hint=words::access::code_hint()>
                    <input
                        class="input code"
                        id="code"
                        name="code"
                        autocomplete="one-time-code"
                        autocapitalize="characters"
                        spellcheck="false"
                        required
                        aria-describedby="code-problem"
                    />
                </Field>
                <Field
                    label=words::access::workspace()
                    id="workspace"
                    name=Name::Workspace
                    failure
                    hint=words::access::workspace_hint()
                >
                    <input
                        class="input"
                        id="workspace"
                        name="workspace"
                        autocomplete="organization"
                        maxlength="80"
                        required
                        aria-describedby="workspace-problem"
                    />
                </Field>
                <div class="field-row">
                    <Field label=words::access::your_name() id="name" name=Name::Name failure>
                        <input class="input" id="name" name="name" autocomplete="name" maxlength="80" required aria-describedby="name-problem" />
                    </Field>
                    <Field label=words::access::email() id="email" name=Name::Email failure>
                        <input class="input" id="email" name="email" type="email" autocomplete="username" required aria-describedby="email-problem" />
                    </Field>
                </div>
                <Field
                    label=words::access::password()
                    id="password"
                    name=Name::Password
                    failure
                    hint=words::access::new_password_hint()
                >
                    <PasswordInput id="password" autocomplete="new-password" />
                </Field>
                <button class="button primary large block" aria-busy=move || action.pending().get().to_string()>
                    {words::access::setup_button()}
                </button>
            </ActionForm>
        </Frame>
    }
}
